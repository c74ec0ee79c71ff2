#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <sys/wait.h>

#include "unit/temporary_folder.hpp"

namespace {

struct Result {
  std::string output;
  int status = -1;
};

/// Runs the built program through a shell, as a user does.
Result shell(const std::string& arguments) {
  const std::string line = "'" BUDGETC_PROGRAM "' " + arguments;
  FILE* const pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Result result;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    result.output.append(buffer.data(), n);
  }
  result.status = WEXITSTATUS(pclose(pipe));
  return result;
}

}  // namespace

TEST_CASE("the program's exit status reaches the shell, and CLI11's never does") {
  CHECK(shell("--version").status == 0);
  CHECK(shell("--help").status == 0);
  CHECK(shell("2>&1").status == 2);
  CHECK(shell("--unsinn 2>&1").status == 2);
  CHECK(shell("rules --format 2>&1").status == 2);
}

TEST_CASE("results go to standard output, troubles to standard error") {
  CHECK(shell("rules 2>/dev/null").output.find("S04") != std::string::npos);
  CHECK(shell("unsinn 2>/dev/null").output.empty());
}

TEST_CASE("output that cannot be written is an error") {
  CHECK(shell("rules 2>&1 >/dev/full").status == 2);
}

TEST_CASE("every command ends with 0, 1 or 2 as documented") {
  const budgetc::testing::TemporaryFolder folder;
  const auto sources = folder.path() / "q";
  std::filesystem::copy(BUDGETC_ROOT "/tests/golden/_kreis", sources,
                        std::filesystem::copy_options::recursive);
  const std::string clean = sources.string();
  const auto status = [](const std::string& arguments) {
    return shell(arguments + " >/dev/null 2>&1").status;
  };
  for (const char* const form : {"text", "json", "sarif", "github", "gitlab", "junit"}) {
    CHECK(status("check " + clean + " --format " + form) == 0);
    CHECK(status("build " + clean + " -o " + clean + "-aus --format " + form) == 0);
  }
  CHECK(status("rules --anerkannt " + clean) == 0);
  CHECK(status("trace 11 310 2024 " + clean) == 0);
  CHECK(status("trace 11-01 " + clean) == 0);
  CHECK(status("trace 12 310 2024 " + clean) == 2);
  CHECK(status("explain z01") == 0);
  CHECK(status("explain Z99") == 2);
  CHECK(status("explain") == 2);
  CHECK(status("check " + clean + "/nirgends") == 2);
  // A warning: the last ring is number 3.
  folder.write("q/11/11.01/11.01.03.yaml",
               "produkt: 11.01.03\nbezeichnung: Archiv\nklassifizierung: B\nzweckbindungsringe:\n"
               "  - nummer: 2\n    ausgleich: nachrichtlich\n    ertraege:\n"
               "      - {betrag: 1, stelle: 11.01.02, zeile: 004, bezeichnung: Zuweisung}\n");
  for (const char* const form : {"text", "json", "sarif", "github", "gitlab", "junit"}) {
    const std::string options = clean + " --format " + form;
    const std::string settings = "regeln:\n  Z06: {schwere: warnung, grund: Probe}\n";
    if (form == std::string("text"))
      folder.write("q/haushalt.yaml", folder.read("q/haushalt.yaml") + settings);
    CHECK(status("check " + options) == 0);
    CHECK(status("check --streng " + options) == 1);
    CHECK(status("check --streng --ohne z06 " + options) == 1);  // a filter hides, and settles nothing
    CHECK(status("check --streng --nur Z06 " + options) == 1);
    CHECK(status("check --streng --nur Z01 " + options) == 1);
    CHECK(status("build --streng -o " + clean + "-neu " + options) == 1);
    CHECK_FALSE(std::filesystem::exists(clean + "-neu"));
  }
}

TEST_CASE("however a build ends, the engine ends with it, and the next run clears its folder away") {
  const budgetc::testing::TemporaryFolder folder;
  const std::string at = folder.path().string();
  std::filesystem::copy(BUDGETC_ROOT "/tests/golden/_kreis", folder.path() / "q",
                        std::filesystem::copy_options::recursive);
  std::filesystem::create_directory(folder.path() / "tmp");
  folder.write("bin/xelatex", "#!/bin/sh\necho $$ >'" + at + "/nummer'\nexec sleep 1000\n");
  folder.write("bin/false-xelatex", "#!/bin/sh\nexit 1\n");
  folder.write("probe.sh", "export TMPDIR='" + at +
                               "/tmp'\n"
                               "PATH='" +
                               at + "/bin':$PATH '" BUDGETC_PROGRAM "' build '" + at + "/q' -o '" + at +
                               "/out' --pdf >/dev/null 2>&1 &\n"
                               "build=$!\n"
                               "while [ ! -s '" +
                               at +
                               "/nummer' ]; do kill -0 $build || exit 3; sleep 0.05; done\n"
                               "kill -9 $build\n"
                               "while kill -0 $(cat '" +
                               at +
                               "/nummer') 2>/dev/null; do sleep 0.05; done\n"
                               "ls '" +
                               at +
                               "/tmp' | wc -l\n"
                               "cp '" +
                               at + "/bin/false-xelatex' '" + at +
                               "/bin/xelatex'\n"
                               "PATH='" +
                               at + "/bin':$PATH '" BUDGETC_PROGRAM "' build '" + at + "/q' -o '" + at +
                               "/out' --pdf >/dev/null 2>&1\n"
                               "ls '" +
                               at + "/tmp' | wc -l\n");
  std::filesystem::permissions(folder.path() / "bin/xelatex", std::filesystem::perms::owner_all);
  std::filesystem::permissions(folder.path() / "bin/false-xelatex", std::filesystem::perms::owner_all);
  FILE* const pipe = popen(("sh '" + at + "/probe.sh'").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 64> buffer{};
  const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe);
  pclose(pipe);
  CHECK(std::string(buffer.data(), size) == "1\n0\n");
}
