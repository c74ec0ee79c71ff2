#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <budgetc/base/money.hpp>
#include <budgetc/base/span.hpp>

namespace budgetc {

/// The format-neutral book: what stands on each page, in order. Emitters print it and decide nothing about
/// figures.

/// A stretch of running text in one style. `origin` leads an emitter's trouble back to the source line.
struct TextRun {
  std::string text;
  bool bold = false;
  bool italic = false;
  /// Anchor this run links to; empty for none.
  std::string link;
};

/// Text of one paragraph, label or heading.
struct RichText {
  std::vector<TextRun> runs;
  Span origin;
};

/// A paragraph, or a list of them.
struct ProseBlock {
  enum class Kind : std::uint8_t { paragraph, bullet_list, ordered_list };
  Kind kind = Kind::paragraph;
  /// One element for a paragraph, one per item for a list.
  std::vector<RichText> parts;
  /// Number of the first item of an ordered list; the others follow it.
  int first_number = 1;
  /// Link target of a paragraph; empty for none.
  std::string anchor = {};
  /// Differs from the older state that the book is compared with: emitters set a change bar.
  bool changed = false;
};
using Prose = std::vector<ProseBlock>;

/// An empty cell: prints nothing, which is not 0.
struct Blank {};
/// Words in a cell.
struct TextValue {
  RichText text;
};
/// An amount of money; `with_unit` prints the euro sign behind it.
struct AmountValue {
  Money amount;
  bool with_unit = false;
};
/// A number that is no money: a count, posts, a percentage. In hundredths, printed with `decimals` digits
/// (already rounded to them) and the unit ("%", or nothing).
struct QuantityValue {
  std::int64_t hundredths = 0;
  int decimals = 0;
  std::string unit;
};
using CellValue = std::variant<Blank, TextValue, AmountValue, QuantityValue>;

/// What a column holds; the class decides from it how wide it is and how it is set.
enum class ColumnRole : std::uint8_t {
  row_number,      ///< Nr.: row, K1, measure number
  label,           ///< takes the remaining width, wraps
  amount,          ///< figures, right-aligned
  current_amount,  ///< figures of a budget year, tinted
  reference,       ///< short text such as 35.02 or 016
  text,            ///< wrapping text, shares the remaining width with the label
};

struct TableColumn {
  ColumnRole role = ColumnRole::label;
  /// Heading, broken into lines as printed: {"Ansatz", "2024"}.
  std::vector<std::string> heading;
  /// Heading for data files, unique within the table: "Ansatz 2024".
  std::string key;
};

enum class TableRowStyle : std::uint8_t { normal, sum, result, group };

struct TableRow {
  TableRowStyle style = TableRowStyle::normal;
  /// One per column; a group row has just its heading in the first cell.
  std::vector<CellValue> cells;
  /// Link target; empty for none.
  std::string anchor;
  /// Differs from the older state that the book is compared with.
  bool changed = false;
  /// The row of the budget's state that it shows, the same in every state of it; 0 for one that shows none.
  std::uint64_t item = 0;
};

/// What a table is; file names and the class's styles follow from it.
enum class TableKind : std::uint8_t {
  plan,  ///< a plan of the form
  teilfinanzplan_b,
  investment_list,
  earmark_ring,
  posts,
  indicators,
  transitions,
  classifications,
  products,
  deviations,
  line_notes,
  balance,
  listing,  ///< what a part of a node lists
};

/// A printed table; also a CSV file of its own.
struct Table {
  TableKind kind = TableKind::plan;
  /// Key of the plan that the table is, "teilfinanzplan_a"; empty for a table of another kind.
  std::string plan;
  /// Stable file name stem, unique in the book: "35.01.01-teilergebnisplan".
  std::string id;
  /// Printed above the table, may be empty ("Zweckbindungsring Nr. 2").
  std::string title;
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  /// Printed below: mark and text.
  struct Note {
    std::string mark;
    RichText text;
    bool changed = false;
  };
  std::vector<Note> footnotes;
  std::string anchor;
  /// The title or the columns differ from the older state that the book is compared with.
  bool changed = false;
};

/// One item of "Erläuterungen zu wesentlichen Ansätzen".
struct NoteItem {
  /// By budget year, as `NoteGroup::amount_keys`; blank where there is none.
  std::vector<CellValue> amounts;
  /// An amount of a year before, and its heading: "Ansatz 2023".
  struct Prior {
    std::string label;
    Money amount;
  };
  std::vector<Prior> prior;
  RichText label;
  /// Cited ring ("35-02") and its anchor; empty for none.
  std::string ring;
  /// The citation as printed: "Zweckbindungsring 35-02".
  std::string ring_label;
  std::string ring_anchor;
  Prose text;
  std::string anchor;
  /// Differs from the older state that the book is compared with.
  bool changed = false;
  /// As in TableRow, for all but its text.
  std::uint64_t item = 0;
};

/// The notes on one row: "zu wesentlichen Ansätzen unter Position 002".
struct NoteGroup {
  std::string id;
  std::string row_number;
  std::string row_label;
  /// Heading as printed.
  std::string title;
  /// Headings of the amounts for data files, by budget year: "Betrag", or "Betrag 2026" and "Betrag 2027".
  std::vector<std::string> amount_keys;
  /// Headings of the amounts as printed: "2026", "2027"; empty where there is only one column.
  std::vector<std::string> amount_headings;
  /// Headings of the amounts of the years before for data files.
  std::vector<std::string> prior_keys;
  std::vector<NoteItem> items;
  std::string anchor;
  /// The row of the plan that the notes are about.
  std::string row_anchor;
  /// The heading differs from the older state.
  bool changed = false;
};

/// A heading below the page's own.
struct Heading {
  std::string text;
  int level = 1;
  bool changed = false;
};

/// "Verantwortliche Person: Sengül Ersan" and the like.
struct NamedValue {
  std::string name;
  RichText value;
  bool changed = false;
};

/// The badge A/B/C of a product page; `all` are the classes there are.
struct ClassificationBadge {
  std::string chosen;
  std::vector<std::string> all;
  bool changed = false;
};

/// A box of the org chart.
struct OrgBox {
  std::vector<std::string> lines;
  std::vector<OrgBox> children;
  /// This box differs from the older state; whether a box below does is its own affair.
  bool changed = false;
};

/// A box of the goal scheme: kind and mark left, text right.
struct GoalBox {
  std::string heading;
  std::string question;
  Prose text;
  /// Kind, mark or question differ.
  bool changed = false;
};

/// The panel of fields of action and guiding principles.
struct PrinciplesPanel {
  struct Item {
    std::string text;
    bool changed = false;
  };
  std::string fields_heading;
  std::string principles_heading;
  std::vector<Item> fields_of_action;
  Item intro;
  std::vector<Item> principles;
};

/// A chart with its values; emitters draw the same geometry from it.
struct Chart {
  enum class Kind : std::uint8_t { bars, grouped_bars, lines };
  struct Category {
    std::string label;   ///< "2022 Ist"
    bool actual = true;  ///< Ist and Plan are told apart without colour
  };
  struct Series {
    std::string name;
    std::vector<std::optional<std::int64_t>> hundredths;  ///< by category
  };
  Kind kind = Kind::bars;
  std::string id;
  std::string title;
  std::vector<Category> categories;
  std::vector<Series> series;
  int decimals = 0;
  std::string unit;
  /// Printed instead of a chart whose values the source does not have.
  std::string missing_note;
  bool changed = false;
};

/// A line of the index of products.
struct IndexEntry {
  std::string number;
  std::string name;
  std::string anchor;
  bool changed = false;
};
struct ProductIndex {
  std::vector<IndexEntry> entries;
};

using Block = std::variant<Heading, Prose, Table, NoteGroup, NamedValue, ClassificationBadge, OrgBox, GoalBox,
                           PrinciplesPanel, Chart, ProductIndex>;

/// What a page is; the page plan names these.
enum class PageKind : std::uint8_t {
  title,
  contents,
  classifications,
  remarks,
  transitions,
  opening,
  plan,
  teilfinanzplan_b,
  group,
  goals,
  product,
  indicators,
  line_notes,
  rings,
  org_chart,
  deviations,
  product_index,
  balance,
  annex,
  cross_section,
  commitments,
  product_areas,
};

/// A page (or run of pages) of the book that begins on a new page.
struct Page {
  PageKind kind = PageKind::title;
  /// Small heading over the page's name: "Teilergebnisplan".
  std::string kicker;
  /// Number and name of the node, or empty number and the page's title.
  std::string number;
  std::string title;
  /// Number of the outermost node, for the thumb index; empty before the first.
  std::string thumb;
  /// Name of the outermost node ("Budget 35 – Zuwanderung und Integration") for the running foot.
  std::string running_foot;
  /// Number of the node the page belongs to, also where the page has a title of its own; empty for pages of
  /// the whole book.
  std::string node;
  /// Level of the node in the contents: 0 for budgets and top-level pages.
  int level = 0;
  /// Begins a node: enters contents and bookmarks with number and name.
  bool begins_node = false;
  std::string anchor;
  std::vector<Block> blocks;
  /// Its heading differs from the older state that the book is compared with.
  bool changed = false;
  /// Where the node's name is written.
  Span origin{};
};

/// Rows for data files that are no printed table (tidy data).
struct Dataset {
  std::string id;
  std::vector<std::string> header;
  std::vector<std::vector<CellValue>> rows;
};

/// The whole book.
struct Document {
  std::string administration;
  /// The budget years: "2026", or "2026/2027".
  std::string years;
  std::string title;
  std::string subtitle;
  /// "Trotz Fehlern erzeugt" or the like; printed on every page when not empty.
  std::string warning_mark;
  std::vector<Page> pages;
  std::vector<Dataset> datasets;
};

}  // namespace budgetc
