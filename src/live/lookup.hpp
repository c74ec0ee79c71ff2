#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "live/live_figure.hpp"
#include "live/resolve.hpp"

namespace budgetc::live {

/// An error with its place, for a function that returns something else.
[[nodiscard]] tl::unexpected<ExpressionError> fault(std::string message, std::string help, TextRange place);
/// The same of a word that no candidate is, with the nearest of them as help.
[[nodiscard]] tl::unexpected<ExpressionError> unknown_word(std::string message, const Word& word,
                                                           std::span<const std::string_view> candidates);

/// The node of a word, "35.02.01" or "haushalt".
[[nodiscard]] tl::expected<NodeId, ExpressionError> find_node(const Context& context, const Word& word);
/// The node where the text stands; an error at `place` where it stands at none.
[[nodiscard]] tl::expected<NodeId, ExpressionError> own_node(const Context& context, TextRange place);
/// The column of a word; without one, the Ansatz of the first budget year.
[[nodiscard]] tl::expected<std::size_t, ExpressionError> find_column(const Context& context,
                                                                     const std::optional<Word>& word);

/// Rows of a plan of a node, with the signs by which they are added.
struct Rows {
  NodeId node{};
  PlanId plan{};
  std::vector<FormulaTerm> terms;
  TextRange place;
};
/// Finds the one plan of a node that has all rows of a sum; where `key` names one, only there.
[[nodiscard]] tl::expected<Rows, ExpressionError> find_rows(const Context& context, NodeId node,
                                                            const std::optional<Word>& key, const Word& sum);

/// The sum of the rows in a column, as printed. Rows that are blank count as nothing, unless all are: then,
/// as where an amount is not readable or too large, it is an error.
[[nodiscard]] tl::expected<Money, ExpressionError> sum_of_rows(const Context& context, const Rows& rows,
                                                               std::size_t column);

}  // namespace budgetc::live
