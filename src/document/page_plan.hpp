#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "model/budget_plan.hpp"
#include "parts/part.hpp"
#include "source/file_system.hpp"
#include "source/load.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>
#include <budgetc/document/document.hpp>

namespace budgetc {

/// Printed words that belong to no source: column headings, fixed phrases.
enum class Word : std::uint8_t {
  row_number,
  row_label,
  class_key,
  class_text,
  old_product,
  old_name,
  new_product,
  new_name,
  transition_group,
  product_number,
  product_name,
  sum,
  balance,
  sum_of_receipts,
  sum_of_payments,
  due_years,
  list_number,
  list_label,
  list_amount,
  list_grants,
  list_above,
  list_below,
  posts_heading,
  posts_row,
  posts_actual,
  posts_prior,
  posts_current,
  posts_other,
  indicator_number,
  indicator_label,
  notes_position,
  notes_prior,
  notes_ring,
  ring_title,
  ring_intro,
  ring_kind,
  ring_income,
  ring_expense,
  ring_label,
  ring_row,
  ring_mixed_levels,
  goal_focus,
  impact_goal,
  output_goal,
  measure,
  impact_question,
  output_question,
  measure_question,
  fields_of_action,
  principles,
  balance_result,
  balance_carried,
  balance_covered,
  balance_draw,
  balance_equalization,
  balance_general,
  balance_open,
  deviation_rule,
  deviation_place,
  deviation_difference,
  deviation_reason,
  deviation_until,
  changed_rules,
  rule_state,
  own_form,
  change_legend,
  single_volume,
  running_foot,
};
/// Number of `Word`s.
inline constexpr std::size_t word_count = static_cast<std::size_t>(Word::running_foot) + 1;

/// A building block of a page with the heading over it; an empty heading prints none.
struct PartSpec {
  const PagePart* part = nullptr;
  std::string title;
  /// Only where the node's own source writes the plan or its control totals, not where it is only computed.
  bool if_written = false;
  /// Key of a plan of the form, where the part takes one.
  std::string plan{};
};

/// A page: what kind, the small line over its name, its title (empty: the node's number and name), and its
/// parts.
struct PageSpec {
  PageKind kind = PageKind::title;
  /// As the page plan names it, "teilergebnisplan": where it is linked to.
  std::string name{};
  std::string kicker;
  std::string title;
  std::vector<PartSpec> parts;
};

/// Pages of a node: before its children and, `after`, behind the last of them.
struct LevelPages {
  std::vector<PageSpec> before;
  std::vector<PageSpec> after;
  /// The key of a page plan that gives them.
  Span place{};
};

/// Druckprofil: which pages the book has, in which order, under which headings and words. Texts may hold
/// placeholders such as `{jahr}`.
struct PagePlan {
  std::string title;
  std::string subtitle;
  std::vector<PageSpec> front;
  LevelPages administration;
  LevelPages outermost;
  LevelPages inner;
  LevelPages innermost;
  std::vector<PageSpec> back;
  /// The keys that give the pages before and behind the nodes.
  Span front_place{};
  Span back_place{};
  /// The administration's own file, where there is one.
  std::optional<FileId> own_file;
  std::array<std::string, word_count> words;
  /// By key, the words that belong to one part of nodes.
  std::map<std::string, std::string, std::less<>> part_words;

  /// Texts that name live figures, as they are written; `settle_page_plan` puts the figures in their place.
  std::vector<Text> live_texts{};

  /// The text of a word, placeholders still in it.
  [[nodiscard]] const std::string& word(Word word) const { return words[static_cast<std::size_t>(word)]; }
};

/// Gives every plan of the form that has no place of its own in the format, and so none in the shipped page
/// plan, a page on each level that does not print it, behind those of the other plans: a figure that is
/// planned is printed.
void place_further_plans(PagePlan& pages, const BudgetPlan& plan);

/// Puts into the texts of a page plan what their live figures are, as they are seen from the administration.
/// Gives a finding (T05) for each that has a fault; it stays as it is written.
[[nodiscard]] std::vector<Diagnostic> settle_page_plan(PagePlan& pages, const SourceFiles& files,
                                                       const BudgetPlan& plan, const Evaluation& evaluation);

/// A page plan and what was wrong with its files. With errors the plan holds what could be read.
struct PagePlanResult {
  PagePlan plan;
  std::vector<Diagnostic> diagnostics;
};

/// The administration's own page plan among its sources, `druck/standard.yaml`; nullptr where there is none.
[[nodiscard]] const SourceTree* find_page_plan(const Sources& sources);

/// The plans that a page plan may name.
struct KnownPlans {
  std::span<const PlanForm> forms{};
  /// There are no others. Otherwise forms could not be read, and nothing is said of a name that may be
  /// theirs.
  bool all = false;
};

/// Reads `<templates>/druck/standard.yaml`, whose file is added to `sources`, and over it, unless it is null,
/// the administration's `own` page plan, which may replace any top-level part and any single word.
[[nodiscard]] PagePlanResult load_page_plan(SourceFiles& sources, const FileSystem& files,
                                            const std::filesystem::path& templates, const SourceTree* own,
                                            const KnownPlans& plans);

/// A placeholder's name and what is put there.
using Replacement = std::pair<std::string_view, std::string_view>;
/// Replaces `{name}`; placeholders that are not given stay as they are.
[[nodiscard]] std::string expand(std::string_view text, std::initializer_list<Replacement> replacements);

}  // namespace budgetc
