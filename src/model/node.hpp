#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/budget_year.hpp"
#include "model/column.hpp"
#include "model/figure.hpp"
#include "model/part_slots.hpp"
#include "model/plan_form.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// Text somebody wrote, with its place. Prose is a small subset of Markdown, parsed when the book is laid
/// out.
using Text = Located<std::string>;
using OptionalText = std::optional<Text>;

/// A written row of a plan: one figure per column of the plan, nothing where blank.
struct PlanRow {
  RowIndex row = 0;
  Span number_span;
  /// By column index of `BudgetPlan::columns`.
  std::vector<std::optional<FigureId>> figures;
};

/// `korrekturen`: what is added to a row that is derived from another plan, and why.
struct PlanCorrection {
  RowIndex row = 0;
  Text reason;
  /// By column index of `BudgetPlan::columns`.
  std::vector<std::optional<FigureId>> figures;
};

/// What a node's source says of one plan. Rows are sorted by form order.
struct WrittenPlan {
  Span span;
  std::vector<PlanRow> rows;
  /// `ableiten`: whether rows of this node and those below are derived as the form says; nothing where the
  /// nodes above decide.
  std::optional<bool> derived;
  std::vector<PlanCorrection> corrections;
};

/// Ansatzerläuterung: one item of "Erläuterungen zu wesentlichen Ansätzen". Amounts are in the row's own
/// sense.
struct LineNote {
  /// By budget year. Without any amount, unreadable ones stand here.
  YearFigures amount;
  /// By budget year, what the year before it had.
  YearFigures prior_year;
  Text label;
  /// Cited ring as written, e.g. "35-02".
  OptionalText ring;
  OptionalText text;
  Span span;
};

/// All notes on one row of the Teilergebnisplan.
struct LineNotes {
  RowIndex row = 0;
  Span row_span;
  /// The notes must add up to the row exactly.
  bool complete = false;
  std::vector<LineNote> notes;
};

/// How a ring must balance: expense = income, expense <= income, or shown only.
enum class RingBalance : std::uint8_t { balanced, covered, informational };

/// One entry of an earmark ring. The node or row may be unknown: then the rules say so, and the optional is
/// empty.
struct RingEntry {
  /// By budget year. Without any amount, unreadable ones stand here.
  YearFigures amount;
  bool is_income = true;
  Text label;
  Text node_number;
  std::optional<NodeId> node;
  Text row_number;
  std::optional<RowIndex> row;
  Span span;
};

/// Zweckbindungsring: income reserved for certain expenses.
struct EarmarkRing {
  /// As written: "2".
  Text number;
  /// As cited: "35-02".
  std::string citation;
  NodeId node{};
  RingBalance balance = RingBalance::balanced;
  std::vector<RingEntry> entries;
  Span span;
};

/// One row of a measure: a figure per year column and per extra column of Teil B, in the row's own sense.
struct InvestmentRow {
  RowIndex row = 0;
  Span row_span;
  std::vector<std::optional<FigureId>> years;
  /// By `InvestmentForm::extras`.
  std::vector<std::optional<FigureId>> extras;
};

/// When what one VE commits to falls due.
struct DueAmounts {
  /// By column of the plan.
  std::vector<std::optional<FigureId>> years;
  /// After the last planned year (`spaeter`).
  std::optional<FigureId> later;
};

/// Which block of Teil B a measure stands in.
enum class ThresholdBlock : std::uint8_t { above, below };

/// Investitionsmaßnahme.
struct Investment {
  Text number;
  Text name;
  NodeId node{};
  /// The block the source says it is printed in, if it says so.
  std::optional<Located<ThresholdBlock>> declared_block;
  std::vector<InvestmentRow> rows;
  /// By budget year, of its VE.
  std::array<DueAmounts, most_budget_years> maturities;
  OptionalText text;
  Span span;
};

/// Control totals of one block of Teil B, signed as printed.
struct BlockTotals {
  std::vector<std::optional<FigureId>> years;
  /// By `InvestmentForm::extras`.
  std::vector<std::optional<FigureId>> extras;
};

/// One line of the control totals of the list of planned investments, by budget year.
struct ListTotals {
  YearFigures amount;
  YearFigures grants;
};

/// Control totals of Teil B and of the investment list: above, below, and (list only) the sum of both.
struct InvestmentTotals {
  std::array<BlockTotals, 2> blocks;
  std::array<ListTotals, 3> list;
};

/// A column of an indicator table: "2022 Ist".
struct IndicatorColumn {
  int year = 0;
  bool actual = true;
};

/// One line of an indicator table: an indicator, or a heading of a group.
struct Indicator {
  bool is_group = false;
  Text label;
  /// Name for formulas and charts; empty when none.
  OptionalText id;
  /// Printed number such as "K1".
  OptionalText number;
  OptionalText unit;
  OptionalText formula;
  /// Decimals printed for derived values.
  int decimals = 0;
  /// By column of the table; blank is nothing. Values are counted in hundredths.
  std::vector<std::optional<FigureId>> values;
  Span span;
};

