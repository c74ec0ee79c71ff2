#include <catch2/catch.hpp>

#include "support/bound_sources.hpp"

namespace bind_node_test {

using namespace budgetc;
using budgetc::test::bind_budget;
using budgetc::test::bind_product;
using budgetc::test::BoundSources;

namespace {

std::string said(const std::string& text) {
  return bind_product(text).said();
}

}  // namespace

TEST_CASE("the prose of a product page is kept as written") {
  const BoundSources bound = bind_product(
      "bezeichnung_im_verzeichnis: P1\n"
      "verantwortlich: Gregor Spieker\n"
      "klassifizierung: C\n"
      "auftragsgrundlage: § 1\n"
      "beschreibung: b\n"
      "allgemeine_ziele: z\n"
      "zielgruppen: g\n"
      "erlaeuterungen: |\n"
      "  eins\n\n"
      "  zwei\n"
      "erlaeuterungen_fussnoten: [f1, f2]\n"
      "strategischer_schwerpunkt: {titel: t, text: s}\n");
  CHECK(bound.said().empty());
  const Node& node = bound.node("35.01.01");
  CHECK(node.name.value == "Produkt");
  CHECK(node.name_in_index->value == "P1");
  CHECK(node.responsible->value == "Gregor Spieker");
  CHECK(node.classification->value == "C");
  CHECK(node.legal_basis->value == "§ 1");
  CHECK(node.description->value == "b");
  CHECK(node.general_goals->value == "z");
  CHECK(node.target_groups->value == "g");
  CHECK(node.explanations->value == "eins\n\nzwei\n");
  REQUIRE(node.explanation_footnotes.size() == 2);
  CHECK(bound.bytes(node.explanation_footnotes[1].span) == "f2");
  CHECK(node.focus_title->value == "t");
  CHECK(node.focus_text->value == "s");
  CHECK(node.readable);
}

TEST_CASE("unknown keys are named with what was meant, which is then read") {
  const BoundSources bound = bind_product("erläuterungen: e\nKlassifizierung: B\n");
  CHECK(bound.said() ==
        "S10 35/35.01/35.01.01.yaml:3:1 [erläuterungen] unbekannter Schlüssel „erläuterungen“ in Produkt "
        "35.01.01 => "
        "meinten Sie „erlaeuterungen“?\n"
        "S10 35/35.01/35.01.01.yaml:4:1 [Klassifizierung] unbekannter Schlüssel „Klassifizierung“ in Produkt "
        "35.01.01 "
        "=> meinten Sie „klassifizierung“?\n");
  CHECK(bound.node("35.01.01").explanations->value == "e");
  CHECK(bound.node("35.01.01").classification->value == "B");
}

TEST_CASE("a slip beside the right key does not overwrite it") {
  const BoundSources bound = bind_product("beschreibung: richtig\nbeschreibungg: falsch\n");
  CHECK(bound.result.diagnostics.size() == 1);
  CHECK(bound.node("35.01.01").description->value == "richtig");
}

TEST_CASE("a key that is like no other lists what there is") {
  CHECK(said("strategischer_schwerpunkt: {titel: t, xyz: 1}\n") ==
        "S10 35/35.01/35.01.01.yaml:3:39 [xyz] unbekannter Schlüssel „xyz“ in „strategischer_schwerpunkt“ => "
        "möglich "
        "sind: titel, text\n");
}

TEST_CASE("keys without a value count as not written") {
  const BoundSources bound = bind_product("beschreibung:\nzielgruppen: ~\nteilergebnisplan:\n");
  CHECK(bound.said().empty());
  CHECK_FALSE(bound.node("35.01.01").description);
  CHECK(bound.node("35.01.01").plan(bound.plan().result_plan) == nullptr);
  const BoundSources nameless(test::SourceTexts{{"35.yaml", "budget: 35\nbezeichnung:\n"}});
  CHECK(nameless.said() ==
        "S11 35.yaml:2:1 [bezeichnung] „bezeichnung“ ist leer in Budget 35 => den Wert dahinter schreiben: "
        "bezeichnung: …\n");
}

TEST_CASE("a wrong type is named on its value") {
  CHECK(said("beschreibung: [a]\n") ==
        "S12 35/35.01/35.01.01.yaml:3:15 [[a]] hier steht eine Liste, erwartet wird ein Text => hinter den "
        "Doppelpunkt | setzen, dann ist alles, was eingerückt darunter steht, Text\n");
  CHECK(said("erlaeuterungen_fussnoten: a\n") ==
        "S12 35/35.01/35.01.01.yaml:3:27 [a] hier steht ein Text, erwartet wird eine Liste => in eckige "
        "Klammern setzen; so schreiben: [a]\n");
}

TEST_CASE("a class must stand in the legend, if there is one") {
  const BoundSources bound({{"haushalt.yaml", test::ordinary_plan_file() + "klassifizierung: {A: a, B: b}\n"},
                            {"35.yaml", "budget: 35\nbezeichnung: x\nklassifizierung: D\n"}});
  CHECK(bound.said() ==
        "S20 35.yaml:3:18 [D] die Klassifizierung „D“ steht nicht in haushalt.yaml => möglich sind: A, B\n");
}

TEST_CASE("posts are counted in hundredths, by column") {
  const BoundSources bound = bind_product(
      "planstellen: {ergebnis 2022: \"11,53\", planung 2023: \"11,7\", planung 2024: 12, planung 2025: ~}\n");
  CHECK(bound.said().empty());
  const auto& posts = bound.node("35.01.01").posts;
  REQUIRE(posts.size() == 4);
  const auto hundredths = [&](std::size_t i) {
    return bound.plan().figures[posts[i].value.value()].amount.cents();
  };
  CHECK(posts[0].column == Column{.kind = ColumnKind::actual, .year = 2022});
  CHECK(posts[0].kind_text == "ergebnis");
  CHECK(hundredths(0) == 1153);
  CHECK(posts[1].column.kind == ColumnKind::budgeted);
  CHECK(hundredths(1) == 1170);
  CHECK(hundredths(2) == 1200);
  CHECK(posts[3].column.kind == ColumnKind::planned);
  CHECK_FALSE(posts[3].value);
  CHECK(said("planstellen: {ist 2022: 1, planung 24: 1, planung 2024: -1}\n") ==
        "S15 35/35.01/35.01.01.yaml:3:15 [ist 2022] unbekannte Spalte „ist 2022“ der Planstellen => so "
        "schreiben: ergebnis 2022\n"
        "S15 35/35.01/35.01.01.yaml:3:28 [planung 24] unbekannte Spalte „planung 24“ der Planstellen => "
        "möglich sind „ergebnis“ und „planung“ mit dem Jahr, zum Beispiel planung 2024\n"
        "S20 35/35.01/35.01.01.yaml:3:57 [-1] eine Zahl von Planstellen ist nicht negativ\n");
}

TEST_CASE("org chart, transitions and goals") {
  const BoundSources bound = bind_budget(
      "organigramm:\n"
      "  bezeichnung: FB 35\n"
      "  zusatz: Zuwanderung\n"
      "  funktion: Leitung\n"
      "  person: Sengül Ersan\n"
      "  einheiten:\n"
      "    - {bezeichnung: SG 35.1, einheiten: [{bezeichnung: Team}]}\n"
      "ueberleitung:\n"
      "  titel: Neu\n"
      "  text: t\n"
      "  produkte:\n"
      "    - {alt: 32.02.01, bezeichnung_alt: a, budget_alt: 32 X, neu: 35.01.01, bezeichnung_neu: n}\n"
      "ziele:\n"
      "  titel: T\n"
      "  schwerpunkt: S\n"
      "  wirkungsziele: [{kennung: W1, text: w}]\n"
      "  leistungsziele: [{text: l}]\n"
      "  ausgangslage: g\n"
      "  massnahmen: [{kennung: M1, text: m}]\n"
      "  schluesselprodukt: 35.01.01\n"
      "  handlungsfelder: [h1, h2]\n"
      "  leitsaetze: {einleitung: Der Kreis, saetze: [s1]}\n"
      "  kennzahlen: [{spalten: [2024 Plan], zeilen: [{bezeichnung: k, werte: [1]}]}]\n"
      "  erlaeuterungen: e\n");
  CHECK(bound.said().empty());
  const Node& node = bound.node("35");
  REQUIRE(node.org_chart);
  CHECK(node.org_chart->role->value == "Leitung");
  CHECK(node.org_chart->units[0].units[0].name.value == "Team");
  REQUIRE(node.transitions);
  CHECK(node.transitions->title->value == "Neu");
  CHECK(node.transitions->products[0].old_budget->value == "32 X");
  CHECK(node.transitions->products[0].new_name.value == "n");
  REQUIRE(node.goals);
  CHECK(node.goals->focus->value == "S");
  CHECK(node.goals->impact_goals[0].mark->value == "W1");
  CHECK_FALSE(node.goals->output_goals[0].mark);
  CHECK(node.goals->measures[0].text.value == "m");
  CHECK(node.goals->key_product->value == "35.01.01");
  CHECK(node.goals->fields_of_action.size() == 2);
  CHECK(node.goals->principles_intro->value == "Der Kreis");
  CHECK(node.goals->principles[0].value == "s1");
  CHECK(bound.euros(node.goals->indicators[0].rows[0].values[0]) == 1);
  CHECK(node.goals->explanations->value == "e");
}

}  // namespace bind_node_test
