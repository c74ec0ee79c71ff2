#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

using budgetc::ExitStatus;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

namespace fs = std::filesystem;

// A budget whose form plans no payments, or has a plan of payments that no measures fill: from its sources to
// the book.

namespace results_only_test {

namespace {

const fs::path golden = fs::path(BUDGETC_ROOT) / "tests/golden";

void build(const TemporaryFolder& folder, const std::string& case_name = {}) {
  const auto over = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
  fs::copy(golden / "_ergebnis", folder.path() / "quellen", over);
  if (!case_name.empty()) fs::copy(golden / case_name, folder.path() / "quellen", over);
  fs::remove(folder.path() / "quellen/erwartet.txt");
  fs::remove(folder.path() / "quellen/basis");
  const Run run = budgetc::testing::run({"build", "quellen", "-o", "out", "--ohne-zeit"}, folder.path());
  INFO(run.err);
  REQUIRE(run.status == ExitStatus::clean);
}

/// All files of a format with their names, one after the other.
std::string printed(const TemporaryFolder& folder, const std::string& format) {
  std::string text;
  for (const auto& entry : fs::directory_iterator(folder.path() / "out" / format)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".cls")) text += name + "\n" + folder.read("out/" + format + "/" + name);
  }
  return text;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a budget that plans results alone is printed in every format, without a trace of measures") {
  const TemporaryFolder folder;
  build(folder);
  for (const std::string format : {"latex", "markdown", "csv"}) {
    const std::string text = printed(folder, format);
    INFO(format);
    CHECK(holds(text, "E23"));
    CHECK(holds(text, "Jahresergebnis"));
    CHECK(holds(text, format == "csv" ? "8200" : "8.200"));
    CHECK_FALSE(holds(text, "Teilfinanzplan"));
  }
}

TEST_CASE("a plan of payments that no measures fill is printed like any other plan") {
  const TemporaryFolder folder;
  build(folder, "ohne-teil-b");
  for (const std::string format : {"latex", "markdown", "csv"}) {
    const std::string text = printed(folder, format);
    INFO(format);
    CHECK(holds(text, "Saldo aus Investitionstätigkeit"));
    CHECK(holds(text, format == "csv" ? "-15000" : "15.000"));
  }
}

}  // namespace results_only_test
