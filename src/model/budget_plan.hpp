#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/budget_year.hpp"
#include "model/change_list.hpp"
#include "model/node.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// A class of products and its legend.
struct Classification {
  std::string key;
  Text text;
  /// Keys of the parts that a product of this class must have, e.g. "auftragsgrundlage".
  std::vector<Text> required_parts;
};

/// A titled piece of the preliminary remarks.
struct Remark {
  Text title;
  OptionalText text;
  std::vector<Remark> sections;
};

/// A finding accepted with an exact amount and a written reason (anerkannte Abweichung).
struct AcceptedDeviation {
  Text rule;
  Text place;
  OptionalText plan;
  OptionalText row;
  OptionalText column;
  FigureId difference{};
  Text reason;
  OptionalText until;
  Span span;
};

/// `regeln:` of haushalt.yaml: a rule's severity changed or the rule switched off, with the reason.
struct RuleSetting {
  Text code;
  std::optional<Severity> severity;  ///< nothing: switched off
  Text reason;
};

/// A rule that an administration writes itself, in haushalt.yaml or in `regeln/*.yaml`.
struct OwnRule {
  /// Name by which findings cite it, e.g. "zuwachs-sachaufwand".
  Text name;
  Severity severity = Severity::error;
  /// Where it applies: names of levels, numbers of nodes, columns; empty means everywhere.
  std::vector<Text> levels;
  std::vector<Text> nodes;
  std::vector<Located<std::size_t>> columns;  ///< indices into BudgetPlan::columns
  /// Expressions of the rule dialect: the rule applies only where `when` holds; `condition` must hold there.
  OptionalText when;
  Text condition;
  Text message;
  OptionalText help;
  OptionalText source;
  Span span;
};

/// A plan form that the administration keeps beside its sources, in use.
struct OwnForm {
  std::string name;
  /// Its file, relative to the sources: "formen/nrw-unna.yaml".
  std::string file;
  /// There is a shipped form of this name, which it takes the place of.
  bool replaces = false;
};

/// Stand of the reserves at the beginning of the first budget year (§ 75 GO NRW). What they are at the
/// beginning of a second one follows from the plan.
struct Reserves {
  std::optional<FigureId> equalization;  ///< Ausgleichsrücklage
  std::optional<FigureId> general;       ///< allgemeine Rücklage
};

/// Verlustvortrag (§ 79 Abs. 3 Satz 2 GO NRW), by column; empty, or with nothing where none is written.
struct LossCarryforward {
  /// What of the year's loss is carried forward.
  std::vector<std::optional<FigureId>> carried;
  /// What of losses carried forward before the year covers, from a surplus or the reserves.
  std::vector<std::optional<FigureId>> covered;
};

/// Wertgrenzen of measures: one for all kinds of payment, or by row of Teil A.
struct Thresholds {
  /// For every row that has none of its own.
  std::optional<Located<Money>> common;
  /// By row of Teil A.
  std::map<RowIndex, Located<Money>> by_row;

  [[nodiscard]] bool empty() const { return !common && by_row.empty(); }
};

/// The whole plan of one administration for the years that it decides on.
/// By what sources name the administration as a node.
inline constexpr std::string_view root_number = "haushalt";

struct BudgetPlan {
  Text administration;
  /// The budget years, ascending: one, or the two of a Doppelhaushalt. Empty where haushalt.yaml does not
  /// say.
  std::vector<BudgetYear> years;
  /// What `jahr` or `jahre` says.
  Span year_span;
  /// Level names, outermost first.
  std::vector<std::string> levels;
  /// `planebene`: index of the level whose nodes all have a plan, where haushalt.yaml names it.
  std::optional<std::size_t> plan_level;
  std::vector<Column> columns;
  /// The plans that the forms declare, by PlanId. The one that earmark rings and notes speak of is always
  /// there, without rows where no form was read.
  std::vector<PlanForm> forms = statutory_plans();
  /// The plan that notes, rings and rules on the whole budget speak of.
  PlanId result_plan{0};
  /// The plan that sums up the measures; nothing where the form has none, and so no measures either.
  std::optional<PlanId> measure_plan = PlanId{1};
  InvestmentForm investment_form;
  /// The Produktbereiche that the form names, in their order.
  std::vector<ProductArea> product_areas;
  Thresholds thresholds;
  /// Ergebnis columns may hold amounts rounded to whole euros (`rundung: euro`, the default).
  bool actuals_rounded = true;
  /// The whole administration is in the source.
  bool complete = false;
  OptionalText prior_year_sources;
  /// Inhabitants by year; 0 where they are written and could not be read.
  std::map<int, std::int64_t> inhabitants;
  std::vector<Classification> classifications;
  std::vector<Remark> remarks;
  std::vector<RuleSetting> rule_settings;
  std::vector<AcceptedDeviation> deviations;
  std::vector<OwnRule> own_rules;
  /// Own rules, or files with them, that were not understood.
  std::size_t lost_own_rules = 0;
  std::vector<OwnForm> own_forms;
  Reserves reserves;
  LossCarryforward losses;

