#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.hpp"
#include "model/budget_plan.hpp"
#include "schema/swallowed_keys.hpp"
#include "source/source_files.hpp"
#include "source/source_tree.hpp"
#include "text/amount_parser.hpp"

namespace budgetc::binding {

inline constexpr Code unknown_key{"S10"};
inline constexpr Code missing_key{"S11"};
inline constexpr Code wrong_type{"S12"};
inline constexpr Code unknown_row{"S14"};
inline constexpr Code unknown_column{"S15"};
inline constexpr Code wrong_count{"S16"};
inline constexpr Code misplaced_number{"S17"};
inline constexpr Code duplicate_number{"S18"};
inline constexpr Code missing_parent{"S19"};
inline constexpr Code faulty_form{"S22"};
inline constexpr Code key_in_text{"S25"};

/// What a list of accepted deviations stands beside, and is about unless it says otherwise.
enum class DeviationHome : std::uint8_t { plan, node, notes, ring, measure };

/// A list of accepted deviations, kept until everything that it may name is known.
struct DeviationList {
  const SourceNode* list = nullptr;
  bool damaged_file = false;
  DeviationHome home = DeviationHome::plan;
  NodeId node{};
  /// Of the ring or the measure in the plan.
  std::size_t index = 0;
  /// Of the Teilergebnisplan, for notes.
  RowIndex row = 0;
};

/// A row of a plan under a number that no row has, with amounts in some columns.
struct LostRow {
  NodeId node{};
  PlanId plan{};
  Span span;
  std::vector<std::size_t> columns;
};

/// What every part of binding shares: the plan that grows, the place in it, and where findings go.
struct Context {
  const SourceFiles& files;
  /// What stands before the names of the plan's own files.
  std::string_view prefix{};
  BudgetPlan& plan;
  std::vector<Diagnostic>& diagnostics;
  /// Node whose file is being bound.
  NodeId node{};
  /// Reading already complained about the file: what is missing in it may have been lost there.
  bool damaged_file = false;
  /// Another number may be that of the file: its amounts can be read, and decide nothing.
  bool number_in_doubt = false;
  /// A text of the file holds what was meant for the budget.
  bool swallowed = false;
  /// The columns of haushalt.yaml are all understood; otherwise no column can be called unknown.
  bool columns_known = false;
  /// By PlanId: the form was read; otherwise no row can be called unknown.
  std::vector<bool> form_known = std::vector<bool>(plan.forms.size());
  /// The key whose value is being read, as the format spells it: the source may have it misspelt.
  std::string_view key{};
  std::vector<DeviationList> deviation_lists{};
  std::vector<LostRow> lost_rows{};
  /// What no text may hold at the beginning of a line.
  KeyNames key_names{};

