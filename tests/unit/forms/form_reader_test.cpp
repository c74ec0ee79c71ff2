#include "forms/form_reader.hpp"

#include <array>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "source/yaml_reader.hpp"

using budgetc::Column;
using budgetc::ColumnKind;
using budgetc::FormFile;
using budgetc::PlanForm;

namespace {

constexpr std::array<Column, 6> columns{{{ColumnKind::actual, 2022},
                                         {ColumnKind::budgeted, 2023},
                                         {ColumnKind::budgeted, 2024},
                                         {ColumnKind::planned, 2025},
                                         {ColumnKind::planned, 2026},
                                         {ColumnKind::planned, 2027}}};

/// A form file that has been read, and everything its findings point into.
struct Reading {
  budgetc::SourceFiles files;
  FormFile forms;

  Reading(const std::string& name, std::string text) {
    const auto id = files.add(budgetc::SourceFile(name + ".yaml", std::move(text)));
    const auto read = read_yaml(files[id], id);
    CHECK(read.diagnostics.empty());
    forms = read_forms(read.tree, files, name, columns);
  }

  /// "S22 6:20 „018“ message / help" of the only finding.
  [[nodiscard]] std::string finding() const {
    REQUIRE(forms.diagnostics.size() == 1);
    const auto& found = forms.diagnostics.front();
    const auto at = files[found.primary.span.file].position(found.primary.span.begin);
    std::string text = std::string(found.code.text()) + ' ' + std::to_string(at.line) + ':' +
                       std::to_string(at.column) + " [" + std::string(files.text(found.primary.span)) + "] " +
                       found.message;
    for (const auto& note : found.notes) text += " | " + note.text();
    for (const auto& help : found.helps) text += " / " + help;
    return text;
  }
};

Reading read_template(const std::string& name) {
  std::ifstream file(BUDGETC_ROOT "/templates/forms/" + name + ".yaml");
  std::stringstream text;
  text << file.rdbuf();
  return {name, text.str()};
}

/// A small form whose rows are given.
Reading read_rows(const std::string& rows, const std::string& signs = "negativ") {
  return {"klein", "form: klein\nteilergebnisplan:\n  titel: T\n  vorzeichen: aufwand " + signs +
                       "\n  zeilen:\n" + rows};
}

/// "010 = +001 +002 …" with all operands.
std::string formula(const PlanForm& form, const char* number) {
  const auto row = form.find(number);
  REQUIRE(row);
  std::string text = std::string(number) + " =";
  for (const auto& term : form.rows[*row].formula)
    text += (term.sign > 0 ? " +" : " -") + form.rows[term.row].number;
  return text;
}

}  // namespace

TEST_CASE("the form of Kreis Unna is complete") {
  const Reading reading = read_template("nrw-unna");
  REQUIRE(reading.forms.diagnostics.empty());
  REQUIRE(reading.forms.find("teilergebnisplan"));
  const PlanForm& form = *reading.forms.find("teilergebnisplan");
  CHECK(form.rows.size() == 29);
  CHECK(form.expenses_negative);
  CHECK(formula(form, "010") == "010 = +001 +002 +003 +004 +005 +006 +007 +008 +009");
  CHECK(formula(form, "017") == "017 = +011 +012 +013 +014 +015 +016");
  CHECK(formula(form, "018") == "018 = +010 +017");
  CHECK(formula(form, "280") == "280 = +022 +025");
  CHECK(formula(form, "310") == "310 = +280 +290 +300");
  CHECK(form.rows.back().label == "Ergebnis (=Zeilen 280, 290 und 300)");
  CHECK(form.rows.back().emphasis == budgetc::RowEmphasis::result);
  CHECK(form.rows[*form.find("010")].emphasis == budgetc::RowEmphasis::sum);
  CHECK(form.own_sense_sign(*form.find("002")) == 1);
  CHECK(form.own_sense_sign(*form.find("015")) == -1);
  CHECK(form.own_sense_sign(*form.find("310")) == 1);
  REQUIRE(reading.forms.find("teilfinanzplan_a"));
  const PlanForm& finance = *reading.forms.find("teilfinanzplan_a");
  CHECK(finance.rows.size() == 14);
  CHECK(formula(finance, "23") == "23 = +18 +19 +20 +21 +22");
  CHECK(formula(finance, "30") == "30 = +24 +25 +26 +27 +28 +29");
  CHECK(formula(finance, "31") == "31 = +23 +30");
}

