#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

using budgetc::ExitStatus;
using budgetc::testing::Run;
using budgetc::testing::run;
using budgetc::testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace init_test {

std::map<std::string, std::string> everything_in(const TemporaryFolder& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    const fs::path path = entry.path().lexically_relative(folder.path());
    if (entry.is_regular_file()) files[path.generic_string()] = folder.read(path.generic_string());
  }
  return files;
}

TEST_CASE("init makes a budget that is clean, without a warning, and that can be built") {
  const TemporaryFolder folder;
  const Run made = run({"init", "Haushalt – Grün", "--jahr", "2027"}, folder.path());
  CHECK(made.status == ExitStatus::clean);
  CHECK(made.out.find("  haushalt.yaml\n") != std::string::npos);
  CHECK(made.out.find("cd \"Haushalt – Grün\"") != std::string::npos);
  CHECK(run({"check", "Haushalt – Grün", "--streng"}, folder.path()).status == ExitStatus::clean);
  CHECK(run({"build", "Haushalt – Grün", "-o", "aus", "--streng"}, folder.path()).status ==
        ExitStatus::clean);
  CHECK(folder.read("Haushalt – Grün/haushalt.yaml").find("jahr: 2027") != std::string::npos);
  CHECK(folder.read("Haushalt – Grün/haushalt.yaml").find("__") == std::string::npos);
}

TEST_CASE("init adds the pipeline that is asked for, and a hook that git can run") {
  const TemporaryFolder folder;
  REQUIRE(run({"init", "a", "--ci", "gitlab"}, folder.path()).status == ExitStatus::clean);
  REQUIRE(run({"init", "b", "--ci", "github"}, folder.path()).status == ExitStatus::clean);
  CHECK(fs::exists(folder.path() / "a/.gitlab-ci.yml"));
  CHECK_FALSE(fs::exists(folder.path() / "a/.github"));
  CHECK(fs::exists(folder.path() / "b/.github/workflows/haushalt.yml"));
  const fs::perms rights = fs::status(folder.path() / "a/.githooks/pre-commit").permissions();
  CHECK((rights & fs::perms::owner_exec) == fs::perms::owner_exec);
}

TEST_CASE("init overwrites nothing: one file that is there, and no other is made") {
  const TemporaryFolder folder;
  folder.write("a/02/02.01/02.01.02.yaml", "meins\n");
  const Run refused = run({"init", "a"}, folder.path());
  CHECK(refused.status == ExitStatus::trouble);
  CHECK(refused.err.find("02/02.01/02.01.02.yaml gibt es in a schon") != std::string::npos);
  CHECK(everything_in(folder) == std::map<std::string, std::string>{{"a/02/02.01/02.01.02.yaml", "meins\n"}});
}

TEST_CASE("init leaves nothing behind, no folder either, where it cannot make everything") {
  const TemporaryFolder folder;
  folder.write("a/02", "eine Datei\n");
  const Run failed = run({"init", "a"}, folder.path());
  CHECK(failed.status == ExitStatus::trouble);
  CHECK(failed.err.find("02 gibt es in a schon") != std::string::npos);
  std::size_t entries = 0;
  for ([[maybe_unused]] const auto& entry : fs::recursive_directory_iterator(folder.path())) ++entries;
  CHECK(entries == 2);  // a and a/02
}

TEST_CASE("init does not follow a link that stands in a file's place") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "a");
  fs::create_symlink("../fremd", folder.path() / "a/haushalt.yaml");
  CHECK(run({"init", "a"}, folder.path()).status == ExitStatus::trouble);
  CHECK_FALSE(fs::exists(folder.path() / "fremd"));
}

TEST_CASE("init makes all the pipelines that are asked for") {
  for (const std::vector<std::string>& services :
       {std::vector<std::string>{"gitlab,github"}, {"gitlab", "--ci", "github", "--ci", "gitlab"}}) {
    const TemporaryFolder folder;
    std::vector<std::string> arguments{"init", "a", "--ci"};
    arguments.insert(arguments.end(), services.begin(), services.end());
    CHECK(run(arguments, folder.path()).status == ExitStatus::clean);
    CHECK(fs::exists(folder.path() / "a/.gitlab-ci.yml"));
    CHECK(fs::exists(folder.path() / "a/.github/workflows/haushalt.yml"));
  }
}

