#include "cli/form_list.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "diagnostics/words.hpp"
#include "source/source_files.hpp"
#include "source/yaml_reader.hpp"
#include "text/visible_text.hpp"

namespace budgetc::cli {
namespace {

constexpr std::string_view form_ending = ".yaml";
/// As many bytes as a form may have when it is used.
constexpr std::uint64_t largest_listed_form = 1U << 20U;

std::string text_under(const SourceNode& root, std::string_view key) {
  const SourceNode* const found = root.find(key);
  return found == nullptr ? std::string() : make_visible(one_line(found->text()));
}

/// A cell of a Markdown table.
std::string plain_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[') cell += '\\';
    cell += c;
  }
  return cell;
}

}  // namespace

tl::expected<std::vector<ShippedForm>, FileError> shipped_forms(const std::filesystem::path& templates,
                                                                const FileSystem& files) {
  const std::filesystem::path folder = templates / "forms";
  const auto entries = files.list(folder);
  if (!entries) return tl::unexpected(entries.error());
  std::vector<ShippedForm> forms;
  for (const DirectoryEntry& entry : *entries) {
    if (!entry.name.ends_with(form_ending)) continue;
    auto bytes = files.read(folder / entry.name, largest_listed_form);
    if (!bytes) return tl::unexpected(bytes.error());
    SourceFiles sources;
    const FileId id = sources.add(SourceFile(entry.name, *std::move(bytes)));
    const ReadResult read = read_yaml(sources[id], id);
    forms.push_back({.name = entry.name.substr(0, entry.name.size() - form_ending.size()),
                     .description = text_under(read.tree.root, "beschreibung"),
                     .certainty = text_under(read.tree.root, "sicherheit")});
  }
  return forms;
}

std::string form_list(const std::vector<ShippedForm>& forms) {
  std::string text = "\nPlanformen:\n";
  for (const ShippedForm& form : forms) {
    text += fmt::format("{}  {}\n", form.name, form.description);
    if (!form.certainty.empty()) text += fmt::format("     {}\n", form.certainty);
  }
  return text;
}

std::string form_list_markdown(const std::vector<ShippedForm>& forms) {
  std::string text =
      "\n## Planformen\n\n| Name | Wofür | Wie sicher die Zeilen sind |\n| --- | --- | --- |\n";
  for (const ShippedForm& form : forms)
    text += fmt::format("| `{}` | {} | {} |\n", form.name, plain_cell(form.description),
                        plain_cell(form.certainty));
  return text;
}

std::string form_list_json(const std::vector<ShippedForm>& forms) {
  auto list = nlohmann::ordered_json::array();
  for (const ShippedForm& form : forms)
    list.push_back(
        {{"planform", form.name}, {"beschreibung", form.description}, {"sicherheit", form.certainty}});
  return list.dump(2) + "\n";
}

}  // namespace budgetc::cli
