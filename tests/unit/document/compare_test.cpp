#include "document/compare.hpp"

#include <stdexcept>

#include <catch2/catch.hpp>

namespace budgetc {
namespace {

/// Words decide on every page.
const ChangedItems everywhere{.everywhere = true, .items = {}, .nodes = {}};

RichText rich(std::string text) {
  return {{{std::move(text), false, false, {}}}, {}};
}

TableRow row(std::string label, std::int64_t euros) {
  return {.cells = {TextValue{rich(std::move(label))}, AmountValue{Money::from_cents(euros * 100).value()}},
          .anchor = {}};
}

NoteItem note(std::string label, std::int64_t euros, std::vector<std::string> texts) {
  NoteItem item;
  item.amounts = {AmountValue{Money::from_cents(euros * 100).value(), true}};
  item.label = rich(std::move(label));
  for (std::string& text : texts) {
    item.text.push_back({ProseBlock::Kind::paragraph, {rich(std::move(text))}, 1});
  }
  return item;
}

/// A page with a table of three rows, a paragraph and a note.
Document book() {
  Table table;
  table.id = "35-teilergebnisplan";
  table.rows = {row("Steuern", 100), row("Zuwendungen", 200), row("Zuwendungen", 200)};
  NoteGroup group;
  group.id = "35-erlaeuterungen-002";
  group.items = {note("Land", 200, {"Seit 2021.", "Auf Antrag."})};
  Page page;
  page.anchor = "knoten-35";
  page.blocks = {table, Prose{{ProseBlock::Kind::paragraph, {rich("Ein Absatz.")}, 1}}, group};
  Document document;
  document.pages = {page};
  return document;
}

Table& table_of(Document& document) {
  return std::get<Table>(document.pages[0].blocks[0]);
}
Prose& prose_of(Document& document) {
  return std::get<Prose>(document.pages[0].blocks[1]);
}
NoteItem& note_of(Document& document) {
  return std::get<NoteGroup>(document.pages[0].blocks[2]).items[0];
}

TEST_CASE("a book has not changed against itself") {
  CHECK(mark_changes(book(), book(), everywhere).count == ChangeCount{});
}

TEST_CASE("a row with another amount has changed, the others have not") {
  Document now = book();
  table_of(now).rows[1] = row("Zuwendungen", 201);
  ComparedDocument compared = mark_changes(now, book(), everywhere);
  CHECK(compared.count == ChangeCount{.rows = 1});
  CHECK_FALSE(table_of(compared.document).rows[0].changed);
  CHECK(table_of(compared.document).rows[1].changed);
  CHECK_FALSE(table_of(compared.document).rows[2].changed);
}

TEST_CASE("equal rows count one by one: a third one is new") {
  Document now = book();
  table_of(now).rows.push_back(row("Zuwendungen", 200));
  ComparedDocument compared = mark_changes(now, book(), everywhere);
  CHECK(compared.count == ChangeCount{.rows = 1});
  CHECK(table_of(compared.document).rows[3].changed);
}

TEST_CASE("rows that changed places have not changed, a row that is gone is counted") {
  Document now = book();
  std::swap(table_of(now).rows[0], table_of(now).rows[1]);
  CHECK(mark_changes(now, book(), everywhere).count == ChangeCount{});
  table_of(now).rows.pop_back();
  CHECK(mark_changes(now, book(), everywhere).count == ChangeCount{.removed = 1});
}

TEST_CASE("a note's amount and its paragraphs are told apart") {
  Document now = book();
  note_of(now).text[1].parts = {rich("Ohne Antrag.")};
  ComparedDocument compared = mark_changes(now, book(), everywhere);
  CHECK(compared.count == ChangeCount{.paragraphs = 1});
  CHECK_FALSE(note_of(compared.document).changed);
  CHECK_FALSE(note_of(compared.document).text[0].changed);
  CHECK(note_of(compared.document).text[1].changed);

  now = book();
  note_of(now).amounts = {AmountValue{Money::from_cents(1).value(), true}};
  compared = mark_changes(now, book(), everywhere);
  CHECK(compared.count == ChangeCount{.notes = 1});
  CHECK(note_of(compared.document).changed);
}

TEST_CASE("a note with another label is new with all its text") {
  Document now = book();
  note_of(now).label = rich("Bund");
  CHECK(mark_changes(now, book(), everywhere).count ==
        ChangeCount{.notes = 1, .paragraphs = 2, .removed = 2});
}

TEST_CASE("bold words are a change of the paragraph") {
  Document now = book();
  prose_of(now)[0].parts[0].runs[0].bold = true;
  ComparedDocument compared = mark_changes(now, book(), everywhere);
  CHECK(compared.count == ChangeCount{.paragraphs = 1});
  CHECK(prose_of(compared.document)[0].changed);
}

TEST_CASE("against an empty older book everything is new") {
  const ComparedDocument compared = mark_changes(book(), Document{}, everywhere);
  CHECK(compared.count == ChangeCount{.rows = 3, .notes = 1, .paragraphs = 3, .others = 3});
}

/// A page with one block of every other kind.
Document other_blocks() {
  PrinciplesPanel panel;
  panel.fields_of_action = {{"Arbeit"}, {"Bildung"}};
  panel.intro = {"Der Kreis"};
  panel.principles = {{"fördert"}, {"hilft"}};
  OrgBox box{{"Leitung", "A. Muster"}, {{{"Team 1"}, {}}}};
  Chart chart;
  chart.title = "Fälle";
  chart.series = {{"Fälle", {100, 200}}};
  Table table;
  table.id = "35-kennzahlen-1";
  table.footnotes = {{"*", rich("ohne Lünen")}};
  Page page;
  page.anchor = "knoten-35";
  page.title = "Name";
  page.blocks = {Heading{"Ziele", 1},
                 NamedValue{"Schwerpunkt", rich("Wohnen")},
                 ClassificationBadge{"A", {"A", "B"}},
                 box,
                 GoalBox{"Wirkungsziel W1", "Was?", {}},
                 panel,
                 chart,
                 table,
                 ProductIndex{{{"35.01", "Gruppe", "a"}}}};
  Document document;
  document.pages = {page};
  return document;
}

template <typename BlockType>
BlockType& block_of(Document& document) {
  for (Block& block : document.pages[0].blocks) {
    if (auto* found = std::get_if<BlockType>(&block)) return *found;
  }
  throw std::logic_error("no such block");
}

TEST_CASE("every kind of block is compared, and nothing else is marked") {
  const Document before = other_blocks();
  CHECK(mark_changes(other_blocks(), before, everywhere).count == ChangeCount{});
  const auto others = [&](auto change) {
    Document now = other_blocks();
    change(now);
    return mark_changes(now, before, everywhere).count;
  };
  const ChangeCount one{.others = 1};
  CHECK(others([](Document& d) { block_of<Heading>(d).text = "Neu"; }) == one);
  CHECK(others([](Document& d) { block_of<NamedValue>(d).value = rich("Arbeit"); }) == one);
  CHECK(others([](Document& d) { block_of<ClassificationBadge>(d).chosen = "B"; }) == one);
  CHECK(others([](Document& d) { block_of<OrgBox>(d).lines[1] = "B. Muster"; }) == one);
  CHECK(others([](Document& d) { block_of<OrgBox>(d).children[0].lines[0] = "Team 2"; }) == one);
  CHECK(others([](Document& d) { block_of<GoalBox>(d).heading = "Wirkungsziel W2"; }) == one);
  CHECK(others([](Document& d) { block_of<PrinciplesPanel>(d).fields_of_action[1].text = "Sport"; }) == one);
  CHECK(others([](Document& d) { block_of<PrinciplesPanel>(d).intro.text = "Die Stadt"; }) == one);
  CHECK(others([](Document& d) { block_of<PrinciplesPanel>(d).principles[0].text = "fordert"; }) == one);
  CHECK(others([](Document& d) { block_of<Chart>(d).series[0].hundredths[1] = 300; }) == one);
  CHECK(others([](Document& d) { block_of<Table>(d).title = "Entwicklung"; }) == one);
  CHECK(others([](Document& d) { block_of<Table>(d).footnotes[0].text = rich("mit Lünen"); }) == one);
  CHECK(others([](Document& d) { block_of<ProductIndex>(d).entries[0].name = "Neu"; }) == one);
  CHECK(others([](Document& d) { d.pages[0].title = "Neuer Name"; }) == one);
}

TEST_CASE("of several principles only the changed one is marked") {
  Document now = other_blocks();
  block_of<PrinciplesPanel>(now).principles[1].text = "hilft allen";
  ComparedDocument compared = mark_changes(now, other_blocks(), everywhere);
  CHECK_FALSE(block_of<PrinciplesPanel>(compared.document).principles[0].changed);
  CHECK(block_of<PrinciplesPanel>(compared.document).principles[1].changed);
  CHECK_FALSE(block_of<Heading>(compared.document).changed);
}

/// The table of the book with rows that show items of the state.
Document book_of_items() {
  Document document = book();
  document.pages[0].node = "35";
  for (TableRow& row : table_of(document).rows)
    row.item = static_cast<std::uint64_t>(&row - table_of(document).rows.data()) + 1;
  return document;
}

TEST_CASE("a row that shows an item has changed where the item has, whatever its words are") {
  Document now = book_of_items();
  table_of(now).rows[0] = row("Steuern und Abgaben", 100);
  table_of(now).rows[0].item = 1;
  const ComparedDocument compared =
      mark_changes(now, book_of_items(), {.everywhere = false, .items = {2}, .nodes = {"35"}});
  CHECK(compared.count == ChangeCount{.rows = 1});
  Document marked = compared.document;
  CHECK(table_of(marked).rows[1].changed);
}

TEST_CASE("a row whose item the older book does not have is new, one without its row is gone") {
  Document now = book_of_items();
  table_of(now).rows[2].item = 4;
  table_of(now).rows.erase(table_of(now).rows.begin());
  const ChangedItems changed{.everywhere = false, .items = {}, .nodes = {"35"}};
  CHECK(mark_changes(now, book_of_items(), changed).count == ChangeCount{.rows = 1, .removed = 1});
}

TEST_CASE("pages of nodes that do not differ are not looked at") {
  Document now = book_of_items();
  prose_of(now)[0].parts[0] = rich("Anders.");
  const ChangedItems elsewhere{.everywhere = false, .items = {}, .nodes = {"36"}};
  CHECK(mark_changes(now, book_of_items(), elsewhere).count == ChangeCount{});
  const ChangedItems here{.everywhere = false, .items = {}, .nodes = {"35"}};
  CHECK(mark_changes(now, book_of_items(), here).count == ChangeCount{.paragraphs = 1});
}

}  // namespace
}  // namespace budgetc
