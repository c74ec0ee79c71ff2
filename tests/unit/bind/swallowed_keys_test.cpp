#include "schema/swallowed_keys.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

// Keys of the format at the start of a line inside a block text.

namespace swallowed_keys_test {

namespace {

/// The key that is found in a text of these lines; "-" for none.
std::string found(const std::string& lines) {
  const std::vector<std::string> levels{"Budget", "Produktgruppe", "Produkt"};
  const std::string raw = "|\n" + lines;  // the key is a view of it
  const auto key = budgetc::binding::find_swallowed_key(raw, levels);
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
  const std::regex field(R"re(\{"([a-z_]+)", Presence::)re");
  std::set<std::string> unknown;
  std::size_t keys = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BUDGETC_ROOT "/src/bind")) {
    if (!entry.path().filename().string().starts_with("bind_")) continue;
    std::ifstream in(entry.path());
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator match(source.begin(), source.end(), field), end; match != end;
         ++match, ++keys) {
      const std::string key = (*match)[1];
      if (found("  " + key + ":\n") != key) unknown.insert(key);
    }
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
  const auto key = budgetc::binding::find_swallowed_key(raw, {});
  REQUIRE(key);
  CHECK(raw.substr(key->begin, key->end - key->begin) == "ziele");
}

}  // namespace swallowed_keys_test
