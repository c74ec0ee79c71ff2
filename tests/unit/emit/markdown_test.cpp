#include <algorithm>
#include <array>

#include <catch2/catch.hpp>
#include <cmark.h>

#include "emit/markdown_table.hpp"
#include "emit/markdown_text.hpp"
#include "support/golden_file.hpp"
#include "support/outputs.hpp"
#include "unit/emit/hostile_document.hpp"

namespace markdown_test {
namespace {

using namespace budgetc;
using test::emit_markdown;

std::string file_named(const std::vector<OutputFile>& files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &OutputFile::path);
  return found == files.end() ? std::string("no such file") : found->bytes;
}

/// A paragraph of Markdown as HTML.
std::string html(const std::string& markdown) {
  char* raw = cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_UNSAFE);
  const std::string out(raw);
  std::free(raw);  // NOLINT: cmark gives memory from malloc
  return out;
}

TEST_CASE("the whole book as Markdown") {
  const auto files = emit_markdown(test::hostile_document());
  for (const auto& [path, golden] :
       {std::pair{"markdown/haushaltsband.md", "haushaltsband.md"}, std::pair{"markdown/35.md", "35.md"},
        std::pair{"markdown/README.md", "README.md"},
        std::pair{"markdown/diagramme/35-kennzahlen-1-diagramm-1.svg", "diagramm.svg"}}) {
    const std::string actual = file_named(files, path);
    CHECK(actual == test::golden(std::string("unit/emit/golden/") + golden, actual));
  }
}

TEST_CASE("escaped text is shown exactly as it is") {
  for (const std::string text :
       {"# Titel", "- Punkt", "+ Punkt", "* Punkt", "1. Punkt", "12) Punkt", "`Code`", "*a* _b_ **c**",
        "[Text](ziel)", "![Bild](ziel)", "a\\b\\*", "~~weg~~", "===", "---", "a_b_c", "\\"}) {
    INFO(text);
    const std::string escaped = emit::escape_markdown(text, emit::MarkdownPlace::line);
    CHECK(html(escaped) == "<p>" + text + "</p>\n");
  }
  CHECK(html(emit::escape_markdown("> Zitat", emit::MarkdownPlace::line)) == "<p>&gt; Zitat</p>\n");
  CHECK(html(emit::escape_markdown("<b> &amp; &#65; &", emit::MarkdownPlace::line)) ==
        "<p>&lt;b&gt; &amp;amp; &amp;#65; &amp;</p>\n");
}

TEST_CASE("nothing becomes a link or a mention by itself") {
  CHECK(emit::escape_markdown("www.unna.de", emit::MarkdownPlace::inside) == "www\\.unna.de");
  CHECK(emit::escape_markdown("http://unna.de", emit::MarkdownPlace::inside) == "http\\://unna.de");
  CHECK(emit::escape_markdown("@name #12 !7 %x", emit::MarkdownPlace::inside) == "\\@name \\#12 \\!7 \\%x");
  CHECK(emit::escape_markdown("10 % und 35.1", emit::MarkdownPlace::line) == "10 % und 35.1");
  CHECK(emit::escape_markdown("a|b", emit::MarkdownPlace::inside) == "a\\|b");
}

TEST_CASE("the columns of a table are as wide as their display") {
  CHECK(emit::display_width("Ärger") == 5);
  CHECK(emit::display_width("全角") == 4);
  CHECK(emit::display_width("a\u0301") == 1);
}

TEST_CASE("Markdown says behind a row or paragraph that it has changed") {
  Table table;
  table.columns = {{ColumnRole::row_number, {"Nr."}, "Nr."}, {ColumnRole::label, {"Text"}, "Text"}};
  const auto cell = [](std::string text) {
    return CellValue(TextValue{{{{std::move(text), false, false, {}}}, {}}});
  };
  table.rows = {{.cells = {cell("002"), cell("neu")}, .anchor = {}, .changed = true}};
  Page page;
  page.title = "Seite";
  page.anchor = "seite";
  page.kind = PageKind::remarks;
  const RichText words{{{"Neu.", false, false, {}}}, {}};
  page.blocks = {table, Prose{{.parts = {words}, .changed = true}, {.parts = {words}}}};
  Document document;
  document.pages = {page};
  const std::string text = file_named(emit_markdown(document), "markdown/seite.md");
  CHECK(text.find("| neu *(geändert)* |") != std::string::npos);
  CHECK(text.find("\nNeu. *(geändert)*\n\nNeu.\n") != std::string::npos);
}

