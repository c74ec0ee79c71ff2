// Input made to hurt: it must cost neither the stack nor more than linear time.
#include <string>

#include <catch2/catch.hpp>

#include "support/read_text.hpp"

using budgetc::test::ReadText;

namespace {

std::string repeat(const std::string& unit, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += unit;
  return text;
}

/// `[[…]]`, so many levels deep.
std::string nested(std::size_t depth) {
  return repeat("[", depth) + "x" + repeat("]", depth) + "\n";
}

}  // namespace

TEST_CASE("nesting ends at a fixed depth") {
  CHECK(ReadText(nested(64)).codes().empty());
  CHECK(ReadText(nested(65)).codes() == "S09");
  CHECK(ReadText(repeat("- ", 64) + "x\n").codes().empty());
  CHECK(ReadText(repeat("- ", 65) + "x\n").codes() == "S09");
}

TEST_CASE("a hundred thousand brackets or dashes are one error") {
  CHECK(ReadText(repeat("[", 100'000)).codes() == "S09");
  CHECK(ReadText("a: " + repeat("[{a: ", 100'000)).codes() == "S09");
  CHECK(ReadText(repeat("- ", 100'000)).codes() == "S09");
  CHECK(ReadText(repeat("{", 100'000)).codes() == "S03");
  CHECK(ReadText(repeat("? ", 100'000)).codes() == "S07");
  std::string stairs;
  for (std::size_t i = 0; i < 500; ++i) stairs += std::string(i, ' ') + "a:\n";
  CHECK(ReadText(stairs).codes() == "S09");
}

TEST_CASE("many errors in a long file stay few findings") {
  for (const char* unit :
       {"&a ", "*a\n", "'a\n", "\"a\n", "a: [1\n", "a: b: c\n", "\xFF", "\x01", "a\r", "%\n"}) {
    CHECK(ReadText(repeat(unit, 20'000)).result.diagnostics.size() <= 50);
  }
}

TEST_CASE("long texts are read whole") {
  CHECK(ReadText("a: " + repeat("x", 100'000)).root().find("a")->text().size() == 100'000);
  CHECK(ReadText("a: |\n" + repeat("  x\n", 50'000)).root().find("a")->text().size() == 100'000);
  CHECK(ReadText(repeat("k", 2000) + ": 1\n").codes() == "S03");
}
