#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "rules/engine/rule.hpp"

// What the rules on the whole plan share: sums over all top nodes of the row that has a role. They apply only
// where the whole administration is in the sources (`vollstaendig: ja`), and its form says which row it is.
namespace budgetc::rules {

/// The place by which an accepted deviation names the whole plan.
inline constexpr std::string_view whole_plan_place = "haushalt";

/// A rule whose checks are about the whole plan in the column of the subject's cell.
class WholePlanRule : public Rule {
 public:
  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override;
};

/// Whether rules on the whole plan apply: all of the administration is in the sources, and its form says
/// which row has the role.
[[nodiscard]] bool has_role(const RuleContext& context, RowRole role);
/// Appends what the row with a role stands for, all top nodes together, in the row's own sense times
/// `factor`. False where it cannot be decided: no row has the role, or a node could not be read.
[[nodiscard]] bool append_role(const RuleContext& context, RowRole role, std::size_t column,
                               std::int64_t factor, std::vector<Term>& terms);
/// Appends the annual result, a global saving included. False as above.
[[nodiscard]] bool append_result(const RuleContext& context, std::size_t column, std::vector<Term>& terms);

/// Appends what the year adds to the reserves or takes out of them: the annual result, plus what of a loss is
/// carried forward, less what covers losses carried forward before (§ 79 Abs. 3 GO NRW). False as above.
[[nodiscard]] bool append_draw(const RuleContext& context, std::size_t column, std::vector<Term>& terms);
/// Appends losses carried forward, or what covers them, of a column.
void append_loss(const std::vector<std::optional<FigureId>>& losses, std::size_t column, std::int64_t factor,
                 std::vector<Term>& terms);

/// What the year adds to the reserves in cents (see append_draw); or why it cannot be said.
[[nodiscard]] tl::expected<std::int64_t, Unmade> annual_draw(const RuleContext& context, std::size_t column);
/// The amount of a figure in cents; 0 where none is written in the column.
[[nodiscard]] std::int64_t loss_of(const RuleContext& context,
                                   const std::vector<std::optional<FigureId>>& losses, std::size_t column);
/// The stand of a reserve in cents; 0 where it is not written.
[[nodiscard]] std::int64_t reserve_of(const RuleContext& context, const std::optional<FigureId>& reserve);

/// A reserve at the beginning of a year: what is written of it, and what the planning years before it added
/// or took.
struct ReserveStand {
  std::int64_t cents = 0;
  std::vector<Term> terms;
};
/// The Ausgleichsrücklage at the beginning of a planning column's year, 0 where it is used up or not written;
/// or why it cannot be said.
[[nodiscard]] tl::expected<ReserveStand, Unmade> equalization_before(const RuleContext& context,
                                                                     std::size_t column);
/// The budget year whose law holds in a column.
[[nodiscard]] int lawful_year(const BudgetPlan& plan, std::size_t column);
/// "1.000 €" for so many cents.
[[nodiscard]] std::string euro_text(std::int64_t cents);
/// Points at the figures of a check; at `jahr:` where it has none.
void add_whole_plan_labels(Diagnostic& finding, const BudgetPlan& plan, std::span<const Term> terms);

}  // namespace budgetc::rules
