#include "document/page_plan_reader.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "diagnostics/render.hpp"
#include "document/page_parts.hpp"
#include "document/page_plan_names.hpp"
#include "parts/registry.hpp"
#include "source/yaml_reader.hpp"

namespace budgetc {

namespace {

inline constexpr Code unreadable{"S01"};
inline constexpr Code unknown_key{"S10"};
inline constexpr Code missing_key{"S11"};
inline constexpr Code wrong_type{"S12"};
inline constexpr Code invalid_value{"S20"};

constexpr std::string_view file_name = "druck/standard.yaml";
constexpr std::uint64_t size_limit = 1'000'000;

template <typename T>
std::string name_list(std::span<const PlanName<T>> names) {
  std::vector<std::string_view> list;
  for (const PlanName<T>& name : names) list.push_back(name.name);
  return fmt::format("möglich sind: {}", fmt::join(list, ", "));
}

std::string possible_parts() {
  std::vector<std::string_view> list;
  for (const PagePart* part : page_parts()) list.push_back(part->name);
  return fmt::format("möglich sind: {}", fmt::join(list, ", "));
}

bool is_part_word(std::string_view key) {
  return std::ranges::find(part_words(), key) != part_words().end();
}

std::string possible_words() {
  const auto of_parts = part_words();
  return fmt::format("{}{}{}", name_list(word_names()), of_parts.empty() ? "" : ", ",
                     fmt::join(of_parts, ", "));
}

}  // namespace

void PagePlanReader::report(Code code, Span span, std::string message, std::string help) {
  Diagnostic diagnostic{code, Severity::error, std::move(message), {span, {}}, {}, {}, {}, {}};
  if (!help.empty()) diagnostic.helps.push_back(std::move(help));
  diagnostics_.push_back(std::move(diagnostic));
}

bool PagePlanReader::expect(bool right, const SourceNode& node, std::string_view what) {
  if (!right) report(wrong_type, node.span, fmt::format("hier gehört {} hin", what));
  return right;
}

void PagePlanReader::read(const SourceNode& root) {
  if (root.is_null() || !expect(root.is_mapping(), root, "ein Seitenplan mit Schlüsseln")) return;
  for (const SourceEntry& entry : root.entries) {
    const std::string_view key = entry.key.text;
    if (key == "titel") {
      if (expect(entry.value.is_scalar(), entry.value, "ein Text")) plan_.title = entry.value.text;
    } else if (key == "untertitel") {
      if (expect(!entry.value.is_mapping(), entry.value, "ein Text")) plan_.subtitle = entry.value.text;
    } else if (key == "vorspann") {
      plan_.front_place = entry.key.span;
      read_pages(entry.value, true, plan_.front);
    } else if (key == "anhang") {
      plan_.back_place = entry.key.span;
      read_pages(entry.value, true, plan_.back);
    } else if (key == "ebenen") {
      read_levels(entry.value);
    } else if (key == "texte") {
      read_words(entry.value);
    } else {
      report(unknown_key, entry.key.span, fmt::format("»{}« ist kein Schlüssel eines Druckprofils", key),
             "möglich sind: titel, untertitel, vorspann, ebenen, anhang, texte");
    }
  }
}

void PagePlanReader::read_levels(const SourceNode& levels) {
  if (!expect(levels.is_mapping(), levels, "erste, mittlere oder letzte mit ihren Seiten")) return;
  for (const SourceEntry& entry : levels.entries) {
    if (entry.key.text == "erste") {
      read_level(entry, plan_.outermost);
    } else if (entry.key.text == "mittlere") {
      read_level(entry, plan_.inner);
    } else if (entry.key.text == "letzte") {
      read_level(entry, plan_.innermost);
    } else {
      report(unknown_key, entry.key.span,
             fmt::format("»{}« ist keine Ebene eines Druckprofils", entry.key.text),
             "möglich sind: erste, mittlere, letzte");
    }
  }
}

void PagePlanReader::read_level(const SourceEntry& written, LevelPages& pages) {
  pages = {};
  pages.place = written.key.span;
  const SourceNode& level = written.value;
  if (!expect(level.is_mapping(), level, "seiten oder abschluss")) return;
  for (const SourceEntry& entry : level.entries) {
    if (entry.key.text == "seiten") {
      read_pages(entry.value, false, pages.before);
    } else if (entry.key.text == "abschluss") {
      read_pages(entry.value, false, pages.after);
    } else {
      report(unknown_key, entry.key.span, fmt::format("»{}« ist kein Schlüssel einer Ebene", entry.key.text),
             "möglich sind: seiten, abschluss");
    }
  }
}

void PagePlanReader::read_pages(const SourceNode& list, bool of_book, std::vector<PageSpec>& pages) {
  pages.clear();
  if (list.is_null() || !expect(list.is_sequence(), list, "eine Liste von Seiten")) return;
  for (const SourceNode& item : list.items) read_page(item, of_book, pages);
}

void PagePlanReader::read_page(const SourceNode& node, bool of_book, std::vector<PageSpec>& pages) {
  if (!expect(node.is_mapping(), node, "eine Seite: {seite: …}")) return;
  PageSpec page;
  const SourceNode* kind = node.find("seite");
  if (kind == nullptr) return report(missing_key, node.span, "einer Seite fehlt der Schlüssel »seite«");
  const auto found = find_named(page_names(), kind->text);
  if (!found) {
    return report(invalid_value, kind->span, fmt::format("»{}« ist keine Art von Seite", kind->text),
                  name_list(page_names()));
  }
  page.kind = *found;
  for (const SourceEntry& entry : node.entries) {
    if (entry.key.text == "oberzeile") {
      page.kicker = entry.value.text;
    } else if (entry.key.text == "titel") {
      page.title = entry.value.text;
    } else if (entry.key.text == "teile") {
      if (!expect(entry.value.is_sequence(), entry.value, "eine Liste von Teilen")) continue;
      for (const SourceNode& part : entry.value.items) read_part(part, of_book, page.parts);
    } else if (entry.key.text != "seite") {
      report(unknown_key, entry.key.span, fmt::format("»{}« ist kein Schlüssel einer Seite", entry.key.text),
             "möglich sind: seite, oberzeile, titel, teile");
    }
  }
  pages.push_back(std::move(page));
}

void PagePlanReader::read_part(const SourceNode& node, bool of_book, std::vector<PartSpec>& parts) {
  const SourceNode* name = node.is_mapping() ? node.find("teil") : &node;
  if (name == nullptr) return report(missing_key, node.span, "einem Teil fehlt der Schlüssel »teil«");
  const PagePart* const kind = find_page_part(name->text);
  if (kind == nullptr) {
    return report(invalid_value, name->span, fmt::format("»{}« ist kein Teil einer Seite", name->text),
                  possible_parts());
  }
  if (kind->of_book != of_book) {
    return report(invalid_value, name->span,
                  of_book
                      ? fmt::format("»{}« gehört zu einer Ebene, nicht in Vorspann oder Anhang", name->text)
                      : fmt::format("»{}« gehört in Vorspann oder Anhang, nicht zu einer Ebene", name->text));
  }
  PartSpec part{.part = kind, .title = {}};
  for (const SourceEntry& entry : node.entries) {
    if (entry.key.text == "titel") {
      part.title = entry.value.text;
    } else if (entry.key.text == "wenn") {
      part.if_written = entry.value.text == "geschrieben";
      if (!part.if_written)
        report(invalid_value, entry.value.span,
               fmt::format("»{}« ist hier nicht vorgesehen", entry.value.text), "möglich ist: geschrieben");
    } else if (entry.key.text == "plan" && kind->takes_plan) {
      part.plan = entry.value.text;
    } else if (entry.key.text != "teil") {
      report(unknown_key, entry.key.span, fmt::format("»{}« ist kein Schlüssel eines Teils", entry.key.text),
             "möglich sind: teil, titel, wenn");
    }
  }
  if (kind->takes_plan && part.plan.empty()) {
    return report(missing_key, node.span, "dem Teil »plan« fehlt der Schlüssel »plan«",
                  "so schreiben: {teil: plan, plan: finanzplan}");
  }
  parts.push_back(std::move(part));
}

void PagePlanReader::read_words(const SourceNode& words) {
  if (!expect(words.is_mapping(), words, "ein Text je Schlüssel")) return;
  for (const SourceEntry& entry : words.entries) {
    const auto word = find_named(word_names(), entry.key.text);
    if (!word && !is_part_word(entry.key.text)) {
      report(unknown_key, entry.key.span,
             fmt::format("»{}« ist kein Text eines Druckprofils", entry.key.text), possible_words());
    } else if (expect(entry.value.is_scalar(), entry.value, "ein Text")) {
      std::string& text =
          word ? plan_.words[static_cast<std::size_t>(*word)] : plan_.part_words[std::string(entry.key.text)];
      text = entry.value.text;
    }
  }
}

void PagePlanReader::require_words(const SourceNode& root) {
  const auto require = [&](std::string_view name, bool is_there) {
    if (is_there) return;
    const Span begin{root.span.file, root.span.begin, root.span.begin};
    report(missing_key, begin, fmt::format("dem Druckprofil fehlt der Text »{}«", name),
           "ergänzen Sie ihn unter texte");
  };
  for (const PlanName<Word>& name : word_names()) require(name.name, !plan_.word(name.value).empty());
  for (const std::string_view name : part_words()) require(name, plan_.part_words.contains(name));
}

namespace {

/// A file of a page plan and the name it goes by in findings.
struct PlanFile {
  std::filesystem::path path;
  std::string name;
};

/// Reads the shipped file; the root of its tree marks where missing texts are reported.
SourceNode read_plan_file(SourceFiles& sources, const FileSystem& files, const PlanFile& file,
                          PagePlanResult& result) {
  auto text = files.read(file.path, size_limit);
  const FileId id = sources.add(SourceFile(file.name, text ? *text : std::string()));
  SourceNode place;
  place.span = {id, 0, 0};
  if (!text) {
    const std::string message = fmt::format("das Druckprofil ist nicht lesbar: {}", text.error().reason);
    result.diagnostics.push_back({unreadable, Severity::error, message, {place.span, {}}, {}, {}, {}, {}});
    return place;
  }
  ReadResult read = read_yaml(sources[id], id);
  for (Diagnostic& diagnostic : read.diagnostics) result.diagnostics.push_back(std::move(diagnostic));
  PagePlanReader(result.plan, result.diagnostics).read(read.tree.root);
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
                              const std::filesystem::path& templates, const SourceTree* own) {
  PagePlanResult result;
  const PlanFile shipped{templates / file_name, fmt::format("templates/{}", file_name)};
  SourceNode place = read_plan_file(sources, files, shipped, result);
  const bool readable = result.diagnostics.empty();
  if (own != nullptr) {
    PagePlanReader(result.plan, result.diagnostics).read(own->root);
    place.span = {own->file, 0, 0};
    result.plan.own_file = own->file;
  }
  if (readable) PagePlanReader(result.plan, result.diagnostics).require_words(place);
  limit_findings(result.diagnostics);
  return result;
}

}  // namespace budgetc
