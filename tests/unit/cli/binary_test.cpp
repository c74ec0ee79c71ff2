#include <array>
#include <cstdio>
#include <string>

#include <catch2/catch.hpp>
#include <sys/wait.h>

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
