#include <algorithm>

#include <fmt/format.h>

#include "bind/node_paths.hpp"
#include "text/did_you_mean.hpp"
#include "text/lookalikes.hpp"

namespace budgetc::binding {
namespace {

constexpr std::array<std::string_view, 4> other_folders{"regeln/", "formen/", "druck/", "aenderungen/"};

bool holds_no_node(std::string_view name) {
  const auto begins = [&](std::string_view folder) { return name.starts_with(folder); };
  return name == "haushalt.yaml" || std::ranges::any_of(other_folders, begins);
}

const SourceEntry* find_level_entry(const BudgetPlan& plan, const SourceNode& root) {
  const auto names_level = [&](const SourceEntry& entry) {
    return find_level(plan, entry.key.text()).has_value();
  };
  const auto found = std::ranges::find_if(root.entries(), names_level);
  return found == root.entries().end() ? nullptr : &*found;
}

std::string keys_of_levels(const BudgetPlan& plan) {
  std::string keys;
  for (const std::string& level : plan.levels)
    keys += fmt::format("{}{}: …", keys.empty() ? "" : ", ", to_key(level));
  return keys;
}

/// The key of the level that a first key like "produckt" probably is.
std::optional<std::string> meant_level(const BudgetPlan& plan, std::string_view written) {
  std::vector<std::string> keys;
  for (const std::string& level : plan.levels) keys.push_back(to_key(level));
  const auto disguise = undisguise(written);
  const auto meant = did_you_mean(disguise ? disguise->plain : written,
                                  std::vector<std::string_view>(keys.begin(), keys.end()));
  return meant ? std::optional<std::string>(*meant) : std::nullopt;
}

/// The line that names the level, and what to do with it: where the first key is almost a level's, or
/// where the path of the file says level and number.
std::optional<std::pair<std::string, std::string_view>> level_line(const BudgetPlan& plan,
                                                                   const SourceNode& root,
                                                                   const std::optional<NodeFile>& guess) {
  if (!root.entries().empty()) {
    const SourceEntry& first = root.entries().front();
    const auto level = meant_level(plan, first.key.text());
    if (level && first.value.is_scalar())
      return std::pair(fmt::format("{}: {}", *level, first.value.text()), "so schreiben");
  }
  if (!guess) return std::nullopt;
  return std::pair(fmt::format("{}: {}", to_key(plan.levels[guess->level]), guess->number),
                   "als erste Zeile ergänzen");
}

/// The file of a part of the administration that a name beside haushalt.yaml probably means:
/// "stellenplan.yaml".
std::optional<std::string> meant_part_file(std::string_view name) {
  const std::size_t ending = name.rfind('.');
  if (ending == std::string_view::npos || name.find('/') != std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> keys = root_keys();
  const auto meant = did_you_mean(to_key(name.substr(0, ending)), keys);
  return meant ? std::optional(fmt::format("{}.yaml", *meant)) : std::nullopt;
}

void report_unexpected(Context& context, const SourceNode& root, std::string_view name,
                       const std::optional<NodeFile>& guess) {
  const bool blank = root.entries().empty();
  const Span span = blank ? root.span : root.entries().front().key.span;
  if (name.ends_with("/haushalt.yaml")) {
    report(context, unexpected_file, span, "eine haushalt.yaml steht nur im obersten Ordner");
    return;
  }
  Diagnostic& finding =
      report(context, unexpected_file, span, "die Datei nennt keine Ebene des Haushalts mit ihrer Nummer");
  if (const auto line = level_line(context.plan, root, guess)) {
    finding.helps.push_back(fmt::format("{}: {}", line->second, line->first));
    return;
  }
  if (const auto meant = meant_part_file(name)) {
    finding.helps.push_back(fmt::format("meinten Sie den Dateinamen „{}“?", *meant));
    return;
  }
  finding.helps.push_back(
      fmt::format("eine Datei nennt zuerst ihre Ebene mit der Nummer: {}; die Ebenen nennt `ebenen` in "
                  "haushalt.yaml",
                  keys_of_levels(context.plan)));
}

/// The number that a text contains beyond doubt: without quotation marks, blanks, a last point, commas for
/// points, or the name behind it. A level has as many points as levels above it.
std::optional<std::string> meant_number(std::string_view text, std::size_t level) {
  const auto disguise = undisguise(text);
  std::string number = disguise ? disguise->plain : std::string(text);
  const std::size_t digits = number.find_first_not_of("0123456789.");
  const bool named = digits != std::string::npos && digits > 0 && number[digits] == ' ' &&
                     number.find_first_of("0123456789", digits) == std::string::npos;
  if (named) number.erase(digits);
  std::ranges::replace(number, ' ', '.');
  std::ranges::replace(number, ',', '.');
  std::ranges::replace(number, '/', '.');
  while (number.ends_with('.')) number.pop_back();
  const auto points = static_cast<std::size_t>(std::ranges::count(number, '.'));
  if (!looks_like_number(number) || points != level) return std::nullopt;
  return number;
}

/// Whether the level's value can be a number; says so if not.
bool check_number(Context& context, const SourceEntry& entry) {
  const SourceNode& value = entry.value;
  if (value.is_null()) {
    report(context, missing_key, entry.key.span, fmt::format("„{}“ nennt keine Nummer", entry.key.text()))
        .helps.push_back(fmt::format("die Nummer dahinter schreiben, gegliedert durch Punkte: {}: 35.01.01",
                                     entry.key.text()));
    return false;
  }
  if (!expect_scalar(context, value)) return false;
  if (is_node_number(value.text())) return true;
  const auto meant = meant_number(value.text(), *find_level(context.plan, entry.key.text()));
  const auto disguise = undisguise(value.text());
  const bool disguised = disguise && is_node_number(disguise->plain);
  report(context, invalid_value, value.span,
         disguised ? fmt::format("die Nummer {} enthält {}", disguise->plain, disguise->what)
                   : fmt::format("„{}“ ist keine Nummer", value.text()))
      .helps.push_back(meant ? fmt::format("{}so schreiben: {}: {}",
                                           disguised ? "" : "nur Ziffern, gegliedert durch einzelne Punkte; ",
                                           entry.key.text(), *meant)
                             : "eine Nummer besteht aus Ziffern, gegliedert durch Punkte: 35.01.01");
  return false;
}

std::optional<NodeFile> read_node_file(Context& context, const SourceTree& tree, std::string_view name,
                                       bool damaged) {
  const SourceEntry* entry = find_level_entry(context.plan, tree.root);
  if (entry == nullptr || (damaged && entry->value.is_null())) {
    if (!damaged && (tree.root.is_null() || expect_mapping(context, tree.root)))
      report_unexpected(context, tree.root, name, guess_from_path(context.plan, name, tree.file));
    return guess_from_path(context.plan, name, tree.file);
  }
  if (!check_number(context, *entry)) return guess_from_path(context.plan, name, tree.file);
  return NodeFile{.file = tree.file,
                  .root = &tree.root,
                  .level_entry = entry,
                  .level = *find_level(context.plan, entry->key.text()),
                  .number = std::string(entry->value.text()),
                  .number_span = entry->value.span,
                  .damaged = damaged};
}

}  // namespace

std::vector<NodeFile> find_node_files(Context& context, const Sources& sources,
                                      const std::vector<bool>& damaged) {
  std::vector<NodeFile> found;
  for (const SourceTree& tree : sources.trees) {
    const std::string_view name = local_name(sources, tree.file);
    if (holds_no_node(name) || holds_root_part(context.plan, name, tree.root)) continue;
    const bool is_damaged = damaged[static_cast<std::size_t>(tree.file)];
    if (auto file = read_node_file(context, tree, name, is_damaged)) found.push_back(std::move(*file));
  }
  return found;
}

}  // namespace budgetc::binding
