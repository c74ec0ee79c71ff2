#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "expression/expression.hpp"
#include "model/figure.hpp"

namespace budgetc {

/// A number, or nothing where the plan is blank.
using Number = std::optional<Rational>;
/// True, false, or undecided because a figure is blank.
using Truth = std::optional<bool>;
/// Numbers of several rows or nodes.
using NumberList = std::vector<Number>;
/// What an expression comes to.
using Value = std::variant<Number, Truth, NumberList>;

/// From where an expression is looked at: what `zeile(016)` without further words means.
struct Viewpoint {
  NodeId node{};
  Column column;
};

/// Why a name could not be resolved; the evaluator adds the place.
struct ResolveError {
  std::string message;
  std::string help;
};

/// What the figures are that an expression names. Nothing stands for a blank.
class Environment {
 public:
  virtual ~Environment() = default;
  /// A row, in euros; of a range, every row from the first to the last in form order.
  [[nodiscard]] virtual tl::expected<NumberList, ResolveError> rows(const RowReference& reference,
                                                                    const Viewpoint& from) = 0;
  /// Sum of one side of an earmark ring, in euros.
  [[nodiscard]] virtual tl::expected<Number, ResolveError> ring(const RingReference& reference,
                                                                const Viewpoint& from) = 0;
  /// Value of an indicator.
  [[nodiscard]] virtual tl::expected<Number, ResolveError> indicator(const IndicatorReference& reference,
                                                                     const Viewpoint& from) = 0;
  /// Planstellen of a node.
  [[nodiscard]] virtual tl::expected<Number, ResolveError> posts(const PostsReference& reference,
                                                                 const Viewpoint& from) = 0;
  /// The children of the node, for `kinder`.
  [[nodiscard]] virtual std::vector<NodeId> children(NodeId node) = 0;
  /// The column one year before, for `vorjahr`; nothing when the plan has none: then all is blank there.
  [[nodiscard]] virtual std::optional<Column> prior_year(const Column& column) = 0;
};

/// Parts that one evaluation may compute, all nodes together; beyond that is an error.
inline constexpr std::size_t most_evaluation_steps = 1'000'000;

/// Computes an expression exactly. A blank counts as nothing in a sum, and leaves products, quotients and
/// comparisons undecided. Overflow, division by zero and unknown names are errors with their place.
[[nodiscard]] tl::expected<Value, ExpressionError> evaluate(const Expression& expression,
                                                            Environment& environment, const Viewpoint& from);

}  // namespace budgetc
