#include "source/write_source.hpp"

#include <algorithm>
#include <string_view>

#include "source/tree_walk.hpp"

namespace budgetc {
namespace {

void add_scalars(const SourceNode& root, std::vector<SourcePiece>& pieces) {
  TreeWalk walk(root);
  do {
    while (const SourceNode* const node = walk.next()) {
      if (node->is_sequence() || node->is_mapping()) {
        walk.enter(*node);
      } else if (node->span.begin != node->span.end) {
        pieces.push_back(
            {.kind = SourcePiece::Kind::scalar, .begin = node->span.begin, .end = node->span.end});
      }
    }
  } while (walk.leave());
}

void add_trivia(const std::vector<Trivia>& trivia, std::vector<SourcePiece>& pieces) {
  for (const Trivia& passed : trivia) {
    const bool comment = passed.kind == Trivia::Kind::comment;
    pieces.push_back({.kind = comment ? SourcePiece::Kind::comment : SourcePiece::Kind::blank_line,
                      .begin = passed.begin,
                      .end = passed.end});
  }
}

}  // namespace

std::vector<SourcePiece> source_pieces(const SourceTree& tree, const SourceFile& file) {
  std::vector<SourcePiece> written;
  add_scalars(tree.root, written);
  add_trivia(tree.trivia, written);
  std::ranges::sort(written, {}, &SourcePiece::begin);
  written.push_back({.begin = static_cast<std::uint32_t>(file.text().size()),
                     .end = static_cast<std::uint32_t>(file.text().size())});
  std::vector<SourcePiece> pieces;
  std::uint32_t at = 0;
  for (const SourcePiece& piece : written) {
    if (at < piece.begin) pieces.push_back({.begin = at, .end = piece.begin});
    if (piece.begin < piece.end) pieces.push_back(piece);
    at = piece.end;
  }
  return pieces;
}

std::string write_source_tree(const SourceTree& tree, const SourceFile& file) {
  std::string text;
  text.reserve(file.text().size());
  for (const SourcePiece& piece : source_pieces(tree, file))
    text += file.text().substr(piece.begin, piece.end - piece.begin);
  return text;
}

}  // namespace budgetc
