#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "rules/engine/changed_rules.hpp"

namespace budgetc::lowering {

namespace {

/// "35.02.01 Zeile 002, Ansatz 2024" as the source names it.
std::string place_text(const AcceptedDeviation& deviation) {
  std::string place = deviation.place.value;
  if (deviation.row) place += " Zeile " + deviation.row->value;
  if (deviation.column) place += ", " + deviation.column->value;
  return place;
}

std::string deviation_target(const Context& context, const AcceptedDeviation& deviation) {
  if (context.plan.find_ring(deviation.place.value) != nullptr) return ring_anchor(deviation.place.value);
  const auto node = context.plan.find_node(deviation.place.value);
  if (!node) return {};
  const auto row =
      deviation.row ? context.plan.result_form().find(deviation.row->value) : std::optional<RowIndex>{};
  return row && !deviation.plan ? row_anchor(context, *node, *row) : node_anchor(context, *node);
}

bool has_end(const AcceptedDeviation& deviation) {
  return deviation.until.has_value();
}

TableRow deviation_row(const Context& context, const AcceptedDeviation& deviation, bool with_end) {
  TableRow row;
  row.cells.push_back(text_cell(deviation.rule));
  row.cells.push_back(
      TextValue{linked(place_text(deviation), deviation_target(context, deviation), deviation.place.span)});
  // A finding without an amount is accepted without one.
  const Figure& difference = context.plan.figures[deviation.difference];
  row.cells.push_back(difference.readable ? CellValue(AmountValue{difference.amount, true}) : Blank{});
  row.cells.push_back(prose_cell(deviation.reason));
  if (with_end) row.cells.push_back(deviation.until ? text_cell(*deviation.until) : Blank{});
  return row;
}

void add_accepted(const Context& context, Blocks& blocks) {
  if (context.plan.deviations.empty()) return;
  Table table;
  table.kind = TableKind::deviations;
  table.id = "anerkannte-abweichungen";
  table.columns = {make_column(ColumnRole::row_number, word(context, Word::deviation_rule)),
                   make_column(ColumnRole::reference, word(context, Word::deviation_place)),
                   make_column(ColumnRole::amount, word(context, Word::deviation_difference)),
                   make_column(ColumnRole::label, word(context, Word::deviation_reason))};
  const bool with_end = std::ranges::any_of(context.plan.deviations, has_end);
  if (with_end) {
    table.columns.push_back(make_column(ColumnRole::reference, word(context, Word::deviation_until)));
  }
  for (const AcceptedDeviation& deviation : context.plan.deviations) {
    table.rows.push_back(deviation_row(context, deviation, with_end));
  }
  blocks.emplace_back(std::move(table));
}

TableRow changed_rule_row(const rules::ChangedRule& rule) {
  TableRow row;
  row.cells = {text_cell(rule.setting->code),
               text_cell(fmt::format("{}: {}", rules::state_word(rule), rule.info->name)),
               prose_cell(rule.setting->reason)};
  return row;
}

/// Rules that are off or lowered accept findings too, and in silence: the book says so.
void add_changed_rules(const Context& context, Blocks& blocks) {
  const auto changed = rules::changed_rules(context.plan);
  if (changed.empty()) return;
  Table table;
  table.kind = TableKind::deviations;
  table.id = "geaenderte-regeln";
  table.title = word(context, Word::changed_rules);
  table.columns = {make_column(ColumnRole::row_number, word(context, Word::deviation_rule)),
                   make_column(ColumnRole::text, word(context, Word::rule_state)),
                   make_column(ColumnRole::label, word(context, Word::deviation_reason))};
  for (const rules::ChangedRule& rule : changed) table.rows.push_back(changed_rule_row(rule));
  blocks.emplace_back(std::move(table));
}

/// A form decides what is added up; one of the administration's own is said.
void add_own_forms(const Context& context, Blocks& blocks) {
  for (const OwnForm& form : context.plan.own_forms) {
    ProseBlock paragraph;
    paragraph.parts.push_back(plain(expand(word(context, Word::own_form), {{"form", form.name}})));
    blocks.emplace_back(Prose{std::move(paragraph)});
  }
}

}  // namespace

void add_deviations(const Context& context, Blocks& blocks) {
  add_accepted(context, blocks);
  add_changed_rules(context, blocks);
  add_own_forms(context, blocks);
}

void add_product_index(const Context& context, Blocks& blocks) {
  ProductIndex index;
  for (std::size_t i = 0; i < context.plan.nodes.size(); ++i) {
    const auto id = static_cast<NodeId>(i);
    const Node& node = context.plan.node(id);
    const bool innermost = !node.is_root && node.level + 1 == context.plan.levels.size();
    if (innermost) index.entries.push_back({node.number.value, node.name.value, node_anchor(context, id)});
  }
  if (!index.entries.empty()) blocks.emplace_back(std::move(index));
}

}  // namespace budgetc::lowering