TEST_CASE("Teil B is spread over the years of the plan") {
  const Reading reading = read_template("nrw-unna");
  REQUIRE(reading.forms.teilfinanzplan_b);
  std::vector<std::string> headings;
  for (const auto& column : reading.forms.teilfinanzplan_b->columns) headings.push_back(column.heading);
  CHECK(headings == std::vector<std::string>{"Ergebnis 2022", "Ansatz 2023", "Ansatz 2024",
                                             "Verpflichtungs-|Ermächtigungen", "Finanzplan 2025",
                                             "Finanzplan 2026", "Finanzplan 2027", "Bisher|bereitgestellt",
                                             "Spätere|Jahre", "Gesamt|Ein- und|Auszahl."});
  CHECK(reading.forms.teilfinanzplan_b->columns[4].year_column == 3U);
  std::vector<std::string> keys;
  for (const auto& extra : reading.forms.teilfinanzplan_b->extras) keys.push_back(extra.key);
  CHECK(keys == std::vector<std::string>{"VE", "bisher bereitgestellt", "spaetere Jahre", "gesamt"});
  CHECK(reading.forms.teilfinanzplan_b->above_threshold_title == "ÜBER der festgelegten Wertgrenze");
}

TEST_CASE("the official pattern subtracts positive expenses") {
  const Reading reading = read_template("nrw-muster");
  REQUIRE(reading.forms.diagnostics.empty());
  REQUIRE(reading.forms.find("teilergebnisplan"));
  const PlanForm& form = *reading.forms.find("teilergebnisplan");
  CHECK_FALSE(form.expenses_negative);
  CHECK(formula(form, "18") == "18 = +10 -17");
  CHECK(formula(form, "21") == "21 = +19 -20");
  CHECK(formula(form, "25") == "25 = +23 -24");
  CHECK(formula(form, "26") == "26 = +22 +25");
  CHECK(formula(form, "29") == "29 = +26 +27 -28");
  CHECK(form.rows[*form.find("30")].optional);
  CHECK(form.own_sense_sign(*form.find("15")) == 1);
  CHECK(reading.forms.find("teilfinanzplan_a"));
  CHECK(reading.forms.teilfinanzplan_b);
}

TEST_CASE("a faulty formula is shown at its byte in the file") {
  const std::string row = "    - {zeile: 001, art: ertrag, bezeichnung: Ä}\n";
  const auto with = [&](const std::string& formula) {
    return read_rows(row + "    - {zeile: 010, art: ertrag, bezeichnung: S, formel: " + formula + "}\n")
        .finding();
  };
  CHECK(with("001 + 01") ==
        "S22 7:63 [01] die Zeile 01 gibt es in dieser Planform nicht / meinten Sie „001“?");
  CHECK(with("\"001 +\"") == "S22 7:63 [] hier bricht die Formel ab / hier fehlt eine Zahl oder ein Name");
  CHECK(with("001 == 001").starts_with("S22 7:61 [==] „==“ wird hier nicht verstanden"));
  CHECK(with("010").starts_with("S22 7:57 [010] die Zeile 010 wird aus sich selbst berechnet: 010 ← 010"));
}

