#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "driver/source_format.hpp"

namespace key_reference_test {

namespace {

using budgetc::FileFormat;
using budgetc::NamedBlock;
using budgetc::binding::KeyInfo;

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

// docs/schluessel.md is what `budgetc schema --format markdown` prints; BUDGETC_UPDATE_GOLDEN=1 writes it
// anew.
TEST_CASE("the reference of keys in docs is up to date") {
  const auto path = std::filesystem::path(BUDGETC_ROOT) / "docs/schluessel.md";
  const std::string page = budgetc::key_reference(budgetc::file_formats());
  if (std::getenv("BUDGETC_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << page;
  INFO("scripts/update-golden schreibt docs/schluessel.md neu");
  CHECK(read(path) == page);
}

TEST_CASE("every key has a meaning, but for the words of a page plan") {
  std::set<std::string> without;
  for (const FileFormat& format : budgetc::file_formats()) {
    for (const NamedBlock& block : budgetc::blocks_of(format)) {
      for (const KeyInfo& key : block.keys) {
        if (key.meaning.empty()) without.insert(std::string(format.name) + " " + block.name);
      }
    }
  }
  CHECK(without == std::set<std::string>{"druck texte"});
}

TEST_CASE("blocks that hold themselves are described once, and blocks called alike are told apart") {
  const auto formats = budgetc::file_formats();
  const auto blocks = budgetc::blocks_of(formats[1]);
  std::set<std::string> names;
  for (const NamedBlock& block : blocks) CHECK(names.insert(block.name).second);
  CHECK(names.contains("organigramm"));
  CHECK(names.contains("einheiten") == false);  // a unit below is a unit
  CHECK(names.contains("kennzahlen"));
}

}  // namespace key_reference_test
