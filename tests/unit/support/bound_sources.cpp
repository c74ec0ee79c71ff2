#include "support/bound_sources.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "diagnostics/render.hpp"

namespace budgetc::test {
namespace {

const std::string group = "produktgruppe: 35.01\nbezeichnung: Gruppe\n";
const std::string budget = "budget: 35\nbezeichnung: Budget\n";
const std::string product = "produkt: 35.01.01\nbezeichnung: Produkt\n";

std::string real_form(const std::string& name) {
  std::ifstream file(std::string(BUDGETC_ROOT "/templates/forms/") + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool has_plan_file(const SourceTexts& files) {
  return std::ranges::any_of(files, [](const auto& file) { return file.first == "haushalt.yaml"; });
}

}  // namespace

BoundSources::BoundSources(SourceTexts files, bool add_plan_file) {
  MemoryFileSystem disk;
  if (add_plan_file && !has_plan_file(files)) files.emplace_back("haushalt.yaml", ordinary_plan_file());
  for (auto& [path, text] : files) disk.file("plan/" + path, std::move(text));
  for (const char* form : {"nrw-unna.yaml", "nrw-muster.yaml"}) {
    disk.file(std::string("templates/forms/") + form, real_form(form));
  }
  sources = load_sources(disk, "plan", 1);
  result = bind(sources, disk, "plan", "templates");
}

const Node& BoundSources::node(std::string_view number) const {
  const auto id = plan().find_node(number);
  REQUIRE(id);
  return plan().node(*id);
}

std::int64_t BoundSources::euros(const std::optional<FigureId>& id) const {
  return id ? figure(*id).amount.cents() / 100 : -1;
}

std::string BoundSources::place(Span span) const {
  const SourceFile& file = sources.files[span.file];
  const LineColumn at = file.position(span.begin);
  return fmt::format("{}:{}:{} [{}]", file.name(), at.line, at.column, bytes(span));
}

std::string BoundSources::said() const {
  std::vector<Diagnostic> all = sources.diagnostics;
  all.insert(all.end(), result.diagnostics.begin(), result.diagnostics.end());
  sort_diagnostics(all);
  std::string lines;
  for (const Diagnostic& finding : all) {
    lines += fmt::format("{} {} {}", finding.code.text(), place(finding.primary.span), finding.message);
    for (const Label& label : finding.related)
      lines += fmt::format(" & {} {}", place(label.span), label.text);
    for (const std::string& help : finding.helps) lines += " => " + help;
    lines += '\n';
  }
  return lines;
}

std::string ordinary_plan_file() {
  return "haushalt: Kreis Unna\n"
         "jahr: 2024\n"
         "ebenen: [Budget, Produktgruppe, Produkt]\n"
         "spalten: [Ergebnis 2022, Ansatz 2023, Ansatz 2024, Plan 2025]\n"
         "formen: {teilergebnisplan: nrw-unna, teilfinanzplan: nrw-unna}\n";
}

BoundSources bind_product(const std::string& text) {
  return BoundSources({{"35/budget.yaml", budget},
                       {"35/35.01/produktgruppe.yaml", group},
                       {"35/35.01/35.01.01.yaml", product + text}});
}

BoundSources bind_budget(const std::string& text) {
  return BoundSources({{"35/budget.yaml", budget + text},
                       {"35/35.01/produktgruppe.yaml", group},
                       {"35/35.01/35.01.01.yaml", product}});
}

BoundSources bind_plan_file(const std::string& text) {
  return BoundSources({{"haushalt.yaml", ordinary_plan_file() + text},
                       {"35/budget.yaml", budget},
                       {"35/35.01/produktgruppe.yaml", group},
                       {"35/35.01/35.01.01.yaml", product}});
}

}  // namespace budgetc::test
