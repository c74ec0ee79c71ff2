#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

using budgetc::ExitStatus;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

namespace fs = std::filesystem;

// A budget for two years, from its sources to the book: what is written of each year is printed.

namespace two_years_test {

namespace {

const fs::path sources = fs::path(BUDGETC_ROOT) / "tests/golden/doppelhaushalt";

/// Copies the golden budget of two years, and builds its book into `out`.
void build(const TemporaryFolder& folder) {
  fs::copy(sources, folder.path() / "quellen", fs::copy_options::recursive);
  fs::remove(folder.path() / "quellen/erwartet.txt");
  const Run run = budgetc::testing::run({"build", "quellen", "-o", "out", "--ohne-zeit"}, folder.path());
  INFO(run.err);
  REQUIRE(run.status == ExitStatus::clean);
}

/// All files of a format, one after the other.
std::string printed(const TemporaryFolder& folder, const std::string& format) {
  std::string text;
  for (const auto& entry : fs::directory_iterator(folder.path() / "out" / format)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".cls")) text += folder.read("out/" + format + "/" + name);
  }
  return text;
}

/// The amounts of thousands that a file of the sources writes, without their signs.
std::set<std::string> amounts_in(const std::string& text) {
  static const std::regex amount(R"([0-9]+(\.[0-9]{3})+)");
  std::set<std::string> amounts;
  for (std::sregex_iterator match(text.begin(), text.end(), amount), end; match != end; ++match)
    amounts.insert(match->str());
  return amounts;
}

std::string without_points(std::string amount) {
  std::erase(amount, '.');
  return amount;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every amount of both budget years is printed in every format") {
  const TemporaryFolder folder;
  build(folder);
  const std::string latex = printed(folder, "latex");
  const std::string markdown = printed(folder, "markdown");
  const std::string csv = printed(folder, "csv");
  for (const char* const file : {"05/produktbereich.yaml", "05/05.01/produktgruppe.yaml",
                                 "05/05.01/05.01.01.yaml", "05/05.01/05.01.02.yaml"}) {
    const auto amounts = amounts_in(folder.read(std::string("quellen/") + file));
    REQUIRE_FALSE(amounts.empty());
    for (const std::string& amount : amounts) {
      CAPTURE(file, amount);
      CHECK(holds(latex, amount));
      CHECK(holds(markdown, amount));
      CHECK(holds(csv, without_points(amount)));
    }
  }
}

TEST_CASE("notes, rings, list and Teil B have a column for each budget year") {
  const TemporaryFolder folder;
  build(folder);
  const std::string latex = printed(folder, "latex");
  CHECK(holds(latex, "\\HBjahr{2026/2027}"));
  CHECK(holds(latex, "\\HBansatzjahre{\n\\HBansatzspalte{2026}\n\\HBansatzspalte{2027}}"));
  CHECK(holds(latex,
              "\\HBansatzspalte{41.500\u00A0€}\n\\HBansatzspalte{38.000\u00A0€}}{Zuwendung des Bundes}"));
  CHECK(holds(latex, "\\HBansatzspalte{12.000\u00A0€}\n\\HBansatzspalte{}}{Jubiläum der Begegnungsstätte}"));
  const std::string markdown = printed(folder, "markdown");
  CHECK(holds(markdown, "**2026: 41.500\u00A0€ · 2027: 38.000\u00A0€** – Zuwendung des Bundes"));
  CHECK(holds(markdown, "**2026: 12.000\u00A0€** – Jubiläum der Begegnungsstätte"));
  const auto first_line = [&](const std::string& name) {
    const std::string text = folder.read("out/csv/" + name);
    return text.substr(0, text.find('\r'));
  };
  CHECK(first_line("05.01.01-erlaeuterungen-15.csv") ==
        "\xEF\xBB\xBF"
        "Betrag 2026;Betrag 2027;Ansatz 2025;Ansatz 2026;Bezeichnung;Zweckbindung;Text");
  CHECK(first_line("zweckbindungsring-05-01.csv") ==
        "\xEF\xBB\xBF"
        "Art;Bezeichnung;Ansatz 2026;Ansatz 2027;Produkt;TEP");
  CHECK(first_line("05-investitionsliste.csv") ==
        "\xEF\xBB\xBFNr.;Bezeichnung;Betrag 2026;Zuwendungen von Dritten 2026;Betrag 2027;Zuwendungen von "
        "Dritten 2027");
  CHECK(holds(first_line("05-teilfinanzplan-b.csv"), ";VE 2026;VE 2027;"));
}

TEST_CASE("the data of a second budget year stand in rows of their own") {
  const TemporaryFolder folder;
  build(folder);
  CHECK(holds(folder.read("out/csv/erlaeuterungen.csv"), ";2027;38000;;Zuwendung des Bundes;"));
  CHECK(holds(folder.read("out/csv/zweckbindungsringe.csv"), ";05.01.01;15;2027;51000"));
  const std::string measures = folder.read("out/csv/investitionen.csv");
  CHECK(holds(measures, ";Auszahlungen für Baumaßnahmen;VE 2027;80000"));
  CHECK(holds(measures, ";Fälligkeit der VE 2026;Ansatz 2027;150000"));
  CHECK(holds(measures, ";Fälligkeit der VE 2027;spaetere Jahre;50000"));
}

}  // namespace two_years_test
