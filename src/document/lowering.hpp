#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/lower.hpp"
#include "evaluate/commitments.hpp"
#include "text/visible_text.hpp"

namespace budgetc::lowering {

/// What every part of lowering looks at.
struct Context {
  const BudgetPlan& plan;
  const Evaluation& evaluation;
  const RuleReport& report;
  const PagePlan& pages;
};

using Blocks = std::vector<Block>;

/// Where a part of the page plan is printed.
struct Sheet {
  const Context& context;
  const PartSpec& spec;
  /// Whose part it is; none in particular for a part of the book.
  NodeId node{};
  Blocks& blocks;
};

/// Prints a part of a node, or of the book.
template <auto Add>
void print_node(Sheet& sheet) {
  Add(sheet.context, sheet.node, sheet.blocks);
}
template <auto Add>
void print_book(Sheet& sheet) {
  Add(sheet.context, sheet.blocks);
}

// Texts ---------------------------------------------------------------------------------------------------

/// Text as it stands, in one line and one run.
[[nodiscard]] RichText plain(std::string_view text, Span origin = {});
[[nodiscard]] RichText plain(const Text& text);
/// Text that links to an anchor.
[[nodiscard]] RichText linked(std::string text, std::string anchor, Span origin = {});
[[nodiscard]] CellValue text_cell(std::string_view text, Span origin = {});
[[nodiscard]] CellValue text_cell(const Text& text);
/// An amount, or a blank cell.
[[nodiscard]] CellValue amount_cell(std::optional<Money> amount, bool with_unit = false);
/// Prose in one cell; further paragraphs follow after a space.
[[nodiscard]] CellValue prose_cell(const Text& text);
/// Whether a text has any paragraph: `parse_prose` finds one in all but blanks.
[[nodiscard]] bool has_prose(const OptionalText& text);
/// Appends the paragraphs of a text, if there are any.
void append_prose(const OptionalText& text, Blocks& blocks);
/// A word of the page plan that needs no node.
[[nodiscard]] std::string word(const Context& context, Word word);
/// A word that belongs to one part of nodes, by its key below `texte`.
[[nodiscard]] std::string part_word(const Context& context, std::string_view key);
/// The same about one budget year.
[[nodiscard]] std::string part_year_word(const Context& context, std::string_view key, std::size_t year);
/// The text with its first letter in upper case, if that is an ASCII letter.
[[nodiscard]] std::string capitalised(std::string text);
/// Text of the page plan about a node, placeholders filled in.
[[nodiscard]] std::string node_text(const Context& context, NodeId node, std::string_view text);
/// Text of the page plan about the book.
[[nodiscard]] std::string book_text(const Context& context, std::string_view text);
/// Text of the page plan about one budget year.
[[nodiscard]] std::string year_text(const Context& context, std::string_view text, std::size_t year);
/// Name of a node's level, "Produktgruppe".
[[nodiscard]] std::string_view level_name(const Context& context, const Node& node);

// Columns -------------------------------------------------------------------------------------------------

/// A column whose heading is broken at '|'; the key joins its lines.
[[nodiscard]] TableColumn make_column(ColumnRole role, std::string_view heading);
/// Column of a year column of the plan; those of the budget years are marked.
[[nodiscard]] TableColumn year_column(const Context& context, std::size_t column);

// Anchors -------------------------------------------------------------------------------------------------

/// `text` with everything but ASCII letters, digits, dot and hyphen replaced, for anchors and file names.
[[nodiscard]] std::string slug(std::string_view text);
[[nodiscard]] std::string node_anchor(const Context& context, NodeId node);
[[nodiscard]] std::string row_anchor(const Context& context, NodeId node, RowIndex row);
[[nodiscard]] std::string notes_anchor(const Context& context, NodeId node, RowIndex row);
[[nodiscard]] std::string ring_anchor(std::string_view citation);

// Nodes ---------------------------------------------------------------------------------------------------

/// The outermost node above a node, or the node itself.
[[nodiscard]] NodeId outermost(const Context& context, NodeId node);
/// Whether `node` is `ancestor` or stands below it.
[[nodiscard]] bool is_below(const Context& context, NodeId node, NodeId ancestor);
/// The level by which the pages of a node are found: its own, and one behind the last for the administration.
[[nodiscard]] std::size_t page_level(const BudgetPlan& plan, const Node& node);
/// The pages that the page plan has for nodes of this level.
[[nodiscard]] const LevelPages& pages_of(const BudgetPlan& plan, const PagePlan& pages, std::size_t level);
/// The notes of a node on a row, or nullptr.
[[nodiscard]] const LineNotes* find_notes(const Node& node, RowIndex row);

// Parts: each appends its blocks, or nothing where the sources have nothing for it
// -----------------------------

void add_classification_legend(const Context& context, Blocks& blocks);
void add_remarks(const Context& context, Blocks& blocks);
void add_deviations(const Context& context, Blocks& blocks);
void add_product_index(const Context& context, Blocks& blocks);
void add_balance(const Context& context, Blocks& blocks);

void add_transitions(const Context& context, NodeId node, Blocks& blocks);
void add_responsible(const Context& context, NodeId node, Blocks& blocks);
void add_focus(const Context& context, NodeId node, Blocks& blocks);
void add_org_chart(const Context& context, NodeId node, Blocks& blocks);
void add_teilfinanzplan_b(const Context& context, NodeId node, Blocks& blocks);
/// A plan of the form, by its key; nothing for a key that no plan has.
void add_plan(const Context& context, NodeId node, std::string_view key, Blocks& blocks);
/// What the table of a plan shows: amounts by row and column, VE by row and budget year.
struct PlanFigures {
  std::function<std::optional<Money>(RowIndex, std::size_t)> amount;
  std::function<std::optional<Money>(RowIndex, std::size_t)> commitment;
};
/// What the measures of a node and below commit to, by budget year.
[[nodiscard]] std::vector<Commitments> commitments_of(const BudgetPlan& plan, NodeId node);
/// A plan of several nodes together, under the plan's own title; says whether there is anything to print.
bool add_joint_plan(const Context& context, PlanId plan, const PlanFigures& figures, const std::string& stem,
                    Blocks& blocks);
void add_cross_section(const Context& context, Blocks& blocks);
void add_commitments(const Context& context, Blocks& blocks);
void add_product_areas(const Context& context, Blocks& blocks);
void add_investment_list(const Context& context, NodeId node, Blocks& blocks);
void add_investment_texts(const Context& context, NodeId node, Blocks& blocks);
void add_line_notes(const Context& context, NodeId node, Blocks& blocks);
void add_products(const Context& context, NodeId node, Blocks& blocks);
void add_classification(const Context& context, NodeId node, Blocks& blocks);
void add_legal_basis(const Context& context, NodeId node, Blocks& blocks);
void add_description(const Context& context, NodeId node, Blocks& blocks);
void add_general_goals(const Context& context, NodeId node, Blocks& blocks);
void add_target_groups(const Context& context, NodeId node, Blocks& blocks);
void add_explanations(const Context& context, NodeId node, Blocks& blocks);
void add_posts(const Context& context, NodeId node, Blocks& blocks);
void add_indicators(const Context& context, NodeId node, Blocks& blocks);
void add_goal_focus(const Context& context, NodeId node, Blocks& blocks);
void add_impact_goals(const Context& context, NodeId node, Blocks& blocks);
void add_output_goals(const Context& context, NodeId node, Blocks& blocks);
void add_situation(const Context& context, NodeId node, Blocks& blocks);
void add_measures(const Context& context, NodeId node, Blocks& blocks);
void add_key_product(const Context& context, NodeId node, Blocks& blocks);
void add_principles(const Context& context, NodeId node, Blocks& blocks);
void add_goal_indicators(const Context& context, NodeId node, Blocks& blocks);
void add_goal_explanations(const Context& context, NodeId node, Blocks& blocks);
void add_rings(const Context& context, NodeId node, Blocks& blocks);

/// Whether the plan says what a balance of reserves can be made of: the whole administration, and a reserve
/// or a loss carried forward.
[[nodiscard]] bool has_balance(const BudgetPlan& plan);

/// An indicator table with its charts; `stem` makes ids unique.
void append_indicator_table(const Context& context, const IndicatorTable& table, const std::string& stem,
                            Blocks& blocks);

// Tidy data ----------------------------------------------------------------------------------------------

/// Which part of the tidy data is wanted: the nodes from `first` up to `last` in book order, and as large a
/// share of every list that stands for itself; of these, `only` a node and all below.
struct DataRange {
  std::optional<NodeId> only;
  std::size_t first = 0;
  std::size_t last = 0;
  /// How many nodes there are.
  std::size_t nodes = 0;

