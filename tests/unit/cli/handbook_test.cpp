#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

namespace handbook_test {

// Whoever copies an example out of the manual must not get a finding of reading for it.

namespace fs = std::filesystem;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

namespace {

/// An example and the line of the manual where it begins.
struct Example {
  std::size_t line = 0;
  std::string text;
};

std::vector<Example> examples() {
  std::ifstream in(fs::path(BUDGETC_ROOT) / "docs/handbuch.md");
  std::vector<Example> found;
  bool inside = false;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line == "```yaml") {
      found.push_back({number + 1, {}});
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      found.back().text += line + "\n";
    }
  }
  return found;
}

/// The first haushalt.yaml of the manual: what all its examples belong to.
std::string plan_file() {
  for (const Example& example : examples()) {
    if (example.text.starts_with("haushalt:")) return example.text;
  }
  return {};
}

using Files = std::map<std::string, std::string>;

Files small_budget() {
  return {{"haushalt.yaml", plan_file()},
          {"35/budget.yaml", "budget: 35\nbezeichnung: Zuwanderung\n"},
          {"35/35.01/produktgruppe.yaml", "produktgruppe: 35.01\nbezeichnung: Aufenthalt\n"},
          {"35/35.01/35.01.01.yaml", "produkt: 35.01.01\nbezeichnung: Aufenthalt\n"},
          {"35/35.02/produktgruppe.yaml", "produktgruppe: 35.02\nbezeichnung: Integration\n"},
          {"35/35.02/35.02.01.yaml", "produkt: 35.02.01\nbezeichnung: Integration\n"}};
}

/// Puts an example where the manual says that it stands.
void place(const std::string& text, Files& files) {
  const auto begins = [&](const char* key) { return text.starts_with(key); };
  if (begins("haushalt:")) {
    files["haushalt.yaml"] = text;
  } else if (std::smatch name; std::regex_search(text, name, std::regex("^# ([a-z_]+\\.yaml)\n"))) {
    files[name[1]] = text;
  } else if (begins("vorjahr:") || begins("abweichungen:")) {
    files["haushalt.yaml"] += text;
  } else if (begins("wertgrenze:")) {
    std::string& plan = files["haushalt.yaml"];
    plan.replace(plan.find("wertgrenze:"), std::string("wertgrenze: 50.000\n").size(), text);
  } else if (begins("- name:")) {
    files["regeln/beispiel.yaml"] = text;
  } else if (begins("# druck/")) {
    files["druck/standard.yaml"] = text;
  } else if (begins("# aenderungen/")) {
    files["35/35.02/35.02.01.yaml"] +=
        "teilergebnisplan:\n  spalten: [Ansatz 2024]\n  013: [-2.500]\n  016: [-5.000]\n";
    files["35/budget.yaml"] +=
        "investitionen:\n  - {nummer: 35002401, bezeichnung: Möbel, zeilen: {26: {Ansatz 2024: 8.000}}}\n";
    files["aenderungen/2.yaml"] = text;
  } else if (begins("finanzplan:")) {
    std::ifstream form(fs::path(BUDGETC_ROOT) / "templates/forms/nrw-unna.yaml");
    files["formen/nrw-unna.yaml"] = std::string(std::istreambuf_iterator<char>(form), {}) + text;
  } else if (begins("produkt:")) {
    files["35/35.02/35.02.01.yaml"] = text;
  } else if (begins("budget:")) {
    files["35/budget.yaml"] = text;
  } else {
    files["35/budget.yaml"] += text;
  }
}

Run check(const Files& files) {
  const TemporaryFolder temporary;
  for (const auto& [name, text] : files) {
    fs::create_directories((temporary.path() / name).parent_path());
    std::ofstream(temporary.path() / name, std::ios::binary) << text;
  }
  return budgetc::testing::run({"check", "--ohne-zeit", "--color", "nie"}, temporary.path());
}

}  // namespace

TEST_CASE("every example of the manual can be read") {
  REQUIRE(examples().size() >= 15);
  REQUIRE_FALSE(plan_file().empty());
  static const std::regex of_reading("(^|\n)fehler\\[(S|L|N02)");
  for (const Example& example : examples()) {
    DYNAMIC_SECTION("line " << example.line) {
      Files files = small_budget();
      place(example.text, files);
      const Run run = check(files);
      INFO(example.text << run.err);
      CHECK_FALSE(std::regex_search(run.err, of_reading));
    }
  }
}

}  // namespace handbook_test
