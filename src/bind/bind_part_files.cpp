#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/node_paths.hpp"
#include "parts/registry.hpp"

// Parts of the administration that have files of their own beside haushalt.yaml: stellenplan.yaml.
namespace budgetc::binding {
namespace {

constexpr std::string_view part_file_ending = ".yaml";

/// The part that a file beside haushalt.yaml is named after.
std::optional<std::string_view> part_named_by(std::string_view name) {
  if (!name.ends_with(part_file_ending)) return std::nullopt;
  name.remove_suffix(part_file_ending.size());
  const std::vector<std::string_view> keys = root_keys();
  const auto found = std::ranges::find(keys, name);
  return found == keys.end() ? std::nullopt : std::optional(*found);
}

/// The whole file as what stands behind the key that it is named after. Findings on the key point at its
/// first line.
SourceEntry entry_of_file(const SourceTree& tree, std::string_view key) {
  SourceEntry entry;
  entry.value = tree.root;
  entry.key.kind = SourceNode::Kind::scalar;
  entry.key.set_text(key);
  entry.key.span =
      tree.root.entries().empty() ? Span{.file = tree.file} : tree.root.entries().front().key.span;
  return entry;
}

void report_both(Context& context, std::string_view name, const SourceEntry& of_file,
                 const SourceEntry& of_plan) {
  Diagnostic& finding =
      report(context, duplicate_number, of_file.key.span,
             fmt::format("„{}“ steht in {} und auch in haushalt.yaml", of_plan.key.text(), name));
  finding.related.push_back({of_plan.key.span, "auch hier; gelesen wird dies"});
  finding.helps.push_back(
      fmt::format("beides in {} zusammenführen und in haushalt.yaml streichen, oder umgekehrt", name));
}

}  // namespace

bool holds_root_part(const BudgetPlan& plan, std::string_view name, const SourceNode& root) {
  if (!part_named_by(name)) return false;
  return std::ranges::none_of(root.entries(), [&](const SourceEntry& entry) {
    return find_level(plan, entry.key.text()).has_value();
  });
}

void find_part_files(Context& context, const Sources& sources, const std::vector<bool>& damaged,
                     PlanFile& file) {
  for (const SourceTree& tree : sources.trees) {
    const std::string_view name = local_name(sources, tree.file);
    if (!holds_root_part(context.plan, name, tree.root)) continue;
    const std::string_view key = *part_named_by(name);
    const bool is_damaged = damaged[static_cast<std::size_t>(tree.file)];
    const auto same = std::ranges::find(file.root_entries, key, &PlanFile::RootEntry::key);
    const SourceEntry& entry = file.of_files.emplace_back(entry_of_file(tree, key));
    if (same != file.root_entries.end()) {
      report_both(context, name, entry, *same->entry);
    } else {
      file.root_entries.push_back({key, &entry, is_damaged});
    }
  }
}

void settle_parts(Context& context) {
  for (std::size_t i = 0; i < context.plan.nodes.size(); ++i) {
    context.node = static_cast<NodeId>(i);
    for (const NodePart* part : all_parts()) {
      if (part->settle != nullptr) part->settle(context, context.plan.nodes[i]);
    }
  }
}

}  // namespace budgetc::binding
