#include "document/page_plan.hpp"

#include <catch2/catch.hpp>

#include "source/yaml_reader.hpp"
#include "support/memory_file_system.hpp"

namespace budgetc {
namespace {

constexpr auto shipped_path = BUDGETC_ROOT "/templates/druck/standard.yaml";

/// The shipped page plan, with `own` over it where it is not empty.
struct Loaded {
  explicit Loaded(const std::string& own = {}, const std::string& further_plan = {}) {
    if (!further_plan.empty()) forms.emplace_back().key = further_plan;
    test::MemoryFileSystem files;
    files.file("vorlagen/druck/standard.yaml", DiskFileSystem().read(shipped_path, 1'000'000).value());
    if (!own.empty()) {
      const FileId id = sources.add(SourceFile("druck/standard.yaml", own));
      own_tree = read_yaml(sources[id], id).tree;
    }
    result = load_page_plan(sources, files, "vorlagen", own.empty() ? nullptr : &own_tree,
                            {.forms = forms, .all = true});
  }
  /// Codes and lines of all findings: "S10:3".
  [[nodiscard]] std::string said() const {
    std::string all;
    for (const Diagnostic& diagnostic : result.diagnostics) {
      const Span span = diagnostic.primary.span;
      all += (all.empty() ? "" : " ") + std::string(diagnostic.code.text()) + ":" +
             std::to_string(sources[span.file].position(span.begin).line);
    }
    return all;
  }
  std::vector<PlanForm> forms = statutory_plans();
  SourceFiles sources;
  SourceTree own_tree;
  PagePlanResult result;
};

TEST_CASE("the shipped page plan is complete") {
  const Loaded loaded;
  CHECK(loaded.said().empty());
  CHECK(loaded.result.plan.front.size() == 4);
  CHECK(loaded.result.plan.front[0].kind == PageKind::title);
  CHECK_FALSE(loaded.result.plan.innermost.before.empty());
  for (const std::string& word : loaded.result.plan.words) CHECK_FALSE(word.empty());
}

TEST_CASE("an administration's page plan replaces what it names and keeps the rest") {
  const Loaded loaded(
      "titel: Etat {jahr}\n"
      "ebenen:\n"
      "  letzte:\n"
      "    seiten:\n"
      "      - {seite: produkt, teile: [beschreibung, {teil: erlaeuterungen, titel: Näheres}]}\n"
      "texte: {plan_nummer: Zeile}\n");
  CHECK(loaded.said().empty());
  const PagePlan& plan = loaded.result.plan;
  CHECK(plan.title == "Etat {jahr}");
  REQUIRE(plan.innermost.before.size() == 1);
  REQUIRE(plan.innermost.before[0].parts.size() == 2);
  CHECK(plan.innermost.before[0].parts[1].title == "Näheres");
  CHECK(plan.word(Word::row_number) == "Zeile");
  CHECK(plan.word(Word::row_label) == "Bezeichnung");
  CHECK(plan.outermost.before.size() > 1);
}

TEST_CASE("mistakes in a page plan are named with their line") {
  CHECK(Loaded("tittel: x\n").said() == "S10:1");
  CHECK(Loaded("vorspann:\n  - {seite: titelblatt}\n").said() == "S20:2");
  CHECK(Loaded("vorspann:\n  - {titel: x}\n").said() == "S11:2");
  CHECK(Loaded("vorspann:\n  - {seite: inhalt, teile: [unbekannt]}\n").said() == "S20:2");
  CHECK(Loaded("vorspann:\n  - {seite: inhalt, teile: [beschreibung]}\n").said() == "S20:2");
  CHECK(Loaded("ebenen:\n  letzte:\n    seiten:\n      - {seite: produkt, teile: [abweichungen]}\n").said() ==
        "S20:4");
  CHECK(Loaded("ebenen: {vierte: {seiten: []}}\n").said() == "S10:1");
  CHECK(Loaded("anhang: nichts\n").said() == "S12:1");
  CHECK(Loaded("texte:\n  plan_nr: x\n").said() == "S10:2");
  CHECK(Loaded("texte:\n  summe:\n").said() == "S11:2");
  CHECK(Loaded("ebenen:\n  letzte:\n    seiten:\n      - {seite: plan, teile: [plan]}\n").said() == "S11:4");
  CHECK(Loaded("ebenen:\n  letzte:\n    seiten:\n      - {seite: plan, teile: [{teil: plan}]}\n").said() ==
        "S11:4");
  CHECK(
      Loaded("ebenen:\n  letzte:\n    seiten:\n      - {seite: plan, teile: [{teil: ziele, wenn: immer}]}\n")
          .said() == "S20:4 S20:4");
}

TEST_CASE("the key of a plan of the form is a part and a kind of page") {
  const std::string own =
      "ebenen:\n  letzte:\n    seiten:\n"
      "      - {seite: finanzplan, teile: [finanzplan, {teil: plan, plan: teilergebnisplan}]}\n";
  const Loaded loaded(own, "finanzplan");
  CHECK(loaded.said().empty());
  REQUIRE(loaded.result.plan.innermost.before.size() == 1);
  const PageSpec& page = loaded.result.plan.innermost.before[0];
  CHECK(page.kind == PageKind::plan);
  CHECK(page.name == "finanzplan");
  REQUIRE(page.parts.size() == 2);
  CHECK(page.parts[0].part == page.parts[1].part);
  CHECK(page.parts[0].plan == "finanzplan");
  CHECK(page.parts[1].plan == "teilergebnisplan");
  CHECK(Loaded(own).said() == "S20:4 S20:4");
}

TEST_CASE("what an administration leaves empty takes away what was there") {
  const Loaded loaded("untertitel:\nanhang:\nebenen: {letzte: {seiten: []}}\n");
  CHECK(loaded.said().empty());
  CHECK(loaded.result.plan.subtitle.empty());
  CHECK(loaded.result.plan.back.empty());
  CHECK(loaded.result.plan.innermost.before.empty());
  CHECK_FALSE(loaded.result.plan.front.empty());
}

TEST_CASE("an empty own page plan changes nothing") {
  CHECK(Loaded("# noch leer\n").result.plan.front.size() == 4);
}

TEST_CASE("placeholders are replaced, unknown ones stay") {
  CHECK(expand("{a} und {b} und {", {{"a", "eins"}}) == "eins und {b} und {");
  CHECK(expand("", {}).empty());
}

}  // namespace
}  // namespace budgetc
