#include <algorithm>

#include <fmt/format.h>

#include "document/lowering.hpp"

namespace budgetc::lowering {

namespace {

std::string footnote_anchor(const Node& node, std::size_t number) {
  return fmt::format("fussnote-{}-{}", slug(node.number.value), number);
}

/// "[1] source", below the explanations they belong to.
void append_footnotes(const Node& node, Blocks& blocks) {
  Prose prose;
  for (std::size_t i = 0; i < node.explanation_footnotes.size(); ++i) {
    Prose parsed = parse_prose(node.explanation_footnotes[i]);
    if (parsed.empty()) continue;
    auto& runs = parsed.front().parts.front().runs;
    runs.insert(runs.begin(), TextRun{fmt::format("[{}] ", i + 1), false, false, {}});
    parsed.front().anchor = footnote_anchor(node, i + 1);
    prose.insert(prose.end(), parsed.begin(), parsed.end());
  }
  if (!prose.empty()) blocks.emplace_back(std::move(prose));
}

/// Lets each mark "[1]" of a run lead to its footnote.
void link_marks(const Node& node, RichText& text) {
  for (std::size_t number = 1; number <= node.explanation_footnotes.size(); ++number) {
    const std::string mark = fmt::format("[{}]", number);
    for (std::size_t i = 0; i < text.runs.size(); ++i) {
      const std::size_t at = text.runs[i].text.find(mark);
      if (at == std::string::npos || !text.runs[i].link.empty()) continue;
      TextRun linked = text.runs[i];
      TextRun rest = text.runs[i];
      linked.text = mark;
      linked.link = footnote_anchor(node, number);
      rest.text.erase(0, at + mark.size());
      text.runs[i].text.resize(at);
      const auto next = text.runs.begin() + static_cast<std::ptrdiff_t>(i) + 1;
      text.runs.insert(next, {std::move(linked), std::move(rest)});
      ++i;
    }
  }
}

TableRow product_row(const Context& context, NodeId id) {
  const Node& node = context.plan.node(id);
  const Text& name = node.name_in_index ? *node.name_in_index : node.name;
  TableRow row;
  row.cells.push_back(TextValue{linked(node.number.value, node_anchor(context, id), node.number.span)});
  row.cells.push_back(text_cell(name));
  return row;
}

}  // namespace

void add_responsible(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  if (node.responsible) {
    blocks.emplace_back(Prose{{ProseBlock::Kind::paragraph, {plain(*node.responsible)}, 1}});
  }
}

void add_focus(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  if (node.focus_title) {
    RichText title = plain(*node.focus_title);
    for (TextRun& run : title.runs) run.bold = true;
    blocks.emplace_back(Prose{{ProseBlock::Kind::paragraph, {std::move(title)}, 1}});
  }
  append_prose(node.focus_text, blocks);
}

void add_products(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  if (node.children.empty()) return;
  Table table;
  table.kind = TableKind::products;
  table.id = slug(node.number.value) + "-produkte";
  table.columns = {make_column(ColumnRole::row_number, word(context, Word::product_number)),
                   make_column(ColumnRole::label, word(context, Word::product_name))};
  for (const NodeId child : node.children) table.rows.push_back(product_row(context, child));
  blocks.emplace_back(std::move(table));
}

void add_classification(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  if (!node.classification) return;
  ClassificationBadge badge{node.classification->value, {}};
  for (const Classification& one : context.plan.classifications) badge.all.push_back(one.key);
  blocks.emplace_back(std::move(badge));
}

void add_legal_basis(const Context& context, NodeId node, Blocks& blocks) {
  append_prose(context.plan.node(node).legal_basis, blocks);
}

void add_description(const Context& context, NodeId node, Blocks& blocks) {
  append_prose(context.plan.node(node).description, blocks);
}

void add_general_goals(const Context& context, NodeId node, Blocks& blocks) {
  append_prose(context.plan.node(node).general_goals, blocks);
}

void add_target_groups(const Context& context, NodeId node, Blocks& blocks) {
  append_prose(context.plan.node(node).target_groups, blocks);
}

void add_explanations(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  if (node.explanations) {
    Prose prose = parse_prose(*node.explanations);
    for (ProseBlock& block : prose) {
      for (RichText& part : block.parts) link_marks(node, part);
    }
    if (!prose.empty()) blocks.emplace_back(std::move(prose));
  }
  append_footnotes(node, blocks);
}

}  // namespace budgetc::lowering
