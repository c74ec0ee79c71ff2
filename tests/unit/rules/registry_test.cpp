#include "rules/engine/registry.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace budgetc;

TEST_CASE("rules are sorted by code and each code is unique") {
  const auto rules = all_rules();
  const auto code = [](const Rule* rule) { return rule->info().code; };
  CHECK(std::ranges::is_sorted(rules, {}, code));
  CHECK(std::ranges::adjacent_find(rules, {}, code) == rules.end());
}

TEST_CASE("every rule has a complete text") {
  for (const Rule* rule : all_rules()) {
    const RuleInfo& info = rule->info();
    CAPTURE(info.code.text());
    CHECK_FALSE(info.name.empty());
    CHECK(info.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK_FALSE(info.source.empty());
    CHECK_FALSE(info.explanation.empty());
    CHECK_FALSE(info.bad_example.empty());
    CHECK_FALSE(info.good_example.empty());
  }
}

TEST_CASE("a rule is found by its code") {
  REQUIRE(find_rule("Z04") != nullptr);
  CHECK(find_rule("Z04")->info().name == "ring-unbekannt");
  CHECK(find_rule("Z4") == nullptr);
  CHECK(find_rule("") == nullptr);
}
