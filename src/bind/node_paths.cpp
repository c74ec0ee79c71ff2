#include "bind/node_paths.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

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

bool is_self_or_ancestor(std::string_view candidate, std::string_view number) {
  return number == candidate || (number.starts_with(candidate) && number[candidate.size()] == '.');
}

}  // namespace

bool looks_like_number(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9' && is_node_number(text);
}

std::optional<std::size_t> find_level(const BudgetPlan& plan, std::string_view key) {
  const auto found =
      std::ranges::find_if(plan.levels, [&](const std::string& level) { return to_key(level) == key; });
  if (found == plan.levels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - plan.levels.begin());
}

std::optional<NodeFile> guess_from_path(const BudgetPlan& plan, std::string_view path, FileId id) {
  const PathParts parts = split_path(path);
  NodeFile file;
  file.file = id;
  file.number_span.file = id;
  file.in_doubt = true;
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

std::optional<std::string> contradiction(const BudgetPlan& plan, std::string_view path,
                                         const NodeFile& file) {
  const PathParts parts = split_path(path);
  std::string_view innermost;
  for (const std::string_view folder : parts.folders) {
    if (!looks_like_number(folder)) continue;
    innermost = folder;
    if (!is_self_or_ancestor(folder, file.number))
      return fmt::format("{} steht im Ordner {}", file.number, folder);
  }
  const bool named_by_level = parts.stem == to_key(plan.levels[file.level]);
  if (named_by_level && (innermost.empty() || innermost == file.number)) return std::nullopt;
  if (parts.stem == file.number) return std::nullopt;
  return named_by_level ? fmt::format("{} steht im Ordner {}", file.number, innermost)
                        : fmt::format("{} steht in einer Datei namens {}.yaml", file.number, parts.stem);
}

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

}  // namespace budgetc::binding