/// One bold run between two plain ones.
std::string bold_between(std::string before, std::string bold, std::string after) {
  const RichText text{{{std::move(before), false, false, {}},
                       {std::move(bold), true, false, {}},
                       {std::move(after), false, false, {}}},
                      {}};
  class NoLinks final : public emit::LinkTargets {
    [[nodiscard]] std::string target(std::string_view /*anchor*/) const override { return {}; }
  };
  return emit::markdown_text(text, NoLinks(), emit::MarkdownPlace::line);
}

TEST_CASE("bold words have asterisks wherever these are read as such") {
  for (const auto& [before, bold, after] :
       std::vector<std::array<std::string, 3>>{{"", "Ziel:", " mehr"},
                                               {"", "(neu)", ""},
                                               {"vor ", "35.02.01", ", dann"},
                                               {"„", "Zitat", "“"},
                                               {"Haus", "halt", "splan"},
                                               {"", "50 %", "."}}) {
    INFO(bold);
    const std::string text = bold_between(before, bold, after);
    CHECK(text.find("<strong>") == std::string::npos);
    CHECK(html(text).find("<strong>" + bold + "</strong>") != std::string::npos);
  }
  // Here CommonMark would show the asterisks.
  for (const auto& [before, bold, after] : std::vector<std::array<std::string, 3>>{
           {"Haus", "(halt)", "splan"}, {"a", "»b«", "c"}, {"Ziel", ":", "neu"}}) {
    const std::string text = bold_between(before, bold, after);
    CHECK(html(text).find("<strong>" + bold + "</strong>") != std::string::npos);
  }
}

TEST_CASE("a heading that was broken over lines is whole again") {
  Table table;
  table.columns = {{ColumnRole::amount, {"Verpflichtungs-", "ermächtigungen"}, "VE"},
                   {ColumnRole::amount, {"Gesamtein-", "zahlungen/", "-auszahlungen"}, "gesamt"},
                   {ColumnRole::amount, {"Verpflichtungs-", "Ermächtigungen"}, "VE"}};
  class NoLinks final : public emit::LinkTargets {
    [[nodiscard]] std::string target(std::string_view /*anchor*/) const override { return {}; }
  };
  const std::string text = emit::markdown_table(table, NoLinks());
  CHECK(text.find("| Verpflichtungsermächtigungen | Gesamteinzahlungen/-auszahlungen | "
                  "Verpflichtungs-Ermächtigungen |") == 0);
}

/// A book of two outermost nodes whose pages link to each other.
Document large_book(std::size_t bytes) {
  Document document;
  document.title = "Haushalt";
  for (const std::string number : {"11", "12"}) {
    Page page;
    page.kind = PageKind::opening;
    page.number = page.thumb = page.node = number;
    page.title = "Budget " + number;
    page.anchor = "knoten-" + number;
    page.begins_node = true;
    const std::string other = number == "11" ? "knoten-12" : "knoten-11";
    page.blocks = {Prose{{.parts = {{{{"siehe dort", false, false, other}}, {}}}},
                         {.parts = {{{{std::string(bytes, 'a'), false, false, {}}}, {}}}}}};
    document.pages.push_back(page);
  }
  return document;
}

TEST_CASE("a book that forges would not show is divided, and its links still lead somewhere") {
  const auto small = emit_markdown(large_book(10));
  CHECK(file_named(small, "markdown/haushaltsband.md").find("](#knoten-12)") != std::string::npos);
  CHECK(file_named(small, "markdown/haushaltsband-11.md") == "no such file");

  const auto files = emit_markdown(large_book(300'000));
  CHECK(file_named(files, "markdown/haushaltsband.md").find("](haushaltsband-11.md#knoten-11)") !=
        std::string::npos);
  CHECK(file_named(files, "markdown/haushaltsband-11.md").find("](haushaltsband-12.md#knoten-12)") !=
        std::string::npos);
  CHECK(file_named(files, "markdown/haushaltsband-12.md").find("](haushaltsband.md)") != std::string::npos);
  for (const OutputFile& file : files) CHECK(file.bytes.size() < 500'000);
}

TEST_CASE("links between files lead to the file of the node") {
  const auto files = emit_markdown(test::hostile_document());
  CHECK(file_named(files, "markdown/README.md").find("](35.md#knoten-35)") != std::string::npos);
  CHECK(file_named(files, "markdown/35.md").find("](#ring-35-04)") != std::string::npos);
}

}  // namespace
}  // namespace markdown_test
