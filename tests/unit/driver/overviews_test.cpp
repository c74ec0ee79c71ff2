#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "document/lower.hpp"
#include "driver/compile.hpp"
#include "support/memory_file_system.hpp"
#include "support/outputs.hpp"

// Tables of the book that nothing is entered for, and the columns that a form adds to those of plans.
using namespace budgetc;
using budgetc::test::MemoryFileSystem;

namespace overviews_test {
namespace {

namespace fs = std::filesystem;

/// By path below the source.
using SourceTexts = std::map<std::string, std::string>;

void read_below(const fs::path& folder, const std::string& into, SourceTexts& files) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[into + entry.path().lexically_relative(folder).generic_string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
}

SourceTexts golden(const std::string& name) {
  SourceTexts files;
  read_below(fs::path(BUDGETC_ROOT) / "tests/golden" / name, "haushalt/", files);
  return files;
}

void replace(std::string& text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), by);
}

/// The CSV files of the book, by path.
std::map<std::string, std::string> csv_of(SourceTexts files) {
  read_below(fs::path(BUDGETC_ROOT) / "templates", "vorlagen/", files);
  MemoryFileSystem disk;
  for (const auto& [name, text] : files) disk.file(name, text);
  const auto state = compile(disk, {.root = "haushalt", .templates = "vorlagen", .second_reader = {}});
  REQUIRE(state->evaluation);
  const Document book = lower(state->plan, *state->evaluation, state->report,
                              {.page_plan = state->page_plan, .warning_mark = {}, .only = {}});
  std::map<std::string, std::string> csv;
  for (const auto& file : test::emit_csv(book, CsvDialect::rfc4180)) csv[file.path] = file.bytes;
  return csv;
}

/// The lines of a file that begin with a text, without what ends them.
std::string lines(const std::string& bytes, const std::string& begin) {
  std::string found;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find("\r\n", at), bytes.size());
    const std::string line = bytes.substr(at, end - at);
    if (line.starts_with(begin)) found += line + '\n';
    at = end + 2;
  }
  return found;
}

TEST_CASE("a plan shows the VE behind the rows that measures make", "[uebersichten]") {
  const auto csv = csv_of(golden("_ganz"));
  const std::string& part_a = csv.at("csv/01-teilfinanzplan-a.csv");
  CHECK(lines(part_a, "Nr.") ==
        "Nr.,Bezeichnung,Ergebnis 2024,Ansatz 2025,Ansatz 2026,VE 2026,Plan 2027,Plan 2028\n");
  CHECK(lines(part_a, "8,") == "8,Auszahlungen für Baumaßnahmen,,,90000,60000,60000,\n");
  CHECK(lines(part_a, "13,") == "13,Summe: (invest. Auszahlungen),,,90000,60000,60000,\n");
  const std::string& whole = csv.at("csv/haushalt-gesamtfinanzplan.csv");
  CHECK(lines(whole, "30,") == "30,Auszahlungen aus Investitionstätigkeit,,,90000,60000,60000,\n");
  // A balance with the current administration has no VE.
  CHECK(lines(whole, "32,") ==
        "32,Finanzmittelüberschuss/-fehlbetrag (Zeilen 17 und 31),92000,91000,42000,,28000,"
        "86000\n");
}

