#include <catch2/catch.hpp>

#include "support/bound_sources.hpp"

using namespace budgetc;
using budgetc::test::bind_plan_file;
using budgetc::test::BoundSources;

namespace {

BoundSources bind_only(const std::string& plan_file) {
  return BoundSources(test::SourceTexts{{"haushalt.yaml", plan_file}});
}

std::string with(const std::string& key_and_value) {
  const std::string key = key_and_value.substr(0, key_and_value.find(':') + 1);
  std::string text = test::ordinary_plan_file();
  const std::size_t begin = text.find(key);
  text.replace(begin, text.find('\n', begin) - begin, key_and_value);
  return text;
}

}  // namespace

TEST_CASE("haushalt.yaml gives administration, year, levels, columns and forms") {
  const BoundSources bound = bind_plan_file("");
  CHECK(bound.said().empty());
  CHECK(bound.result.usable);
  const BudgetPlan& plan = bound.plan();
  CHECK(plan.administration.value == "Kreis Unna");
  REQUIRE(plan.years.size() == 1);
  CHECK(plan.years[0].year == 2024);
  CHECK(bound.bytes(plan.year_span) == "2024");
  CHECK(plan.levels == std::vector<std::string>{"Budget", "Produktgruppe", "Produkt"});
  REQUIRE(plan.columns.size() == 4);
  CHECK(plan.columns[0] == Column{.kind = ColumnKind::actual, .year = 2022});
  CHECK(plan.years[0].column == 2);
  CHECK(plan.years[0].prior == 1U);
  CHECK(plan.result_form().find("310"));
  CHECK(plan.measure_form().find("26"));
  CHECK(plan.investment_form.extras.size() == investment_column_count);
  CHECK_FALSE(plan.complete);
  CHECK(plan.thresholds.empty());
}

TEST_CASE("haushalt.yaml gives threshold, completeness, legend and preliminary remarks") {
  const BoundSources bound = bind_plan_file(
      "wertgrenze: 50.000\n"
      "vollstaendig: ja\n"
      "vorjahr: ../kreis-unna-2023\n"
      "klassifizierung: {A: Pflicht, C: freiwillig}\n"
      "vorbemerkungen:\n"
      "  - titel: Allgemeines\n"
      "    text: Worum es geht\n"
      "    abschnitte:\n"
      "      - {titel: TEP 290, text: Erträge}\n"
      "eigene_regeln: []\n");
  CHECK(bound.said().empty());
  const BudgetPlan& plan = bound.plan();
  CHECK(plan.thresholds.common->value == *Money::from_cents(5000000));
  CHECK(plan.complete);
  CHECK(plan.prior_year_sources->value == "../kreis-unna-2023");
  REQUIRE(plan.classifications.size() == 2);
  CHECK(plan.classifications[1].key == "C");
  CHECK(plan.classifications[1].text.value == "freiwillig");
  REQUIRE(plan.remarks.size() == 1);
  CHECK(plan.remarks[0].text->value == "Worum es geht");
  CHECK(plan.remarks[0].sections[0].title.value == "TEP 290");
}

