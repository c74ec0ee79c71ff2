#include <algorithm>

#include <fmt/format.h>

#include "model/bind_parts.hpp"
#include "model/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array<std::string_view, 3> other_folders{"regeln/", "formen/", "druck/"};

bool holds_no_node(std::string_view name) {
  const auto begins = [&](std::string_view folder) { return name.starts_with(folder); };
  return name == "haushalt.yaml" || std::ranges::any_of(other_folders, begins);
}

bool looks_like_number(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9' && is_node_number(text);
}

/// A path taken apart: "35/35.01/produktgruppe.yaml" has two folders and the stem "produktgruppe".
struct PathParts {
  std::vector<std::string_view> folders;
  std::string_view stem;
};

PathParts split_path(std::string_view name) {
  PathParts parts;
  for (std::size_t slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/')) {
    parts.folders.push_back(name.substr(0, slash));
    name.remove_prefix(slash + 1);
  }
  const bool is_source = name.ends_with(".yaml") || name.ends_with(".yml");
  parts.stem = is_source ? name.substr(0, name.rfind('.')) : name;
  return parts;
}

std::optional<std::size_t> find_level(const BudgetPlan& plan, std::string_view key) {
  const auto found =
      std::ranges::find_if(plan.levels, [&](const std::string& level) { return to_key(level) == key; });
  if (found == plan.levels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - plan.levels.begin());
}

const SourceEntry* find_level_entry(const BudgetPlan& plan, const SourceNode& root) {
  const auto names_level = [&](const SourceEntry& entry) {
    return find_level(plan, entry.key.text).has_value();
  };
  const auto found = std::ranges::find_if(root.entries, names_level);
  return found == root.entries.end() ? nullptr : &*found;
}

/// What the path of a file without a readable number says the number is: nodes below must find it.
std::optional<NodeFile> guess_from_path(const BudgetPlan& plan, std::string_view name, FileId id) {
  const PathParts parts = split_path(name);
  NodeFile file;
  file.file = id;
  file.number_span.file = id;
  if (const auto level = find_level(plan, parts.stem)) {
    if (parts.folders.empty() || !looks_like_number(parts.folders.back())) return std::nullopt;
    file.level = *level;
    file.number = parts.folders.back();
    return file;
  }
  if (!looks_like_number(parts.stem)) return std::nullopt;
  const auto dots = static_cast<std::size_t>(std::ranges::count(parts.stem, '.'));
  file.level = std::min(dots, plan.levels.size() - 1);
  file.number = parts.stem;
  return file;
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
    if (damaged) return guess_from_path(context.plan, name, tree.file);
    if (tree.root.is_null() || expect_mapping(context, tree.root))
      report_unexpected(context, tree.root, name);
    return std::nullopt;
  }
  if (!check_number(context, *entry)) return std::nullopt;
  return NodeFile{.file = tree.file,
                  .root = &tree.root,
                  .level_entry = entry,
                  .level = *find_level(context.plan, entry->key.text),
                  .number = std::string(entry->value.text),
                  .number_span = entry->value.span};
}

bool is_self_or_ancestor(std::string_view candidate, std::string_view number) {
  return number == candidate || (number.starts_with(candidate) && number[candidate.size()] == '.');
}

/// "35/35.01/produktgruppe.yaml", or "35/35.01/35.01.01.yaml" for the last level.
std::string usual_path(const BudgetPlan& plan, const NodeFile& file) {
  std::string folders;
  for (std::size_t dot = file.number.find('.'); dot != std::string::npos;
       dot = file.number.find('.', dot + 1)) {
    folders += file.number.substr(0, dot) + '/';
  }
  const bool last = file.level + 1 == plan.levels.size();
  return last ? folders + file.number + ".yaml"
              : folders + file.number + '/' + to_key(plan.levels[file.level]) + ".yaml";
}

void report_misplaced(Context& context, const NodeFile& file, std::string message) {
  report(context, misplaced_number, file.number_span, std::move(message))
      .helps.push_back(fmt::format("{} gehört nach {}", file.number, usual_path(context.plan, file)));
}

}  // namespace

void check_location(Context& context, const NodeFile& file) {
  const PathParts parts = split_path(context.files[file.file].name());
  std::string_view innermost;
  for (const std::string_view folder : parts.folders) {
    if (!looks_like_number(folder)) continue;
    innermost = folder;
    if (is_self_or_ancestor(folder, file.number)) continue;
    report_misplaced(context, file, fmt::format("{} steht im Ordner {}", file.number, folder));
    return;
  }
  const bool named_by_level = parts.stem == to_key(context.plan.levels[file.level]);
  if (named_by_level && (innermost.empty() || innermost == file.number)) return;
  if (parts.stem == file.number) return;
  report_misplaced(context, file,
                   named_by_level
                       ? fmt::format("{} steht im Ordner {}", file.number, innermost)
                       : fmt::format("{} steht in einer Datei namens {}.yaml", file.number, parts.stem));
}

std::vector<NodeFile> find_node_files(Context& context, const Sources& sources,
                                      const std::vector<bool>& damaged) {
  std::vector<NodeFile> found;
  for (const SourceTree& tree : sources.trees) {
    const std::string_view name = sources.files[tree.file].name();
    if (holds_no_node(name)) continue;
    const bool is_damaged = damaged[static_cast<std::size_t>(tree.file)];
    auto file = read_node_file(context, tree, name, is_damaged);
    if (!file) continue;
    if (!is_damaged) check_location(context, *file);
    found.push_back(std::move(*file));
  }
  return found;
}

}  // namespace budgetc::binding
