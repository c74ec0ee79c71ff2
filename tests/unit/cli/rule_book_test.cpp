#include "cli/rule_book.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include "rules/engine/registry.hpp"

namespace rule_book_test {

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

// docs/regeln.md is what `budgetc rules --format markdown` prints; BUDGETC_UPDATE_GOLDEN=1 writes it anew.
TEST_CASE("the book of rules in docs is up to date") {
  const auto path = std::filesystem::path(BUDGETC_ROOT) / "docs/regeln.md";
  const std::string book = budgetc::cli::rule_book_markdown(budgetc::all_rules());
  if (std::getenv("BUDGETC_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << book;
  INFO("scripts/update-golden schreibt docs/regeln.md neu");
  CHECK(read(path) == book);
}

TEST_CASE("every rule has its section in the book of rules, under an anchor of its code") {
  const std::string book = budgetc::cli::rule_book_markdown(budgetc::all_rules());
  for (const budgetc::Rule* const rule : budgetc::all_rules()) {
    const budgetc::RuleInfo& info = rule->info();
    CAPTURE(info.code.text());
    CHECK(book.find("\n## " + std::string(info.code.text()) + " " + std::string(info.name) + "\n") !=
          std::string::npos);
    CHECK_FALSE(info.source.empty());
    CHECK_FALSE(info.explanation.empty());
    CHECK_FALSE(info.bad_example.empty());
    CHECK_FALSE(info.good_example.empty());
  }
}

}  // namespace rule_book_test
