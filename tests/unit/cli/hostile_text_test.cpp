#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

namespace hostile_text_test {

using budgetc::ExitStatus;
using budgetc::testing::Run;
using budgetc::testing::run;
using budgetc::testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// The small budget of tests/clerk with a product of its own.
class SmallBudget {
 public:
  explicit SmallBudget(const std::string& product) {
    fs::copy(fs::path(BUDGETC_ROOT) / "tests/clerk/_haushalt", folder.path() / "haushalt",
             fs::copy_options::recursive);
    folder.write("haushalt/35/35.01/35.01.01.yaml", "produkt: 35.01.01\n" + product);
  }
  [[nodiscard]] Run build(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"build", "haushalt", "--ohne-zeit"});
    return run(arguments, folder.path());
  }
  /// All files of the output whose names have this ending, one after the other.
  [[nodiscard]] std::string written(const std::string& ending) const {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "out")) {
      const fs::path path = entry.path().lexically_relative(folder.path());
      if (path.string().ends_with(ending)) all += folder.read(path);
    }
    return all;
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("a decomposed umlaut is printed as the letter that it is") {
  const SmallBudget budget(
      "bezeichnung: Ausla\u0308nder\nbeschreibung: |\n  Fu\u0308r *a\u0308ltere* Menschen.\n");
  const Run result = budget.build({"-o", "out"});
  CHECK(result.status == ExitStatus::clean);
  CHECK(result.err.find("B02") == std::string::npos);
  for (const char* const ending : {".tex", ".csv", ".md"}) {
    INFO(ending);
    CHECK(budget.written(ending).find("Ausländer") != std::string::npos);
    CHECK(budget.written(ending).find("\u0308") == std::string::npos);
  }
}

TEST_CASE("a character of --entwurf that the font lacks points at the option") {
  const SmallBudget budget("bezeichnung: Aufenthalt\n");
  const Run result = budget.build({"-o", "out", "--entwurf", "Stand \u2713"});
  CHECK(result.status == ExitStatus::clean);
  CHECK(result.err.find("warnung[B02]: die Schrift des Haushaltsbands hat das Zeichen U+2713 nicht\n"
                        " --> --entwurf:1:7\n") != std::string::npos);
  CHECK(result.err.find("35.01.01.yaml") == std::string::npos);
}

TEST_CASE("an escape sequence in the name of the output never reaches the terminal") {
  const SmallBudget budget("bezeichnung: Aufenthalt\n");
  const Run result = budget.build({"-o", "aus\x1b[31mgabe"});
  CHECK(result.status == ExitStatus::clean);
  CHECK((result.out + result.err).find('\x1b') == std::string::npos);
  CHECK(result.out.find("aus<1B>[31mgabe") != std::string::npos);
}

TEST_CASE("a stroke in a unit is printed in every format") {
  const SmallBudget budget(
      "bezeichnung: Aufenthalt\nkennzahlen:\n  - titel: Dauer\n    einheit: Tage|Fall\n    spalten: [2026 "
      "Plan]\n"
      "    zeilen:\n      - {bezeichnung: Dauer, werte: [5]}\n"
      "      - {bezeichnung: Kosten, einheit: Euro|Fall, werte: [7]}\n");
  const Run result = budget.build({"-o", "out"});
  CHECK(result.status == ExitStatus::clean);
  for (const char* const unit : {"Tage|Fall", "Euro|Fall"}) {
    INFO(unit);
    CHECK(budget.written(".tex").find(unit) != std::string::npos);
    CHECK(budget.written(".csv").find(unit) != std::string::npos);
    const std::string escaped = std::string(unit).replace(4, 1, "\\|");
    CHECK(budget.written(".md").find(escaped) != std::string::npos);
  }
}

}  // namespace hostile_text_test
