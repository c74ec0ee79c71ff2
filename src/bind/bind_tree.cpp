#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// How many places a finding about many shows.
constexpr std::size_t most_labels = 5;

using FileByNumber = std::unordered_map<std::string_view, const NodeFile*>;

/// Nodes whose parent has no file, by the number of that parent.
using Orphans = std::map<std::string, std::vector<const NodeFile*>, std::less<>>;

void report_missing_parent(Context& context, std::string_view number,
                           const std::vector<const NodeFile*>& children) {
  const std::string& level = context.plan.levels[children.front()->level - 1];
  Diagnostic& finding =
      report(context, missing_parent, children.front()->number_span,
             fmt::format("{} {} fehlt, wozu {} gehört", level, number, children.front()->number));
  for (std::size_t i = 1; i < std::min(children.size(), most_labels); ++i) {
    finding.related.push_back({children[i]->number_span, "gehört auch dazu"});
  }
  finding.helps.push_back(
      fmt::format("eine Datei mit `{}: {}` und ihrer `bezeichnung` anlegen; gibt es diese Ebene nicht, in "
                  "haushalt.yaml `ebenen` berichtigen: [{}]",
                  to_key(level), number, fmt::join(context.plan.levels, ", ")));
}

/// Adds a file for each missing parent, so that the sums above it still see the nodes below.
void add_missing_parents(Context& context, std::vector<NodeFile>& files) {
  std::vector<NodeFile> round = files;
  while (!round.empty()) {
    FileByNumber known;
    for (const NodeFile& file : files) known.emplace(file.number, &file);
    Orphans orphans;
    for (const NodeFile& file : round) {
      const std::string_view parent = parent_number(file.number);
      if (file.level > 0 && !parent.empty() && !known.contains(parent))
        orphans[std::string(parent)].push_back(&file);
    }
    std::vector<NodeFile> added;
    for (const auto& [number, children] : orphans) {
      const bool in_doubt = std::ranges::all_of(children, &NodeFile::in_doubt);
      if (!in_doubt) report_missing_parent(context, number, children);
      const NodeFile& child = *children.front();
      added.push_back({.file = child.file,
                       .level = child.level - 1,
                       .number = number,
                       .number_span = child.number_span,
                       .in_doubt = in_doubt});
    }
    files.insert(files.end(), added.begin(), added.end());
    round = std::move(added);
  }
}

void add_node(BudgetPlan& plan, const NodeFile& file) {
  Node& node = plan.nodes.emplace_back();
  node.number = {file.number, file.number_span};
  node.name = node.number;  // until the file says better
  node.level = file.level;
  node.file = file.file;
  node.readable = file.level_entry != nullptr && !file.damaged && !file.in_doubt;
}

void report_wrong_level(Context& context, const Node& node, const Node* parent) {
  const auto& levels = context.plan.levels;
  const std::string& level = levels[node.level];
  if (parent == nullptr) {
    report(context, missing_parent, node.number.span,
           fmt::format("{} {} gehört zu keinem Knoten der Ebene {}", level, node.number.value,
                       levels[node.level - 1]))
        .helps.emplace_back("die Nummer eines Knotens beginnt mit der des übergeordneten und einem Punkt");
    return;
  }
  Diagnostic& finding = report(context, invalid_value, node.number.span,
                               fmt::format("{} {} kann nicht zu {} {} gehören", level, node.number.value,
                                           levels[parent->level], parent->number.value));
  finding.related.push_back({parent->number.span, levels[parent->level]});
  finding.helps.push_back(fmt::format("die Ebenen sind, von oben: {}", fmt::join(levels, ", ")));
}

/// Finds the parent of a node among those before it; says so where there is none, or one of another level.
void link_parent(Context& context, NodeId id) {
  BudgetPlan& plan = context.plan;
  Node& node = plan.nodes[static_cast<std::size_t>(id)];
  const std::string_view above = parent_number(node.number.value);
  const auto parent_id = above == root_number ? std::nullopt : plan.find_node(above);
  if (!parent_id) {
    if (node.level > 0 && node.readable) report_wrong_level(context, node, nullptr);
    node.parent = plan.root;
    if (plan.root) plan.nodes[static_cast<std::size_t>(*plan.root)].children.push_back(id);
    return;
  }
  Node& parent = plan.nodes[static_cast<std::size_t>(*parent_id)];
  // The level of what could not be read is a guess.
  const bool certain = node.readable && parent.readable;
  if (certain && parent.level + 1 != node.level) report_wrong_level(context, node, &parent);
  node.parent = parent_id;
  parent.children.push_back(id);
}

/// "35.1" and "35.01" are two numbers, and one of them is mostly a slip.
void warn_of_like_numbers(Context& context) {
  std::unordered_map<std::string, const Node*> first;
  for (const Node& node : context.plan.nodes) {
    if (!node.readable) continue;
    const auto [other, added] = first.emplace(without_padding(node.number.value), &node);
    if (added) continue;
    const Node& like = *other->second;
    Diagnostic& finding =
        report(context, duplicate_number, node.number.span,
               fmt::format("{} und {} unterscheiden sich nur durch Nullen und gelten als zwei Stellen",
                           like.number.value, node.number.value));
    finding.severity = Severity::warning;
    finding.related.push_back({like.number.span, "die andere"});
    finding.helps.push_back("ist eine Stelle gemeint, beide Nummern gleich schreiben");
  }
}

}  // namespace

void add_root(Context& context, FileId file) {
  BudgetPlan& plan = context.plan;
  plan.root = static_cast<NodeId>(plan.nodes.size());
  Node& node = plan.nodes.emplace_back();
  node.is_root = true;
  node.number = {std::string(root_number), plan.administration.span};
  node.name = plan.administration;
  node.file = file;
  node.readable = !context.damaged_file;
  plan.node_by_number.emplace(root_number, *plan.root);
}

void build_tree(Context& context, const std::vector<NodeFile>& files) {
  std::vector<NodeFile> all = files;
  add_missing_parents(context, all);
  std::ranges::sort(all, number_less, &NodeFile::number);
  BudgetPlan& plan = context.plan;
  const std::size_t first = plan.nodes.size();
  plan.nodes.reserve(first + all.size());
  for (const NodeFile& file : all) {
    if (file.number == root_number)
      report(context, duplicate_number, file.number_span,
             fmt::format("„{}“ steht für die ganze Verwaltung und ist keine Nummer", root_number));
    plan.node_by_number.emplace(file.number, static_cast<NodeId>(plan.nodes.size()));
    add_node(plan, file);
  }
  for (std::size_t i = first; i < plan.nodes.size(); ++i) link_parent(context, static_cast<NodeId>(i));
  warn_of_like_numbers(context);
}

}  // namespace budgetc::binding
