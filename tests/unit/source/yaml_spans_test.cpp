#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/read_text.hpp"

namespace yaml_spans_test {

using budgetc::SourceNode;
using budgetc::test::ReadText;

namespace {

struct Case {
  const char* document;  ///< a mapping with the value under test at key `a`
  const char* bytes;     ///< what the value's span covers
  const char* text;      ///< what the value means
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& example : cases) {
    const ReadText read(example.document);
    INFO(example.document);
    REQUIRE(read.codes().empty());
    const SourceNode* value = read.root().find("a");
    REQUIRE(value != nullptr);
    CHECK(read.bytes(value->span) == example.bytes);
    if (value->is_scalar()) CHECK(value->text() == example.text);
  }
}

}  // namespace

TEST_CASE("a plain scalar spans from its first to its last character") {
  check_all({{"a: foo bar  # x\n", "foo bar", "foo bar"},
             {"a: foo  \n\n", "foo", "foo"},
             {"a: foo#bar\n", "foo#bar", "foo#bar"},
             {"a: http://x.de:80\n", "http://x.de:80", "http://x.de:80"},
             {"a: -16.000", "-16.000", "-16.000"},
             {"a: \"\"", "\"\"", ""},
             {"a:\n  foo\n", "foo", "foo"},
             {"a: ?x\n", "?x", "?x"},
             {"a: x, y]\n", "x, y]", "x, y]"}});
}

TEST_CASE("a plain scalar over several lines spans all of them") {
  check_all({{"a: foo\n  bar  \n\n  baz\nb: 1\n", "foo\n  bar  \n\n  baz", "foo bar\nbaz"},
             {"a: foo\n  %x\n # y\nb: 1\n", "foo\n  %x", "foo %x"},
             {"a:\n  foo\n  bar\n", "foo\n  bar", "foo bar"}});
}

TEST_CASE("a quoted scalar spans its quotes") {
  check_all({{"a: \"x\" # y\n", "\"x\"", "x"},
             {"a: 'it''s'\n", "'it''s'", "it's"},
             {"a: \"x\\ty\\\"\\u00e4\\x41\\L\"\n", "\"x\\ty\\\"\\u00e4\\x41\\L\"", "x\ty\"äA\xE2\x80\xA8"},
             {"a: \"x\n  y\n\n  z\"\n", "\"x\n  y\n\n  z\"", "x y\nz"},
             {"a: 'x  \n    y'\n", "'x  \n    y'", "x y"},
             {"a: \"x\\\n    y\"\n", "\"x\\\n    y\"", "xy"},
             {"a: \"x: [y] # z\"\n", "\"x: [y] # z\"", "x: [y] # z"}});
}

TEST_CASE("a block scalar spans from its indicator to the end of its last line") {
  check_all({{"a: |\n  x\n   y\n\n  z\n\nb: 1\n", "|\n  x\n   y\n\n  z", "x\n y\n\nz\n"},
             {"a: |-\n  x\n\nb: 1\n", "|-\n  x", "x"},
             {"a: |+\n  x\n\nb: 1\n", "|+\n  x", "x\n\n"},
             {"a: |2\n   x\n  y\n", "|2\n   x\n  y", " x\ny\n"},
             {"a: |-1 # z\n   x\n", "|-1 # z\n   x", "  x"},
             {"a: |\n  x", "|\n  x", "x"},
             {"a: |\n\n  x\n", "|\n\n  x", "\nx\n"},
             {"a: |\n  x # kein Kommentar\n # einer\n", "|\n  x # kein Kommentar", "x # kein Kommentar\n"},
             {"a: | # leer\nb: 1\n", "|", ""},
             {"a: >-\n\n   \n\nb: 1\n", ">-", ""},
             {"a: >\n  x\n  y\n\n  z\n   w\n  v\n", ">\n  x\n  y\n\n  z\n   w\n  v", "x y\nz\n w\nv\n"},
             {"a: >-\n  x\n  y\n", ">-\n  x\n  y", "x y"},
             {"a: |\n  \"x\n  [y\n  *z: &w\n", "|\n  \"x\n  [y\n  *z: &w", "\"x\n[y\n*z: &w\n"}});
}

TEST_CASE("brackets span from the opening to the closing one") {
  check_all({{"a: [1, \"x\", ~] # y\n", "[1, \"x\", ~]", ""},
             {"a: {b: 1, c: {d: 2}}\n", "{b: 1, c: {d: 2}}", ""},
             {"a: [\n  1,\n  2,\n]\n", "[\n  1,\n  2,\n]", ""},
             {"a: []\n", "[]", ""},
             {"a: {\"b\":1}\n", "{\"b\":1}", ""}});
}

TEST_CASE("block collections span from their first to their last entry") {
  check_all({{"a:\n  - x\n  - y # z\n\nb: 1\n", "- x\n  - y", ""},
             {"a:\n- x\n-\nb: 1\n", "- x\n-", ""},
             {"a:\n  b: 1\n  c:\n# d\n", "b: 1\n  c:", ""},
             {"a:\n  - b: 1\n    c: |\n      d\n", "- b: 1\n    c: |\n      d", ""}});
}

TEST_CASE("columns count bytes, whatever the characters") {
  const ReadText read("ä: {ö: ü, ß: €}\n");
  REQUIRE(read.codes().empty());
  const SourceNode& inner = read.root().entries().at(0).value;
  CHECK(read.bytes(inner.entries().at(1).key.span) == "ß");
  CHECK(read.bytes(inner.entries().at(1).value.span) == "€");
}

TEST_CASE("text that stands in the file as it is costs no copy") {
  const ReadText read("a: plain\nb: 'quoted'\nc: [x, \"y\"]\n");
  CHECK(read.result.tree.pool.empty());
}

}  // namespace yaml_spans_test
