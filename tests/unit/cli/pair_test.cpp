#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

using namespace budgetc;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

namespace fs = std::filesystem;

// Every command over sources that name those of the year before: each asks the rules something.

namespace pair_test {

namespace {

/// The golden pair, with a prior-year amount that differs and is accepted.
void lay_out(const TemporaryFolder& folder) {
  const fs::path pair = fs::path(BUDGETC_ROOT) / "tests/golden/_paar";
  fs::copy(pair, folder.path() / "kreis-2024", fs::copy_options::recursive);
  fs::rename(folder.path() / "kreis-2024/daneben/kreis-2023", folder.path() / "kreis-2023");
  fs::remove(folder.path() / "kreis-2024/daneben");
  std::string settings = folder.read("kreis-2024/haushalt.yaml");
  settings +=
      "abweichungen:\n"
      "  - {regel: V01, ort: 11.01.01, zeile: 002, differenz: 1.000, grund: Nachtrag.}\n"
      "  - {regel: V01, ort: 11, zeile: 310, differenz: 1.000, grund: Nachtrag.}\n"
      "  - {regel: V02, ort: 11.01.01, zeile: 002, differenz: -1.000, grund: Nachtrag.}\n";
  folder.write("kreis-2024/haushalt.yaml", settings);
  const auto change = [&](const std::string& name, const std::string& from, const std::string& to) {
    std::string text = folder.read(name);
    folder.write(name, text.replace(text.find(from), from.size(), to));
  };
  change("kreis-2024/11/11.01/11.01.01.yaml", "[90.000, ", "[91.000, ");
  change("kreis-2024/11/11.01/11.01.01.yaml", "vorjahr: 10.000", "vorjahr: 9.000");
  change("kreis-2024/11/budget.yaml", "[-83.000, ", "[-82.000, ");
}

}  // namespace

TEST_CASE("every command works on sources that name last year's") {
  const TemporaryFolder folder;
  lay_out(folder);
  const auto run = [&](std::vector<std::string> arguments) {
    return budgetc::testing::run(arguments, folder.path() / "kreis-2024");
  };
  const Run check = run({"check", "--ohne-zeit"});
  INFO(check.err);
  CHECK(check.status == ExitStatus::clean);
  const Run trace = run({"trace", "11.01.01", "002", "2023", "--color", "nie", "--ohne-zeit", "--streng"});
  CHECK(trace.status == ExitStatus::clean);
  CHECK(trace.out.find("V01") != std::string::npos);
  const Run accepted = run({"rules", "--anerkannt", "--color", "nie", "--ohne-zeit", "--streng"});
  CHECK(accepted.status == ExitStatus::clean);
  CHECK(accepted.out.find("3 anerkannte Abweichungen, alle gelten") != std::string::npos);
  CHECK(run({"rules", "."}).status == ExitStatus::clean);
  CHECK(run({"build", "-o", "../out"}).status == ExitStatus::clean);
}

TEST_CASE("a row that both plans have is traced where it has an amount") {
  const TemporaryFolder folder;
  folder.write("haushalt.yaml",
               "haushalt: Stadt Auenfurt\njahr: 2026\nebenen: [Bereich, Produkt]\nspalten: [Ansatz 2026]\n"
               "formen: {teilergebnisplan: nrw-muster, teilfinanzplan: nrw-muster}\n");
  folder.write("11/bereich.yaml", "bereich: 11\nbezeichnung: Innere Verwaltung\n");
  folder.write("11/11.01.yaml",
               "produkt: 11.01\nbezeichnung: Rat\ninvestitionen:\n  - nummer: 1\n    bezeichnung: Saal\n"
               "    zeilen:\n      8: {Ansatz 2026: 250.000, gesamt: 250.000}\n");
  const Run trace = budgetc::testing::run({"trace", "11.01", "8", "2026"}, folder.path());
  CHECK(trace.status == ExitStatus::clean);
  CHECK(trace.out.find("250.000") != std::string::npos);
}

}  // namespace pair_test
