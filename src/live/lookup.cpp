#include "live/lookup.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "expression/linear_terms.hpp"
#include "model/column.hpp"
#include "parts/figure_place.hpp"
#include "text/did_you_mean.hpp"
#include "text/visible_text.hpp"

namespace budgetc::live {
namespace {

using std::string_view;

std::vector<string_view> row_numbers(const PlanForm& form) {
  std::vector<string_view> numbers;
  for (const FormRow& row : form.rows) numbers.emplace_back(row.number);
  return numbers;
}

/// A part of a sum has its place in the sum; this is the place in the text.
TextRange within(const Word& word, TextRange place) {
  return {word.place.offset + place.offset, place.length};
}

/// The plans that a node may have; of these, the one that a key names.
tl::expected<std::vector<PlanId>, ExpressionError> plans_of(const Context& context, NodeId node,
                                                            const std::optional<Word>& key) {
  std::vector<PlanId> plans;
  std::vector<string_view> keys;
  for (const PlanId id : context.plan.plan_ids()) {
    const PlanForm& form = context.plan.form(id);
    if (!context.plan.may_have(node, id) || form.rows.empty()) continue;
    keys.emplace_back(form.key);
    if (!key || key->text == form.key) plans.push_back(id);
  }
  const std::string name = context.plan.node(node).number.value;
  if (keys.empty()) return fault(fmt::format("{} hat keinen Plan", name), "", key ? key->place : TextRange{});
  if (!plans.empty()) return plans;
  auto error = unknown_word(fmt::format("einen Plan {} hat {} nicht", key->text, name), *key, keys);
  if (error.value().help.empty()) error.value().help = fmt::format("es gibt: {}", fmt::join(keys, ", "));
  return error;
}

/// The first row of a sum that a form lacks.
std::optional<Word> missing_row(const Word& sum, const Expression& expression, const PlanForm& form) {
  for (const ExpressionPart& part : expression.parts) {
    const auto* const row = std::get_if<RowReference>(&part.content);
    if (row == nullptr) continue;
    for (const std::string& number : {row->first, row->last}) {
      if (form.find(number)) continue;
      const string_view written = sum.text.substr(part.place.offset, part.place.length);
      const std::size_t at = std::min(written.find(number), written.size());
      return Word{written.substr(at, number.size()),
                  {sum.place.offset + part.place.offset + static_cast<std::uint32_t>(at),
                   static_cast<std::uint32_t>(number.size())}};
    }
  }
  return std::nullopt;
}

tl::unexpected<ExpressionError> report_missing(const Context& context, NodeId node,
                                               const std::vector<PlanId>& plans, const Word& row) {
  std::vector<string_view> numbers;
  std::vector<string_view> keys;
  for (const PlanId id : plans) {
    const auto more = row_numbers(context.plan.form(id));
    numbers.insert(numbers.end(), more.begin(), more.end());
    keys.emplace_back(context.plan.form(id).key);
  }
  const std::string name = context.plan.node(node).number.value;
  const std::string message =
      plans.size() == 1
          ? fmt::format("eine Zeile {} hat {} von {} nicht", row.text, keys.front(), name)
          : fmt::format("eine Zeile {} hat kein Plan von {} ({})", row.text, name, fmt::join(keys, ", "));
  return unknown_word(message, row, numbers);
}

tl::unexpected<ExpressionError> report_several(const Context& context, const std::vector<PlanId>& plans,
                                               const Word& sum) {
  std::vector<string_view> keys;
  for (const PlanId id : plans) keys.emplace_back(context.plan.form(id).key);
  return fault(fmt::format("mehrere Pläne haben die Zeile {}: {}", sum.text, fmt::join(keys, ", ")),
               fmt::format("den Plan vor der Zeile nennen: {} {}", keys.front(), sum.text), sum.place);
}

bool has_amounts(const Context& context, NodeId node, PlanId plan) {
  CellRef cell{node, plan};
  for (; cell.row < context.plan.form(plan).rows.size(); ++cell.row) {
    for (cell.column = 0; cell.column < context.plan.columns.size(); ++cell.column) {
      if (context.evaluation.cell(cell).written || context.evaluation.shown(cell)) return true;
    }
  }
  return false;
}

/// Of several plans, those that the node has are meant.
void drop_blank_plans(const Context& context, NodeId node, std::vector<PlanId>& plans) {
  std::vector<PlanId> here;
  for (const PlanId plan : plans) {
    if (has_amounts(context, node, plan)) here.push_back(plan);
  }
  if (!here.empty()) plans = std::move(here);
}

/// Whether the amount of a cell says what the sources mean.
bool is_readable(const Context& context, const CellRef& cell) {
  const Evaluation& evaluation = context.evaluation;
  if (!evaluation.cell(cell).written && !evaluation.decidable(cell)) return false;
  std::vector<Term> terms;
  evaluation.append_terms(cell, 1, terms);
  return std::ranges::all_of(terms,
                             [&](const Term& term) { return context.plan.figures[term.figure].readable; });
}

std::string words_of(const BudgetPlan& plan, const CellRef& cell) {
  return cell_words(plan, cell.node, cell.plan, cell.row, cell.column);
}

/// What helps where a cell is blank.
std::string blank_help(const BudgetPlan& plan, NodeId node) {
  if (plan.sums_up(node)) return "Zeile und Spalte prüfen; ist der Betrag null, im Plan 0 schreiben";
  return "aus den Stellen wird die Verwaltung erst mit `vollstaendig: ja` in haushalt.yaml zusammengezählt";
}

}  // namespace

tl::unexpected<ExpressionError> fault(std::string message, std::string help, TextRange place) {
  return tl::unexpected(ExpressionError{std::move(message), std::move(help), place});
}

tl::unexpected<ExpressionError> unknown_word(std::string message, const Word& word,
                                             std::span<const string_view> candidates) {
  const auto meant = did_you_mean(word.text, candidates);
  return fault(std::move(message), meant ? fmt::format("meinten Sie „{}“?", *meant) : std::string(),
               word.place);
}

tl::expected<NodeId, ExpressionError> find_node(const Context& context, const Word& word) {
  if (const auto node = context.plan.find_node(word.text)) return *node;
  if (word.text == root_number) return fault("die Verwaltung als Ganzes hat keinen Plan", "", word.place);
  std::vector<string_view> numbers;
  for (const Node& node : context.plan.nodes) numbers.emplace_back(node.number.value);
  return unknown_word(fmt::format("eine Stelle {} gibt es nicht", word.text), word, numbers);
}

tl::expected<NodeId, ExpressionError> own_node(const Context& context, TextRange place) {
  if (context.node) return *context.node;
  return fault("der Text steht bei keiner Stelle", "die Stelle davor nennen", place);
}

tl::expected<std::size_t, ExpressionError> find_column(const Context& context,
                                                       const std::optional<Word>& word) {
  const auto& columns = context.plan.columns;
  if (!word) {
    if (!context.plan.years.empty()) return context.plan.years.front().column;
    return fault("der Haushalt hat keine Spalte für das Haushaltsjahr", "", {});
  }
  const auto column = parse_column(one_line(word->text));
  const auto found = column ? std::ranges::find(columns, *column) : columns.end();
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  std::vector<std::string> names;
  for (const Column& one : columns) names.push_back(column_name(one));
  return fault(fmt::format("eine Spalte „{}“ hat der Haushalt nicht", one_line(word->text)),
               fmt::format("die Spalten sind: {}", fmt::join(names, ", ")), word->place);
}

tl::expected<Rows, ExpressionError> find_rows(const Context& context, NodeId node,
                                              const std::optional<Word>& key, const Word& sum) {
  const auto expression = parse_expression(sum.text, Dialect::form);
  if (!expression)
    return fault(expression.error().message, expression.error().help, within(sum, expression.error().place));
  auto plans = plans_of(context, node, key);
  if (!plans) {
    if (!key) plans.error().place = sum.place;
    return tl::unexpected(std::move(plans.error()));
  }
  std::vector<PlanId> having;
  for (const PlanId id : *plans) {
    if (!missing_row(sum, *expression, context.plan.form(id))) having.push_back(id);
  }
  if (having.empty())
    return report_missing(context, node, *plans,
                          *missing_row(sum, *expression, context.plan.form(plans->front())));
  if (having.size() > 1) drop_blank_plans(context, node, having);
  if (having.size() > 1) return report_several(context, having, sum);
  const auto terms = linear_terms(*expression, row_numbers(context.plan.form(having.front())));
  if (!terms) return fault(terms.error().message, terms.error().help, within(sum, terms.error().place));
  return Rows{node, having.front(), *terms, sum.place};
}

tl::expected<Money, ExpressionError> sum_of_rows(const Context& context, const Rows& rows,
                                                 std::size_t column) {
  Money sum;
  bool any = false;
  CellRef cell{rows.node, rows.plan, 0, static_cast<std::uint16_t>(column)};
  for (const FormulaTerm& term : rows.terms) {
    cell.row = term.row;
    const Cell& value = context.evaluation.cell(cell);
    if (!is_readable(context, cell))
      return fault(fmt::format("{} ist nicht bekannt, denn ein Betrag darin ist nicht lesbar",
                               words_of(context.plan, cell)),
                   "", rows.place);
    if (value.overflow && !value.written)
      return fault(fmt::format("{} ist zu groß", words_of(context.plan, cell)), "", rows.place);
    const auto amount = context.evaluation.shown(cell);
    if (!amount) continue;
    const auto more = add(sum, term.sign < 0 ? -*amount : *amount);
    if (!more) return fault("die Summe der Zeilen ist zu groß", "", rows.place);
    sum = *more;
    any = true;
  }
  if (any) return sum;
  const std::string words = words_of(context.plan, cell);
  return fault(rows.terms.size() == 1 ? fmt::format("{} ist leer", words)
                                      : fmt::format("alle Zeilen dieser Summe sind leer, auch {}", words),
               blank_help(context.plan, rows.node), rows.place);
}

}  // namespace budgetc::live
