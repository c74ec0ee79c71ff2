#include "text/visible_text.hpp"

#include <catch2/catch.hpp>

using namespace budgetc;

TEST_CASE("ordinary German text is shown as it is") {
  CHECK(make_visible("Größe »35.01« – 1.000\u00A0€") == "Größe »35.01« – 1.000\u00A0€");
}

TEST_CASE("characters that mislead get a stand-in") {
  CHECK(make_visible("\x1b[0m") == "<1B>[0m");
  CHECK(make_visible(std::string_view("\0", 1)) == "<00>");
  CHECK(make_visible("\u200B\uFEFF\u00AD\u2028\u202E") == "<U+200B><U+FEFF><U+00AD><U+2028><U+202E>");
  CHECK(make_visible("\U000E0041") == "<U+E0041>");
}

TEST_CASE("invalid bytes get a stand-in each") {
  CHECK(make_visible("a\xC3") == "a<C3>");
  CHECK(make_visible("\xE2\x82") == "<E2><82>");
  CHECK(make_visible("\xED\xA0\x80") == "<ED><A0><80>");
  CHECK(make_visible("\xC0\xAFx") == "<C0><AF>x");
}

TEST_CASE("display width follows the terminal, not the bytes") {
  CHECK(display_width("äö€") == 3);
  CHECK(display_width("数e\u0301") == 3);
  CHECK(display_width("\x1b") == 4);
}

TEST_CASE("counts have dots between groups of three") {
  CHECK(format_count(0) == "0");
  CHECK(format_count(999) == "999");
  CHECK(format_count(1000) == "1.000");
  CHECK(format_count(12345678) == "12.345.678");
}
