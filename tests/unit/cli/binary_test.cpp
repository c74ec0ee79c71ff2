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
               "  - {nummer: 2, ausgleich: gedeckt}\n");
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
