#include "output/output_folder.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/outputs.hpp"
#include "unit/temporary_folder.hpp"

using namespace budgetc;
using budgetc::test::write_output;
using budgetc::testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

/// Everything below a folder, sorted, so that debris shows.
Names everything(const fs::path& folder) {
  Names names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    names.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

TEST_CASE("output is written with its folders and a marker") {
  const TemporaryFolder folder;
  REQUIRE(write_output(folder.path() / "neu/out",
                       std::vector<OutputFile>{{"latex/a.tex", "tex"}, {"csv/a.csv", ""}}));
  CHECK(everything(folder.path()) == Names{"neu", "neu/out", "neu/out/.budgetc", "neu/out/csv",
                                           "neu/out/csv/a.csv", "neu/out/latex", "neu/out/latex/a.tex"});
  CHECK(folder.read("neu/out/latex/a.tex") == "tex");
}

TEST_CASE("an earlier output is replaced as a whole") {
  const TemporaryFolder folder;
  REQUIRE(write_output(folder.path() / "out", std::vector<OutputFile>{{"alt.csv", "1"}, {"b.csv", "1"}}));
  REQUIRE(write_output(folder.path() / "out", std::vector<OutputFile>{{"b.csv", "2"}}));
  CHECK(everything(folder.path()) == Names{"out", "out/.budgetc", "out/b.csv"});
  CHECK(folder.read("out/b.csv") == "2");
}

TEST_CASE("a failed write leaves the earlier output as it was and nothing beside it") {
  const TemporaryFolder folder;
  REQUIRE(write_output(folder.path() / "out", std::vector<OutputFile>{{"a.csv", "1"}}));
  const auto fails = [&](const std::string& bad, const std::string& reason) {
    const auto result =
        write_output(folder.path() / "out", std::vector<OutputFile>{{"a.csv", "2"}, {bad, "3"}});
    REQUIRE_FALSE(result);
    CHECK(result.error().reason == reason);
    CHECK(everything(folder.path()) == Names{"out", "out/.budgetc", "out/a.csv"});
    CHECK(folder.read("out/a.csv") == "1");
  };
  fails("../b.csv", "ist als Name einer Ausgabedatei unzulässig");
  fails("/tmp/b.csv", "ist als Name einer Ausgabedatei unzulässig");
  fails("a.csv", "gibt es schon");
  fails("a.csv/b.csv", "ein Teil des Pfades ist kein Ordner");
  fails(std::string(300, 'x'), "der Name ist zu lang");
}

TEST_CASE("folders made for an output that failed are removed again") {
  const TemporaryFolder folder;
  REQUIRE_FALSE(write_output(folder.path() / "a/b/out", std::vector<OutputFile>{{"..", ""}}));
  CHECK(everything(folder.path()).empty());
}

TEST_CASE("leftovers of a killed run are cleared away") {
  const TemporaryFolder folder;
  folder.write(".out.budgetc-1-0/a.csv", "halb");
  folder.write(".outdoor.budgetc-1-0/a.csv", "fremd");
  REQUIRE(write_output(folder.path() / "out", {}));
  CHECK(everything(folder.path()) ==
        Names{".outdoor.budgetc-1-0", ".outdoor.budgetc-1-0/a.csv", "out", "out/.budgetc"});
}

TEST_CASE("an output that a killed run left aside comes back before anything is written") {
  const TemporaryFolder folder;
  folder.write(".out.budgetc-999999999-0-alt/a.csv", "alt");
  REQUIRE_FALSE(write_output(folder.path() / "out", std::vector<OutputFile>{{"..", ""}}));
  CHECK(everything(folder.path()) == Names{"out", "out/a.csv"});
}

TEST_CASE("only a folder of budgetc's own or an empty one may be replaced") {
  const TemporaryFolder folder;
  const fs::path sources = folder.path() / "quellen";
  fs::create_directories(sources / "35");
  const auto reason = [&](const fs::path& out) {
    const auto result = check_output_folder(out, sources);
    return result ? std::string("ja") : result.error().reason;
  };
  folder.write("fremd/brief.txt", "");
  folder.write("datei", "");
  REQUIRE(write_output(folder.path() / "eigen", std::vector<OutputFile>{{"csv/a.csv", ""}}));
  folder.write("markiert/.budgetc", "");
  folder.write("markiert/brief.txt", "");
  REQUIRE(write_output(folder.path() / "belebt", std::vector<OutputFile>{{"csv/a.csv", ""}}));
  folder.write("belebt/.git/config", "");
  fs::create_directory(folder.path() / "leer");
  fs::create_directory_symlink(folder.path() / "leer", folder.path() / "verweis");
  fs::create_directory_symlink(sources, folder.path() / "umweg");
  CHECK(reason(folder.path() / "neu") == "ja");
  CHECK(reason(folder.path() / "leer") == "ja");
  CHECK(reason(folder.path() / "eigen") == "ja");
  CHECK(reason(folder.path() / "quellen2") == "ja");
  CHECK(reason(folder.path() / "fremd") ==
        "enthält Dateien, die nicht von budgetc stammen, und wird deshalb nicht ersetzt");
  CHECK(reason(folder.path() / "markiert") ==
        "enthält Dateien, die nicht von budgetc stammen, und wird deshalb nicht ersetzt");
  CHECK(reason(folder.path() / "belebt") ==
        "enthält .git, das nicht von budgetc stammt, und wird deshalb nicht ersetzt");
  CHECK(reason(folder.path() / "datei") == "ist eine Datei, kein Ordner");
  CHECK(reason(folder.path() / "verweis") == "ist ein Verweis; den Ordner selbst nennen");
  CHECK(reason("/") == "ist das Wurzelverzeichnis");
  CHECK(reason(sources) == "liegt im Ordner der Quellen");
  CHECK(reason(sources / "35/out") == "liegt im Ordner der Quellen");
  CHECK(reason(folder.path() / "umweg/out") == "liegt im Ordner der Quellen");
  CHECK(reason(folder.path()) == "enthält die Quellen");
}

TEST_CASE("a folder that cannot be made is an error") {
  CHECK_FALSE(write_output("/proc/budgetc/out", {}));
}
