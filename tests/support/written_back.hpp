#pragma once

#include <string>
#include <string_view>

#include "source/second_reader.hpp"
#include "source/write_source.hpp"
#include "support/read_text.hpp"

namespace budgetc::test {

inline const SourceFile& file_of(const ReadText& read) {
  return (*read.files)[read.result.tree.file];
}

/// The file as its tree writes it.
inline std::string written_back(const ReadText& read) {
  return write_source_tree(read.result.tree, file_of(read));
}

/// The first piece of a flawless file that is not what its kind says; empty where all are. So nothing that
/// was written stands outside of scalars and comments.
inline std::string wrong_piece(const ReadText& read) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  for (const SourcePiece& piece : source_pieces(read.result.tree, file_of(read))) {
    const std::string_view bytes = file_of(read).text().substr(piece.begin, piece.end - piece.begin);
    const std::size_t begin = piece.begin == 0 && bytes.starts_with(mark) ? mark.size() : 0;
    const bool only_blanks = bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
    const bool only_layout = bytes.find_first_not_of(" \t\r\n-:,[]{}", begin) == std::string_view::npos;
    const bool right = piece.kind == SourcePiece::Kind::comment ? bytes.starts_with('#')
                       : piece.kind == SourcePiece::Kind::blank_line
                           ? only_blanks
                           : piece.kind == SourcePiece::Kind::scalar || only_layout;
    if (!right) return std::string(bytes);
  }
  return {};
}

/// How yaml-cpp's reading differs from that of a flawless file; empty where both agree.
inline std::string second_reading(const ReadText& read) {
  if (!read.result.tree.flawless) return {};
  const auto difference = compare_readings(file_of(read), read.result.tree, known_faults());
  return difference ? difference->notes.at(0).text() + "; " + difference->notes.at(1).text() : std::string();
}

}  // namespace budgetc::test
