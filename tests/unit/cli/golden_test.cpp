#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

namespace golden_test {

// Each folder of tests/golden is a case: a small source and, in `erwartet.txt`, all that the program prints
// about it. A case may hold
//   befehl    the arguments (default: check --ohne-zeit --color nie)
//   basis     the name of a folder whose files the case lays its own over
//   entfernt  files of the basis that the case does without, one per line
//   daneben   a folder whose folders are laid beside the source: last year's source is `../…` from there
// Folders that begin with `_` are only a basis. BUDGETC_UPDATE_GOLDEN=1 rewrites what is expected.

namespace fs = std::filesystem;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

namespace {

const fs::path golden_root = fs::path(BUDGETC_ROOT) / "tests/golden";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(golden_root)) {
    const bool is_basis = entry.path().filename().string().starts_with('_');
    if (entry.is_directory() && !is_basis) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

/// Copies a case's source, its basis first, to where the program finds nothing else.
void lay_out(const fs::path& folder, const fs::path& target) {
  for (const std::string& basis : words(read(folder / "basis"))) lay_out(golden_root / basis, target);
  for (const std::string& name : words(read(folder / "entfernt"))) fs::remove(target / name);
  fs::copy(
      folder, target,
      fs::copy_options::recursive | fs::copy_options::overwrite_existing | fs::copy_options::copy_symlinks);
  for (const char* const own : {"basis", "befehl", "entfernt", "erwartet.txt"}) fs::remove(target / own);
}

/// Moves what belongs beside the source there.
void lay_beside(const fs::path& target) {
  if (!fs::exists(target / "daneben")) return;
  for (const auto& entry : fs::directory_iterator(target / "daneben")) {
    fs::rename(entry.path(), target.parent_path() / entry.path().filename());
  }
  fs::remove(target / "daneben");
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

std::vector<std::string> arguments_of(const fs::path& folder) {
  const std::string given = read(folder / "befehl");
  return words(given.empty() ? "check --ohne-zeit --color nie" : given);
}

/// All that the program prints about a case, as `erwartet.txt` holds it; `more` follows its arguments.
std::string actual(const fs::path& folder, const std::vector<std::string>& more = {}) {
  const TemporaryFolder temporary;
  const fs::path target = temporary.path() / "quellen";  // so that `..` is a place for output
  fs::create_directory(target);
  lay_out(folder, target);
  lay_beside(target);
  std::vector<std::string> arguments = arguments_of(folder);
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Run run = budgetc::testing::run(arguments, target);
  std::string text = run.err;
  if (!run.out.empty()) text += "--- Ausgabe ---\n" + run.out;
  text += "--- Status " + std::to_string(static_cast<int>(run.status)) + "\n";
  text = replaced(std::move(text), BUDGETC_ROOT, "BUDGETC");
  text = replaced(std::move(text), target.string(), "HIER");
  return replaced(std::move(text), target.parent_path().string(), "DANEBEN");
}

}  // namespace

TEST_CASE("golden cases print what they are expected to print") {
  const bool update = std::getenv("BUDGETC_UPDATE_GOLDEN") != nullptr;
  REQUIRE_FALSE(cases().empty());
  for (const fs::path& folder : cases()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const std::string text = actual(folder);
      if (update) std::ofstream(folder / "erwartet.txt", std::ios::binary) << text;
      CHECK(text == read(folder / "erwartet.txt"));
    }
  }
}

TEST_CASE("golden cases print the same for any number of threads") {
  for (const fs::path& folder : cases()) {
    const std::string command = arguments_of(folder).at(0);
    if (command != "check" && command != "build") continue;
    for (const std::string threads : {"1", "2", "7"}) {
      INFO(folder.filename().string() << " --threads " << threads);
      CHECK(actual(folder, {"--threads", threads}) == read(folder / "erwartet.txt"));
    }
  }
}

}  // namespace golden_test