TEST_CASE("rule settings and accepted deviations are read whole or not at all") {
  const BoundSources bound = bind_plan_file(
      "regeln:\n"
      "  Z06: {schwere: aus, grund: so gewollt}\n"
      "  A03: {schwere: hinweis, grund: alt}\n"
      "  P01: {schwere: aus}\n"
      "abweichungen:\n"
      "  - regel: P03\n"
      "    ort: 35.01\n"
      "    plan: teilergebnisplan\n"
      "    zeile: 002\n"
      "    spalte: Ansatz 2024\n"
      "    differenz: -300\n"
      "    grund: so gedruckt\n"
      "    bis: 31.12.2024\n"
      "  - {regel: F05, ort: 35, spalte: gesamt, differenz: 8.000, grund: so gedruckt}\n"
      "  - {regel: P03, ort: 35.01, zeile: 310, grund: so gedruckt}\n");
  CHECK(bound.said() ==
        "S11 haushalt.yaml:9:9 [schwere] „grund“ fehlt in der Regel P01 => ergänzen: grund: … => nötig: "
        "schwere, grund\n");
  REQUIRE(bound.plan().rule_settings.size() == 2);
  CHECK(bound.plan().rule_settings[0].code.value == "Z06");
  CHECK_FALSE(bound.plan().rule_settings[0].severity);
  CHECK(bound.plan().rule_settings[1].severity == Severity::hint);
  CHECK(bound.plan().rule_settings[1].reason.value == "alt");
  REQUIRE(bound.plan().deviations.size() == 3);
  CHECK_FALSE(bound.figure(bound.plan().deviations[2].difference).readable);  // accepted without an amount
  // In the order of the plan, not of the file.
  CHECK(bound.plan().deviations[0].place.value == "35");
  const AcceptedDeviation& deviation = bound.plan().deviations[1];
  CHECK(deviation.rule.value == "P03");
  CHECK(deviation.place.value == "35.01");
  CHECK(deviation.plan->value == "teilergebnisplan");
  CHECK(deviation.row->value == "002");
  CHECK(deviation.column->value == "Ansatz 2024");
  CHECK(deviation.reason.value == "so gedruckt");
  CHECK(deviation.until->value == "31.12.2024");
  CHECK(bound.figure(deviation.difference).kind == FigureKind::accepted_difference);
  CHECK(bound.figure(deviation.difference).amount.cents() == -30000);
  CHECK(bound.figure(deviation.difference).node == *bound.plan().find_node("35.01"));
}

TEST_CASE("slips in rule settings and deviations are named") {
  const BoundSources bound = bind_plan_file(
      "regeln:\n"
      "  Z6: {schwere: egal, grund: x}\n"
      "abweichungen:\n"
      "  - {regel: z01, ort: 35-02, plan: ergebnisplan, zeile: 999, spalte: Ansatz 2019, differenz: 1, "
      "grund: x, bis: 31.02.2024}\n");
  CHECK(bound.said() ==
        "S20 haushalt.yaml:7:3 [Z6] „Z6“ ist kein Regelcode => ein Code ist ein Buchstabe mit zwei Ziffern; "
        "„budgetc rules“ nennt alle\n"
        "S20 haushalt.yaml:7:17 [egal] „egal“ ist hier nicht vorgesehen => möglich sind: fehler, warnung, "
        "hinweis, aus\n"
        "S20 haushalt.yaml:9:13 [z01] „z01“ ist kein Regelcode => ein Code ist ein Buchstabe mit zwei "
        "Ziffern; „budgetc rules“ nennt alle\n"
        "S20 haushalt.yaml:9:36 [ergebnisplan] „ergebnisplan“ ist hier nicht vorgesehen => meinten Sie "
        "„teilergebnisplan“? => möglich sind: teilergebnisplan, teilfinanzplan_a, teilfinanzplan, "
        "gesamtergebnisplan, gesamtfinanzplan, teilfinanzplan_b, investitionsliste, zuwendungen_fraktionen, "
        "stellenplan, eigenkapital, verbindlichkeiten\n"
        "S14 haushalt.yaml:9:57 [999] eine Zeile 999 hat keine der Planformen\n"
        "S15 haushalt.yaml:9:70 [Ansatz 2019] unbekannte Spalte „Ansatz 2019“ => die Spalten von "
        "haushalt.yaml sind: Ergebnis 2022, Ansatz 2023, Ansatz 2024, Plan 2025\n"
        "S20 haushalt.yaml:9:112 [31.02.2024] „31.02.2024“ ist kein Tag => ein Tag steht als 31.12.2024\n");
  CHECK(bound.plan().deviations.empty());
}

