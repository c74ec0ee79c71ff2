// What other readers of YAML, yaml-cpp 0.7 among them, would lose or change without a word.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/read_text.hpp"

using budgetc::test::ReadText;
using budgetc::test::shown;

namespace {

struct Case {
  const char* text;
  const char* codes;
  const char* place;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& example : cases) {
    const ReadText read(example.text);
    INFO(example.text);
    CHECK(read.codes() == example.codes);
    CHECK(read.place() == example.place);
    CHECK(read.root().is_null());
  }
}

}  // namespace

TEST_CASE("an unclosed quote is an error where it was opened, and lines after it are still read") {
  check_all({{"a: \"foo\nb: 1\n", "S04", "1:4"},
             {"a: 'foo\nb: 1\n", "S04", "1:4"},
             {"a: \"foo\n", "S04", "1:4"},
             {"a: \"foo", "S04", "1:4"},
             {"a: \"foo\\\"", "S04", "1:4"},
             {"- x: \"foo\n  y: \"bar\"\n", "S04", "1:6"},
             {"a: [\"x, y]\nb: 1\n", "S04", "1:5"},
             {"a: \"foo\nb: \"bar\nc: 1\n", "S04 S04", "1:4"}});
  const ReadText read("a: 1\n\nb: \"foo\n");
  CHECK(read.result.diagnostics.at(0).helps.at(0).find("Zeile 3") != std::string::npos);
}

TEST_CASE("a second document and text after the document are errors") {
  check_all({{"a: 1\n---\nb: 2\n", "S05", "2:1"},
             {"a: 1\n...\n", "S05", "2:1"},
             {"a: |\n  x\n---\nb: 2\n", "S05", "3:1"},
             {"- a\nb: 1\n", "S05", "2:1"},
             {"[1, 2]\nfoo: bar\n", "S05", "2:1"},
             {"{a: 1}\n- x\n", "S05", "2:1"}});
}

TEST_CASE("a document mark at the top is refused as well") {
  check_all({{"---\na: 1\n", "S07", "1:1"}, {"# x\n--- \na: 1\n", "S07", "2:1"}});
}

TEST_CASE("a key that stands twice is an error on the second, and the first stays") {
  const ReadText read("a: 1\nb: {c: 1, c: 2}\na: 3\n");
  CHECK(read.codes() == "S06 S06");
  CHECK(read.place() == "2:11");
  CHECK(read.bytes(read.result.diagnostics.at(0).related.at(0).span) == "c");
  CHECK(shown(read.root()) == "{'a': '1', 'b': {'c': '1'}}");
}

TEST_CASE("keys are compared by what they mean, not how they are quoted") {
  CHECK(ReadText("a: 1\n\"a\": 2\n").codes() == "S06");
  CHECK(ReadText("~: 1\nnull: 2\n").codes().empty());
}

TEST_CASE("a doubled key is found in a large mapping too") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "k" + std::to_string(i) + ": 1\n";
  CHECK(ReadText(text).codes().empty());
  CHECK(ReadText(text + "k50: 2\n").codes() == "S06");
}

TEST_CASE("anchors, aliases, tags, merge keys, complex keys and directives are refused") {
  check_all({{"a: &x 1\n", "S07", "1:4"},
             {"a: *x\nb: 1\n", "S07", "1:4"},
             {"&x a: 1\nb: 2\n", "S07", "1:1"},
             {"a: !x 1\n", "S07", "1:4"},
             {"a: !!str 1\n", "S07", "1:4"},
             {"a: !<tag:x> 1\n", "S07", "1:4"},
             {"a: [&x 1, !y 2]\n", "S07 S07", "1:5"},
             {"a: 1\n<<: 2\n", "S07", "2:1"},
             {"? a\n: b\n", "S07 S03", "1:1"},
             {"%YAML 1.2\na: 1\n", "S07", "1:1"},
             {"a: 1\n%x\n", "S07", "2:1"}});
}

TEST_CASE("text that looks like an alias gets the same sentence") {
  check_all({{"text: **fett** und: mehr\nb: 1\n", "S07", "1:7"}});
}

TEST_CASE("a list or mapping cannot be a key") {
  check_all({{"[a]: b\n", "S03", "1:4"}, {"{a: 1}: b\n", "S03", "1:7"}, {"{[a]: b}\n", "S03", "1:2"}});
}

