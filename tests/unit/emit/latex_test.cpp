#include "emit/latex.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "support/outputs.hpp"

using namespace budgetc;
using budgetc::test::emit_latex;
using budgetc::test::LatexResult;

namespace {

CharacterSet ascii_and_umlauts() {
  return CharacterSet::parse("20-7e c4 d6 dc df e4 f6 fc 20ac 2039 203a").value();
}

RichText plain(const std::string& text) {
  TextRun run;
  run.text = text;
  return {.runs = {run}, .origin = {}};
}

Document document_of(const Block& block) {
  Page page;
  page.kind = PageKind::product;
  page.title = "T";
  page.blocks = {block};
  Document document;
  document.pages = {page};
  return document;
}

std::string tex(const Block& block) {
  const Document document = document_of(block);
  const SourceFiles files;
  const LatexResult result = emit_latex(document, files, ascii_and_umlauts(), {});
  const std::string& all = result.files.front().bytes;
  const std::size_t begin = all.find('\n', all.find("\\HBseite")) + 1;
  return all.substr(begin, all.find("\\end{document}") - begin);
}

std::string paragraph(const std::string& text) {
  return tex(Prose{{.parts = {plain(text)}}});
}

}  // namespace

TEST_CASE("LaTeX: every character that means something to TeX is escaped") {
  CHECK(paragraph(R"(50 % & #1 $x$ a_b c^d {e} ~ \input{/etc/passwd})") ==
        "\\HBtext{50 \\% \\& \\#1 \\$x\\$ a\\_b c\\textasciicircum{}d \\{e\\} \\textasciitilde{} "
        "\\textbackslash{}input\\{/etc/passwd\\}}\n");
}

TEST_CASE(
    "LaTeX: line breaks and tabs are spaces, so that no blank line ends a paragraph within an argument") {
  CHECK(paragraph("a\n\nb\tc") == "\\HBtext{a  b c}\n");
}

TEST_CASE("LaTeX: a character that the font lacks prints as its code and is reported once with its place") {
  RichText text = plain("GROẞ ẞ");
  text.origin = {.file = {}, .begin = 4, .end = 9};
  const Document document = document_of(Prose{{.parts = {text}}});
  SourceFiles files;
  files.add(SourceFile("35/35.01.yaml", "a:\nb: GROẞ\n"));
  const LatexResult result = emit_latex(document, files, ascii_and_umlauts(), {});
  CHECK(result.files.front().bytes.find("%q 35/35.01.yaml:2\n\\HBtext{GRO‹U+1E9E› ‹U+1E9E›}\n") !=
        std::string::npos);
  REQUIRE(result.missing.size() == 1);
  CHECK(result.missing.front() == MissingCharacter{.character = U'\u1E9E', .origin = text.origin});
}

