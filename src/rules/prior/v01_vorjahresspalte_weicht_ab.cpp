#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tl/expected.hpp>

#include "evaluate/sum.hpp"
#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"
#include "rules/prior/prior_nodes.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo v01_text{
    .code = "V01",
    .name = "vorjahresspalte-weicht-ab",
    .severity = Severity::error,
    .source = "§ 1 Abs. 3 KomHVO NRW: der Plan zeigt den Ansatz des Vorjahres",
    .explanation =
        R"(Nennt haushalt.yaml mit `vorjahr` die Quellen des Vorjahres, so muss die Spalte mit dem Ansatz des Vorjahres
Zeile für Zeile dem Ansatz gleichen, der dort steht. Stellen mit anderer Nummer werden über die Überleitung gefunden;
kommen mehrere alte in eine neue, so gilt ihre Summe. Übergeordnete Stellen, aus denen Produkte herausgehen oder in
die welche hineinkommen, werden nicht verglichen, ebenso wenig Pläne, deren Vorjahresspalte ganz leer ist.)",
    .bad_example = R"(# im Vorjahr stand in 35.02.01 Zeile 002 Ansatz 2023: 1.417.100
teilergebnisplan:
  spalten: [Ansatz 2023, Ansatz 2024]
  002: [1.471.100, 1.555.800]
)",
    .good_example = R"(teilergebnisplan:
  spalten: [Ansatz 2023, Ansatz 2024]
  002: [1.417.100, 1.555.800]
)",
};

/// The same row of a group of nodes in both years.
struct ComparedRow {
  std::vector<CellRef> now;
  std::vector<CellRef> before;
};

std::optional<ComparedRow> compared_row(const RuleContext& context, const NodeGroup& group, PlanId plan,
                                        RowIndex row) {
  const auto old_row = prior_row(context, plan, row);
  if (!old_row) return std::nullopt;
  ComparedRow compared;
  const BudgetPlan& old_plan = context.prior_year->plan;
  const std::uint16_t column = prior_column(context);
  const auto old_column = static_cast<std::uint16_t>(old_plan.years[compared_year(context)].column);
  for (const NodeId node : group.now) compared.now.push_back({node, plan, row, column});
  for (const NodeId node : group.before)
    compared.before.push_back({node, old_row->plan, old_row->row, old_column});
  return compared;
}

/// Whether there is an amount; one that could not be read, or that leaves the range, is one.
bool has_amount(const Evaluation& evaluation, const CellRef& ref) {
  const Cell& cell = evaluation.cell(ref);
  return cell.written || cell.value || cell.overflow;
}

bool has_amount(const Evaluation& evaluation, const std::vector<CellRef>& cells) {
  return std::ranges::any_of(cells, [&](const CellRef& cell) { return has_amount(evaluation, cell); });
}

/// Whether any row of the plan has an amount in the prior-year column: a new budget leaves it blank.
bool is_filled(const RuleContext& context, const NodeGroup& group, PlanId plan) {
  const std::uint16_t column = prior_column(context);
  const auto rows = static_cast<RowIndex>(context.plan.form(plan).rows.size());
  return std::ranges::any_of(group.now, [&](NodeId node) {
    for (RowIndex row = 0; row < rows; ++row) {
      if (has_amount(context.evaluation, CellRef{node, plan, row, column})) return true;
    }
    return false;
  });
}

/// A sum that nobody wrote is proved by what it is the sum of.
bool is_only_sum(const RuleContext& context, const CellRef& cell) {
  const Cell& value = context.evaluation.cell(cell);
  if (value.written || value.origin == Origin::measures) return false;
  const bool formula = !context.plan.form(cell.plan).rows[cell.row].formula.empty();
  return formula || !context.plan.node(cell.node).children.empty();
}

bool is_decidable(const Evaluation& evaluation, const std::vector<CellRef>& cells) {
  return std::ranges::all_of(cells, [&](const CellRef& cell) {
    return evaluation.cell(cell).written.has_value() || evaluation.decidable(cell);
  });
}

