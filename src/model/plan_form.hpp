#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <budgetc/base/span.hpp>

namespace budgetc {

/// Keys of the format that stand beside those of plans with rows: Teil B, and the list of planned measures.
inline constexpr std::string_view teil_b_key = "teilfinanzplan_b";
inline constexpr std::string_view measure_list_key = "investitionsliste";

/// Index of a plan in `BudgetPlan::forms`.
enum class PlanId : std::uint8_t {};

/// What a plan counts: Erträge and Aufwendungen, or Einzahlungen and Auszahlungen.
enum class PlanBasis : std::uint8_t { results, payments };

/// Where the amounts of rows without a formula come from, where no node below has them: entered in the
/// sources, or the sums of measures.
enum class LeafSource : std::uint8_t { entered, measures };

/// What a row of a form counts: income (Ertrag, Einzahlung), expense (Aufwand, Auszahlung), or a balance of
/// both.
enum class RowNature : std::uint8_t { income, expense, balance };

/// How a row is set in the book.
enum class RowEmphasis : std::uint8_t { normal, sum, result };

/// Index of a row in its form.
using RowIndex = std::uint16_t;

/// What a row means to rules on the whole plan. A form names the row that has a role (`rollen:`), so that no
/// row number stands in a rule.
enum class RowRole : std::uint8_t {
  ordinary_expense,  ///< ordentliche_aufwendungen: sum of the ordinary expenses
  annual_result,     ///< jahresergebnis: what the Haushaltsausgleich looks at (§ 75 GO NRW), before ILV
  internal_income,   ///< interne_ertraege: income from internal services
  internal_expense,  ///< interne_aufwendungen: expense for internal services
  global_savings,    ///< globaler_minderaufwand
  result_of_whole,   ///< ergebnis_nach_minderaufwand: of the whole administration, what changes its equity
  offset_balance,  ///< verrechnungssaldo: what is booked against the general reserve (§ 44 Abs. 3 KomHVO NRW)
  borrowing,       ///< kreditaufnahme: credit for investments, and what comes back of credit given
  redemption,      ///< kredittilgung: redemption of such credit, and credit given
};
inline constexpr std::size_t row_role_count = 9;
/// The name of a role in forms.
[[nodiscard]] std::string_view role_name(RowRole role);

/// What the law limits; how far, since when and by which paragraph stands in the form.
enum class LimitKind : std::uint8_t {
  global_savings,     ///< globaler Minderaufwand: a share of the ordinary expenses
  draw_in_one_year,   ///< what one year may take of the general reserve: a share of it
  draw_in_two_years,  ///< what each of two years in a row may take of it: a share
  reserve_used_up,    ///< the general reserve must last through the planning period; without a measure
  uncovered_loss,     ///< no loss may be left that equity does not cover; without a measure
  carried_loss,       ///< for how many years a loss may be carried forward
};
/// How many limits there are.
inline constexpr std::size_t limit_kind_count = 6;

/// A limit that the law sets, and the fiscal years for which it does.
struct LegalLimit {
  std::optional<int> first_year;  ///< nothing: from the beginning
  std::optional<int> last_year;   ///< nothing: until the law changes
  /// A share is so many parts of so many, 1 and 4 for a quarter; years are parts of one. Lowest terms.
  std::int64_t parts = 0;
  std::int64_t whole = 1;
  /// The paragraph, as findings cite it.
  std::string source;
};

/// Who has a plan.
enum class PlanScope : std::uint8_t {
  nodes,           ///< the nodes of all levels
  administration,  ///< the administration as a whole
  both,
};

/// One operand of a row's formula; `sign` is +1 or -1.
struct FormulaTerm {
  RowIndex row = 0;
  std::int8_t sign = 1;
};

/// One row of a plan form. The number is text ("010"), never an integer.
struct FormRow {
  std::string number;
  std::string label;
  /// Short name of the kind of payment, by which thresholds may name the row ("bau"); mostly empty.
  std::string kind;
  RowNature nature = RowNature::income;
  RowEmphasis emphasis = RowEmphasis::normal;
  /// Operands in form order; empty for a row that is entered.
  std::vector<FormulaTerm> formula;
  /// The formula as the form writes it, e.g. "010 + 017".
  std::string formula_text;
  /// Operands in the plan `source_plan`, and as the form writes them ("11", "13 + 14"); empty for a row that
  /// is not derived. They count in their own sense.
  std::vector<FormulaTerm> source;
  std::string source_text;
  /// Where the form writes them.
  Span source_span;
  /// The plan that the row is derived from, by the key that the row writes, empty for that of the whole plan;
  /// found when all forms are read.
  std::string source_key;
  Span source_key_span;
  std::optional<PlanId> source_plan;
  /// The row that it goes on from: the amount is that of the year before in this row (an opening balance is
  /// the closing balance before it). Nothing before the second year that is planned.
  std::optional<RowIndex> carried;
  /// Printed above the row, mostly empty.
  std::string heading;
  /// A row that is printed only where it holds a figure (e.g. globaler Minderaufwand); a computed one, only
  /// where an optional row that it is computed from holds one.
  bool optional = false;
  /// Amounts of either sign are ordinary (Bestandsveränderungen).
  bool either_sign = false;
  /// The groups of accounts that it takes together, as printed ("50, 51"); mostly empty.
  std::string accounts;
  Span span;
};

/// What a column of Teil B beyond the year columns holds.
enum class InvestmentColumn : std::uint8_t { commitment, provided_so_far, later_years, total };
inline constexpr std::size_t investment_column_count = 4;

/// A column of Teil B beyond the year columns. The VE has one for each budget year.
struct ExtraColumn {
  InvestmentColumn kind = InvestmentColumn::commitment;
  /// Index into `BudgetPlan::years`, of a VE; 0 for the others.
  std::size_t budget_year = 0;
  /// By which sources name it: "VE", "bisher bereitgestellt", …; "VE 2027" where there are several.
  std::string key;
};

/// A column of the Haushaltsquerschnitt: a row of the plan, or the VE behind it.
struct CrossSectionColumn {
  RowIndex row = 0;
  /// As printed, broken at '|'.
  std::string heading;
  bool commitments = false;
};

/// One of the Produktbereiche that the Land prescribes ("05", "Soziale Leistungen").
struct ProductArea {
  std::string number;
  std::string name;
};

/// Row numbers, labels, signs and formulas of a plan: data, read from `templates/forms/<name>.yaml`.
struct PlanForm {
  /// Of the form, "nrw-unna".
  std::string name;
  /// Under which the files of nodes have the plan: "teilergebnisplan".
  std::string key;
  /// What findings call the plan where a row's number alone does not say it: "Teil A"; empty for the plan
  /// that is meant without a word.
  std::string short_name;
  PlanBasis basis = PlanBasis::results;
  LeafSource leaves = LeafSource::entered;
  PlanScope scope = PlanScope::nodes;
  /// The plan that rows are derived from, by its key; empty for none. `source` is found when all forms are
  /// read.
  std::string source_key;
  Span source_span;
  std::optional<PlanId> source;
  /// Title as printed, e.g. "Teilergebnisplan".
  std::string title;
  /// Expenses are written and printed as negative figures (nrw-unna) or as positive ones (nrw-muster).
  bool expenses_negative = true;
  /// The printed table has the VE behind its rows, for each budget year.
  bool shows_commitments = false;
  /// The printed table has the operator of each row.
  bool shows_operators = false;
  std::vector<FormRow> rows;
  /// What the Haushaltsquerschnitt shows of the plan; empty where it shows nothing.
  std::vector<CrossSectionColumn> cross_section;
  /// The row that has a role, by RowRole; nothing where the form has no such row.
  std::array<std::optional<RowIndex>, row_role_count> roles{};
  /// What the law limits, by LimitKind: one after the other in time.
  std::array<std::vector<LegalLimit>, limit_kind_count> limits;

