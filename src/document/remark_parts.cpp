#include "document/lowering.hpp"

namespace budgetc::lowering {

namespace {

void append_remark(const Remark& remark, int level, Blocks& blocks) {  // NOLINT(misc-no-recursion)
  blocks.emplace_back(Heading{one_line(remark.title.value), level});
  append_prose(remark.text, blocks);
  for (const Remark& section : remark.sections) append_remark(section, level + 1, blocks);
}

TableRow transition_group(const Context& context, NodeId id, const Text& old_budget) {
  const std::string text = expand(node_text(context, id, context.pages.word(Word::transition_group)),
                                  {{"budget_alt", old_budget.value}});
  return {TableRowStyle::group, {text_cell(text, old_budget.span)}, {}};
}

TableRow transition_row(const Context& context, const ProductTransition& product) {
  std::string target;
  if (const auto node = context.plan.find_node(product.new_number.value))
    target = node_anchor(context, *node);
  TableRow row;
  row.cells.push_back(text_cell(product.old_number));
  row.cells.push_back(text_cell(product.old_name));
  row.cells.push_back(TextValue{linked(product.new_number.value, target, product.new_number.span)});
  row.cells.push_back(text_cell(product.new_name));
  return row;
}

Table transition_table(const Context& context, NodeId id, const Transitions& transitions) {
  Table table;
  table.kind = TableKind::transitions;
  table.id = slug(context.plan.node(id).number.value) + "-ueberleitung";
  table.columns = {make_column(ColumnRole::reference, word(context, Word::old_product)),
                   make_column(ColumnRole::text, word(context, Word::old_name)),
                   make_column(ColumnRole::reference, word(context, Word::new_product)),
                   make_column(ColumnRole::text, word(context, Word::new_name))};
  std::string_view old_budget;
  for (const ProductTransition& product : transitions.products) {
    if (product.old_budget && product.old_budget->value != old_budget) {
      old_budget = product.old_budget->value;
      table.rows.push_back(transition_group(context, id, *product.old_budget));
    }
    table.rows.push_back(transition_row(context, product));
  }
  return table;
}

}  // namespace

void add_classification_legend(const Context& context, Blocks& blocks) {
  if (context.plan.classifications.empty()) return;
  Table table;
  table.kind = TableKind::classifications;
  table.id = "klassifizierung";
  table.columns = {make_column(ColumnRole::row_number, word(context, Word::class_key)),
                   make_column(ColumnRole::label, word(context, Word::class_text))};
  for (const Classification& one : context.plan.classifications) {
    table.rows.push_back({TableRowStyle::normal, {text_cell(one.key), prose_cell(one.text)}, {}});
  }
  blocks.emplace_back(std::move(table));
}

void add_remarks(const Context& context, Blocks& blocks) {
  for (const Remark& remark : context.plan.remarks) append_remark(remark, 1, blocks);
}

void add_transitions(const Context& context, NodeId id, Blocks& blocks) {
  const auto& transitions = context.plan.node(id).transitions;
  if (!transitions) return;
  if (transitions->title) blocks.emplace_back(Heading{one_line(transitions->title->value), 1});
  append_prose(transitions->text, blocks);
  if (!transitions->products.empty()) blocks.emplace_back(transition_table(context, id, *transitions));
}

}  // namespace budgetc::lowering
