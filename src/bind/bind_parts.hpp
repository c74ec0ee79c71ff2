#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "schema/context.hpp"
#include "schema/fields.hpp"
#include "source/load.hpp"

namespace budgetc::binding {

/// What haushalt.yaml says that can only be understood later.
struct PlanFile {
  explicit PlanFile(BudgetPlan& target) : plan(target) {}

  BudgetPlan& plan;
  /// `jahr` or `jahre`, whichever came first.
  const SourceNode* years_key = nullptr;
  OptionalText result_form;
  OptionalText finance_form;
  /// `planebene:`, the name of a level.
  OptionalText plan_level;
  /// `eigene_regeln:`, which name nodes.
  const SourceNode* own_rules = nullptr;
  /// `wertgrenze:`, which may name rows of Teil A.
  const SourceNode* threshold = nullptr;
  /// What haushalt.yaml says of the administration as a node, with the key as the format spells it. Plans of
  /// forms that are not read yet are among it, and so may be what is no key at all.
  struct RootEntry {
    std::string_view key;
    const SourceEntry* entry = nullptr;
    /// Reading already complained about the file.
    bool damaged_file = false;
  };
  std::vector<RootEntry> root_entries;
  /// A form has findings, so that plans may be missing.
  bool forms_faulty = false;
  /// Entries that stand in files of their own.
  std::deque<SourceEntry> of_files;
  /// `verlustvortrag:` and `verlustvortrag_abdeckung:`, which name columns.
  const SourceNode* loss_carried = nullptr;
  const SourceNode* loss_covered = nullptr;
};

/// Reads haushalt.yaml; its accepted deviations are kept, as those of all files.
void read_plan_file(Context& context, const SourceNode& root, PlanFile& file);
/// The keys of haushalt.yaml.
[[nodiscard]] std::vector<std::string_view> keys_of_plan_file();
/// Reads `jahr`, or the one or two years of `jahre`.
void read_year(Context& context, const SourceEntry& entry, PlanFile& file);
void read_years(Context& context, const SourceEntry& entry, PlanFile& file);
/// Finds the columns of the budget years and of the years before; says whether each year has its own.
[[nodiscard]] bool find_year_columns(Context& context);
/// Whether the budget has a plan that measures make; says so where it has none, and a key speaks of measures.
[[nodiscard]] bool expect_measures(Context& context, Span span, std::string_view key);
/// Reads the thresholds of measures, one for all or by kind of payment; the form of Teil A must be known.
void read_threshold(Context& context, const SourceNode& value);
/// Reads losses carried forward, or what covers them, by column.
void read_loss_carryforward(Context& context, const SourceNode& value,
                            std::vector<std::optional<FigureId>>& target);
void read_classifications(Context& context, const SourceEntry& entry, PlanFile& file);
void read_remarks(Context& context, const SourceEntry& entry, PlanFile& file);
void read_rule_settings(Context& context, const SourceEntry& entry, PlanFile& file);
/// Reports a code that is no rule's for its very form.
void check_rule_code(Context& context, const Text& code);

/// Keep the `abweichungen:` of haushalt.yaml, of a node's file, or beside notes, a ring or a measure.
void keep_deviations(Context& context, const SourceEntry& entry, PlanFile& file);
void keep_deviations(Context& context, const SourceEntry& entry, Node& node);
void keep_deviations(Context& context, const SourceEntry& entry, LineNotes& notes);
void keep_deviations(Context& context, const SourceEntry& entry, EarmarkRing& ring);
void keep_deviations(Context& context, const SourceEntry& entry, Investment& investment);
/// Reads all accepted deviations that were kept and sorts them in the order of the plan.
void read_deviations(Context& context);
/// Reads a list of rules that the administration wrote itself; nodes must be known.
void read_own_rules(Context& context, const SourceNode& list);
/// Reads the files of the folder `regeln`, each such a list.
void read_own_rule_files(Context& context, const Sources& sources, const std::vector<bool>& damaged);

/// A file of the tree with the number it is about.
struct NodeFile {
  FileId file{};
  const SourceNode* root = nullptr;
  /// The entry that names level and number; nullptr where the file is damaged or missing.
  const SourceEntry* level_entry = nullptr;
  std::size_t level = 0;
  std::string number;
  Span number_span;
  /// Reading already complained about the file.
  bool damaged = false;
  /// The number is guessed from the path, or the path names another one: either may be right.
  bool in_doubt = false;
};

/// Finds the files of all nodes, in the order of the sources. Files that are no node's are findings.
[[nodiscard]] std::vector<NodeFile> find_node_files(Context& context, const Sources& sources,
                                                    const std::vector<bool>& damaged);
/// Leaves one file for each number. Numbers given twice, and numbers that contradict the path of their file,
/// are findings. Where the path may be right, its number becomes a node too, so that no sum is decided with a
/// node too many or too few.
void settle_numbers(Context& context, std::vector<NodeFile>& files);
/// Adds the node of the administration, before all others.
void add_root(Context& context, FileId file);
/// The keys that haushalt.yaml may have for the administration as a node, but for its plans.
[[nodiscard]] std::vector<std::string_view> root_keys();
/// Reads what haushalt.yaml says of the administration as a node; its node must be there. `root` is the whole
/// file.
void read_root(Context& context, const SourceNode& root, const PlanFile& file);
/// Whether a file beside haushalt.yaml is called as a part of the administration ("stellenplan.yaml") and
/// names no node.
[[nodiscard]] bool holds_root_part(const BudgetPlan& plan, std::string_view name, const SourceNode& root);
/// Adds the parts that have files of their own to those of haushalt.yaml; one that stands in both is a
/// finding.
void find_part_files(Context& context, const Sources& sources, const std::vector<bool>& damaged,
                     PlanFile& file);
/// Lets parts understand what needs all nodes.
void settle_parts(Context& context);
/// Makes the nodes of the tree, sorted, with parents and children. A parent that has no file is a finding,
/// unless all that belongs to it is in doubt; it gets a node all the same.
void build_tree(Context& context, const std::vector<NodeFile>& files);
/// Whether a text can be a node's number: letters, digits, `-` and `_` in segments between single dots.
[[nodiscard]] bool is_node_number(std::string_view text);
/// Natural order: numbers segment by segment, numeric ones by value; a parent before its children.
[[nodiscard]] bool number_less(std::string_view a, std::string_view b);
/// Number without its last segment; empty when there is only one.
[[nodiscard]] std::string_view parent_number(std::string_view number);

/// Puts unreadable figures wherever the amounts of rows with an unknown number may belong, so that nothing is
/// decided without them; all nodes must have been read.
void fill_lost_rows(Context& context);
/// The keys that a node's file may have: those of its parts, and of the plans that the forms declare. What
/// only the administration has is refused where the node is not the root.
[[nodiscard]] std::vector<Field<Node>> fields_of_node(const BudgetPlan& plan, bool of_root);
/// Reads everything that a node's file says.
void read_node(Context& context, const NodeFile& file, std::span<const Field<Node>> fields);
void read_classification(Context& context, const SourceEntry& entry, Node& node);
void read_product_area(Context& context, const SourceEntry& entry, Node& node);
void read_focus(Context& context, const SourceEntry& entry, Node& node);
void read_posts(Context& context, const SourceEntry& entry, Node& node);
/// Reads the plan whose key is `Context::key`.
void read_plan(Context& context, const SourceEntry& entry, Node& node);
void read_line_notes(Context& context, const SourceEntry& entry, Node& node);
void read_rings(Context& context, const SourceEntry& entry, Node& node);
void read_investments(Context& context, const SourceEntry& entry, Node& node);
void read_block_totals(Context& context, const SourceEntry& entry, Node& node);
void read_list_totals(Context& context, const SourceEntry& entry, Node& node);
void read_indicators(Context& context, const SourceEntry& entry, Node& node);
void read_indicator_tables(Context& context, const SourceNode& list, std::vector<IndicatorTable>& tables);
void read_goals(Context& context, const SourceEntry& entry, Node& node);
void read_transitions(Context& context, const SourceEntry& entry, Node& node);
void read_org_chart(Context& context, const SourceEntry& entry, Node& node);

/// Reports rings and measures that share a number.
void check_unique_rings(Context& context);
void check_unique_investments(Context& context);

}  // namespace budgetc::binding
