#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include <budgetc/rules/registry.hpp>

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every code that a file names in the given way.
std::set<std::string> codes_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> codes;
  for (std::sregex_iterator found(text.begin(), text.end(), pattern), end; found != end; ++found) {
    codes.insert((*found)[1]);
  }
  return codes;
}

std::set<std::string> codes_below(const fs::path& folder, const std::regex& pattern,
                                  const std::set<std::string>& endings) {
  std::set<std::string> codes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (endings.contains(entry.path().extension().string()))
      codes.merge(codes_in(read(entry.path()), pattern));
  }
  return codes;
}

std::set<std::string> codes_of_rules() {
  std::set<std::string> codes;
  for (const budgetc::Rule* const rule : budgetc::all_rules()) codes.emplace(rule->info().code.text());
  return codes;
}

}  // namespace

TEST_CASE("every rule has a golden case that shows it") {
  std::set<std::string> shown;
  for (const auto& entry : fs::directory_iterator(fs::path(BUDGETC_ROOT) / "tests/golden")) {
    shown.merge(codes_in(read(entry.path() / "erwartet.txt"), std::regex(R"(\[([A-Z]\d\d)\])")));
  }
  for (const char* const code : {"B01", "B03"}) shown.insert(code);  // need XeLaTeX: build_test shows them
  for (const std::string& code : codes_of_rules()) {
    INFO(code);
    CHECK(shown.contains(code));
  }
}

TEST_CASE("every code that the program can report is explained") {
  const std::regex declared(R"re(constexpr Code \w+\{"([A-Z]\d\d)"\})re");
  const std::set<std::string> known = codes_of_rules();
  for (const char* const folder : {"src", "include"}) {
    for (const std::string& code : codes_below(fs::path(BUDGETC_ROOT) / folder, declared, {".cpp", ".hpp"})) {
      INFO(code);
      CHECK(known.contains(code));
    }
  }
}
