#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/findings.hpp"
#include "source/lexis.hpp"
#include "source/source_tree.hpp"

namespace budgetc {

/// A scalar cut out of the source, and where scanning goes on after it.
struct ScalarCut {
  ScalarStyle style = ScalarStyle::plain;
  std::uint32_t begin = 0;
  /// One past the last byte of the scalar.
  std::uint32_t end = 0;
  /// Beginning of the line that `end` stands on.
  std::uint32_t line_begin = 0;
  bool multi_line = false;
  /// The content lies in the file as it is; otherwise `decoded` holds it.
  std::optional<std::string_view> verbatim{};
  std::string decoded{};
  /// A tab stands where only spaces may indent.
  std::optional<std::uint32_t> tab_in_indentation{};
  /// A continuation line of a plain scalar begins with a dash.
  std::optional<std::uint32_t> dash_at{};
};

/// Where a scalar stands.
struct ScalarContext {
  bool in_flow = false;
  /// Column that a continuation line must reach at least.
  std::uint32_t min_column = 0;
};

/// Cuts a plain scalar, which may run over several lines.
[[nodiscard]] ScalarCut cut_plain(const Lines& lines, std::uint32_t begin, std::uint32_t line_begin,
                                  ScalarContext context);

/// A quoted scalar, or where it turned out not to be closed.
struct QuotedCut {
  ScalarCut scalar;
  /// First byte that cannot belong to it, when the closing quote is missing.
  std::optional<std::uint32_t> unclosed_at{};
  std::vector<Problem> problems{};
};

/// Cuts a scalar in single or double quotes.
[[nodiscard]] QuotedCut cut_quoted(const Lines& lines, std::uint32_t begin, std::uint32_t line_begin,
                                   ScalarContext context);

/// A block scalar (`|`, `>`), or what is wrong with it.
struct BlockCut {
  ScalarCut scalar;
  std::optional<Problem> problem{};
};

/// Cuts a literal or folded block scalar. `parent_column` is that of the innermost collection, -1 for none.
[[nodiscard]] BlockCut cut_block(const Lines& lines, std::uint32_t begin, std::uint32_t line_begin,
                                 std::int64_t parent_column);

}  // namespace budgetc
