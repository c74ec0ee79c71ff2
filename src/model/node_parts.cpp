#include "model/node_parts.hpp"

#include <algorithm>
#include <array>

#include "text/reason.hpp"

namespace budgetc {
namespace {

struct Part {
  std::string_view name;
  /// nullptr: a plan with rows, which goes by its key.
  bool (*present)(const Node&) = nullptr;
};

template <OptionalText Node::*Member>
bool has_text(const Node& node) {
  const auto& text = node.*Member;
  return text &&
         (binding::has_letters(text->value) || text->value.find_first_of("0123456789") != std::string::npos);
}

bool has_posts(const Node& node) {
  return std::ranges::any_of(node.posts, [](const Posts& posts) { return posts.value.has_value(); });
}

/// Whether rows of the plan with this key stand at the node.
bool has_rows(const BudgetPlan& plan, const Node& node, std::string_view key) {
  const auto id = plan.find_plan(key);
  return id && node.has_rows(*id);
}

constexpr std::array<Part, 11> parts{{
    {"verantwortlich", has_text<&Node::responsible>},
    {"auftragsgrundlage", has_text<&Node::legal_basis>},
    {"beschreibung", has_text<&Node::description>},
    {"allgemeine_ziele", has_text<&Node::general_goals>},
    {"zielgruppen", has_text<&Node::target_groups>},
    {"erlaeuterungen", has_text<&Node::explanations>},
    {"planstellen", has_posts},
    {"ziele", [](const Node& node) { return node.goals.has_value(); }},
    {"kennzahlen", [](const Node& node) { return !node.indicators.empty(); }},
    {"teilergebnisplan", nullptr},
    {"ansaetze", [](const Node& node) { return !node.line_notes.empty(); }},
}};

constexpr std::array<std::string_view, parts.size()> names = [] {
  std::array<std::string_view, parts.size()> list;
  for (std::size_t i = 0; i < parts.size(); ++i) list[i] = parts[i].name;
  return list;
}();

}  // namespace

std::span<const std::string_view> node_part_names() {
  return names;
}

bool has_part(const BudgetPlan& plan, const Node& node, std::string_view name) {
  const auto found = std::ranges::find(parts, name, &Part::name);
  if (found == parts.end()) return false;
  return found->present != nullptr ? found->present(node) : has_rows(plan, node, name);
}

}  // namespace budgetc