TEST_CASE("a sum does not become an entered row because its formula is left empty") {
  for (const char* const blank : {"formel: ~", "formel: \"\"", "formel:"}) {
    const Reading form = read_rows(std::string("    - {zeile: 001, art: ertrag, bezeichnung: A}\n"
                                               "    - {zeile: 010, art: ertrag, bezeichnung: S, ") +
                                   blank + "}\n");
    CHECK_FALSE(form.forms.find("teilergebnisplan"));
    CHECK(form.finding() ==
          "S11 7:49 [formel] „formel“ ist leer in einer Zeile der Planform / den Wert dahinter schreiben: "
          "formel: …, oder den Schlüssel streichen");
  }
  CHECK(read_rows("    - {zeile: 001, art: ertrag, bezeichnung: A}\n    - ~\n").finding() ==
        "S11 7:7 [~] dieser Eintrag der Liste ist leer / den Eintrag ausfüllen, oder ihn ganz streichen");
}

TEST_CASE("rows that are computed in a circle are refused") {
  const Reading reading = read_rows(
      "    - {zeile: 1, art: saldo, bezeichnung: A, formel: 2}\n"
      "    - {zeile: 2, art: saldo, bezeichnung: B, formel: 3 + 4}\n"
      "    - {zeile: 3, art: saldo, bezeichnung: C, formel: 2}\n"
      "    - {zeile: 4, art: ertrag, bezeichnung: D}\n");
  CHECK(reading.finding().starts_with(
      "S22 7:54 [3 + 4] die Zeile 2 wird aus sich selbst berechnet: 2 ← 3 ← 2"));
  CHECK_FALSE(reading.forms.find("teilergebnisplan"));
}

TEST_CASE("a formula whose sign does not fit the form is a warning") {
  const std::string rows =
      "    - {zeile: 1, art: ertrag, bezeichnung: A}\n"
      "    - {zeile: 2, art: aufwand, bezeichnung: B}\n"
      "    - {zeile: 3, art: saldo, bezeichnung: C, formel: 1 + 2}\n";
  CHECK(read_rows(rows).forms.diagnostics.empty());
  const Reading reading = read_rows(rows, "positiv");
  CHECK(reading.finding() ==
        "S22 8:54 [1 + 2] die Formel von Zeile 3 addiert Zeile 2 | in dieser Planform sind Abzüge positiv, "
        "Zeile 2 ist ein Abzug");
  CHECK(reading.forms.find("teilergebnisplan"));
}

TEST_CASE("form files are checked like sources") {
  const std::string row = "    - {zeile: 1, art: ertrag, bezeichnung: A}\n";
  CHECK(read_rows(row + "    - {zeile: 1, art: ertrag, bezeichnung: B}\n")
            .finding()
            .starts_with("S22 7:15 [1] die Zeile 1 steht zweimal"));
  CHECK(read_rows("    - {zeile: 1, art: einnahme, bezeichnung: A}\n")
            .finding()
            .starts_with("S20 6:23 [einnahme]"));
  CHECK(read_rows("    - {zeile: 1, art: ertrag}\n").finding().starts_with("S11"));
  CHECK(read_rows("    - {zeile: 1, art: ertrag, bezeichnung: A, formell: 1}\n")
            .finding()
            .starts_with("S10 6:47 [formell]"));
  CHECK(read_rows("    - {zeile: A-1, art: ertrag, bezeichnung: A}\n")
            .finding()
            .starts_with("S22 6:15 [A-1] „A-1“ ist keine Zeilennummer"));
  CHECK(Reading("x", "form: y\n").finding() ==
        "S22 1:7 [y] die Datei heißt „x.yaml“, die Planform darin „y“");
  CHECK(
      Reading(
          "x",
          "form: x\nteilfinanzplan_b:\n  titel: T\n  ueber_wertgrenze: U\n  unter_wertgrenze: V\n  spalten:\n"
          "    - {jahre: Plan, ueberschrift: P}\n    - {jahre: Plan, ueberschrift: Q}\n")
          .finding() == "S22 8:15 [Plan] die Spalte „Plan“ steht zweimal in der Planform");
}
