#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "expression/expression.hpp"

// Live figures: what running text names in braces and does not say itself, `{betrag 35.02.01 001}`.
namespace budgetc::live {

/// What a live figure is drawn from.
enum class Subject : std::uint8_t { amount, ring, indicator, posts };

/// A word of a reference, or several that belong together, and where they stand in the text.
struct Word {
  std::string_view text;
  TextRange place;
};

/// In what an amount is counted.
enum class Scale : std::uint8_t { euros, thousands, millions };

/// How an amount is printed.
struct Format {
  Scale scale = Scale::euros;
  bool absolute = false;
  bool per_inhabitant = false;
  /// The column that it is compared with.
  std::optional<Word> compared{};
  /// The rows that it is a share of.
  std::optional<Word> whole{};
};

/// A reference as it is written: nothing of it is looked up yet.
struct LiveFigure {
  Subject subject = Subject::amount;
  /// From brace to brace.
  TextRange place;
  /// What stands before column and format: node, plan and rows; the citation and side of a ring; node and
  /// name of an indicator; a node.
  std::vector<Word> operands{};
  /// "Ansatz 2024"; of an indicator "2024" or "2024 Ist", of posts "2026".
  std::optional<Word> column{};
  Format format{};
};

/// Where a live figure begins.
struct Opening {
  Subject subject = Subject::amount;
  /// The brace with the word behind it.
  TextRange place;
  /// A backslash before the brace makes it text.
  bool is_text = false;
  /// One past the end of the reference; of the word, where the brace is not closed.
  std::uint32_t end = 0;
  bool closed = false;
};

/// The next brace at or behind an offset that one of the four words follows directly, and a blank that one;
/// nothing where there is none. All other braces are text.
[[nodiscard]] std::optional<Opening> find_opening(std::string_view text, std::size_t from = 0);

/// Reads the reference that begins there. Places are within the text; gives the first error.
[[nodiscard]] tl::expected<LiveFigure, ExpressionError> parse_live_figure(std::string_view text,
                                                                          const Opening& opening);

/// How a subject is written, as help: `so schreiben: {betrag 35.02.01 001 "Ansatz 2024"}`.
[[nodiscard]] std::string_view usage_of(Subject subject);

}  // namespace budgetc::live
