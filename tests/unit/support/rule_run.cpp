#include "unit/support/rule_run.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "diagnostics/render.hpp"
#include "support/memory_file_system.hpp"

namespace budgetc::test {
namespace {

const std::string plan_file =
    "haushalt: Kreis Unna\n"
    "jahr: 2024\n"
    "ebenen: [Budget, Produktgruppe, Produkt]\n"
    "spalten: [Ergebnis 2022, Ansatz 2023, Ansatz 2024, Plan 2025]\n"
    "formen: {teilergebnisplan: nrw-unna, teilfinanzplan: nrw-unna}\n"
    "wertgrenze: 50.000\n";

std::string shipped_form(const std::string& name) {
  std::ifstream in(BUDGETC_ROOT "/templates/forms/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::string plain(std::string text) {
  static const std::string no_break_space = "\u00a0";
  for (std::size_t at = 0; (at = text.find(no_break_space, at)) != std::string::npos;) {
    text.replace(at, no_break_space.size(), " ");
  }
  return text;
}

RuleRun::RuleRun(std::vector<std::pair<std::string, std::string>> files, const std::string& settings,
                 std::optional<std::chrono::year_month_day> today) {
  MemoryFileSystem disk;
  disk.file("plan/haushalt.yaml", plan_file + settings);
  disk.file("templates/forms/nrw-unna.yaml", shipped_form("nrw-unna.yaml"));
  for (auto& [path, text] : files) disk.file("plan/" + path, std::move(text));
  sources_ = load_sources(disk, "plan", 1);
  BindResult bound = bind(sources_, disk, "plan", "templates");
  plan_ = std::move(bound.plan);
  REQUIRE(bound.usable);
  const Evaluation evaluation = evaluate(plan_);
  report_ = run_rules({sources_.files, plan_, evaluation, today});
  sort_diagnostics(report_.findings);
}

std::string RuleRun::said() const {
  std::string lines;
  for (const Diagnostic& finding : report_.findings) {
    lines += fmt::format("{} {}: {}\n", finding.code.text(), sources_.files.text(finding.primary.span),
                         finding.message);
  }
  return plain(std::move(lines));
}

const Diagnostic& RuleRun::only() const {
  INFO(said());
  REQUIRE(report_.findings.size() == 1);
  return report_.findings.front();
}

std::vector<std::string> RuleRun::places(const Diagnostic& finding) const {
  std::vector<std::string> texts{std::string(sources_.files.text(finding.primary.span))};
  for (const Label& label : finding.related) texts.emplace_back(sources_.files.text(label.span));
  return texts;
}

}  // namespace budgetc::test