TEST_CASE("what haushalt.yaml lacks is said once per key") {
  CHECK(bind_only("haushalt: X\n").said() ==
        "S11 haushalt.yaml:1:1 [haushalt] „jahr“ und „ebenen“ und „spalten“ und „formen“ fehlen in "
        "haushalt.yaml => ergänzen: jahr: …, ebenen: …, spalten: …, formen: … => nötig: haushalt, jahr, "
        "ebenen, spalten, formen; möglich auch: jahre, planebene, form, wertgrenze, rundung, vollstaendig, "
        "vorjahr, einwohner, "
        "ausgleichsruecklage, allgemeine_ruecklage, verlustvortrag, verlustvortrag_abdeckung, "
        "klassifizierung, vorbemerkungen, regeln, abweichungen, eigene_regeln, verantwortlich, "
        "auftragsgrundlage, beschreibung, allgemeine_ziele, zielgruppen, erlaeuterungen, "
        "erlaeuterungen_fussnoten, strategischer_schwerpunkt, planstellen, zuwendungen_fraktionen, "
        "stellenplan, eigenkapital, verbindlichkeiten, organigramm, ziele, kennzahlen\n");
  CHECK(bind_only("~\n").said() == "S12 haushalt.yaml:1:1 [~] haushalt.yaml enthält keine Angaben\n");
  CHECK(bind_only("- a\n").said() ==
        "S12 haushalt.yaml:1:1 [- a] hier steht eine Liste, erwartet wird ein Block aus „Schlüssel: Wert“ => "
        "Schlüssel mit ihren Werten, jeder in einer eigenen, eingerückten Zeile; nötig: haushalt, jahr, "
        "ebenen, spalten, formen; möglich auch: jahre, planebene, form, wertgrenze, rundung, vollstaendig, "
        "vorjahr, einwohner, "
        "ausgleichsruecklage, allgemeine_ruecklage, verlustvortrag, verlustvortrag_abdeckung, "
        "klassifizierung, vorbemerkungen, regeln, abweichungen, eigene_regeln, verantwortlich, "
        "auftragsgrundlage, beschreibung, allgemeine_ziele, zielgruppen, erlaeuterungen, "
        "erlaeuterungen_fussnoten, strategischer_schwerpunkt, planstellen, zuwendungen_fraktionen, "
        "stellenplan, eigenkapital, verbindlichkeiten, organigramm, ziele, kennzahlen\n");
}

TEST_CASE("a folder without haushalt.yaml says so, once") {
  const auto said = [](test::SourceTexts files) {
    const BoundSources bound(std::move(files), false);
    CHECK_FALSE(bound.result.usable);
    return bound.said();
  };
  CHECK(said({{"35.yaml", "budget: 35\n"}, {"36.yaml", "budget: 36\n"}}) ==
        "S01 haushalt.yaml:1:1 [] haushalt.yaml fehlt => der Ordner eines Haushalts enthält zuoberst eine "
        "haushalt.yaml\n");
  CHECK(said({{"haushalt.yml", ""}, {"35.yaml", "budget: 35\n"}}).starts_with("S23 haushalt.yml:1:1"));
}

TEST_CASE("haushalt.yaml stands in the topmost folder only") {
  CHECK(bind_plan_file("").said().empty());
  const BoundSources bound(
      {{"haushalt.yaml", test::ordinary_plan_file()}, {"x/haushalt.yaml", "haushalt: X\n"}});
  CHECK(bound.said() ==
        "S23 x/haushalt.yaml:1:1 [haushalt] eine haushalt.yaml steht nur im obersten Ordner\n");
}