TEST_CASE("a tab in the indentation is an error, one for the whole file") {
  check_all({{"a:\n\tb: 1\n\tc: 2\n", "S08", "2:1"},
             {"a:\n  \tb: 1\n", "S08", "2:3"},
             {"-\t- x\n", "S08", "1:2"},
             {"- a: |\n  \ttext\n", "S08", "2:3"},
             {"a: foo\n\tbar\n", "S08", "2:1"},
             {"a: \"foo\n\tbar\"\n", "S08", "2:1"},
             {"a: foo\n\t\nb: 1\n", "S08", "2:1"}});
  const ReadText read("a:\n\tb: 1\n\tc: 2\n\td: 3\n");
  CHECK(read.result.diagnostics.at(0).notes.at(0).text().find("2 weitere") != std::string::npos);
}

TEST_CASE("a tab that indents nothing is allowed") {
  CHECK(ReadText("a:\t1\t# x\nb: 2\t\n\nc: |\n  x\ty\n   \tz\n").codes().empty());
}

TEST_CASE("brackets that are open, crossed or hold no entry are errors") {
  check_all({{"a: [1, 2\nb: 3\n", "S03", "1:4"},
             {"a: [1, 2\n", "S03", "1:4"},
             {"a: [1, 2}\n", "S03", "1:9"},
             {"a: ]\n", "S03", "1:4"},
             {"a: [1,,2]\n", "S03", "1:7"},
             {"a: [,]\n", "S03", "1:5"},
             {"a: {b}\n", "S03", "1:5"},
             {"a: {b: 1,56, c: 2}\n", "S03", "1:8"},
             {"a: {b:1}\n", "S03", "1:5"},
             {"a: {b\n  : 1}\n", "S03", "2:3"},
             {"a: [b: 1]\n", "S03", "1:6"},
             {"a: [was?]\n", "S03", "1:8"},
             {"a: [- b]\n", "S03", "1:5"},
             {"a: [1 [2]]\n", "S03", "1:7"}});
}

TEST_CASE("what would be folded into a text or dropped is an error") {
  check_all({{"a: b: c\n", "S03", "1:5"},
             {"a 1\nb: 2\n", "S03", "1:1"},
             {"a: 1\nb 2\nc: 3\n", "S03", "2:1"},
             {"a:1\nb: 2\n", "S03", "1:1"},
             {"a:\nb\nc: 1\n", "S03", "2:1"},
             {"a: x\n  - y\n", "S03", "2:3"},
             {"a: x\n  b: y\n", "S03", "2:3"},
             {"a: \"b\" c\n", "S03", "1:8"},
             {"a: - b\n", "S03", "1:4"},
             {"a: x\n- y\n", "S03", "2:1"},
             {"a:\n    b: 1\n  c: 2\n", "S03", "2:5"},
             {"  a: 1\nb: 2\n", "S03", "1:3"},
             {": a\n", "S03", "1:1"},
             {"a: @x\n", "S03", "1:4"},
             {"a: \"x\"#y\n", "S03", "1:7"},
             {"a: |x\n  y\n", "S03", "1:5"},
             {"a: |\n    \n  x\n", "S03", "2:1"},
             {"a: \"\\q\"\n", "S03", "1:5"},
             {"a: \"\\_\"\n", "S03", "1:5"},
             {"a: \"\\uD83D\"\n", "S03", "1:5"}});
}

TEST_CASE("line breaks at the end of a text, which yaml-cpp drops, are kept") {
  CHECK(ReadText("a: \"x\n\n\n  \"\n").root().find("a")->text() == "x\n\n");
  CHECK(ReadText("a: >+\n  x\n\nb: 1\n").root().find("a")->text() == "x\n\n");
}

TEST_CASE("a file without content is an error, comments or not") {
  check_all({{"", "S03", "1:1"}, {"\n\n", "S03", "1:1"}, {"# nur ein Kommentar\n", "S03", "1:1"}});
}

TEST_CASE("one run names several problems, and one cause only once") {
  const ReadText read("a: \"x\nb: 1\nc: d: e\nf: [1, 2\ng: *h\ni:\n  j k\n  l: m\n");
  CHECK(read.codes() == "S04 S03 S03 S07 S03");
}

TEST_CASE("a flood of problems is cut off and counted") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "- &a x\n";
  const ReadText read(text);
  CHECK(read.result.diagnostics.size() == 50);
  CHECK(read.result.diagnostics.back().notes.back().text().find("weitere Befunde") != std::string::npos);
}
