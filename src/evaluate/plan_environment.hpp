#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "expression/evaluate_expression.hpp"

namespace budgetc {

/// A cell of an indicator table. `table` counts the tables of the node, then those of its goal page.
struct IndicatorPlace {
  NodeId node{};
  std::size_t table = 0;
  std::size_t row = 0;
  std::size_t column = 0;

  friend auto operator<=>(const IndicatorPlace&, const IndicatorPlace&) = default;
};

/// The tables of a node, then those of its goal page, in the order in which `IndicatorPlace` counts them.
[[nodiscard]] std::vector<const IndicatorTable*> indicator_tables(const Node& node);

/// The written figures that a reference stands for: its value is the sum of coefficient * figure, in
/// hundredths, over `divisor`.
struct WrittenTerms {
  std::vector<Term> terms;
  std::int64_t divisor = 1;
  /// False where a figure or a file could not be read: then the value means nothing.
  bool decidable = true;
  /// The value is no such sum, because it is derived by a formula.
  bool derived = false;
};

/// Looks up what expressions name in an evaluated plan. Without further words a row, an indicator or posts
/// are those of the node and column that the expression is looked at from; a year that is not budgeted is
/// found under "Plan" as well as under "Ansatz". Values of indicators in percent are fractions: `10,81` with
/// the unit
/// `%` is 0,1081, as is `10,81 %` in an expression. One object serves one thread.
class PlanEnvironment final : public Environment {
 public:
  /// Plan and evaluation must outlive the environment.
  PlanEnvironment(const BudgetPlan& plan, const Evaluation& evaluation)
      : plan_(plan), evaluation_(evaluation) {}

  [[nodiscard]] tl::expected<NumberList, ResolveError> rows(const RowReference& reference,
                                                            const Viewpoint& from) override;
  [[nodiscard]] tl::expected<Number, ResolveError> ring(const RingReference& reference,
                                                        const Viewpoint& from) override;
  [[nodiscard]] tl::expected<Number, ResolveError> indicator(const IndicatorReference& reference,
                                                             const Viewpoint& from) override;
  [[nodiscard]] tl::expected<Number, ResolveError> posts(const PostsReference& reference,
                                                         const Viewpoint& from) override;
  [[nodiscard]] std::vector<NodeId> children(NodeId node) override;
  [[nodiscard]] std::optional<Column> prior_year(const Column& column) override;

  /// The cells that a row reference names, one per row of a range; nothing for each where the plan has no
  /// such column.
  [[nodiscard]] tl::expected<std::vector<std::optional<CellRef>>, ResolveError> cells(
      const RowReference& reference, const Viewpoint& from) const;
  /// The entries of one side of a ring; none in a column that is no budget year's.
  [[nodiscard]] tl::expected<std::vector<FigureId>, ResolveError> ring_figures(const RingReference& reference,
                                                                               const Viewpoint& from) const;
  /// The Planstellen of a node, or of those below it where it has none of its own.
  [[nodiscard]] tl::expected<std::vector<FigureId>, ResolveError> posts_figures(
      const PostsReference& reference, const Viewpoint& from) const;
  /// The indicator that a reference names; one of the same table first, where the reference stands in the
  /// formula of `within`. Nothing where the table has no such column.
  [[nodiscard]] tl::expected<std::optional<IndicatorPlace>, ResolveError> indicator_place(
      const IndicatorReference& reference, const Viewpoint& from,
      const std::optional<IndicatorPlace>& within = std::nullopt) const;
  /// The written figures behind a row or range, a side of a ring, posts, an indicator; none where the name
  /// cannot be resolved.
  [[nodiscard]] WrittenTerms written(const RowReference& reference, const Viewpoint& from) const;
  [[nodiscard]] WrittenTerms written(const RingReference& reference, const Viewpoint& from) const;
  [[nodiscard]] WrittenTerms written(const PostsReference& reference, const Viewpoint& from) const;
  [[nodiscard]] WrittenTerms written(const IndicatorReference& reference, const Viewpoint& from) const;

  /// Value of an indicator: computed exactly where it has a formula, else as written. Formulas that are
  /// faulty or go round in circles are errors, whose place is in the formula of that very indicator.
  [[nodiscard]] tl::expected<Number, ExpressionError> indicator_value(const IndicatorPlace& place);

 private:
  class TableView;

  [[nodiscard]] tl::expected<NodeId, ResolveError> find_node(const std::optional<std::string>& number,
                                                             NodeId standard) const;
  [[nodiscard]] tl::expected<PlanId, ResolveError> find_plan(const std::optional<std::string>& key) const;
  [[nodiscard]] tl::expected<std::optional<std::size_t>, ResolveError> find_column(
      const std::optional<Column>& named, const Column& standard) const;
  void append_posts(NodeId node, const Column& column, std::vector<FigureId>& figures) const;
  void check_readable(WrittenTerms& written) const;
  [[nodiscard]] WrittenTerms written_sum(
      const tl::expected<std::vector<FigureId>, ResolveError>& figures) const;
  [[nodiscard]] tl::expected<Number, ExpressionError> compute(const IndicatorPlace& place,
                                                              const Indicator& indicator);
  [[nodiscard]] tl::expected<Number, ResolveError> value_in(const IndicatorPlace& place);

  const BudgetPlan& plan_;
  const Evaluation& evaluation_;
  /// Indicators that are just being computed from each other.
  int depth_ = 0;
  /// Derived values; nothing while one is being computed, so that a circle is noticed.
  std::map<IndicatorPlace, std::optional<tl::expected<Number, ExpressionError>>> derived_;
};

}  // namespace budgetc
