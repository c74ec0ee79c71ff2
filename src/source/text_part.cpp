#include "source/text_part.hpp"

#include <algorithm>

namespace budgetc {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Where the content begins: behind a quote, or behind the first line of a block.
std::size_t content_begin(std::string_view raw) {
  if (raw.empty()) return 0;
  const char first = raw.front();
  if (first == '"' || first == '\'') return 1;
  if (first != '|' && first != '>') return 0;
  return std::min(raw.find('\n'), raw.size());
}

/// Walks through the written bytes and the content together.
class PartWalk {
 public:
  PartWalk(std::string_view raw, std::string_view text) : raw_(raw), text_(text), at_(content_begin(raw)) {}

  /// Moves to an offset of the content; false where the bytes are others.
  bool move_to(std::size_t offset) {
    for (; done_ < offset && done_ < text_.size(); ++done_) {
      if (is_blank(text_[done_])) continue;
      skip_blanks();
      skip_escape(text_[done_]);
      if (at_ >= raw_.size() || raw_[at_] != text_[done_]) return false;
      ++at_;
    }
    return true;
  }
  void skip_blanks() {
    while (at_ < raw_.size() && is_blank(raw_[at_])) ++at_;
  }
  /// Between quotation marks one of them is escaped: by a backslash, or by another one.
  void skip_escape(char next) {
    const char escape = raw_.front() == '"' && (next == '"' || next == '\\') ? '\\'
                        : raw_.front() == '\'' && next == '\''               ? '\''
                                                                             : '\0';
    if (escape != '\0' && at_ + 1 < raw_.size() && raw_[at_] == escape && raw_[at_ + 1] == next) ++at_;
  }
  [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(at_); }

 private:
  std::string_view raw_;
  std::string_view text_;
  std::size_t at_;
  std::size_t done_ = 0;
};

}  // namespace

Span text_part(const SourceFiles& files, Span span, std::string_view text, std::uint32_t offset,
               std::uint32_t length) {
  PartWalk walk(files.text(span), text);
  if (!walk.move_to(offset)) return span;
  // An empty stretch marks where something is missing: right behind what was written last.
  if (length > 0) walk.skip_blanks();
  const std::uint32_t begin = span.begin + walk.position();
  if (!walk.move_to(offset + length)) return span;
  return {.file = span.file, .begin = begin, .end = span.begin + walk.position()};
}

}  // namespace budgetc