  /// All plans that the rows are derived from, each once.
  [[nodiscard]] std::vector<PlanId> sources() const;
  /// Index of the row with a role, if the form has one.
  [[nodiscard]] std::optional<RowIndex> row_of(RowRole role) const {
    return roles[static_cast<std::size_t>(role)];
  }
  /// The limit in a fiscal year; nullptr where the form knows none.
  [[nodiscard]] const LegalLimit* limit(LimitKind kind, int year) const;
  /// Index of the row with this number.
  [[nodiscard]] std::optional<RowIndex> find(std::string_view number) const;
  /// +1 or -1: turns an amount in the row's own sense (notes, rings, measures) into the plan's sign.
  [[nodiscard]] int own_sense_sign(RowIndex row) const;
  /// How a row enters those below it: "+", "−", "+/−", or "=" for one that is computed.
  [[nodiscard]] std::string_view operator_of(RowIndex row) const;
  /// Whether any row says which groups of accounts it takes together.
  [[nodiscard]] bool shows_accounts() const;
};

/// The plans that have a place of their own in the format, still without rows: that of results, and that of
/// payments for measures. A form that says nothing else of them is understood so.
[[nodiscard]] std::vector<PlanForm> statutory_plans();

/// A column of Teil B in printed order: a year column (index into the plan's columns) or one of the extra
/// ones.
struct InvestmentFormColumn {
  std::optional<std::size_t> year_column;
  /// Index into `InvestmentForm::extras`, where it is no year column.
  std::size_t extra = 0;
  std::string heading;
  /// Printed only where a measure has an amount in it (spätere Jahre).
  bool optional = false;
};

/// Teil B: printed columns, block titles. Read from the same file as Teil A.
struct InvestmentForm {
  std::string title;
  std::vector<InvestmentFormColumn> columns;
  std::string above_threshold_title;
  std::string below_threshold_title;
  /// The sums of a block are printed as receipts, payments and balance, not as the balance alone.
  bool separate_sums = false;
  /// The extra columns, which sources may fill even where the form prints none; of one budget year, by
  /// InvestmentColumn.
  std::vector<ExtraColumn> extras = {{InvestmentColumn::commitment, 0, "VE"},
                                     {InvestmentColumn::provided_so_far, 0, "bisher bereitgestellt"},
                                     {InvestmentColumn::later_years, 0, "spaetere Jahre"},
                                     {InvestmentColumn::total, 0, "gesamt"}};
  /// What the VE is called where its year need not be named.
  std::string commitment_key = "VE";

  /// Index of an extra column.
  [[nodiscard]] std::size_t extra(InvestmentColumn kind, std::size_t budget_year = 0) const;
  /// The key of an extra column.
  [[nodiscard]] const std::string& key_of(InvestmentColumn kind, std::size_t budget_year = 0) const {
    return extras[extra(kind, budget_year)].key;
  }
  /// Gives each of several budget years a column of its own for its VE.
  void spread(std::span<const int> years);
};

}  // namespace budgetc
