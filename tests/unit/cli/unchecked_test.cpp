#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

using namespace budgetc;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

// Every way in which something can fail to be checked, one after the other: each is said, and none ends in a
// quiet status 0.

namespace unchecked_test {

namespace {

const std::string settings =
    "haushalt: Stadt Auenfurt\n"
    "jahr: 2024\n"
    "ebenen: [Budget, Produktgruppe, Produkt]\n"
    "spalten: [Ansatz 2024, Plan 2025]\n"
    "formen: {teilergebnisplan: nrw-unna, teilfinanzplan: nrw-unna}\n";

const std::string plan_begin = "teilergebnisplan:\n  spalten: [Ansatz 2024]\n";

std::string node(const std::string& head, const std::string& rows) {
  return head + "\nbezeichnung: Name\n" + (rows.empty() ? rows : plan_begin + rows);
}

/// A budget of one group with two products; everything agrees.
void lay_out(const TemporaryFolder& folder) {
  folder.write("haushalt.yaml", settings);
  folder.write("35/budget.yaml", node("budget: 35", ""));
  folder.write("35/35.01/produktgruppe.yaml", node("produktgruppe: 35.01", "  002: [7.000]\n"));
  folder.write("35/35.01/35.01.01.yaml", node("produkt: 35.01.01", "  002: [5.000]\n  010: [5.000]\n"));
  folder.write("35/35.01/35.01.02.yaml", node("produkt: 35.01.02", "  002: [2.000]\n"));
}

/// A way to keep something from being checked, and what is said of it.
struct Way {
  std::string name;
  std::function<void(const TemporaryFolder&)> spoil;
  ExitStatus status = ExitStatus::findings;
  /// All of these stand in what is printed.
  std::vector<std::string> said;
  std::vector<std::string> arguments{};
};

std::function<void(const TemporaryFolder&)> write(std::string name, std::string text) {
  return [=](const TemporaryFolder& folder) { folder.write(name, text); };
}

std::function<void(const TemporaryFolder&)> setting(std::string text) {
  return write("haushalt.yaml", settings + text);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

const std::string product = "35/35.01/35.01.01.yaml";
const std::string group = "35/35.01/produktgruppe.yaml";

const std::vector<Way> ways{
    // Unreadable
    {.name = "an amount",
     .spoil = write(product, node("produkt: 35.01.01", "  002: [5.0O0]\n  010: [5.000]\n")),
     .said = {"fehler[S13]", " = nicht geprüft: 3 Prüfungen, deren Angaben"}},
    {.name = "a file",
     .spoil = write(product, "produkt: \"35.01.01\n"),
     .said = {"fehler[S04]", " = nicht geprüft: 1 Prüfung, deren Angaben"}},
    {.name = "a file that is a folder's link",
     .spoil =
         [](const TemporaryFolder& folder) {
           std::filesystem::remove(folder.path() / product);
           std::filesystem::create_symlink("35.01.02.yaml", folder.path() / product);
         },
     .status = ExitStatus::trouble,
     .said = {"fehler[S01]", " = nicht geprüft: 1 Prüfung, deren Angaben"}},
    {.name = "haushalt.yaml, with a filter",
     .spoil = write("haushalt.yaml", "haushalt: [\n"),
     .said = {"fehler[S03]", " = nicht geprüft: der ganze Haushalt"},
     .arguments = {"--nur", "P01,P03"}},
    {.name = "an amount, with a filter",
     .spoil = write(product, node("produkt: 35.01.01", "  002: [5.0O0]\n  010: [5.000]\n")),
     .said = {"fehler[S13]", " = nicht geprüft: 3 Prüfungen"},
     .arguments = {"--nur", "P01"}},
    {.name = "a link, with a filter",
     .spoil =
         [](const TemporaryFolder& folder) {
           std::filesystem::remove(folder.path() / product);
           std::filesystem::create_symlink("35.01.02.yaml", folder.path() / product);
         },
     .status = ExitStatus::trouble,
     .said = {"fehler[S01]"},
     .arguments = {"--ohne", "S01"}},
    // Not understood
    {.name = "levels without a name",
     .spoil = write("haushalt.yaml", replaced(settings, "[Budget, Produktgruppe, Produkt]", "[]")),
     .said = {"fehler[S11]", "„ebenen“ ist leer", "der ganze Haushalt"}},
    {.name = "levels that are blank",
     .spoil = write("haushalt.yaml", replaced(settings, "[Budget, Produktgruppe, Produkt]", "[~]")),
     .said = {"fehler[S11]", "der ganze Haushalt"}},
    {.name = "columns without a name",
     .spoil = write("haushalt.yaml", replaced(settings, "[Ansatz 2024, Plan 2025]", "[]")),
     .said = {"fehler[S11]", "„spalten“ ist leer", "der ganze Haushalt"}},
    {.name = "a column that is blank",
     .spoil = write("haushalt.yaml", replaced(settings, "Plan 2025]", "~]")),
     .said = {"fehler[S11]"}},
    {.name = "an unknown row",
     .spoil = write(product, node("produkt: 35.01.01", "  002: [5.000]\n  026: [1]\n  010: [5.000]\n")),
     .said = {"fehler[S14]", " = nicht geprüft:"}},
    {.name = "an unknown column",
     .spoil = write(product, replaced(node("produkt: 35.01.01", "  002: [5.000]\n"), "2024", "2042")),
     .said = {"fehler[S15]", " = nicht geprüft:"}},
    {.name = "a plan inside a text",
     .spoil = write(product,
                    "produkt: 35.01.01\nbezeichnung: Name\nerlaeuterungen: |\n  Text.\n"
                    "  teilergebnisplan:\n    spalten: [Ansatz 2024]\n    002: [5.000]\n"),
     .said = {"fehler[S25]", "„teilergebnisplan“ steht mitten in einem Text", " = nicht geprüft: 1 Prüfung"}},
    {.name = "rows of a plan inside a text",
     .spoil = write(product, node("produkt: 35.01.01", "  002: [5.000]\n") +
                                 "beschreibung: >\n  Text.\n  \"004\": [3.000]\n"),
     .said = {"fehler[S25]"}},
    {.name = "an own rule that cannot be evaluated",
     .spoil = setting("eigene_regeln:\n  - {name: probe, bedingung: zeile(999) >= 0}\n"),
     .said = {"fehler[N02]"}},
    {.name = "an own rule that cannot be read",
     .spoil = setting("eigene_regeln:\n  - {name: probe, bedingung: zeile(002 >= 0}\n"),
     .said = {"fehler[N02]", " = nicht geprüft: 8 Prüfungen, deren Angaben"}},
    {.name = "an own rule that is not understood",
     .spoil = setting("eigene_regeln:\n  - {name: probe, bedingungen: zeile(002) >= 0}\n"),
     .said = {"fehler[S1", " = nicht geprüft: 1 Prüfung, deren Angaben"}},
    {.name = "the only file with figures",
     .spoil =
         [](const TemporaryFolder& folder) {
           for (const char* const name : {"35/35.01/35.01.02.yaml", "35/35.01/produktgruppe.yaml"})
             std::filesystem::remove(folder.path() / name);
           folder.write(group, node("produktgruppe: 35.01", ""));
           folder.write(product, "produkt: \"35.01.01\n");
         },
     .said = {"fehler[S04]", " = nicht geprüft: 1 Stelle, deren Dateien nicht zu lesen sind"}},
    {.name = "an own rule that checks nothing",
     .spoil = setting("eigene_regeln:\n  - {name: probe, bedingung: zeile(026) >= 0}\n"),
     .said = {"[N0"}},
    {.name = "last year's sources",
     .spoil = setting("vorjahr: ../2023\n"),
     .said = {"fehler[V04]"},
     .arguments = {"--nur", "P01"}},
    // Out of range
    {.name = "a sum beyond all amounts",
     .spoil = write("35/35.01/35.01.02.yaml",
                    node("produkt: 35.01.02", "  002: [2.000]\n") +
                        "ansaetze:\n  002:\n    - {betrag: 60.000.000.000.000, bezeichnung: a}\n"
                        "    - {betrag: 60.000.000.000.000, bezeichnung: b}\n"),
     .said = {"fehler[P04]", "A01 zu 35.01.02", " = nicht geprüft: 1 Prüfung, weil eine Summe 90 Billionen"}},
    {.name = "a ring beyond all amounts",
     .spoil = write("35/budget.yaml",
                    node("budget: 35", "") +
                        "zweckbindungsringe:\n  - nummer: 1\n    ausgleich: ausgeglichen\n    ertraege:\n"
                        "      - {betrag: 60.000.000.000.000, stelle: 35.01, zeile: 002, bezeichnung: a}\n"
                        "      - {betrag: 60.000.000.000.000, stelle: 35.01, zeile: 004, bezeichnung: b}\n"),
     .said = {"fehler[P04]", "Z01 zu 35-01", " = nicht geprüft: 1 Prüfung, weil eine Summe 90 Billionen"}},
    // Without operands
    {.name = "nothing but texts",
     .spoil =
         [](const TemporaryFolder& folder) {
           folder.write(group, node("produktgruppe: 35.01", ""));
           folder.write("35/35.01/35.01.01.yaml", node("produkt: 35.01.01", ""));
           folder.write("35/35.01/35.01.02.yaml", node("produkt: 35.01.02", ""));
         },
     .status = ExitStatus::clean,
     .said = {" = nichts zu prüfen: kein Betrag lässt sich mit einem anderen vergleichen"}},
    {.name = "no node at all",
     .spoil = [](const TemporaryFolder& folder) { std::filesystem::remove_all(folder.path() / "35"); },
     .said = {"fehler[S24]", " = nichts zu prüfen"}},
    {.name = "a product without a plan below a written sum",
     .spoil =
         [](const TemporaryFolder& folder) {
           folder.write(product, node("produkt: 35.01.01", ""));
           folder.write("35/35.01/35.01.02.yaml", node("produkt: 35.01.02", ""));
         },
     .status = ExitStatus::clean,
     .said = {" = ohne Plan: 35.01.01, 35.01.02"}},
    {.name = "the same where products are planned",
     .spoil =
         [](const TemporaryFolder& folder) {
           folder.write("haushalt.yaml", settings + "planebene: Produkt\n");
           folder.write(product, node("produkt: 35.01.01", ""));
           folder.write("35/35.01/35.01.02.yaml", node("produkt: 35.01.02", ""));
         },
     .said = {"fehler[P06]", "Produkt 35.01.01 hat keinen Teilergebnisplan"}},
    {.name = "all products of a group, where products are planned",
     .spoil =
         [](const TemporaryFolder& folder) {
           folder.write("haushalt.yaml", settings + "planebene: Produkt\n");
           std::filesystem::remove(folder.path() / product);
           std::filesystem::remove(folder.path() / "35/35.01/35.01.02.yaml");
         },
     .said = {"fehler[P06]", "unter Produktgruppe 35.01 gibt es keine Stelle der Ebene Produkt"}},
    {.name = "a plan without a row, where products are planned",
     .spoil =
         [](const TemporaryFolder& folder) {
           folder.write("haushalt.yaml", settings + "planebene: Produkt\n");
           folder.write(product, "produkt: 35.01.01\nbezeichnung: Name\nteilergebnisplan: {}\n");
         },
     .said = {"fehler[P06]"}},
    {.name = "the folder of a node without a file",
     .spoil = [](const TemporaryFolder& folder) { std::filesystem::create_directory(folder.path() / "36"); },
     .said = {"fehler[S23]", "der Ordner einer Stelle ist leer"}},
    {.name = "amounts of last year without a column",
     .spoil = write(product, node("produkt: 35.01.01", "  002: [5.000]\n") +
                                 "ansaetze:\n  002:\n    - {betrag: 9, vorjahr: 9, bezeichnung: a}\n"),
     .status = ExitStatus::clean,
     .said = {" = nicht verglichen: 1 Vorjahresbetrag von Erläuterungen, eine Spalte Ansatz 2023 fehlt"}},
    // Switched off, lowered
    {.name = "a rule that is off",
     .spoil = setting("regeln:\n  P03: {schwere: aus, grund: Umstellung}\n"),
     .status = ExitStatus::clean,
     .said = {" = ausgeschaltet: P03 summe-der-teile-verletzt (Umstellung)"}},
    {.name = "a rule that is lowered",
     .spoil = setting("regeln:\n  P03: {schwere: hinweis, grund: Umstellung}\n"),
     .status = ExitStatus::clean,
     .said = {" = nur Hinweis: P03 summe-der-teile-verletzt (Umstellung)"}},
    {.name = "a rule that is off without a reason",
     .spoil = setting("regeln:\n  P03: {schwere: aus, grund: \"\xE2\x80\x8B\"}\n"),
     .said = {"fehler[S11]", "nennt keinen Grund"}},
    {.name = "a rule that cannot be off",
     .spoil = setting("regeln:\n  D02: {schwere: aus, grund: Umstellung}\n"),
     .said = {"fehler[S20]", "D02 lässt sich weder ausschalten noch ändern"}},
    {.name = "what prevents checking, switched off",
     .spoil = setting("regeln:\n  V04: {schwere: aus, grund: Umstellung}\nvorjahr: ../2023\n"),
     .said = {"fehler[S20]", "fehler[V04]"}},
    {.name = "what prevents checking, lowered",
     .spoil = setting("regeln:\n  N02: {schwere: hinweis, grund: Umstellung}\n"
                      "eigene_regeln:\n  - {name: probe, bedingung: zeile(002 >= 0}\n"),
     .said = {"fehler[S20]", "fehler[N02]"}},
    {.name = "what prevents checking, accepted",
     .spoil = setting("eigene_regeln:\n  - {name: probe, bedingung: zeile(002 >= 0}\n"
                      "abweichungen:\n  - {regel: N02, ort: haushalt, grund: Umstellung}\n"),
     .said = {"fehler[S20]", "ein Befund der Regel N02 lässt sich nicht anerkennen", "fehler[N02]",
              ", 0 anerkannte"}},
    {.name = "a reason that nobody sees",
     .spoil = setting("regeln:\n  P03: {schwere: aus, grund: \"\u3164\uFFA0\u115F\u1160\"}\n"),
     .said = {"fehler[S11]", "nennt keinen Grund"}},
    {.name = "a deviation that has ended, on an earlier day",
     .spoil =
         [](const TemporaryFolder& folder) {
           folder.write("haushalt.yaml",
                        settings +
                            "abweichungen:\n  - {regel: P03, ort: 35.01, zeile: 002, spalte: Ansatz "
                            "2024, differenz: 1.000, bis: 31.12.2020, grund: Umstellung}\n");
           folder.write(group, node("produktgruppe: 35.01", "  002: [8.000]\n"));
         },
     .status = ExitStatus::clean,
     .said = {" = Stichtag 01.02.2000: 1 Abweichung mit Frist gilt noch"},
     .arguments = {"--stichtag", "01.02.2000"}},
    {.name = "a rule of reading that cannot be off",
     .spoil = setting("regeln:\n  S13: {schwere: hinweis, grund: Umstellung}\n"),
     .said = {"fehler[S20]"}},
    // Filtered
    {.name = "findings that a filter hides",
     .spoil = write(group, node("produktgruppe: 35.01", "  002: [8.000]\n")),
     .said = {"0 Fehler", " = nicht gezeigt: 1 Fehler (--nur Z01)"},
     .arguments = {"--nur", "Z01"}},
    {.name = "findings that are left out",
     .spoil = write(group, node("produktgruppe: 35.01", "  002: [8.000]\n")),
     .said = {" = nicht gezeigt: 1 Fehler (--ohne P03)"},
     .arguments = {"--ohne", "P03"}},
    // Not read
    {.name = "a lost ending",
     .spoil = write("35/35.01/35.01.03.yaml.txt", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]", "gelesen wird, was auf .yaml endet"}},
    {.name = "a slip in the ending",
     .spoil =
         [](const TemporaryFolder& folder) {
           for (const char* const ending :
                {".ymal", ",yaml", "yaml", ".y\u0430ml", ".yam", ".yamll", "-yaml"})
             folder.write(std::string("35/35.01/35.01.03") + ending, node("produkt: 35.01.03", ""));
         },
     .said = {"7 Fehler"}},
    {.name = "a copy of an editor",
     .spoil = write("35/35.01/.#35.01.03.yaml", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]", "beginnt mit einem Punkt"}},
    {.name = "a blank behind the ending",
     .spoil = write("35/35.01/35.01.03.yaml ", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]"}},
    {.name = "a number without an ending",
     .spoil = write("35/35.01/35.01.03", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]"}},
    {.name = "a hidden file",
     .spoil = write("35/35.01/.35.01.03.yaml", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]", "beginnt mit einem Punkt"}},
    {.name = "a product among the page plans",
     .spoil = write("druck/35.01.03.yaml", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]", "nur standard.yaml"}},
    {.name = "a page plan with another name",
     .spoil = write("druck/Standard.yaml", "titel: Etat\n"),
     .said = {"fehler[S23]"}},
    {.name = "a product among the forms",
     .spoil = write("formen/35.01.03.yaml", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]", "die Datei wird nicht verwendet"}},
    {.name = "a link that leads nowhere, in place of a folder",
     .spoil =
         [](const TemporaryFolder& folder) {
           std::filesystem::create_symlink("/nirgends", folder.path() / "regeln");
         },
     .status = ExitStatus::trouble,
     .said = {"fehler[S01]", "symbolischer Link"}},
    {.name = "another link that leads nowhere",
     .spoil =
         [](const TemporaryFolder& folder) {
           std::filesystem::create_symlink("/nirgends", folder.path() / "35/soziales");
         },
     .status = ExitStatus::trouble,
     .said = {"fehler[S01]"}},
    {.name = "a file in place of a folder",
     .spoil = write("regeln", "../regeln"),
     .said = {"fehler[S23]", "heißt wie ein Ordner"}},
    {.name = "a class of the book in other letters",
     .spoil = write("druck/Haushaltsband.cls", ""),
     .said = {"fehler[S23]", "klein geschrieben"}},
    {.name = "a list of characters that is none",
     .spoil = write("druck/zeichen.txt", "20-7e\nquark\n"),
     .said = {"fehler[S20]", "druck/zeichen.txt:2:1", "keine Liste von Zeichen"}},
    {.name = "a form that nobody uses",
     .spoil = write("formen/nrw-una.yaml", "teilergebnisplan: {}\n"),
     .said = {"fehler[S23]"}},
    {.name = "a reserved folder",
     .spoil = write("nachtrag/35.01.03.yaml", node("produkt: 35.01.03", "")),
     .said = {"fehler[S23]", "vorbehalten"}},
    {.name = "a reserved name",
     .spoil = write("zuordnung.yaml", "a: b\n"),
     .said = {"fehler[S23]", "vorbehalten"}},
    {.name = "files of other kinds",
     .spoil =
         [](const TemporaryFolder& folder) {
           folder.write("README.md", "");
           folder.write("35/Tabelle.xlsx", "");
           folder.write(".gitlab-ci.yml", "");
           folder.write(".git/config", "");
         },
     .status = ExitStatus::clean,
     .said = {" = nicht gelesen: 35/Tabelle.xlsx\n"}},
    {.name = "an own page plan that is wrong",
     .spoil = write("druck/standard.yaml", "tittel: Etat\n"),
     .said = {"fehler[S10]"}},
};

}  // namespace

TEST_CASE("whatever is not checked is said") {
  for (const Way& way : ways) {
    DYNAMIC_SECTION(way.name) {
      const TemporaryFolder folder;
      lay_out(folder);
      way.spoil(folder);
      std::vector<std::string> arguments{"check", "--ohne-zeit"};
      arguments.insert(arguments.end(), way.arguments.begin(), way.arguments.end());
      const Run result = budgetc::testing::run(arguments, folder.path());
      INFO(result.err);
      CHECK(result.status == way.status);
      for (const std::string& words : way.said) {
        INFO(words);
        CHECK(result.err.find(words) != std::string::npos);
      }
    }
  }
}

TEST_CASE("an ordinary clean run ends with one short line") {
  const TemporaryFolder folder;
  lay_out(folder);
  const Run result = budgetc::testing::run({"check", "--ohne-zeit"}, folder.path());
  CHECK(result.status == ExitStatus::clean);
  CHECK(result.err ==
        "0 Fehler, 0 Warnungen, 0 anerkannte Abweichungen in 5 Dateien, 4 Werten, 4 Prüfungen\n");
}

TEST_CASE("an own form is named, and that it takes the place of a shipped one") {
  const TemporaryFolder folder;
  lay_out(folder);
  const TemporaryFolder templates;
  std::filesystem::create_directory(folder.path() / "formen");
  std::filesystem::copy_file(std::filesystem::path(BUDGETC_ROOT) / "templates/forms/nrw-unna.yaml",
                             folder.path() / "formen/nrw-unna.yaml");
  const Run result = budgetc::testing::run({"check", "--ohne-zeit"}, folder.path());
  CHECK(result.status == ExitStatus::clean);
  CHECK(result.err.find(" = eigene Planform: formen/nrw-unna.yaml ersetzt die mitgelieferte nrw-unna\n") !=
        std::string::npos);
}

TEST_CASE("a form without roles says which rules it leaves out") {
  const TemporaryFolder folder;
  lay_out(folder);
  std::ifstream shipped(std::filesystem::path(BUDGETC_ROOT) / "templates/forms/nrw-unna.yaml");
  std::string form{std::istreambuf_iterator<char>(shipped), {}};
  const std::size_t roles = form.find("  rollen:");
  form.erase(roles, form.find("  zeilen:") - roles);
  folder.write("formen/nrw-unna.yaml", form);
  folder.write("haushalt.yaml", settings + "vollstaendig: ja\n");
  const Run result = budgetc::testing::run({"check", "--ohne-zeit"}, folder.path());
  for (const char* const rules :
       {"H02 und H04 bis H07, denn der Planform nrw-unna fehlt die Rolle jahresergebnis",
        "H01, denn der Planform nrw-unna fehlt die Rolle interne_ertraege",
        "fehlt die Rolle ordentliche_aufwendungen"}) {
    INFO(result.err);
    CHECK(result.err.find(rules) != std::string::npos);
  }
}

TEST_CASE("forms from other templates are named") {
  const TemporaryFolder folder;
  lay_out(folder);
  const TemporaryFolder templates;
  std::filesystem::copy(std::filesystem::path(BUDGETC_ROOT) / "templates", templates.path(),
                        std::filesystem::copy_options::recursive);
  const std::string named = templates.path().string();
  const Run other = budgetc::testing::run({"check", "--ohne-zeit", "--vorlagen", named}, folder.path());
  CHECK(other.err.find(" = eigene Planform: " + named + "/forms/nrw-unna.yaml\n") != std::string::npos);
  const Run own =
      budgetc::testing::run({"check", "--ohne-zeit", "--vorlagen", BUDGETC_ROOT "/templates"}, folder.path());
  CHECK(own.err.find("Planform") == std::string::npos);
}

TEST_CASE("what cannot be read is not traced as blank") {
  const TemporaryFolder folder;
  lay_out(folder);
  folder.write(product, "produkt: \"35.01.01\n");
  const Run file = budgetc::testing::run({"trace", "35.01.01", "002", "2024"}, folder.path());
  CHECK(file.status == ExitStatus::trouble);
  CHECK(file.err.find("nicht zu lesen") != std::string::npos);
  folder.write(product, node("produkt: 35.01.01", "  002: [5.0O0]\n"));
  const Run amount = budgetc::testing::run({"trace", "35.01.01", "002", "2024"}, folder.path());
  CHECK(amount.status == ExitStatus::trouble);
  folder.write(group, node("produktgruppe: 35.01", ""));
  const Run sum = budgetc::testing::run({"trace", "35", "010", "2024"}, folder.path());
  CHECK(sum.status == ExitStatus::trouble);
}

}  // namespace unchecked_test
