#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

#include <fmt/format.h>

#include <budgetc/model/figure_place.hpp>
#include <budgetc/trace/trace.hpp>

namespace budgetc {
namespace {

using Error = tl::unexpected<std::string>;

TraceStep figure_step(const BudgetPlan& plan, const Term& term) {
  const Figure& written = plan.figures[term.figure];
  const auto place = find_figure(plan, term.figure);
  return {.label = place ? place->words : std::string(),
          .amount = written.amount,
          .is_indicator = !is_money(written.kind),
          .sign = term.coefficient < 0 ? -1 : 1,
          .span = written.span,
          .contributions = {}};
}

/// Builds the steps below one figure.
class Tracer {
 public:
  Tracer(const BudgetPlan& plan, const Evaluation& evaluation) : plan_(&plan), evaluation_(&evaluation) {}

  [[nodiscard]] TraceStep cell(const CellRef& ref, int sign) const {
    const Cell& value = evaluation_->cell(ref);
    TraceStep step{.label = label(ref), .amount = value.value, .sign = sign, .span = {}, .contributions = {}};
    if (value.written) {
      step.span = plan_->figures[*value.written].span;
      step.is_control = value.origin != Origin::leaf;
    }
    if (value.origin == Origin::leaf || value.origin == Origin::blank) return step;
    for (const Operand& operand : evaluation_->operands(ref)) {
      TraceStep part = cell(operand.cell, operand.sign);
      if (part.amount) step.contributions.push_back(std::move(part));
    }
    for (const Term& term : evaluation_->measure_terms(ref))
      step.contributions.push_back(figure_step(*plan_, term));
    return step;
  }

 private:
  [[nodiscard]] std::string label(const CellRef& ref) const {
    return fmt::format("{} {}", cell_words(*plan_, ref.node, ref.plan, ref.row, ref.column),
                       plan_->form(ref.plan).rows[ref.row].label);
  }

