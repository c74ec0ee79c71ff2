#include <catch2/catch.hpp>

#include "support/read_text.hpp"

using budgetc::SourceNode;
using budgetc::test::ReadText;
using budgetc::test::shown;

TEST_CASE("everything stays the text that was written") {
  const ReadText read("a: 010\nb: no\nc: 2024-01-01\nd: 1e6\ne: [0x10, 1.50, true]\n");
  CHECK(read.codes().empty());
  CHECK(shown(read.root()) ==
        "{'a': '010', 'b': 'no', 'c': '2024-01-01', 'd': '1e6', 'e': ['0x10', '1.50', 'true']}");
}

TEST_CASE("a missing value is an empty span behind its own indicator") {
  const ReadText read("a:\nb: # nichts\nc:\n  -\n  - x\nd: {e: , f: 1}\n");
  REQUIRE(read.codes().empty());
  CHECK(shown(read.root()) == "{'a': ~, 'b': ~, 'c': [~, 'x'], 'd': {'e': ~, 'f': '1'}}");
  const SourceNode& root = read.root();
  CHECK(root.find("a")->span.begin == 2);
  CHECK(root.find("a")->span.end == 2);
  CHECK(root.find("b")->span.begin == 5);
  CHECK(root.find("c")->items()[0].span.begin == 21);
  CHECK(root.find("d")->find("e")->span.begin == 34);
}

TEST_CASE("a written null keeps its own span and text") {
  const ReadText read("a: ~\nb: null\nc: [~, NULL]\n");
  REQUIRE(read.codes().empty());
  const SourceNode& b = *read.root().find("b");
  CHECK(b.is_null());
  CHECK(b.text() == "null");
  CHECK(read.bytes(b.span) == "null");
  CHECK(read.bytes(read.root().find("c")->items()[1].span) == "NULL");
}

TEST_CASE("an unclosed quote is named where it was opened") {
  const ReadText read("a: 1\nb: \"foo\nc: 2\n");
  CHECK(read.codes() == "S04");
  CHECK(read.place() == "2:4");
}
