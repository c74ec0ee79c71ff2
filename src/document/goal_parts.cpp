#include <fmt/format.h>

#include "document/lowering.hpp"

namespace budgetc::lowering {

namespace {

/// One box per goal; the question stands only in the first of a kind.
void append_goals(const Context& context, const std::vector<Goal>& goals, Word heading, Word question,
                  Blocks& blocks) {
  for (const Goal& goal : goals) {
    GoalBox box;
    box.heading = word(context, heading);
    if (goal.mark) box.heading += " " + goal.mark->value;
    if (&goal == &goals.front()) box.question = word(context, question);
    box.text = parse_prose(goal.text);
    blocks.emplace_back(std::move(box));
  }
}

}  // namespace

void add_goal_focus(const Context& context, NodeId node, Blocks& blocks) {
  const auto& goals = context.plan.node(node).goals;
  if (!goals) return;
  if (goals->title) blocks.emplace_back(Heading{one_line(goals->title->value), 1});
  if (goals->focus) {
    const std::string name = word(context, Word::goal_focus);
    blocks.emplace_back(NamedValue{name, plain(*goals->focus)});
  }
}

void add_impact_goals(const Context& context, NodeId node, Blocks& blocks) {
  const auto& goals = context.plan.node(node).goals;
  if (goals) append_goals(context, goals->impact_goals, Word::impact_goal, Word::impact_question, blocks);
}

void add_output_goals(const Context& context, NodeId node, Blocks& blocks) {
  const auto& goals = context.plan.node(node).goals;
  if (goals) append_goals(context, goals->output_goals, Word::output_goal, Word::output_question, blocks);
}

void add_measures(const Context& context, NodeId node, Blocks& blocks) {
  const auto& goals = context.plan.node(node).goals;
  if (goals) append_goals(context, goals->measures, Word::measure, Word::measure_question, blocks);
}

void add_situation(const Context& context, NodeId node, Blocks& blocks) {
  const auto& goals = context.plan.node(node).goals;
  if (goals) append_prose(goals->situation, blocks);
}

void add_key_product(const Context& context, NodeId id, Blocks& blocks) {
  const auto& goals = context.plan.node(id).goals;
  if (!goals || !goals->key_product) return;
  const Text& number = *goals->key_product;
  RichText text = plain(number);
  if (const auto product = context.plan.find_node(number.value)) {
    text = linked(fmt::format("{} {}", number.value, context.plan.node(*product).name.value),
                  node_anchor(context, *product), number.span);
  }
  blocks.emplace_back(Prose{{ProseBlock::Kind::paragraph, {std::move(text)}, 1}});
}

void add_principles(const Context& context, NodeId node, Blocks& blocks) {
  const auto& goals = context.plan.node(node).goals;
  if (!goals) return;
  if (goals->principles.empty()) append_prose(goals->principles_intro, blocks);
  if (goals->fields_of_action.empty() && goals->principles.empty()) return;
  PrinciplesPanel panel;
  panel.fields_heading = word(context, Word::fields_of_action);
  panel.principles_heading = word(context, Word::principles);
  for (const Text& field : goals->fields_of_action) panel.fields_of_action.push_back({one_line(field.value)});
  if (goals->principles_intro && !goals->principles.empty())
    panel.intro.text = one_line(goals->principles_intro->value);
  for (const Text& principle : goals->principles) panel.principles.push_back({one_line(principle.value)});
  blocks.emplace_back(std::move(panel));
}

void add_goal_indicators(const Context& context, NodeId id, Blocks& blocks) {
  const Node& node = context.plan.node(id);
  if (!node.goals) return;
  for (std::size_t i = 0; i < node.goals->indicators.size(); ++i) {
    const std::string stem = fmt::format("{}-zielkennzahlen-{}", slug(node.number.value), i + 1);
    append_indicator_table(context, node.goals->indicators[i], stem, blocks);
  }
}

void add_goal_explanations(const Context& context, NodeId node, Blocks& blocks) {
  const auto& goals = context.plan.node(node).goals;
  if (goals) append_prose(goals->explanations, blocks);
}

}  // namespace budgetc::lowering
