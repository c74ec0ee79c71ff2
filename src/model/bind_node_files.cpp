#include <algorithm>

#include <fmt/format.h>

#include "model/did_you_mean.hpp"
#include "model/node_paths.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array<std::string_view, 3> other_folders{"regeln/", "formen/", "druck/"};

bool holds_no_node(std::string_view name) {
  const auto begins = [&](std::string_view folder) { return name.starts_with(folder); };
  return name == "haushalt.yaml" || std::ranges::any_of(other_folders, begins);
}

const SourceEntry* find_level_entry(const BudgetPlan& plan, const SourceNode& root) {
  const auto names_level = [&](const SourceEntry& entry) {
    return find_level(plan, entry.key.text).has_value();
  };
  const auto found = std::ranges::find_if(root.entries, names_level);
  return found == root.entries.end() ? nullptr : &*found;
}

std::string keys_of_levels(const BudgetPlan& plan) {
  std::string keys;
  for (const std::string& level : plan.levels)
    keys += fmt::format("{}{}: …", keys.empty() ? "" : ", ", to_key(level));
  return keys;
}

/// Suggests the level that a first key like "produckt" probably is.
void suggest_level(Diagnostic& finding, const BudgetPlan& plan, std::string_view written) {
  std::vector<std::string> keys;
  for (const std::string& level : plan.levels) keys.push_back(to_key(level));
  suggest(finding, written, std::vector<std::string_view>(keys.begin(), keys.end()));
}

void report_unexpected(Context& context, const SourceNode& root, std::string_view name) {
  const bool blank = root.entries.empty();
  const Span span = blank ? root.span : root.entries.front().key.span;
  if (name.ends_with("/haushalt.yaml")) {
    report(context, unexpected_file, span, "eine haushalt.yaml steht nur im obersten Ordner");
    return;
  }
  Diagnostic& finding =
      report(context, unexpected_file, span, "die Datei gehört zu keiner Ebene des Haushalts");
  if (!blank) suggest_level(finding, context.plan, root.entries.front().key.text);
  finding.helps.push_back(
      fmt::format("eine Datei nennt zuerst ihre Ebene mit der Nummer: {}", keys_of_levels(context.plan)));
}

/// Whether the level's value can be a number; says so if not.
bool check_number(Context& context, const SourceEntry& entry) {
  const SourceNode& value = entry.value;
  if (value.is_null()) {
    report(context, missing_key, entry.key.span, fmt::format("„{}“ nennt keine Nummer", entry.key.text));
    return false;
  }
  if (!expect_scalar(context, value)) return false;
  if (is_node_number(value.text)) return true;
  report(context, invalid_value, value.span, fmt::format("„{}“ ist keine Nummer", value.text))
      .helps.emplace_back("eine Nummer besteht aus Ziffern, gegliedert durch Punkte: 35.01.01");
  return false;
}

std::optional<NodeFile> read_node_file(Context& context, const SourceTree& tree, std::string_view name,
                                       bool damaged) {
  const SourceEntry* entry = find_level_entry(context.plan, tree.root);
  if (entry == nullptr || (damaged && entry->value.is_null())) {
    if (!damaged && (tree.root.is_null() || expect_mapping(context, tree.root)))
      report_unexpected(context, tree.root, name);
    return guess_from_path(context.plan, name, tree.file);
  }
  if (!check_number(context, *entry)) return guess_from_path(context.plan, name, tree.file);
  return NodeFile{.file = tree.file,
                  .root = &tree.root,
                  .level_entry = entry,
                  .level = *find_level(context.plan, entry->key.text),
                  .number = std::string(entry->value.text),
                  .number_span = entry->value.span,
                  .damaged = damaged};
}

}  // namespace

std::vector<NodeFile> find_node_files(Context& context, const Sources& sources,
                                      const std::vector<bool>& damaged) {
  std::vector<NodeFile> found;
  for (const SourceTree& tree : sources.trees) {
    const std::string_view name = local_name(sources, tree.file);
    if (holds_no_node(name)) continue;
    const bool is_damaged = damaged[static_cast<std::size_t>(tree.file)];
    if (auto file = read_node_file(context, tree, name, is_damaged)) found.push_back(std::move(*file));
  }
  return found;
}

}  // namespace budgetc::binding