  [[nodiscard]] Node& current_node() const { return plan.nodes[static_cast<std::size_t>(node)]; }
  [[nodiscard]] bool knows_form(PlanId id) const { return form_known[static_cast<std::size_t>(id)]; }
  /// Whether there is a plan that measures make, and its form was read.
  [[nodiscard]] bool knows_measure_form() const {
    return plan.measure_plan && knows_form(*plan.measure_plan);
  }
};

/// The place of a stretch of a scalar's content; the whole scalar where quoting changed the bytes.
[[nodiscard]] Span part_of(const Context& context, const SourceNode& node, std::uint32_t offset,
                           std::uint32_t length);

/// Adds a finding on a span and returns it, to be completed. Valid until the next one.
Diagnostic& report(Context& context, Code code, Span span, std::string message);
/// Adds the help "meinten Sie „…“?" where a candidate is near.
void suggest(Diagnostic& finding, std::string_view written, std::span<const std::string_view> candidates);

/// Reports a node that is not of the wanted kind, and how to write it; `help` instead of what its text
/// suggests.
void report_wrong_shape(Context& context, const SourceNode& node, SourceNode::Kind wanted,
                        std::string_view help = {});
/// How to name a row: the one that is meant beyond doubt, or all that there are.
[[nodiscard]] std::string row_help(const PlanForm& form, std::string_view written);

/// Whether the node is of the kind; otherwise says so. A null is of no kind, and never reported here.
bool expect_mapping(Context& context, const SourceNode& node);
bool expect_sequence(Context& context, const SourceNode& node);
bool expect_scalar(Context& context, const SourceNode& node);

/// A scalar's text with its place; nothing (and a finding) for anything else.
[[nodiscard]] OptionalText read_text(Context& context, const SourceNode& node);
/// `ja` or `nein`.
[[nodiscard]] std::optional<bool> read_flag(Context& context, const SourceNode& node);
/// Which of the words stands there; a finding for any other.
[[nodiscard]] std::optional<std::size_t> read_choice(Context& context, const SourceNode& node,
                                                     std::span<const std::string_view> words);
/// What the figures of a kind count.
[[nodiscard]] constexpr Counted counted_by(FigureKind kind) {
  if (kind == FigureKind::posts) return Counted::posts;
  return kind == FigureKind::indicator_value ? Counted::indicator : Counted::euros;
}
/// An amount in German notation; a finding for anything else that is not null.
[[nodiscard]] std::optional<Money> read_amount(Context& context, const SourceNode& node,
                                               Counted counted = Counted::euros);
/// Whether a value is nothing because a word for nothing stands there, like null; that has a finding.
[[nodiscard]] bool is_null_word(const SourceNode& node);
/// An amount put into the figure table. What is written but cannot be read becomes an unreadable figure, so
/// that no rule complains about it a second time; only null gives nothing.
[[nodiscard]] std::optional<FigureId> read_figure(Context& context, const SourceNode& node, FigureKind kind);
/// The figure that stands for something written that cannot be read.
[[nodiscard]] FigureId unreadable_figure(Context& context, Span span, FigureKind kind);

/// A row of a plan by its number; nothing (and a finding, where the form is known) for an unknown one.
[[nodiscard]] std::optional<RowIndex> read_row(Context& context, PlanId plan, const SourceNode& number);
/// Makes one finding of those reported from `first` on, all about items of one list with the same mistake.
void join_findings(Context& context, std::size_t first);
/// Index of a year column; nothing (and a finding) for an unknown one.
[[nodiscard]] std::optional<std::size_t> read_column(Context& context, const SourceNode& name);

/// The extra column of Teil B with this key, and the one that is meant by it in whatever letters: "VE 2026",
/// "spätere Jahre".
[[nodiscard]] std::optional<std::size_t> find_extra(const InvestmentForm& form, std::string_view key);
[[nodiscard]] std::optional<std::size_t> find_meant_extra(const InvestmentForm& form, std::string_view key);

/// Reports a list that has not one element for each column, and how to write it where that is certain.
void report_wrong_count(Context& context, const SourceNode& list, std::span<const std::string> titles,
                        Counted counted);
/// Reports what stands where a list with an amount for each column is expected.
void report_no_list(Context& context, const SourceNode& value, std::span<const std::string> titles);

/// Warns of an amount that a comma for its point has made two, where another amount is missing, so that the
/// list has as many as it must: `[31.240, 34,400]`. Only where no other amount of the list is below 1.000.
void warn_of_torn_amount(Context& context, const SourceNode& list);

/// Reads the amounts of one list. Where several cannot be read and it is clear what they are, that is one
/// finding.
class FigureList {
 public:
  FigureList(Context& context, const SourceNode& list, FigureKind kind)
      : context_(context), list_(list), kind_(kind) {}
  /// The figure of an item of the list, as `read_figure`.
  [[nodiscard]] std::optional<FigureId> read(const SourceNode& item);

 private:
  bool report_together();

  Context& context_;
  const SourceNode& list_;
  FigureKind kind_;
  bool reported_ = false;
};

/// The number of a year written with four digits.
[[nodiscard]] std::optional<int> parse_year(std::string_view text);

}  // namespace budgetc::binding
