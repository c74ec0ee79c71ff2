#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

using namespace budgetc;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

// `check FILE…`: what hooks and editors pass.

namespace check_paths_test {

namespace {

const std::string settings =
    "haushalt: Stadt Auenfurt\n"
    "jahr: 2024\n"
    "ebenen: [Budget, Produkt]\n"
    "spalten: [Ansatz 2024]\n"
    "formen: {teilergebnisplan: nrw-unna, teilfinanzplan: nrw-unna}\n";

std::string node(const std::string& head, const std::string& rows) {
  return head + "\nbezeichnung: Name\nteilergebnisplan:\n" + rows;
}

/// Two products, each with a wrong control total; the folder holds other files beside the budget.
void lay_out(const TemporaryFolder& folder, const std::string& budget = "haushalt 2024") {
  folder.write(budget + "/haushalt.yaml", settings);
  folder.write(budget + "/35/budget.yaml", "budget: 35\nbezeichnung: Name\n");
  folder.write(budget + "/35/35.01.yaml", node("produkt: 35.01", "  002: [5.000]\n  010: [5.100]\n"));
  folder.write(budget + "/35/35.02.yaml", node("produkt: 35.02", "  002: [2.000]\n  010: [2.300]\n"));
  folder.write("README.md", "");
  folder.write(".gitlab-ci.yml", "a: b\n");
}

bool shows(const Run& run, const std::string& text) {
  return run.err.find(text) != std::string::npos;
}

Run check(const TemporaryFolder& folder, std::vector<std::string> paths, const std::string& from = {}) {
  paths.insert(paths.begin(), {"check", "--ohne-zeit"});
  return budgetc::testing::run(paths, folder.path() / from);
}

}  // namespace

TEST_CASE("check of a file checks its whole budget and shows what concerns the file") {
  const TemporaryFolder folder;
  lay_out(folder);
  const Run run = check(folder, {"haushalt 2024/35/35.01.yaml"});
  INFO(run.err);
  CHECK(run.status == ExitStatus::findings);
  CHECK(shows(run, "--> haushalt 2024/35/35.01.yaml:"));
  CHECK_FALSE(shows(run, "35.02.yaml"));
  CHECK(shows(run, " = nicht gezeigt: 1 Fehler (ohne Bezug zu 35/35.01.yaml)"));
}

TEST_CASE("check of a clean file keeps the status of the budget") {
  const TemporaryFolder folder;
  lay_out(folder);
  const Run run = check(folder, {"haushalt 2024/35/budget.yaml"});
  CHECK(run.status == ExitStatus::findings);
  CHECK(shows(run, "0 Fehler"));
  CHECK(shows(run, " = nicht gezeigt: 2 Fehler"));
}

TEST_CASE("check of a folder shows what concerns the files in it") {
  const TemporaryFolder folder;
  lay_out(folder);
  const Run run = check(folder, {"haushalt 2024/35"});
  CHECK(run.status == ExitStatus::findings);
  CHECK(shows(run, "35.01.yaml"));
  CHECK(shows(run, "35.02.yaml"));
  CHECK_FALSE(shows(run, "nicht gezeigt"));
}

TEST_CASE("what keeps a check from being made is shown with every file") {
  const TemporaryFolder folder;
  lay_out(folder);
  folder.write("haushalt 2024/35/35.02.yaml", "produkt: \"35.02\n");
  const Run run = check(folder, {"haushalt 2024/35/35.01.yaml"});
  CHECK(shows(run, "fehler[S04]"));
}

TEST_CASE("paths are shown as seen from inside the sources") {
  const TemporaryFolder folder;
  lay_out(folder);
  const Run run = check(folder, {"35.01.yaml"}, "haushalt 2024/35");
  CHECK(shows(run, "--> 35.01.yaml:"));
  CHECK_FALSE(shows(run, "../"));
  const Run all = check(folder, {}, "haushalt 2024/35");
  CHECK(shows(all, "--> 35.02.yaml:"));
}

TEST_CASE("files of no budget are named and not checked") {
  const TemporaryFolder folder;
  lay_out(folder);
  const Run others = check(folder, {"README.md", ".gitlab-ci.yml"});
  CHECK(others.status == ExitStatus::clean);
  CHECK(others.err ==
        "README.md gehört zu keinem Haushalt und ist nicht geprüft\n"
        ".gitlab-ci.yml gehört zu keinem Haushalt und ist nicht geprüft\n");
  const Run both = check(folder, {"README.md", "haushalt 2024/35/35.01.yaml"});
  CHECK(both.status == ExitStatus::findings);
  CHECK(shows(both, "README.md gehört zu keinem Haushalt"));
}

TEST_CASE("a source above which there is no haushalt.yaml is trouble, like a path that is not there") {
  const TemporaryFolder folder;
  folder.write("35/budget.yaml", "budget: 35\n");
  CHECK(check(folder, {"35/budget.yaml"}).status == ExitStatus::trouble);
  CHECK(check(folder, {"35"}).status == ExitStatus::trouble);
  CHECK(check(folder, {"fehlt.yaml"}).status == ExitStatus::trouble);
}

TEST_CASE("files of several budgets are checked one budget after the other") {
  const TemporaryFolder folder;
  lay_out(folder, "a");
  lay_out(folder, "b");
  folder.write("b/35/35.01.yaml", node("produkt: 35.01", "  002: [4.000]\n  010: [4.000]\n"));
  folder.write("b/35/35.02.yaml", node("produkt: 35.02", "  002: [6.000]\n  010: [6.000]\n"));
  const Run run = check(folder, {"b/35/35.01.yaml", "a/35/35.01.yaml", "a/35/35.02.yaml"});
  CHECK(run.status == ExitStatus::findings);
  CHECK(shows(run, "--> a/35/35.01.yaml:"));
  CHECK(shows(run, "--> a/35/35.02.yaml:"));
  CHECK_FALSE(shows(run, "--> b/"));
}

TEST_CASE("for programs, the findings of several budgets stand in one report") {
  const TemporaryFolder folder;
  lay_out(folder, "a");
  lay_out(folder, "b");
  folder.write("b/Notiz.txt", "");
  const Run run = check(folder, {"--format", "json", "a/35/35.01.yaml", "b", "README.md"});
  CHECK(run.status == ExitStatus::findings);
  const auto report = nlohmann::json::parse(run.out);
  std::vector<std::string> places;
  for (const auto& finding : report.at("befunde")) places.push_back(finding.at("ort").at("datei"));
  CHECK(places == std::vector<std::string>{"a/35/35.01.yaml", "b/35/35.01.yaml", "b/35/35.02.yaml"});
  CHECK(report.at("befunde").at(2).at("kandidaten").at(0).at("aenderungen").at(0).at("ort").at("datei") ==
        "b/35/35.02.yaml");
  CHECK(report.at("dateien") == 8);
  CHECK(report.at("nicht_gezeigt") == 1);
  CHECK(report.at("vermerke") ==
        nlohmann::json{"a/haushalt.yaml: nicht gezeigt: 1 Fehler (ohne Bezug zu 35/35.01.yaml)",
                       "b/haushalt.yaml: nicht gelesen: Notiz.txt",
                       "README.md gehört zu keinem Haushalt und ist nicht geprüft"});
  CHECK(check(folder, {"--format", "github", "a", "b"}).out.find("file=b/35/35.02.yaml") !=
        std::string::npos);
}

TEST_CASE("a report for programs is never empty") {
  const TemporaryFolder folder;
  folder.write("README.md", "");
  folder.write("fremd.yaml", "");
  const Run stranger = check(folder, {"README.md", "--format", "gitlab"});
  CHECK(stranger.status == ExitStatus::clean);
  CHECK(nlohmann::json::parse(stranger.out).at(0).at("description") ==
        "README.md gehört zu keinem Haushalt und ist nicht geprüft");
  for (const char* const path : {"fremd.yaml", ".", "fehlt"}) {
    INFO(path);
    const Run run = check(folder, {path, "--format", "json"});
    CHECK(run.status == ExitStatus::trouble);
    CHECK(run.err.starts_with("fehler: "));
    CHECK(nlohmann::json::parse(run.out).at("befunde").at(0).at("regel") == "S01");
    CHECK(shows(check(folder, {path, "--format", "junit"}), "fehler: "));
    CHECK(check(folder, {path, "--format", "junit"}).out.find("failures=\"1\"") != std::string::npos);
  }
  const Run build = budgetc::testing::run({"build", "-o", "aus", "--format", "gitlab"}, folder.path());
  CHECK(build.status == ExitStatus::trouble);
  CHECK(nlohmann::json::parse(build.out).at(0).at("check_name") == "S01");
}

TEST_CASE("rules with a blank between them are told apart from paths") {
  const TemporaryFolder folder;
  lay_out(folder);
  for (const char* const second : {"Z03", "z03", ",Z03"}) {
    const Run run = check(folder, {"haushalt 2024", "--nur", "Z01,", second});
    CHECK(run.status == ExitStatus::trouble);
    CHECK(shows(run, "Regeln stehen hinter --nur und --ohne ohne Leerzeichen: --nur Z01,Z02"));
  }
  CHECK(shows(check(folder, {"haushalt 2024", "--nur", "P01, P02"}), "--> haushalt 2024/35/35.01.yaml"));
}

TEST_CASE("where vorjahr leads out of a copy, it is looked for from the original") {
  const TemporaryFolder folder;
  const std::string original = (folder.path() / "ablage").string();
  folder.write("alt/haushalt.yaml", settings);
  folder.write("weit/weg/kopie/h/35.yaml", "budget: 35\nbezeichnung: Name\n");
  const auto check_copy = [&](const std::string& prior, std::vector<std::string> arguments) {
    folder.write("weit/weg/kopie/h/haushalt.yaml", settings + "vorjahr: " + prior + "\n");
    return check(folder, std::move(arguments), "weit/weg/kopie");
  };
  CHECK(shows(check_copy("../../alt", {"h"}), "in ../../alt liegt keine haushalt.yaml"));
  CHECK(shows(check_copy("../../alt", {"h", "--kopie-von", original}),
              "die Quellen in ../../alt sind vom Jahr 2024"));
  // What the original's folder holds counts as it is in the copy.
  folder.write("ablage/alt/haushalt.yaml", settings);
  for (const std::string& named : {std::string("../alt"), original + "/alt"}) {
    CHECK(shows(check_copy(named, {"h", "--kopie-von", original}),
                "in " + named + " liegt keine haushalt.yaml"));
  }
}

}  // namespace check_paths_test
