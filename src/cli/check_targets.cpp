#include "cli/check_targets.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "cli/source_options.hpp"
#include "rules/engine/registry.hpp"
#include "source/file_roles.hpp"

namespace budgetc::cli {
namespace {

namespace fs = std::filesystem;

/// A path that was named, and the folder of its budget.
struct NamedPath {
  std::optional<fs::path> root;
  /// Relative to the root; empty for the root itself.
  std::string name;
};

Trouble no_such_path(const std::string& given) {
  std::string code = given;
  std::erase(code, ',');
  for (char& letter : code) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  if (find_rule(code) != nullptr)
    return {.message = fmt::format("{} gibt es nicht", given),
            .help = "Regeln stehen hinter --nur und --ohne ohne Leerzeichen: --nur Z01,Z02"};
  return {.message = fmt::format("{} gibt es nicht", given),
          .help = "eine Datei oder einen Ordner des Haushalts nennen, oder nichts für den nächsten aufwärts"};
}

Trouble no_budget(const std::string& given, bool folder) {
  if (folder)
    return {.message = fmt::format("weder in {} noch darüber liegt eine haushalt.yaml", given),
            .help = "den Ordner nennen, in dem sie liegt"};
  return {.message = fmt::format("über {} liegt keine haushalt.yaml", given),
          .help = "Dateien, die zu keinem Haushalt gehören, nicht nennen"};
}

tl::expected<NamedPath, Trouble> find_budget(const Invocation& invocation, const std::string& given) {
  const fs::path path = absolute_path(invocation, given);
  const auto kind = look_up(path);
  if (!kind) return tl::unexpected(kind.error());
  if (!*kind) return tl::unexpected(no_such_path(given));
  const bool folder = *kind == DirectoryEntry::Kind::directory;
  auto root = budget_above(folder ? path : path.parent_path());
  if (!root) return tl::unexpected(root.error());
  if (*root) {
    const fs::path name = path.lexically_relative(**root);
    return NamedPath{*root, name == "." ? std::string() : name.generic_string()};
  }
  const bool source = folder || role_of(path.filename().string()) == FileRole::source;
  if (source) return tl::unexpected(no_budget(given, folder));
  return NamedPath{};
}

CheckTarget& target_of(CheckTargets& targets, const fs::path& root, bool& added) {
  const auto known = std::ranges::find(targets.budgets, root, &CheckTarget::root);
  added = known == targets.budgets.end();
  return added ? targets.budgets.emplace_back(CheckTarget{root, {}}) : *known;
}

/// Adds a path to the target of its budget. Who names the whole and a part wants the whole.
void add(CheckTargets& targets, const NamedPath& path) {
  bool added = false;
  CheckTarget& target = target_of(targets, *path.root, added);
  const bool whole = !added && target.names.empty();
  if (path.name.empty()) {
    target.names.clear();
  } else if (!whole) {
    target.names.push_back(path.name);
  }
}

bool lies_in(std::string_view file, std::string_view name) {
  return file.starts_with(name) && (file.size() == name.size() || file[name.size()] == '/');
}

/// Whether a place lies in one of the files and folders named.
bool is_in(Span span, const SourceFiles& files, const std::vector<std::string>& names) {
  const std::string& file = files[span.file].name();
  return std::ranges::any_of(names, [&](const std::string& name) { return lies_in(file, name); });
}

}  // namespace

tl::expected<CheckTargets, Trouble> find_targets(const Invocation& invocation,
                                                 const std::vector<std::string>& given) {
  CheckTargets targets;
  if (given.empty()) {
    auto root = nearest_root(invocation);
    if (!root) return tl::unexpected(root.error());
    targets.budgets.push_back({*root, {}});
  }
  for (const std::string& text : given) {
    const auto path = find_budget(invocation, text);
    if (!path) return tl::unexpected(path.error());
    if (path->root) {
      add(targets, *path);
    } else {
      targets.strangers.push_back(text);
    }
  }
  return targets;
}

bool concerns(const Diagnostic& finding, const SourceFiles& files, const std::vector<std::string>& names) {
  const auto is_shown = [&](Span span) { return is_in(span, files, names); };
  const auto changes = [&](const AmountChange& change) { return is_shown(change.span); };
  return names.empty() || is_shown(finding.primary.span) ||
         std::ranges::any_of(finding.related, [&](const Label& label) { return is_shown(label.span); }) ||
         std::ranges::any_of(finding.counted, is_shown) ||
         std::ranges::any_of(finding.candidates, [&](const Candidate& candidate) {
           return changes(candidate.change) || std::ranges::any_of(candidate.together, changes);
         });
}

Diagnostic seen_from(Diagnostic finding, const SourceFiles& files, const std::vector<std::string>& names) {
  const auto is_shown = [&](Span span) { return is_in(span, files, names); };
  if (names.empty() || is_shown(finding.primary.span)) return finding;
  const auto place = std::ranges::find_if(finding.counted, is_shown);
  if (place != finding.counted.end()) std::swap(finding.primary.span, *place);
  return finding;
}

}  // namespace budgetc::cli