TEST_CASE("LaTeX: no line is longer than TeX reads, and breaking it changes no text") {
  const std::string words(30'000, 'a');
  std::string spaced = words;
  for (std::size_t i = 7; i < spaced.size(); i += 8) spaced[i] = ' ';
  const std::string blanks(60'000, ' ');
  for (const std::string& text : {words + words + words, spaced + spaced + spaced, "a" + blanks + "b"}) {
    const std::string whole = paragraph(text);
    std::string joined;
    for (std::size_t begin = 0; begin < whole.size();) {
      const std::size_t end = whole.find('\n', begin);
      const std::string line = whole.substr(begin, end - begin);
      CHECK(line.size() < 100'000);
      begin = end + 1;
      CHECK((line.ends_with('%') || begin == whole.size()));
      CHECK((joined.empty() || text.find('b') != std::string::npos || !line.starts_with(' ')));
      joined += line.substr(0, line.size() - (line.ends_with('%') ? 1 : 0));
    }
    for (std::size_t at = 0; (at = joined.find("\\HBfuge{-}")) != std::string::npos;) joined.erase(at, 10);
    CHECK(joined == "\\HBtext{" + text + "}");
  }
}

TEST_CASE("LaTeX: a table names roles, widest entries and cells, blank cells empty") {
  Table table{.kind = TableKind::plan,
              .plan = "teilergebnisplan",
              .id = "x",
              .title = {},
              .columns = {},
              .rows = {},
              .footnotes = {},
              .anchor = "plan:35"};
  table.columns = {{.role = ColumnRole::row_number, .heading = {"Nr."}, .key = {}},
                   {.role = ColumnRole::label, .heading = {"Bezeichnung"}, .key = {}},
                   {.role = ColumnRole::current_amount, .heading = {"Ansatz", "2024"}, .key = {}}};
  const auto amount = [](std::int64_t euros) { return AmountValue{Money::from_cents(euros * 100).value()}; };
  table.rows = {{.style = TableRowStyle::group, .cells = {TextValue{plain("Erträge")}}, .anchor = {}},
                {.cells = {TextValue{plain("001")}, TextValue{plain("Steuern")}, Blank{}}, .anchor = {}},
                {.style = TableRowStyle::sum,
                 .cells = {TextValue{plain("010")}, TextValue{plain("Summe")}, amount(-1234567)},
                 .anchor = "zeile:35:010"}};
  CHECK(tex(table) ==
        "\\begin{HBtabelle}{teilergebnisplan}{plan:35}{}\n"
        "\\HBspalte{nummer}{001}{Nr.}\n"
        "\\HBspalte{bezeichnung}{}{Bezeichnung}\n"
        "\\HBspalte{ansatz}{-1.234.567}{Ansatz\\HBumbruch{}2024}\n"
        "\\HBkopf\n"
        "\\HBgruppe{}{Erträge}\n"
        "\\HBzeile{}{001}{Steuern}{}\n"
        "\\HBsumme{zeile:35:010}{010}{Summe}{-1.234.567}\n"
        "\\end{HBtabelle}\n");
}

TEST_CASE("LaTeX: a note shows amount, prior year and ring, linked") {
  NoteItem item;
  item.amounts = {AmountValue{Money::from_cents(3'765'00).value(), true}};
  item.prior = {{"Ansatz 2023", Money::from_cents(0).value()}};
  item.label = plain("Zuwendung »KIM«");
  item.ring = "35-04";
  item.ring_label = "Zweckbindungsring 35-04 (2024)";
  item.ring_anchor = "ring:35-04";
  NoteGroup group;
  group.title = "zu Position 002";
  group.items = {item};
  const std::string text = tex(group);
  CHECK(text.find("\\HBposition{}{zu Position 002}\n") == 0);
  CHECK(text.find("{Ansatz 2023: 0‹U+00A0›€") == std::string::npos);
  CHECK(text.find("\\HBtrenner{}Zweckbindungsring \\HBverweis{ring:35-04}{35-04} (2024)}") !=
        std::string::npos);
}

TEST_CASE("LaTeX: what has changed says so before its macro") {
  Table table;
  table.columns = {{.role = ColumnRole::label, .heading = {"Bezeichnung"}, .key = {}}};
  table.rows = {{.cells = {TextValue{plain("alt")}}, .anchor = {}},
                {.cells = {TextValue{plain("neu")}}, .anchor = {}, .changed = true}};
  const std::string rows = tex(table);
  CHECK(rows.find("\\HBkopf\n\\HBzeile{}{alt}\n\\HBgeaendert\n\\HBzeile{}{neu}\n") != std::string::npos);
  const Prose prose{{.parts = {plain("alt")}},
                    {.kind = ProseBlock::Kind::bullet_list, .parts = {plain("neu")}, .changed = true}};
  CHECK(tex(prose) == "\\HBtext{alt}\n\\begin{HBliste}\n\\HBgeaendert\n\\HBpunkt{neu}\n\\end{HBliste}\n");
  CHECK(tex(GoalBox{.heading = "Ziel", .question = {}, .text = prose})
            .starts_with("\\HBgeaendert\n\\begin{HBziel}{Ziel}{}\n"));
}

TEST_CASE("LaTeX: names keep only what a link target may have") {
  Table table;
  table.anchor = "tab:35\\input{x}";
  CHECK(tex(table).find("{tab:35-input-x-}") != std::string::npos);
}

TEST_CASE("a character set reads ranges and says which line it cannot") {
  const auto set = CharacterSet::parse("# Kommentar\n41-43 61\n").value();
  CHECK(set.contains(U'A'));
  CHECK(set.contains(U'C'));
  CHECK(set.contains(U'a'));
  CHECK_FALSE(set.contains(U'D'));
  CHECK_FALSE(set.contains(U'\n'));
  CHECK(CharacterSet::parse("41\nzz").error() == 2);
  CHECK(CharacterSet::parse("50-40").error() == 1);
}

TEST_CASE("overlong words may be divided, others are left to TeX") {
  CHECK(paragraph(std::string(60, 'x')).find("HBfuge") == std::string::npos);
  const std::string piece(15, 'x');
  CHECK(paragraph("a " + std::string(61, 'x') + " b")
            .find("{a " + piece + "\\HBfuge{-}" + piece + "\\HBfuge{-}" + piece + "\\HBfuge{-}" + piece +
                  "\\HBfuge{-}x b}") != std::string::npos);
  std::string umlauts;
  for (int i = 0; i < 60; ++i) umlauts += "ä";
  CHECK(paragraph(umlauts).find("HBfuge") == std::string::npos);
  CHECK(paragraph(umlauts + "ä").find("ä\\HBfuge{-}ä") != std::string::npos);
  CHECK(paragraph("https://www.kreis-unna.de/haushalt?jahr=2024&budget=35")
            .find("/haushalt?\\HBfuge{}jahr=\\HBfuge{}2024\\&\\HBfuge{}budget=\\HBfuge{}35}") !=
        std::string::npos);
  CHECK(paragraph("z.B. 1.234.567,89 und i.d.R.").find("HBfuge") == std::string::npos);
}
