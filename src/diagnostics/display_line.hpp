#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace budgetc {

/// A stretch of columns of a line, `end` one past the last.
struct ColumnRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A source line as a terminal shows it: tabs expanded, nothing invisible, and every byte with its column.
/// Very long lines are laid out only around the bytes of interest.
class DisplayLine {
 public:
  /// Lays `line` out; `begin` and `end` are the byte offsets within it that must be seen.
  DisplayLine(std::string_view line, std::size_t begin, std::size_t end);

  /// Columns of the bytes from `begin` to `end`, at least one wide, within what `text` shows.
  [[nodiscard]] ColumnRange columns(std::size_t begin, std::size_t end) const;
  /// What is shown, with `…` where something is left out.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Piece {
    std::string text;
    std::size_t byte = 0;
    ColumnRange columns;
  };

  void lay_out(std::string_view line, ColumnRange bytes);
  void choose_window(ColumnRange seen, bool cut_before, bool cut_after);
  void write_text(bool cut_before, bool cut_after);
  [[nodiscard]] std::size_t column_of(std::size_t byte) const;
  [[nodiscard]] std::size_t width() const;

  std::vector<Piece> pieces_;
  ColumnRange window_;
  std::string text_;
};

/// Widest source line that is shown whole.
inline constexpr std::size_t line_limit = 100;

}  // namespace budgetc