/// What stood there last year, in this year's sign; or why that cannot be said.
tl::expected<Money, Unmade> prior_amount(const RuleContext& context, const ComparedRow& row) {
  const PriorYear& prior = *context.prior_year;
  if (!is_decidable(prior.evaluation, row.before)) return tl::unexpected(Unmade::lost);
  std::vector<Term> terms;
  for (const CellRef& cell : row.before) prior.evaluation.append_terms(cell, 1, terms);
  const bool readable =
      std::ranges::all_of(terms, [&](const Term& term) { return prior.plan.figures[term.figure].readable; });
  if (!readable) return tl::unexpected(Unmade::lost);
  const CellRef& now = row.now.front();
  const CellRef& before = row.before.front();
  const int sign = context.plan.form(now.plan).own_sense_sign(now.row) *
                   prior.plan.form(before.plan).own_sense_sign(before.row);
  Sum sum;
  sum.add(Money{});
  bool overflow = false;
  for (const CellRef& cell : row.before) {
    const auto amount = prior.evaluation.shown(cell);
    overflow |= !amount && prior.evaluation.cell(cell).overflow;
    sum.add(amount, sign);
  }
  const auto total = sum.value();
  if (overflow || !total) return tl::unexpected(Unmade::out_of_range);
  return *total;
}

std::string numbers(const BudgetPlan& plan, const std::vector<NodeId>& nodes) {
  std::vector<std::string_view> list;
  for (const NodeId node : nodes) list.emplace_back(plan.node(node).number.value);
  return fmt::format("{}", fmt::join(list, ", "));
}

void add_prior_labels(Diagnostic& finding, const PriorYear& prior, const ComparedRow& row) {
  std::vector<Term> terms;
  for (const CellRef& cell : row.before) prior.evaluation.append_terms(cell, 1, terms);
  for (const Term& term : std::span(terms).first(std::min(terms.size(), label_limit))) {
    finding.related.push_back(
        {prior.plan.figures[term.figure].span,
         fmt::format("Haushalt {}: {}", prior.plan.years_text(), amount_text(prior.plan, term.figure))});
  }
}

class PriorColumnDiffers final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return v01_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    if (context.prior_year == nullptr) return;
    const PriorNodes nodes(context.plan, context.prior_year->plan);
    CheckWriter writer(context, output, v01_text.code, Nature::identity);
    for (const NodeGroup& group : nodes.groups()) {
      for (const PlanId plan : context.plan.plan_ids()) {
        if (is_filled(context, group, plan)) compare(context, group, plan, writer);
      }
    }
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const CellRef& cell = check.subject.cell;
    const PriorNodes nodes(context.plan, context.prior_year->plan);
    const NodeGroup& group = *nodes.group_of(cell.node);
    const ComparedRow row = *compared_row(context, group, cell.plan, cell.row);
    Diagnostic finding{.code = v01_text.code};
    finding.message = fmt::format("{} {} {}: {}, im Haushalt {} stehen {}", numbers(context.plan, group.now),
                                  row_name(context.plan, cell),
                                  column_name(context.plan.columns[cell.column]), format_euro(check.actual),
                                  context.prior_year->plan.years_text(), format_euro(check.expected));
    if (terms.empty())
      finding.primary = {context.plan.node(cell.node).number.span, "die Zeile ist hier leer"};
    add_labels(finding, context.plan, terms);
    add_prior_labels(finding, *context.prior_year, row);
    const std::string before = numbers(context.prior_year->plan, group.before);
    if (before != numbers(context.plan, group.now)) {
      finding.notes.push_back(fmt::format("verglichen mit {} des Vorjahres", before));
    }
    add_amounts(finding, check);
    return finding;
  }

 private:
  static void compare(const RuleContext& context, const NodeGroup& group, PlanId plan, CheckWriter& writer) {
    const auto rows = static_cast<RowIndex>(context.plan.form(plan).rows.size());
    for (RowIndex i = 0; i < rows; ++i) {
      const auto row = compared_row(context, group, plan, i);
      if (row) prove(context, *row, writer);
    }
  }

  static void prove(const RuleContext& context, const ComparedRow& row, CheckWriter& writer) {
    const Evaluation& evaluation = context.evaluation;
    if (!has_amount(evaluation, row.now) && !has_amount(context.prior_year->evaluation, row.before)) return;
    const auto only_sum = [&](const CellRef& cell) { return is_only_sum(context, cell); };
    if (std::ranges::any_of(row.now, only_sum)) return;
    const Subject subject{.cell = row.now.front()};
    if (!is_decidable(evaluation, row.now)) return writer.skip(subject);
    const auto expected = prior_amount(context, row);
    if (!expected) return writer.skip(subject, expected.error());
    for (const CellRef& cell : row.now) evaluation.append_terms(cell, 1, writer.actual);
    writer.set_limit(*expected);
    writer.write(Relation::equal, subject);
  }
};

}  // namespace

const Rule& v01_vorjahresspalte_weicht_ab() {
  static const PriorColumnDiffers rule;
  return rule;
}

}  // namespace budgetc::rules