  /// The part of a list that goes with the nodes of the range.
  template <typename T>
  [[nodiscard]] std::span<const T> share(const std::vector<T>& list) const {
    const std::size_t begin = list.size() * first / nodes;
    return std::span(list).subspan(begin, list.size() * last / nodes - begin);
  }
};

/// The nodes of a range, in book order.
[[nodiscard]] std::vector<NodeId> asked_nodes(const Context& context, const DataRange& range);
/// Level, number and name of a node: the first cells of its rows.
[[nodiscard]] std::vector<CellValue> node_cells(const Context& context, const Node& node);
/// A written amount, or a blank cell.
[[nodiscard]] CellValue figure_cell(const Context& context, std::optional<FigureId> figure);
/// Prose without its marks, a line per paragraph or item; or a blank cell.
[[nodiscard]] CellValue prose_text_cell(const OptionalText& text);

[[nodiscard]] Dataset cross_section_dataset(const Context& context, const DataRange& range);
[[nodiscard]] Dataset plan_dataset(const Context& context, const DataRange& range);
[[nodiscard]] Dataset note_dataset(const Context& context, const DataRange& range);
[[nodiscard]] Dataset ring_dataset(const Context& context, const DataRange& range);
[[nodiscard]] Dataset investment_dataset(const Context& context, const DataRange& range);
[[nodiscard]] Dataset indicator_dataset(const Context& context, const DataRange& range);
[[nodiscard]] Dataset posts_dataset(const Context& context, const DataRange& range);
[[nodiscard]] Dataset transition_dataset(const Context& context, const DataRange& range);

/// Every text that sources write about nodes and measures, and the preliminary remarks, one per line.
[[nodiscard]] Dataset text_dataset(const Context& context, const DataRange& range);

/// The tidy data of a plan, that of each part and the texts, in pieces that are small: each a range of a
/// dataset; those of one dataset follow one another.
class TidyData {
 public:
  explicit TidyData(const Context& context);
  [[nodiscard]] std::size_t pieces() const { return makers_.size() * pieces_per_dataset_; }
  [[nodiscard]] Dataset piece(const Context& context, std::optional<NodeId> only, std::size_t index) const;

 private:
  using Make = Dataset (*)(const Context&, const DataRange&);
  std::vector<Make> makers_;
  std::size_t pieces_per_dataset_ = 1;
};

}  // namespace budgetc::lowering
