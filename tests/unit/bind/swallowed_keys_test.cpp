#include "schema/swallowed_keys.hpp"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "driver/source_format.hpp"

// Keys of the format at the start of a line inside a block text.

namespace swallowed_keys_test {

namespace {

/// The keys of all files of a budget.
std::vector<std::string> keys_of_sources() {
  std::vector<std::string> keys;
  for (const budgetc::FileFormat& format : budgetc::file_formats()) {
    if (format.name != "haushalt" && format.name != "stelle") continue;
    const std::vector<std::string> more = budgetc::all_keys(format.root.keys);
    keys.insert(keys.end(), more.begin(), more.end());
  }
  return keys;
}

/// The key that is found in a text of these lines; "-" for none.
std::string found(const std::string& lines) {
  budgetc::binding::KeyNames names(keys_of_sources());
  for (const char* const level : {"Budget", "Produktgruppe", "Produkt"}) names.add(level);
  const std::string raw = "|\n" + lines;  // the key is a view of it
  const auto key = budgetc::binding::find_swallowed_key(raw, names);
  return key ? std::string(key->key) : "-";
}

}  // namespace

TEST_CASE("keys and rows of plans are found however they are indented, quoted and listed") {
  CHECK(found("  teilergebnisplan:\n") == "teilergebnisplan");
  CHECK(found("  Text.\n\n      teilergebnisplan:\r\n") == "teilergebnisplan");
  CHECK(found("  spalten: [Ansatz 2024]\n") == "spalten");
  CHECK(found("  002: [5.000]\n") == "002");
  CHECK(found("  \"002\": [5.000]\n") == "002");
  CHECK(found("  - betrag: 5.000\n") == "betrag");
  CHECK(found("  produktgruppe: 35.01\n") == "produktgruppe");
  CHECK(found("  zweckbindungsringe:") == "zweckbindungsringe");
}

TEST_CASE("every key of the format is known, but for those that are ordinary words") {
  const std::set<std::string> ordinary{"alt", "art", "bis", "neu", "ueber", "unter", "wenn", "zeichen"};
  std::set<std::string> unknown;
  std::size_t keys = 0;
  for (const std::string& key : keys_of_sources()) {
    ++keys;
    if (found("  " + key + ":\n") != key) unknown.insert(key);
  }
  CHECK(keys > 100);
  CHECK(unknown == ordinary);
}

TEST_CASE("prose is left alone") {
  CHECK(found("  Ziele: mehr Plätze.\n") == "-");
  CHECK(found("  - neu: 5 Plätze\n  - bis: Ende des Jahres\n") == "-");
  CHECK(found("  wenn: dann\n") == "-");
  CHECK(found("  2024: 5 Plätze\n") == "-");
  CHECK(found("  002 [5.000]\n") == "-");
  CHECK(found("  die ziele: viele\n") == "-");
  CHECK(found("  ziele:viele\n") == "-");
  CHECK(found("") == "-");
}

TEST_CASE("the place is that of the key in the raw text") {
  const std::string raw = "|\n  Text.\n  ziele: x\n";
  const auto key = budgetc::binding::find_swallowed_key(raw, budgetc::binding::KeyNames(keys_of_sources()));
  REQUIRE(key);
  CHECK(raw.substr(key->begin, key->end - key->begin) == "ziele");
}

}  // namespace swallowed_keys_test
