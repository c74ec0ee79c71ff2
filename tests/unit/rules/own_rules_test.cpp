#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "unit/support/rule_run.hpp"

using namespace budgetc;
using test::RuleRun;

namespace {

using SourceTexts = std::vector<std::pair<std::string, std::string>>;

std::string shipped(const std::string& name) {
  std::ifstream in(BUDGETC_ROOT "/templates/regeln/" + name + ".yaml", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Product 11.01.01 with these rows, below 11.01 and 11, and more in the budget's file.
SourceTexts product(const std::string& rows, const std::string& posts = "", const std::string& budget = "") {
  return {
      {"11/budget.yaml", "budget: 11\nbezeichnung: Budget\n" + budget},
      {"11/11.01/produktgruppe.yaml", "produktgruppe: 11.01\nbezeichnung: Gruppe\n"},
      {"11/11.01/11.01.01.yaml", "produkt: 11.01.01\nbezeichnung: Produkt\n" + posts +
                                     "teilergebnisplan:\n  spalten: [Ansatz 2023, Ansatz 2024]\n" + rows}};
}

std::string said(SourceTexts files, const std::string& rules) {
  files.emplace_back("regeln/regeln.yaml", rules);
  return RuleRun(std::move(files)).said();
}

std::string rule(const std::string& condition, const std::string& more = "") {
  return "- {name: r, stellen: [11.01.01], ebenen: [Produkt], spalten: [Ansatz 2024], " + more +
         "bedingung: '" + condition + "'}\n";
}

}  // namespace

TEST_CASE("the shipped limit on growth holds up to the cent") {
  const std::string rules = shipped("zuwachs-sachaufwand");
  CHECK(said(product("  016: [-100.000, -103.000]\n"), rules).empty());
  CHECK(said(product("  016: [-100.001, \"-103.001,03\"]\n"), rules).empty());
  CHECK(said(product("  016: [-100.001, \"-103.001,04\"]\n"), rules) ==
        "N01 \"-103.001,04\": 11.01.01 Ansatz 2024: Zeile 016 ist -103.001,04 €, mit einem Zuwachs von 3 % "
        "wären "
        "es "
        "höchstens -103.001,03 €\n");
}

TEST_CASE("the shipped minimum share of earmarked funds looks at the ring of the year") {
  const std::string ring =
      "zweckbindungsringe:\n"
      "  - nummer: 1\n"
      "    ausgleich: nachrichtlich\n"
      "    ertraege: [{betrag: 9.999, stelle: 11.01.01, zeile: 002, bezeichnung: Land}]\n"
      "    aufwendungen: []\n";
  const std::string rules = shipped("zweckbindung-mindestanteil");
  CHECK(said(product("  002: [~, 99.990]\n", "", ring), rules).empty());
  CHECK(said(product("  002: [~, 99.995]\n", "", ring), rules) ==
        "N01 9.999: 11 Ansatz 2024: zweckgebunden sind 9.999 €, mindestens 9.999,50 € (10 % der ordentlichen "
        "Erträge) sind zugesagt\n");
}

TEST_CASE("the shipped corridor of personnel cost per post has two ends") {
  const std::string rules = shipped("personalkosten-je-stelle");
  const auto with = [&](const std::string& cost, const std::string& posts) {
    return said(product("  011: [~, " + cost + "]\n", "planstellen: {planung 2024: \"" + posts + "\"}\n"),
                rules);
  };
  CHECK(with("-165.000", "1,50").empty());
  CHECK(with("-165.001", "1,50") ==
        "N01 -165.001: 11.01.01 Ansatz 2024: Personalaufwendungen 165.001 €, der Korridor je Planstelle "
        "erlaubt "
        "165.000 €\n");
  CHECK(
      with("-67.499", "1,50") ==
      "N01 -67.499: 11.01.01 Ansatz 2024: Personalaufwendungen 67.499 €, der Korridor je Planstelle erlaubt "
      "67.500 €\n");
}

TEST_CASE("conditions that are linear in figures become checks, others do not") {
  const auto checks = [](const std::string& condition) {
    SourceTexts files = product("  002: [5, 6]\n  016: [-4, -3]\n");
    files.emplace_back("regeln/regeln.yaml", rule(condition));
    const RuleRun run(std::move(files));
    INFO(run.said());
    CHECK(run.said().empty());
    std::size_t count = 0;
    for (const Check& check : run.report().checks.checks()) count += check.rule == Code("N01") ? 1U : 0U;
    return count;
  };
  CHECK(checks("zeile(002) = 6") == 1);
  CHECK(checks("zeile(002) >= 2 und zeile(002) <= 10 % * 60") == 2);
  CHECK(checks("summe(zeile(001..009)) + zeile(016) / 3 = 5") == 1);
  CHECK(checks("zeile(002; Ansatz 2023; Stelle 11.01) = summe(vorjahr(zeile(002))) ") == 1);
  CHECK(checks("summe(kinder(zeile(002))) + 6 = zeile(002)") == 1);
  CHECK(checks("zeile(002) > 5") == 0);
  CHECK(checks("zeile(002) * zeile(016) = -18") == 0);
  CHECK(checks("abs(zeile(016)) <= 3") == 0);
  CHECK(checks("min(zeile(002); 4) = 4 und max(zeile(001..009)) = 6") == 0);
  CHECK(checks("wenn(leer(zeile(003)); zeile(002) = 6; zeile(002) = 7)") == 0);
  CHECK(checks("zeile(002) = 7 oder zeile(016) = -3") == 0);
}

TEST_CASE("a blank figure decides nothing, in a sum it counts as nothing") {
  const SourceTexts files = product("  002: [5, 6]\n");
  CHECK(said(files, rule("zeile(016) = 1") + "- {name: s, bedingung: zeile(002) >= 0}\n") ==
        "N03 r: die eigene Regel „r“ prüft nichts\n");
  CHECK(said(files, rule("zeile(002) + zeile(016) = 6")).empty());
}

TEST_CASE("a figure that could not be read decides nothing") {
  // What the rule would check is only lost, so that it is not called pointless either.
  CHECK(
      said(product("  002: [5, 6.5]\n"), rule("zeile(002) = 1") + "- {name: s, bedingung: 1 = 1}\n").empty());
}

TEST_CASE("a rule applies only where its condition wenn holds") {
  const SourceTexts files = product("  002: [5, 6]\n");
  CHECK(said(files, rule("zeile(002) = 7", "wenn: zeile(002) = 6, ")) ==
        "N01 6: 11.01.01 Ansatz 2024 verletzt die Regel „r“: 6 €, verlangt ist 7 €\n");
  CHECK(said(files, rule("zeile(002) = 7", "wenn: zeile(002) = 5, ")) ==
        "N03 r: die eigene Regel „r“ prüft nichts\n");
}

TEST_CASE("an own rule has its own severity, and a setting overrides it") {
  const auto severity = [](const std::string& settings) {
    SourceTexts files = product("  002: [5, 6]\n");
    files.emplace_back("regeln/regeln.yaml", rule("zeile(002) = 7", "schwere: hinweis, "));
    return RuleRun(std::move(files), settings).only().severity;
  };
  CHECK(severity("") == Severity::hint);
  CHECK(severity("regeln:\n  N01: {schwere: fehler, grund: So gewollt.}\n") == Severity::error);
}

TEST_CASE("an accepted deviation of an own rule is exact to the cent of its finding") {
  const auto accepted = [](const std::string& difference) {
    SourceTexts files = product("  016: [-100.001, -103.002]\n");
    files.emplace_back("regeln/regeln.yaml", shipped("zuwachs-sachaufwand"));
    return RuleRun(std::move(files), "abweichungen:\n  - {regel: N01, ort: 11.01.01, differenz: \"" +
                                         difference + "\", grund: Miete.}\n")
        .said();
  };
  CHECK(accepted("-0,97").empty());
  CHECK(accepted("-0,98") ==
        "D02 \"-0,98\": Abweichung N01 zu 11.01.01: anerkannt ist eine Differenz von -0,98 €, es sind -0,97 "
        "€\n");
}

TEST_CASE("faults of evaluation are told once per rule, with a caret in the condition") {
  CHECK(said(product("  002: [5, 6]\n"), "- name: r\n  bedingung: zeile(0022) = 1\n") ==
        "N02 zeile(0022): eigene Regel „r“: eine Zeile 0022 hat die Planform Teilergebnisplan nicht\n");
  CHECK(said(product("  002: [5, 6]\n"),
             "- name: r\n  bedingung: |\n    zeile(002) >= 0 und\n    abss(5) = 5\n") ==
        "N02 abss: eigene Regel „r“: „abss“ ist keine bekannte Funktion\n");
}
