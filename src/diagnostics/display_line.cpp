#include "diagnostics/display_line.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

constexpr std::size_t tab_width = 4;
/// Bytes laid out on either side of what must be seen; more than a window of four-byte characters.
constexpr std::size_t context_bytes = 4 * line_limit;

/// The part of a line worth laying out, beginning with a whole character.
ColumnRange crop(std::string_view line, std::size_t begin, std::size_t end) {
  ColumnRange bytes{.begin = begin > context_bytes ? begin - context_bytes : 0,
                    .end = std::min(line.size(), std::min(end, begin + context_bytes) + context_bytes)};
  while (bytes.begin < begin && continues_character(line[bytes.begin])) ++bytes.begin;
  while (bytes.end < line.size() && continues_character(line[bytes.end])) ++bytes.end;
  return bytes;
}

}  // namespace

DisplayLine::DisplayLine(std::string_view line, std::size_t begin, std::size_t end) {
  const std::size_t from = std::min(begin, line.size());
  const std::size_t to = std::clamp(end, from, line.size());
  const ColumnRange bytes = crop(line, from, to);
  lay_out(line, bytes);
  choose_window({.begin = column_of(from), .end = column_of(to)}, bytes.begin > 0, bytes.end < line.size());
}

void DisplayLine::lay_out(std::string_view line, ColumnRange bytes) {
  std::size_t column = 0;
  for (std::size_t byte = bytes.begin; byte < bytes.end;) {
    VisibleCharacter character = first_visible(line.substr(byte, bytes.end - byte));
    if (line[byte] == '\t') {
      character.width = tab_width - column % tab_width;
      character.text = std::string(character.width, ' ');
    }
    pieces_.push_back({.text = std::move(character.text),
                       .byte = byte,
                       .columns = {.begin = column, .end = column + character.width}});
    column += character.width;
    byte += character.bytes;
  }
}

void DisplayLine::choose_window(ColumnRange seen, bool cut_before, bool cut_after) {
  constexpr std::size_t room_for_both_marks = 2;
  window_ = {.begin = 0, .end = std::max(width(), cut_before || cut_after ? room_for_both_marks : 0)};
  if (window_.end > line_limit) {
    const std::size_t length = std::min(seen.end - seen.begin, line_limit * 3 / 4);
    const std::size_t context = (line_limit - length) / 2;
    const bool fits_at_start = !cut_before && seen.begin + length + context <= line_limit;
    const std::size_t begin = fits_at_start || seen.begin < context ? 0 : seen.begin - context;
    window_.begin = std::min(begin, window_.end - line_limit);
    window_.end = window_.begin + line_limit;
  }
  write_text(cut_before || window_.begin > 0, cut_after || window_.end < width());
}

void DisplayLine::write_text(bool cut_before, bool cut_after) {
  const ColumnRange room{.begin = window_.begin + (cut_before ? 1U : 0U),
                         .end = window_.end - (cut_after ? 1U : 0U)};
  std::size_t column = window_.begin;
  if (cut_before) {
    text_ += "…";
    ++column;
  }
  for (const Piece& piece : pieces_) {
    if (piece.columns.begin < room.begin || piece.columns.end > room.end) continue;
    text_.append(piece.columns.begin - column, ' ');  // half of a wide character was cut off
    text_ += piece.text;
    column = piece.columns.end;
  }
  if (cut_after) text_.append(room.end - column, ' ').append("…");
}

std::size_t DisplayLine::column_of(std::size_t byte) const {
  const auto after = std::ranges::upper_bound(pieces_, byte, {}, &Piece::byte);
  if (after == pieces_.begin()) return 0;
  const Piece& piece = *std::prev(after);
  const bool is_end = after == pieces_.end() && byte > piece.byte;
  return is_end ? piece.columns.end : piece.columns.begin;
}

std::size_t DisplayLine::width() const {
  return pieces_.empty() ? 0 : pieces_.back().columns.end;
}

ColumnRange DisplayLine::columns(std::size_t begin, std::size_t end) const {
  const std::size_t from = std::clamp(column_of(begin), window_.begin, window_.end);
  const std::size_t to = std::clamp(column_of(end), from, window_.end);
  return {.begin = from - window_.begin, .end = std::max(to, from + 1) - window_.begin};
}

}  // namespace budgetc
