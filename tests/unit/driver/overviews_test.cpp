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
  CHECK(lines(part_a, "8,") == "8,Auszahlungen für Baumaßnahmen,,,90000.00,60000.00,60000.00,\n");
  CHECK(lines(part_a, "13,") == "13,Summe: (invest. Auszahlungen),,,90000.00,60000.00,60000.00,\n");
  const std::string& whole = csv.at("csv/haushalt-gesamtfinanzplan.csv");
  CHECK(lines(whole, "30,") ==
        "30,Auszahlungen aus Investitionstätigkeit,,,90000.00,60000.00,60000.00,\n");
  // A balance with the current administration has no VE.
  CHECK(lines(whole, "32,") ==
        "32,Finanzmittelüberschuss/-fehlbetrag (Zeilen 17 und 31),92000.00,91000.00,42000.00,,28000.00,"
        "86000.00\n");
}

}  // namespace
}  // namespace overviews_test
