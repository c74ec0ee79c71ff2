#include <algorithm>

#include "document/part_table.hpp"

namespace budgetc::lowering {

// What a node's source says of each part, told without laying the part out: `check` asks for it, too.

namespace {

bool has_block_totals(const Node& node) {
  return std::ranges::any_of(node.investment_totals.blocks, [](const BlockTotals& block) {
    const auto written = [](const std::optional<FigureId>& figure) { return figure.has_value(); };
    return std::ranges::any_of(block.years, written) || std::ranges::any_of(block.extras, written);
  });
}

bool has_list_totals(const Node& node) {
  return std::ranges::any_of(node.investment_totals.list, [](const ListTotals& line) {
    return has_figure(line.amount) || has_figure(line.grants);
  });
}

bool has_measure_text(const BudgetPlan& plan, const Node& node) {
  return std::ranges::any_of(
      node.investments, [&](std::uint32_t measure) { return plan.investments[measure].text.has_value(); });
}

bool has_notes(const Node& node) {
  return std::ranges::any_of(node.line_notes, [](const LineNotes& group) { return !group.notes.empty(); });
}

bool has_explanations(const Node& node) {
  return has_prose(node.explanations) ||
         std::ranges::any_of(node.explanation_footnotes, [](const Text& note) { return has_prose(note); });
}

bool has_transitions(const Node& node) {
  const auto& transitions = node.transitions;
  return transitions &&
         (transitions->title || has_prose(transitions->text) || !transitions->products.empty());
}

bool has_table(const std::vector<IndicatorTable>& tables) {
  return std::ranges::any_of(tables, [](const IndicatorTable& table) {
    return !table.rows.empty() || table.title || !table.footnotes.empty() || !table.charts.empty();
  });
}

/// The parts of the goal scheme.
bool is_written(const GoalPage& goals, PartKind part) {
  switch (part) {
    case PartKind::goal_focus: return goals.title || goals.focus;
    case PartKind::impact_goals: return !goals.impact_goals.empty();
    case PartKind::output_goals: return !goals.output_goals.empty();
    case PartKind::measures: return !goals.measures.empty();
    case PartKind::situation: return has_prose(goals.situation);
    case PartKind::key_product: return goals.key_product.has_value();
    case PartKind::goal_indicators: return has_table(goals.indicators);
    case PartKind::goal_explanations: return has_prose(goals.explanations);
    case PartKind::principles:
      return !goals.fields_of_action.empty() || !goals.principles.empty() ||
             has_prose(goals.principles_intro);
    default: return false;
  }
}

/// The texts of a node, and what is a short list.
bool is_written(const Node& node, PartKind part) {
  switch (part) {
    case PartKind::transitions: return has_transitions(node);
    case PartKind::responsible: return node.responsible.has_value();
    case PartKind::focus: return node.focus_title || has_prose(node.focus_text);
    case PartKind::org_chart: return node.org_chart.has_value();
    case PartKind::classification: return node.classification.has_value();
    case PartKind::legal_basis: return has_prose(node.legal_basis);
    case PartKind::description: return has_prose(node.description);
    case PartKind::general_goals: return has_prose(node.general_goals);
    case PartKind::target_groups: return has_prose(node.target_groups);
    case PartKind::explanations: return has_explanations(node);
    case PartKind::posts: return !node.posts.empty();
    case PartKind::line_notes: return has_notes(node);
    case PartKind::indicators: return has_table(node.indicators);
    case PartKind::rings: return !node.rings.empty();
    case PartKind::products: return node.name_in_index.has_value();
    default: return node.goals && is_written(*node.goals, part);
  }
}

}  // namespace

bool is_written(const BudgetPlan& plan, PartKind part, NodeId id) {
  const Node& node = plan.node(id);
  switch (part) {
    case PartKind::teilergebnisplan: return node.has_rows(plan.result_plan);
    case PartKind::teilfinanzplan_a: return node.has_rows(plan.measure_plan);
    case PartKind::plan: return false;  // every further plan has its page (place_further_plans)
    case PartKind::teilfinanzplan_b: return has_block_totals(node) || !node.investments.empty();
    case PartKind::investment_list: return has_list_totals(node);
    case PartKind::investment_texts: return has_measure_text(plan, node);
    default: return is_written(node, part);
  }
}

bool is_written_here(const BudgetPlan& plan, PartKind part, NodeId id) {
  if (part == PartKind::teilfinanzplan_b) return has_block_totals(plan.node(id));
  return part != PartKind::investment_texts && is_written(plan, part, id);
}

}  // namespace budgetc::lowering