TEST_CASE("init follows no link to a folder") {
  for (const char* const link : {"02", ".githooks", "02/02.01"}) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "fremd");
    fs::create_directories((folder.path() / "a" / link).parent_path());
    fs::create_directory_symlink(folder.path() / "fremd", folder.path() / "a" / link);
    const Run refused = run({"init", "a"}, folder.path());
    CHECK(refused.status == ExitStatus::trouble);
    CHECK(refused.err.find(std::string(link) + " gibt es in a schon; nichts angelegt") != std::string::npos);
    CHECK(fs::is_empty(folder.path() / "fremd"));
  }
}

TEST_CASE("init mixes no budget with another") {
  const TemporaryFolder folder;
  REQUIRE(run({"init", "a"}, folder.path()).status == ExitStatus::clean);
  const Run within = run({"init", "a/neu/er"}, folder.path());
  CHECK(within.status == ExitStatus::trouble);
  CHECK(within.err.find("a/neu/er läge im Haushalt " + (folder.path() / "a").string()) != std::string::npos);
  CHECK_FALSE(fs::exists(folder.path() / "a/neu"));
  const Run around = run({"init", "."}, folder.path());
  CHECK(around.status == ExitStatus::trouble);
  CHECK(around.err.find("a/02/02.01/02.01.01.yaml liegt in . schon; nichts angelegt") != std::string::npos);
  folder.write("b/05.yaml.txt", "");
  CHECK(run({"init", "b"}, folder.path()).status == ExitStatus::trouble);
  folder.write("c/LICENSE", "");
  CHECK(run({"init", "c"}, folder.path()).status == ExitStatus::clean);
}

TEST_CASE("init below the top of a repository makes nothing that only holds there, and says so") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "ablage/.git");
  const Run refused = run({"init", "ablage/h", "--ci", "gitlab"}, folder.path());
  CHECK(refused.status == ExitStatus::trouble);
  CHECK(refused.err.find("ablage/h liegt in der git-Ablage " + (folder.path() / "ablage").string()) !=
        std::string::npos);
  CHECK_FALSE(fs::exists(folder.path() / "ablage/h"));
  fs::create_directory_symlink(folder.path() / "ablage", folder.path() / "weg");
  const Run made = run({"init", "weg/h"}, folder.path());
  CHECK(made.status == ExitStatus::clean);
  CHECK(made.out.find("hinweis: der Ordner liegt in der git-Ablage ") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.path() / "ablage/h/.pre-commit-config.yaml"));
  CHECK(fs::exists(folder.path() / "ablage/h/.githooks/pre-merge-commit"));
  // A folder that is a repository itself is its top.
  fs::create_directories(folder.path() / "ablage/eigen/.git");
  CHECK(run({"init", "ablage/eigen", "--ci", "github"}, folder.path()).status == ExitStatus::clean);
  CHECK(fs::exists(folder.path() / "ablage/eigen/.pre-commit-config.yaml"));
}

TEST_CASE("init makes no budget for a year of another age") {
  const TemporaryFolder folder;
  for (const char* const year : {"1", "99", "1000", "1899", "2200", "20x"}) {
    const Run refused = run({"init", "a", "--jahr", year}, folder.path());
    CHECK(refused.status == ExitStatus::trouble);
    CHECK(refused.err.find("braucht eine ganze Zahl von 1900 bis 2199") != std::string::npos);
  }
  for (const char* const year : {"1900", "2199"}) {
    CHECK(run({"init", year, "--jahr", year}, folder.path()).status == ExitStatus::clean);
    CHECK(run({"check", year, "--streng"}, folder.path()).status == ExitStatus::clean);
  }
}

TEST_CASE("init says why a folder cannot be made") {
  const TemporaryFolder folder;
  folder.write("a", "eine Datei\n");
  const Run failed = run({"init", "a/b"}, folder.path());
  CHECK(failed.status == ExitStatus::trouble);
  CHECK(failed.err.find("a/b") != std::string::npos);
}

}  // namespace init_test
