#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "document/lower.hpp"
#include "document/lowering.hpp"
#include "document/plain_text.hpp"

namespace budgetc {
namespace {

Prose parse(std::string text) {
  return parse_prose(Text{std::move(text), {}});
}

/// Prose in one line: "P(a|*b*)" for a paragraph, "U(x; y)" and "O3(x; y)" for lists.
std::string shown(const Prose& prose) {
  std::string out;
  for (const ProseBlock& block : prose) {
    out += out.empty() ? "" : " ";
    out += block.kind == ProseBlock::Kind::paragraph     ? "P"
           : block.kind == ProseBlock::Kind::bullet_list ? "U"
                                                         : "O";
    if (block.kind == ProseBlock::Kind::ordered_list) out += std::to_string(block.first_number);
    out += "(";
    for (const RichText& part : block.parts) {
      if (&part != &block.parts.front()) out += "; ";
      for (const TextRun& run : part.runs) {
        const std::string marks = std::string(run.bold ? "**" : "") + (run.italic ? "*" : "");
        out += marks + run.text + marks;
      }
    }
    out += ")";
  }
  return out;
}

TEST_CASE("paragraphs are parted by empty lines and joined across line breaks") {
  CHECK(shown(parse("eins\nzwei\n\ndrei\n")) == "P(eins zwei) P(drei)");
  CHECK(shown(parse("")).empty());
}

TEST_CASE("bold and italic are told apart") {
  CHECK(shown(parse("ein **fettes** und *schräges* Wort")) == "P(ein **fettes** und *schräges* Wort)");
  CHECK(shown(parse("***beides***")) == "P(***beides***)");
  CHECK(shown(parse("**»Zitat«**, dann")) == "P(**»Zitat«**, dann)");
}

TEST_CASE("an asterisk inside a word is a letter of it") {
  CHECK(shown(parse("Fallmanager*innen und Mitarbeiter*innen")) ==
        "P(Fallmanager*innen und Mitarbeiter*innen)");
  CHECK(shown(parse("EBH**insg. und ABH**insg.")) == "P(EBH**insg. und ABH**insg.)");
  CHECK(shown(parse("* Gesamtzahl Kreis Unna")) == "P(* Gesamtzahl Kreis Unna)");
}

TEST_CASE("lists follow a paragraph, and their items may go on indented") {
  CHECK(shown(parse("Ziele:\n- eins\n- zwei\n  weiter\n")) == "P(Ziele:) U(eins; zwei weiter)");
  CHECK(shown(parse("1. eins\n2. zwei\n")) == "O1(eins; zwei)");
}

TEST_CASE("a date at the head of a line is no list") {
  CHECK(shown(parse("31. Dezember 2023 endet es.")) == "P(31. Dezember 2023 endet es.)");
  CHECK(shown(parse("gilt ab dem\n1. Januar 2024")) == "P(gilt ab dem 1. Januar 2024)");
  CHECK(shown(parse("Stand\n01. Mai")) == "P(Stand 01. Mai)");
}

TEST_CASE("a text has prose exactly where it has more than blanks") {
  for (const char* const text : {"", " ", "\n\n", " \t\r\n ", "-", "- ", "*", "#", "1.", "\u00A0", "<!-- -->",
                                 "[a]: b", "***", "    a", "a"}) {
    INFO(text);
    CHECK(lowering::has_prose(Text{text, {}}) == !parse(text).empty());
  }
  CHECK_FALSE(lowering::has_prose(std::nullopt));
}

TEST_CASE("what lies outside the subset stays as written") {
  for (const std::string text :
       {"# Überschrift", "> Zitat", "`Code`", "[Text](https://a.b)", "![Bild](b.png)", "<b>fett</b>", "a | b",
        "&amp; &auml; &#65;", "\\* \\\\", "_kursiv_", "~~weg~~", "---", "***", "+ plus", "1) eins",
        "<!-- weg -->", "[a]: b"}) {
    CHECK(shown(parse(text)) == "P(" + text + ")");
  }
  CHECK(shown(parse("Titel\n=====\nText")) == "P(Titel ===== Text)");
  CHECK(shown(parse("    eingerückt\n\n        mehr")) == "P(eingerückt) P(mehr)");
}

TEST_CASE("no-break spaces and Unicode hyphens survive") {
  CHECK(shown(parse("bis\u00A050\u00A0% KOMM\u2010AN")) == "P(bis\u00A050\u00A0% KOMM\u2010AN)");
  CHECK(shown(parse("\u00A0am Rand\u00A0")) == "P(\u00A0am Rand\u00A0)");
}

/// Everything but blanks and line breaks.
std::string ink(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c != ' ' && c != '\n'; });
  return out;
}

TEST_CASE("no character of a text without asterisks and list marks is ever lost") {
  const bool holds = rc::check([] {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "a",    "B",  "9",  " ",      "\n",     "\n\n", "#",    "> ", "`",        "```\n",       "~~~\n",
            "_",    "[",  "](", ")",      "!",      "<b>",  "&lt;", "\\", "=\n",      "---\n",       "|",
            "    ", "\t", "ä",  "\u00A0", "\u2010", "1)",   "+ ",   ":",  "<!--",     "-->",         "[^1]",
            "\"",   "'",  "{",  "}",      "$",      "~",    "^",    "@",  "www.a.de", "https://a.de"}));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    std::erase(text, '\t');
    // A line that is a bullet by the subset's own rule begins with "- "; the pieces above make none.
    RC_ASSERT(ink(plain_text(parse(text))) == ink(text));
  });
  CHECK(holds);
}

TEST_CASE("markup outside the subset is found with its line") {
  const auto found =
      find_unsupported_markup("Text\n\n# Titel\n\nsiehe [hier](x) und <b>da</b>\n\n|a|b|\n|-|--|\n");
  REQUIRE(found.size() == 4 + 1);
  CHECK(found[0].what == "eine Überschrift");
  CHECK(found[0].offset == 6);
  CHECK(found[1].what == "ein Link");
  CHECK(found[2].what == "HTML");
  CHECK(found.back().what == "eine Tabelle");
  CHECK(find_unsupported_markup("nur *Text* mit\n\n- Liste\n\n1. und Zahl").empty());
}

}  // namespace
}  // namespace budgetc
