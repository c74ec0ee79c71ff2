#include "document/part_table.hpp"

#include <algorithm>

#include "document/page_plan_names.hpp"

namespace budgetc::lowering {

namespace {

struct BookPart {
  PartKind kind;
  void (*add)(const Context&, Blocks&);
};

struct NodePart {
  PartKind kind;
  void (*add)(const Context&, NodeId, Blocks&);
};

constexpr std::array<BookPart, 5> book_parts{{
    {PartKind::classification_legend, add_classification_legend},
    {PartKind::remarks, add_remarks},
    {PartKind::deviations, add_deviations},
    {PartKind::product_index, add_product_index},
    {PartKind::balance, add_balance},
}};

constexpr std::array<NodePart, 29> node_parts{{
    {PartKind::transitions, add_transitions},
    {PartKind::responsible, add_responsible},
    {PartKind::focus, add_focus},
    {PartKind::org_chart, add_org_chart},
    {PartKind::teilergebnisplan, add_teilergebnisplan},
    {PartKind::teilfinanzplan_a, add_teilfinanzplan_a},
    {PartKind::teilfinanzplan_b, add_teilfinanzplan_b},
    {PartKind::investment_list, add_investment_list},
    {PartKind::investment_texts, add_investment_texts},
    {PartKind::line_notes, add_line_notes},
    {PartKind::products, add_products},
    {PartKind::classification, add_classification},
    {PartKind::legal_basis, add_legal_basis},
    {PartKind::description, add_description},
    {PartKind::general_goals, add_general_goals},
    {PartKind::target_groups, add_target_groups},
    {PartKind::explanations, add_explanations},
    {PartKind::posts, add_posts},
    {PartKind::indicators, add_indicators},
    {PartKind::goal_focus, add_goal_focus},
    {PartKind::impact_goals, add_impact_goals},
    {PartKind::output_goals, add_output_goals},
    {PartKind::situation, add_situation},
    {PartKind::measures, add_measures},
    {PartKind::key_product, add_key_product},
    {PartKind::principles, add_principles},
    {PartKind::goal_indicators, add_goal_indicators},
    {PartKind::goal_explanations, add_goal_explanations},
    {PartKind::rings, add_rings},
}};

}  // namespace

namespace {

bool has_rows(const Node& node, PlanId id) {
  const WrittenPlan* plan = node.plan(id);
  return plan != nullptr && !plan->rows.empty();
}

bool has_block_totals(const Node& node) {
  return std::ranges::any_of(node.investment_totals.blocks, [](const BlockTotals& block) {
    const auto written = [](const std::optional<FigureId>& figure) { return figure.has_value(); };
    return std::ranges::any_of(block.years, written) || std::ranges::any_of(block.extras, written);
  });
}

bool has_list_totals(const Node& node) {
  return std::ranges::any_of(node.investment_totals.list,
                             [](const ListTotals& line) { return line.amount || line.grants; });
}

/// Whether a node has a measure of its own that fulfils a condition.
template <typename Condition>
bool has_measure(const BudgetPlan& plan, NodeId node, Condition condition) {
  return std::ranges::any_of(plan.investments, [&](const Investment& measure) {
    return measure.node == node && condition(measure);
  });
}

}  // namespace

bool is_written(const Context& context, PartKind part, NodeId id) {
  const Node& node = context.plan.node(id);
  const auto any = [](const Investment&) { return true; };
  switch (part) {
    case PartKind::products: return node.name_in_index.has_value();
    case PartKind::teilergebnisplan: return has_rows(node, context.plan.result_plan);
    case PartKind::teilfinanzplan_a: return has_rows(node, context.plan.measure_plan);
    // Every further plan has its page (place_further_plans).
    case PartKind::plan: return false;
    case PartKind::teilfinanzplan_b: return has_block_totals(node) || has_measure(context.plan, id, any);
    case PartKind::investment_list: return has_list_totals(node);
    case PartKind::investment_texts:
      return has_measure(context.plan, id,
                         [](const Investment& measure) { return measure.text.has_value(); });
    default: break;
  }
  Blocks blocks;
  append_part(context, part, id, blocks);
  return !blocks.empty();
}

bool is_written_here(const Context& context, PartKind part, NodeId id) {
  if (part == PartKind::teilfinanzplan_b) return has_block_totals(context.plan.node(id));
  return part != PartKind::investment_texts && is_written(context, part, id);
}

bool is_book_part(PartKind kind) {
  return std::ranges::find(book_parts, kind, &BookPart::kind) != book_parts.end();
}

void append_part(const Context& context, PartKind kind, std::optional<NodeId> node, Blocks& blocks) {
  if (!node) {
    const auto* const part = std::ranges::find(book_parts, kind, &BookPart::kind);
    if (part != book_parts.end()) part->add(context, blocks);
    return;
  }
  const auto* const part = std::ranges::find(node_parts, kind, &NodePart::kind);
  if (part != node_parts.end()) part->add(context, *node, blocks);
}

}  // namespace budgetc::lowering

namespace budgetc {

std::string_view page_name(PageKind kind) {
  const auto names = page_names();
  const auto found = std::ranges::find(names, kind, &PlanName<PageKind>::value);
  return found == names.end() ? std::string_view() : found->name;
}

}  // namespace budgetc