/// How a chart of indicators is drawn.
enum class ChartKind : std::uint8_t { bars, grouped_bars, lines };

/// A chart over rows of its table. `missing_note` says why there are no values, and is then printed instead.
struct IndicatorChart {
  Text title;
  ChartKind kind = ChartKind::bars;
  std::vector<Text> series;
  OptionalText missing_note;
  Span span;
};

/// A footnote of a table; `mark` may be empty.
struct Footnote {
  Text mark;
  Text text;
};

/// Kennzahlen: one table with its footnotes and charts.
struct IndicatorTable {
  OptionalText title;
  std::vector<Located<IndicatorColumn>> columns;
  OptionalText unit;
  std::vector<Indicator> rows;
  std::vector<Footnote> footnotes;
  std::vector<IndicatorChart> charts;
  Span span;
  /// Index of the first row of each name.
  std::unordered_map<std::string, std::size_t> row_by_id;

  /// Adds a row and enters its name.
  void add(Indicator row);
  /// Index of the row of this name.
  [[nodiscard]] std::optional<std::size_t> find_row(std::string_view id) const;
  /// The unit of one of its rows: that of the table, where the row has none of its own.
  [[nodiscard]] const OptionalText& unit_of(const Indicator& row) const { return row.unit ? row.unit : unit; }
};

/// Planstellen of one column, e.g. "ergebnis 2022: 11,53"; or blank.
struct Posts {
  Column column;
  /// "ergebnis" or "planung", as written.
  std::string kind_text;
  /// Counted in hundredths; nothing where blank.
  std::optional<FigureId> value;
  Span span;
};

/// One product that was carried over in a reorganisation.
struct ProductTransition {
  Text old_number;
  Text old_name;
  OptionalText old_budget;
  Text new_number;
  Text new_name;
};

/// Überleitung ALT -> NEU.
struct Transitions {
  OptionalText title;
  OptionalText text;
  std::vector<ProductTransition> products;
};

/// A box of the org chart with its subordinate boxes.
struct OrgUnit {
  Text name;
  OptionalText addition;
  OptionalText role;
  OptionalText person;
  std::vector<OrgUnit> units;
};

/// A goal or measure with its mark ("W1").
struct Goal {
  OptionalText mark;
  Text text;
};

/// The goal scheme of a product group.
struct GoalPage {
  OptionalText title;
  OptionalText focus;
  std::vector<Goal> impact_goals;
  std::vector<Goal> output_goals;
  OptionalText situation;
  std::vector<Goal> measures;
  OptionalText key_product;
  std::vector<Text> fields_of_action;
  OptionalText principles_intro;
  std::vector<Text> principles;
  std::vector<IndicatorTable> indicators;
  OptionalText explanations;
};

/// A node of the product hierarchy: budget, product group, product, or whatever the levels are named. One
/// type for all, because levels are configured and every part may stand on every level.
struct Node {
  Text number;
  /// Zero-based index into `BudgetPlan::levels`; 0 for the administration, which has no level.
  std::size_t level = 0;
  /// The administration as a whole, above all levels.
  bool is_root = false;
  Text name;
  std::optional<NodeId> parent;
  /// Sorted by number.
  std::vector<NodeId> children;
  FileId file{};
  /// False where the node's file could not be read as a whole, or where there is none though the node has
  /// children: a finding says so, and no sum over the node can be decided.
  bool readable = true;

  OptionalText name_in_index;
  OptionalText responsible;
  OptionalText classification;
  /// `produktbereich`: number of the Produktbereich that it and all below belong to, as far as they name
  /// none.
  OptionalText product_area;
  OptionalText legal_basis;
  OptionalText description;
  OptionalText general_goals;
  OptionalText target_groups;
  OptionalText explanations;
  std::vector<Text> explanation_footnotes;
  OptionalText focus_title;
  OptionalText focus_text;
  std::vector<Posts> posts;
  /// Posts whose column was not understood: an unreadable figure that may belong to any that is not written.
  std::optional<FigureId> lost_posts;

  /// By PlanId; may be shorter than the budget has plans.
  std::vector<std::optional<WrittenPlan>> plans;
  std::vector<LineNotes> line_notes;
  InvestmentTotals investment_totals;
  std::vector<IndicatorTable> indicators;
  std::optional<GoalPage> goals;
  std::optional<Transitions> transitions;
  std::optional<OrgUnit> org_chart;
  /// The node's own rings and measures: indices into `BudgetPlan::rings` and `investments`, in source order.
  std::vector<std::uint32_t> rings;
  std::vector<std::uint32_t> investments;
  /// What further parts keep here.
  PartSlots slots;

  /// What the node's file writes of a plan; nullptr where it does not write it.
  [[nodiscard]] const WrittenPlan* plan(PlanId id) const {
    const auto index = static_cast<std::size_t>(id);
    return index < plans.size() && plans[index] ? &*plans[index] : nullptr;
  }
  /// Whether the node's file writes a row of a plan.
  [[nodiscard]] bool has_rows(PlanId id) const {
    const WrittenPlan* const written = plan(id);
    return written != nullptr && !written->rows.empty();
  }
};

}  // namespace budgetc
