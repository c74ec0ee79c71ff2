#include <algorithm>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "diagnostics/render.hpp"
#include "document/page_plan_reader.hpp"
#include "source/yaml_reader.hpp"

namespace budgetc {

namespace {

constexpr std::string_view file_name = "druck/standard.yaml";
constexpr std::uint64_t size_limit = 1'000'000;

/// A file of a page plan and the name it goes by in findings.
struct PlanFile {
  std::filesystem::path path;
  std::string name;
};

/// Reads the shipped file; the root of its tree marks where missing texts are reported.
SourceNode read_plan_file(SourceFiles& sources, const FileSystem& files, const PlanFile& file,
                          const KnownPlans& plans, PagePlanResult& result) {
  auto text = files.read(file.path, size_limit);
  const FileId id = sources.add(SourceFile(file.name, text ? *text : std::string()));
  SourceNode place;
  place.span = {id, 0, 0};
  if (!text) {
    const std::string message = fmt::format("das Druckprofil ist nicht lesbar: {}", text.error().reason);
    result.diagnostics.push_back(
        {unreadable_file, Severity::error, message, {place.span, {}}, {}, {}, {}, {}});
    return place;
  }
  ReadResult read = read_yaml(sources[id], id);
  for (Diagnostic& diagnostic : read.diagnostics) result.diagnostics.push_back(std::move(diagnostic));
  read_page_plan(sources, read.tree.root, result.plan, plans, result.diagnostics);
  sources.keep(std::move(read.tree));
  return place;
}

}  // namespace

const SourceTree* find_page_plan(const Sources& sources) {
  const auto found = std::ranges::find_if(
      sources.trees, [&](const SourceTree& tree) { return local_name(sources, tree.file) == file_name; });
  return found == sources.trees.end() ? nullptr : &*found;
}

PagePlanResult load_page_plan(SourceFiles& sources, const FileSystem& files,
                              const std::filesystem::path& templates, const SourceTree* own,
                              const KnownPlans& plans) {
  PagePlanResult result;
  const PlanFile shipped{templates / file_name, fmt::format("templates/{}", file_name)};
  SourceNode place = read_plan_file(sources, files, shipped, plans, result);
  const bool readable = result.diagnostics.empty();
  if (own != nullptr) {
    read_page_plan(sources, own->root, result.plan, plans, result.diagnostics);
    place.span = {own->file, 0, 0};
    result.plan.own_file = own->file;
  }
  if (readable) require_words(place, result.plan, result.diagnostics);
  limit_findings(result.diagnostics);
  return result;
}

}  // namespace budgetc