TEST_CASE("a form may print the operator of each row and its accounts", "[uebersichten]") {
  SourceTexts files = golden("_ganz");
  std::ifstream shipped(fs::path(BUDGETC_ROOT) / "templates/forms/nrw-muster.yaml", std::ios::binary);
  std::string form{std::istreambuf_iterator<char>(shipped), {}};
  replace(form, "titel: Teilergebnisplan\n", "titel: Teilergebnisplan\n  zeichen: ja\n");
  replace(form, "Personalaufwendungen}", "Personalaufwendungen, konten: \"50\"}");
  files["haushalt/formen/nrw-muster.yaml"] = form;
  const auto csv = csv_of(files);
  const std::string& plan = csv.at("csv/01-teilergebnisplan.csv");
  CHECK(lines(plan, "Nr.") ==
        "Nr.,Zeichen,Bezeichnung,Konten,Ergebnis 2024,Ansatz 2025,Ansatz 2026,Plan 2027,Plan 2028\n");
  // What a spreadsheet would take for a formula stands behind an apostrophe.
  CHECK(lines(plan, "9,") == "9,'+/−,Bestandsveränderungen,,,,,,\n");
  CHECK(lines(plan, "11,") == "11,−,Personalaufwendungen,50,310000,320000,330000,340000,350000\n");
  CHECK(lines(plan, "17,").starts_with("17,'=,Ordentliche Aufwendungen,,"));
  CHECK(lines(csv.at("csv/haushalt.csv"), "ebene") ==
        "ebene,nummer,bezeichnung,plan,zeile,zeilenbezeichnung,zeichen,konten,spaltenart,jahr,betrag\n");
}

TEST_CASE("the Haushaltsquerschnitt adds up to the plans of the administration", "[uebersichten]") {
  const auto csv = csv_of(golden("_fachbereiche"));
  const std::string& results = csv.at("csv/haushaltsquerschnitt-teilergebnisplan-2026.csv");
  CHECK(lines(results, "10.02,") == "10.02,Steuern und Umlagen,830000,154000,676000,676000\n");
  CHECK(lines(results, ",") ==
        ",Summe 10,852000,568000,284000,284000\n"
        ",Summe 50,40000,322000,-282000,-282000\n"
        ",Gesamt,892000,890000,2000,2000\n");
  const std::string& payments = csv.at("csv/haushaltsquerschnitt-teilfinanzplan-2026.csv");
  CHECK(lines(payments, ",Gesamt") == ",Gesamt,2000,30000,290000,-260000,-258000,560000\n");
  CHECK(lines(csv.at("csv/haushaltsquerschnitt.csv"), "Produkt,10.01,Rathaus,teilfinanzplan,2026,VE") ==
        "Produkt,10.01,Rathaus,teilfinanzplan,2026,VE,60000\n");
}

TEST_CASE("all VE stand with the years in which they fall due", "[uebersichten]") {
  const auto csv = csv_of(golden("_fachbereiche"));
  CHECK(csv.at("csv/ve-uebersicht.csv") ==
        "Nr.,Stelle,Bezeichnung,VE,fällig 2027,fällig 2028,später\r\n"
        "Verpflichtungsermächtigungen 2026,,,,,,\r\n"
        "10002601,10.01,Neuer Serverraum,60000,60000,,\r\n"
        "50002601,50.01,Anbau der Grundschule,500000,300000,150000,50000\r\n"
        ",,Summe,560000,360000,150000,50000\r\n");
}

TEST_CASE("plans are summed up by Produktbereich, and what has none is a rest", "[uebersichten]") {
  const auto csv = csv_of(golden("_fachbereiche"));
  const std::string& internal = csv.at("csv/produktbereich-01-teilergebnisplan.csv");
  // Taxes of the same Fachbereich belong to Produktbereich 16.
  CHECK(lines(internal, "1,") == "1,Steuern und ähnliche Abgaben,,,,\n");
  CHECK(lines(internal, "17,") == "17,Ordentliche Aufwendungen,402000,414000,426000,438000\n");
  CHECK(lines(csv.at("csv/produktbereich-03-teilfinanzplan.csv"), "30,") ==
        "30,Auszahlungen aus Investitionstätigkeit,,200000,500000,300000,150000\n");
  CHECK_FALSE(csv.contains("csv/produktbereich-03-teilfinanzplan-a.csv"));
  CHECK_FALSE(csv.contains("csv/produktbereich-ohne-teilergebnisplan.csv"));

  SourceTexts files = golden("_fachbereiche");
  replace(files["haushalt/50/50.02.yaml"], "produktbereich: 05\n", "");
  CHECK(lines(csv_of(files).at("csv/produktbereich-ohne-teilergebnisplan.csv"), "15,") ==
        "15,Transferaufwendungen,220000,225000,230000,235000\n");
}

}  // namespace
}  // namespace overviews_test
