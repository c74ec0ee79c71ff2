#include <catch2/catch.hpp>

#include "emit/csv_writer.hpp"
#include "support/outputs.hpp"

namespace budgetc {
using test::emit_csv;
namespace {

CellValue amount(std::int64_t cents, bool with_unit = false) {
  return AmountValue{Money::from_cents(cents).value(), with_unit};
}

CellValue text(std::string words) {
  return TextValue{{{{std::move(words), false, false, {}}}, {}}};
}

Document document_of(Table table) {
  Document document;
  Page page;
  page.blocks.emplace_back(std::move(table));
  document.pages.push_back(std::move(page));
  return document;
}

Table small_table() {
  Table table;
  table.id = "35-teilergebnisplan";
  table.columns = {{ColumnRole::row_number, {"Nr."}, "Nr."},
                   {ColumnRole::label, {"Bezeichnung"}, "Bezeichnung"},
                   {ColumnRole::amount, {"Ansatz", "2024"}, "Ansatz 2024"},
                   {ColumnRole::amount, {"Plan", "2025"}, "Plan 2025"}};
  table.rows = {{TableRowStyle::normal, {text("002"), text("Zuwendungen"), amount(155580000), Blank{}}, {}},
                {TableRowStyle::group, {text("Gruppe")}, {}},
                {TableRowStyle::sum, {text("310"), text("Ergebnis; netto"), amount(-5024), amount(0)}, {}}};
  return table;
}

std::string cell_bytes(std::string words, CsvDialect dialect = CsvDialect::rfc4180) {
  emit::CsvWriter writer(dialect);
  writer.text(words);
  return writer.take();
}

TEST_CASE("the German dialect opens in a German spreadsheet") {
  const auto files = emit_csv(document_of(small_table()), CsvDialect::german);
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "csv/35-teilergebnisplan.csv");
  CHECK(files[0].bytes ==
        "\xEF\xBB\xBFNr.;Bezeichnung;Ansatz 2024;Plan 2025\r\n"
        "002;Zuwendungen;1555800;\r\n"
        "Gruppe;;;\r\n"
        "310;\"Ergebnis; netto\";-50,24;0\r\n");
}

TEST_CASE("the footnotes of all tables stand in a file of their own") {
  Table table = small_table();
  table.footnotes = {{"*", {{{"ohne Lünen", false, false, {}}}, {}}}};
  const auto files = emit_csv(document_of(table), CsvDialect::rfc4180);
  REQUIRE(files.size() == 2);
  CHECK(files[1].path == "csv/fussnoten.csv");
  CHECK(files[1].bytes == "Tabelle,Zeichen,Text\r\n35-teilergebnisplan.csv,*,ohne Lünen\r\n");
}

TEST_CASE("the RFC 4180 dialect is for machines") {
  const auto files = emit_csv(document_of(small_table()), CsvDialect::rfc4180);
  CHECK(files[0].bytes ==
        "Nr.,Bezeichnung,Ansatz 2024,Plan 2025\r\n"
        "002,Zuwendungen,1555800,\r\n"
        "Gruppe,,,\r\n"
        "310,Ergebnis; netto,-50.24,0\r\n");
}

TEST_CASE("text that a spreadsheet would compute is defused") {
  for (const std::string words : {"=1+1", "+49 2303", "-Saldo", "@summe", "\tx", "＝1", "＋1", "－1", "＠x",
                                  " =1", "\u00A0=1", "\uFEFF=1", "\u200B-x"}) {
    INFO(words);
    CHECK(emit::starts_formula(words));
    CHECK(cell_bytes(words).find('\'') != std::string::npos);
  }
  for (const std::string words : {"a=1", "", "35-02", "\u2212 5", "'x"})
    CHECK_FALSE(emit::starts_formula(words));
  CHECK(cell_bytes("=1+1") == "'=1+1");
}

TEST_CASE("an amount is never defused and never carries a unit") {
  emit::CsvWriter writer(CsvDialect::german);
  writer.cell(amount(-1600000, true));
  writer.cell(QuantityValue{1081, 2, "%"});
  writer.cell(QuantityValue{-50, 1, {}});
  CHECK(writer.take() == "\xEF\xBB\xBF-16000;10,81;-0,5");
}

TEST_CASE("quotes, separators and line breaks are quoted") {
  CHECK(cell_bytes("a\"b") == "\"a\"\"b\"");
  CHECK(cell_bytes("a,b") == "\"a,b\"");
  CHECK(cell_bytes("a;b") == "a;b");
  CHECK(cell_bytes("a\nb") == "\"a\nb\"");
  CHECK(cell_bytes("a\rb") == "\"a\rb\"");
  CHECK(cell_bytes(" a") == "\" a\"");
  CHECK(cell_bytes("\r=x") == "\"'\r=x\"");
}

TEST_CASE("two tables never share a file, and no name leaves the folder") {
  Document document = document_of(small_table());
  Table twin = small_table();
  twin.id = "35-Teilergebnisplan";
  document.pages[0].blocks.emplace_back(twin);
  twin.id = "../../etc/passwd";
  document.pages[0].blocks.emplace_back(twin);
  const auto files = emit_csv(document, CsvDialect::german);
  REQUIRE(files.size() == 3);
  CHECK(files[1].path == "csv/35-Teilergebnisplan-2.csv");
  CHECK(files[2].path == "csv/_._.._etc_passwd.csv");
}

TEST_CASE("notes become a table of their own") {
  NoteGroup group;
  group.id = "35.02.01-erlaeuterungen-002";
  NoteItem item;
  item.amounts = {AmountValue{Money::from_cents(37650000).value(), true}};
  item.prior = {{"Ansatz 2023", Money::from_cents(0).value()}};
  item.label = {{{"KIM", false, false, {}}}, {}};
  item.ring = "35-04";
  item.text = {{ProseBlock::Kind::paragraph, {{{{"Erster", true, false, {}}}, {}}}, 1},
               {ProseBlock::Kind::bullet_list, {{{{"Punkt", false, false, {}}}, {}}}, 1}};
  group.amount_keys = {"Betrag"};
  group.prior_keys = {"Ansatz 2023"};
  group.items = {item};
  Document document;
  document.pages.emplace_back();
  document.pages[0].blocks.emplace_back(group);
  const auto files = emit_csv(document, CsvDialect::rfc4180);
  REQUIRE(files.size() == 1);
  CHECK(files[0].bytes ==
        "Betrag,Ansatz 2023,Bezeichnung,Zweckbindung,Text\r\n376500,0,KIM,35-04,\"Erster\n• Punkt\"\r\n");
}

}  // namespace
}  // namespace budgetc