  const BudgetPlan* plan_;
  const Evaluation* evaluation_;
};

TraceStep ring_side(const BudgetPlan& plan, const EarmarkRing& ring, bool income) {
  TraceStep side{.label = income ? "Erträge" : "Aufwendungen",
                 .amount = Money{},
                 .sign = income ? 1 : -1,
                 .span = {},
                 .contributions = {}};
  for (const RingEntry& entry : ring.entries) {
    if (entry.is_income != income) continue;
    TraceStep step = figure_step(plan, {.figure = entry.amount, .coefficient = 1});
    step.label =
        fmt::format("{} Zeile {} {}", entry.node_number.value, entry.row_number.value, entry.label.value);
    side.amount = add(*side.amount, *step.amount).value_or(Money{});
    side.contributions.push_back(std::move(step));
  }
  return side;
}

TraceStep ring_step(const BudgetPlan& plan, const EarmarkRing& ring) {
  TraceStep root{.label = fmt::format("Zweckbindungsring {}: Erträge abzüglich Aufwendungen", ring.citation),
                 .amount = {},
                 .span = {},
                 .contributions = {ring_side(plan, ring, true), ring_side(plan, ring, false)}};
  root.amount = subtract(*root.contributions[0].amount, *root.contributions[1].amount);
  return root;
}

void collect_figures(const TraceStep& step, std::vector<Span>& spans) {
  if (step.span) spans.push_back(*step.span);
  // Only the figure itself and what it is directly made of: further down every check of the plan would be
  // listed.
  for (const TraceStep& part : step.contributions) {
    if (part.span) spans.push_back(*part.span);
  }
}

/// Checks in which the traced figure (or, where it is not written, one it is directly made of) takes part.
std::vector<TraceCheck> checks_of(const BudgetPlan& plan, const CheckSet& checks, const TraceStep& root) {
  std::vector<Span> spans;
  if (root.span) {
    spans.push_back(*root.span);
  } else {
    collect_figures(root, spans);
  }
  std::vector<TraceCheck> result;
  for (const Check& check : checks.checks()) {
    const bool takes_part = std::ranges::any_of(checks.terms(check), [&](const Term& term) {
      return std::ranges::find(spans, plan.figures[term.figure].span) != spans.end();
    });
    if (!takes_part) continue;
    result.push_back(
        {.rule = check.rule, .expected = check.expected, .actual = check.actual, .holds = check.holds()});
  }
  return result;
}

std::string row_numbers(const PlanForm& form) {
  std::string text;
  for (const FormRow& row : form.rows) text += (text.empty() ? "" : ", ") + row.number;
  return text;
}

tl::expected<CellRef, std::string> find_row(const BudgetPlan& plan, NodeId node,
                                            const TraceRequest& request) {
  static constexpr std::array names{"teilergebnisplan", "teilfinanzplan_a"};
  for (std::size_t kind = 0; kind < plan_kind_count; ++kind) {
    if (!request.plan.empty() && request.plan != names[kind]) continue;
    const auto row = plan.forms[kind].find(request.row);
    if (row) return CellRef{.node = node, .plan = static_cast<PlanKind>(kind), .row = *row};
  }
  return Error(fmt::format("Zeile {} gibt es nicht; die Zeilen sind {}", request.row,
                           row_numbers(plan.form(PlanKind::teilergebnisplan))));
}

/// A column by its name ("Ansatz 2024") or by a year that only one column has.
tl::expected<std::uint16_t, std::string> find_column(const BudgetPlan& plan, const std::string& text) {
  std::string names;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const Column& column = plan.columns[i];
    if (text == column_name(column) || text == fmt::format("{}", column.year))
      return static_cast<std::uint16_t>(i);
    names += (names.empty() ? "" : ", ") + column_name(column);
  }
  return Error(fmt::format("Spalte {} gibt es nicht; die Spalten sind {}", text, names));
}

const Indicator* find_indicator(const Node& node, const std::string& id, const IndicatorTable*& table) {
  const auto search = [&](const std::vector<IndicatorTable>& tables) -> const Indicator* {
    for (const IndicatorTable& candidate : tables) {
      const auto row = std::ranges::find_if(candidate.rows, [&](const Indicator& indicator) {
        return indicator.id && indicator.id->value == id;
      });
      if (row == candidate.rows.end()) continue;
      table = &candidate;
      return &*row;
    }
    return nullptr;
  };
  if (const Indicator* found = search(node.indicators)) return found;
  return node.goals ? search(node.goals->indicators) : nullptr;
}

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Whether a formula names an indicator, as a whole word.
bool names(std::string_view formula, std::string_view id) {
  for (std::size_t at = formula.find(id); at != std::string_view::npos; at = formula.find(id, at + 1)) {
    const bool begins = at == 0 || !is_name_character(formula[at - 1]);
    const std::size_t end = at + id.size();
    if (begins && (end == formula.size() || !is_name_character(formula[end]))) return true;
  }
  return false;
}

/// An indicator's value with those of the indicators its formula names.
TraceStep indicator_step(const BudgetPlan& plan, const Indicator& indicator, const IndicatorTable& table,
                         std::size_t column) {
  TraceStep step{
      .label = indicator.label.value, .amount = {}, .is_indicator = true, .span = {}, .contributions = {}};
  if (indicator.values[column])
    step = figure_step(plan, {.figure = *indicator.values[column], .coefficient = 1});
  if (!indicator.formula) return step;
  step.is_control = step.span.has_value();
  step.label += " = " + indicator.formula->value;
  for (const Indicator& operand : table.rows) {
    if (!operand.id || !operand.values[column] || !names(indicator.formula->value, operand.id->value))
      continue;
    step.contributions.push_back(figure_step(plan, {.figure = *operand.values[column], .coefficient = 1}));
  }
  return step;
}

std::optional<std::size_t> indicator_column(const IndicatorTable& table, const std::string& text) {
  for (std::size_t i = table.columns.size(); i-- > 0;) {
    const IndicatorColumn& column = table.columns[i].value;
    const std::string name = fmt::format("{} {}", column.year, column.actual ? "Ist" : "Plan");
    if (text == name || text == fmt::format("{}", column.year)) return i;
  }
  return std::nullopt;
}

tl::expected<TraceStep, std::string> find_root(const BudgetPlan& plan, const Evaluation& evaluation,
                                               const TraceRequest& request) {
  if (const EarmarkRing* ring = plan.find_ring(request.place)) return ring_step(plan, *ring);
  const auto node = plan.find_node(request.place);
  if (!node) {
    return Error(
        fmt::format("{} ist weder eine Stelle noch ein Zweckbindungsring dieses Haushalts", request.place));
  }
  const IndicatorTable* table = nullptr;
  if (const Indicator* indicator = find_indicator(plan.node(*node), request.row, table)) {
    const auto column = indicator_column(*table, request.column);
    if (!column) return Error(fmt::format("Spalte {} hat diese Kennzahl nicht", request.column));
    return indicator_step(plan, *indicator, *table, *column);
  }
  auto ref = find_row(plan, *node, request);
  if (!ref) return Error(ref.error());
  const auto column = find_column(plan, request.column);
  if (!column) return Error(column.error());
  ref->column = *column;
  return Tracer(plan, evaluation).cell(*ref, 1);
}

}  // namespace

tl::expected<Trace, std::string> trace(const BudgetPlan& plan, const Evaluation& evaluation,
                                       const CheckSet& checks, const TraceRequest& request) {
  auto root = find_root(plan, evaluation, request);
  if (!root) return Error(root.error());
  Trace result{.root = std::move(*root), .checks = {}};
  result.checks = checks_of(plan, checks, result.root);
  return result;
}

}  // namespace budgetc