  /// In the order in which they apply.
  std::vector<ChangeList> change_lists;
  /// What the applied lists did, by figure.
  std::vector<FigureChange> figure_changes;

  FigureTable figures;
  /// Sorted by number; parents before their children.
  std::vector<Node> nodes;
  std::vector<EarmarkRing> rings;
  std::vector<Investment> investments;
  /// The administration itself, the node above all others: where haushalt.yaml writes what a node may have,
  /// or a form has a plan of the whole administration.
  std::optional<NodeId> root;
  /// The keys of haushalt.yaml that say something of the administration as a node, at their places.
  std::vector<Text> root_keys;
  /// Node by number.
  std::unordered_map<std::string, NodeId> node_by_number;
  /// Index of the first ring of a citation.
  std::unordered_map<std::string, std::uint32_t> ring_by_citation;

  /// The first budget year, and the last; 0 where none is known.
  [[nodiscard]] int first_year() const { return years.empty() ? 0 : years.front().year; }
  [[nodiscard]] int last_year() const { return years.empty() ? 0 : years.back().year; }
  /// The budget years alone.
  [[nodiscard]] std::vector<int> year_numbers() const;
  /// "2026", or "2026/2027".
  [[nodiscard]] std::string years_text() const;
  /// Index of a year in `years`.
  [[nodiscard]] std::optional<std::size_t> find_year(int year) const;
  /// Index in `years` of the year whose Ansatz a column is.
  [[nodiscard]] std::optional<std::size_t> year_of(std::size_t column) const;
  /// Index in `years` of the budget year whose law holds in a column: its own, or the last one before it.
  [[nodiscard]] std::size_t deciding_year(std::size_t column) const;
  /// Whether a node is of the outermost level: none but the administration is above it.
  [[nodiscard]] bool is_top(NodeId id) const { return !node(id).is_root && node(id).parent == root; }
  /// The column of the year before, where both that and this one are of budget years or planned after them.
  [[nodiscard]] std::optional<std::size_t> preceding_column(std::size_t column) const;
  /// All nodes of the outermost level, in book order.
  [[nodiscard]] auto top_nodes() const {
    return std::views::iota(std::size_t{0}, nodes.size()) |
           std::views::transform([](std::size_t i) { return static_cast<NodeId>(i); }) |
           std::views::filter([this](NodeId id) { return is_top(id); });
  }
  /// The name of a node's level, "Produkt"; "Verwaltung" for the root.
  [[nodiscard]] std::string_view level_name(const Node& node) const;
  /// Whether a sum over all top nodes is one over the whole administration.
  [[nodiscard]] bool sums_up(NodeId id) const { return complete || !node(id).is_root; }
  /// Whether a node has a place for a plan: its form says whether the administration has it, or the nodes.
  [[nodiscard]] bool may_have(NodeId id, PlanId plan) const {
    return node(id).is_root ? form(plan).scope != PlanScope::nodes
                            : form(plan).scope != PlanScope::administration;
  }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const PlanForm& form(PlanId id) const { return forms[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const PlanForm& result_form() const { return form(result_plan); }
  /// Of the plan that sums up the measures, which must be there.
  [[nodiscard]] const PlanForm& measure_form() const { return form(*measure_plan); }
  /// The plan with this key, "teilergebnisplan".
  [[nodiscard]] std::optional<PlanId> find_plan(std::string_view key) const;
  /// All plans, in the order of `forms`.
  [[nodiscard]] auto plan_ids() const {
    return std::views::iota(std::size_t{0}, forms.size()) |
           std::views::transform([](std::size_t i) { return static_cast<PlanId>(i); });
  }
  [[nodiscard]] std::optional<NodeId> find_node(std::string_view number) const;
  /// The Produktbereich of a node: its own, or that of the nearest node above; nullptr for none.
  [[nodiscard]] const Text* product_area_of(NodeId id) const;
  /// Whether any node names one.
  [[nodiscard]] bool has_product_areas() const;
  /// Ring cited as "35-02".
  [[nodiscard]] const EarmarkRing* find_ring(std::string_view citation) const;
  /// Adds a ring or a measure, and enters it at its node; that one must be there.
  void add(EarmarkRing ring);
  void add(Investment measure);
};

/// Whether a column is that of a budget year, or planned for a year after them.
[[nodiscard]] bool is_planning_column(const BudgetPlan& plan, std::size_t column);
/// The columns of the budget years and of those planned after them, by year.
[[nodiscard]] std::vector<std::size_t> planning_columns(const BudgetPlan& plan);

}  // namespace budgetc