TEST_CASE("unreadable settings give one finding each and no plan to compute") {
  const auto said = [](const std::string& setting) {
    const BoundSources bound = bind_only(with(setting));
    CHECK_FALSE(bound.result.usable);
    return bound.said();
  };
  CHECK(said("jahr: 24") ==
        "S20 haushalt.yaml:2:7 [24] „24“ ist kein Jahr => hier steht ein Jahr mit vier Ziffern, zum Beispiel "
        "jahr: 2024\n");
  CHECK(said("jahr: 2031") ==
        "S20 haushalt.yaml:2:7 [2031] zum Jahr 2031 gibt es keine Spalte „Ansatz 2031“\n");
  CHECK(said("spalten: [Ansatz 2024, Ansatz]") ==
        "S20 haushalt.yaml:4:24 [Ansatz] „Ansatz“ ist keine Spalte => eine Spalte ist Ergebnis, Ansatz oder "
        "Plan mit "
        "dem Jahr, zum Beispiel Ansatz 2024\n");
  CHECK(said("spalten: [Ansatz 2024, Ansatz 2024]") ==
        "S20 haushalt.yaml:4:24 [Ansatz 2024] die Spalte „Ansatz 2024“ steht zweimal\n");
  CHECK(said("formen: {teilergebnisplan: nrw-una, teilfinanzplan: nrw-unna}") ==
        "S20 haushalt.yaml:5:28 [nrw-una] eine Planform „nrw-una“ gibt es nicht => meinten Sie „nrw-unna“? "
        "=> möglich sind: nrw-muster, nrw-unna; eine eigene Form liegt als formen/NAME.yaml neben der "
        "haushalt.yaml\n");
  CHECK(said("formen: {teilergebnisplan: x, teilfinanzplan: x}") ==
        "S20 haushalt.yaml:5:28 [x] eine Planform „x“ gibt es nicht => möglich sind: nrw-muster, nrw-unna; "
        "eine eigene Form liegt als formen/NAME.yaml neben der haushalt.yaml\n");
  CHECK(said("formen: {teilergebnisplan: ../../etc/passwd, teilfinanzplan: nrw-unna}") ==
        "S20 haushalt.yaml:5:28 [../../etc/passwd] eine Planform „../../etc/passwd“ gibt es nicht => möglich "
        "sind: nrw-muster, nrw-unna; eine eigene Form liegt als formen/NAME.yaml neben der haushalt.yaml\n");
}

TEST_CASE("other slips in haushalt.yaml") {
  CHECK(bind_only(with("ebenen: [Budget, budget, Produkt]")).said() ==
        "S20 haushalt.yaml:3:18 [budget] die Ebene „budget“ steht zweimal\n");
  CHECK(
      bind_plan_file("wertgrenze: -1\nvollstaendig: true\nklassifizierung: {A: }\n").said() ==
      "S20 haushalt.yaml:6:13 [-1] die Wertgrenze ist negativ\n"
      "S20 haushalt.yaml:7:15 [true] „true“ ist weder „ja“ noch „nein“ => so schreiben: ja\n"
      "S11 haushalt.yaml:8:19 [A] „A“ ist leer in „klassifizierung“ => den Wert dahinter schreiben: A: …\n");
  CHECK(bind_plan_file("wertgrenzen: 50.000\n").plan().thresholds.common);
}

TEST_CASE("how the book looks does not stand in haushalt.yaml") {
  for (const char* const written : {"druck: {titelbild: wappen.png}\n", "druck:\n"}) {
    const BoundSources bound = bind_plan_file(written);
    CHECK(bound.said() ==
          "S10 haushalt.yaml:6:1 [druck] unbekannter Schlüssel „druck“ in haushalt.yaml => das Druckprofil "
          "steht in druck/standard.yaml, Farben, Schrift und Logo in druck/haushaltsband.cfg\n");
    CHECK(bound.result.diagnostics[0].severity == Severity::error);
  }
}

TEST_CASE("a damaged haushalt.yaml gives its own finding and no others") {
  const BoundSources bound(
      {{"haushalt.yaml", "haushalt: \"Kreis Unna\njahr: 2024\n"},
       {"35/budget.yaml", "budget: 35\nbezeichnung: B\nteilergebnisplan: {002: [1]}\n"}});
  CHECK(bound.result.diagnostics.empty());
  CHECK(bound.sources.diagnostics.size() == 1);
  CHECK_FALSE(bound.result.usable);
}

TEST_CASE("a form of the source's own goes before the one of the templates") {
  const BoundSources bound(
      {{"haushalt.yaml", with("formen: {teilergebnisplan: eigen, teilfinanzplan: nrw-unna}")},
       {"formen/eigen.yaml",
        "form: eigen\n"
        "teilergebnisplan:\n"
        "  titel: Eigener Plan\n"
        "  vorzeichen: aufwand negativ\n"
        "  zeilen:\n"
        "    - {zeile: 1, art: ertrag, bezeichnung: Steuern}\n"},
       {"35/budget.yaml", "budget: 35\nbezeichnung: Integration\n"}});
  CHECK(bound.said().empty());
  CHECK(bound.plan().result_form().title == "Eigener Plan");
  CHECK(bound.result.usable);
}
