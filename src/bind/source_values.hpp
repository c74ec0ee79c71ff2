#pragma once

#include <vector>

#include "schema/value.hpp"

// What stands behind the keys of the sources, one file's tables for those of another.
namespace budgetc::binding {

/// The keys of haushalt.yaml, of a node's file with the plans of the format, and of a rule in a file of the
/// folder `regeln`.
[[nodiscard]] std::vector<KeyInfo> plan_file_keys();
[[nodiscard]] std::vector<KeyInfo> node_file_keys();
/// Those of parts that haushalt.yaml may have, too: they are the administration's.
[[nodiscard]] std::vector<KeyInfo> root_part_keys();
[[nodiscard]] std::vector<KeyInfo> own_rule_keys();
/// The keys of blocks that several files or the registry of parts name.
[[nodiscard]] std::vector<KeyInfo> deviation_keys();
[[nodiscard]] std::vector<KeyInfo> class_keys();
[[nodiscard]] std::vector<KeyInfo> remark_keys();
[[nodiscard]] std::vector<KeyInfo> setting_keys();
[[nodiscard]] std::vector<KeyInfo> focus_keys();
[[nodiscard]] std::vector<KeyInfo> transitions_keys();
[[nodiscard]] std::vector<KeyInfo> org_chart_keys();
[[nodiscard]] std::vector<KeyInfo> goal_page_keys();
[[nodiscard]] std::vector<KeyInfo> indicator_table_keys();
[[nodiscard]] std::vector<KeyInfo> block_total_keys();
[[nodiscard]] std::vector<KeyInfo> list_total_keys();
[[nodiscard]] std::vector<KeyInfo> measure_keys();
[[nodiscard]] std::vector<KeyInfo> note_keys();
[[nodiscard]] std::vector<KeyInfo> long_note_keys();
[[nodiscard]] std::vector<KeyInfo> ring_keys();

/// Accepted deviations, beside anything that may have some.
inline constexpr Value deviation_block = block_with(deviation_keys);
inline constexpr Value deviations_value = list_of<deviation_block>;

inline constexpr Value class_block = block_with(class_keys);
inline constexpr Value class_value = or_else(text_value, class_block);
inline constexpr Value classes = named_values("Klasse", class_value);
inline constexpr Value remark_block = block_with(remark_keys);
inline constexpr Value remarks_value = list_of<remark_block>;
inline constexpr Value setting_block = block_with(setting_keys);
inline constexpr Value settings_value = named_values("Regel", setting_block);
inline constexpr Value own_rule_block = block_with(own_rule_keys);
inline constexpr Value own_rules_value = list_of<own_rule_block>;

/// Parts of a node.
inline constexpr Value focus_value = block_with(focus_keys);
inline constexpr Value posts_value = by_column;
inline constexpr Value transitions_value = block_with(transitions_keys);
inline constexpr Value org_chart_value = block_with(org_chart_keys);
inline constexpr Value goals_value = block_with(goal_page_keys);
inline constexpr Value indicator_block = block_with(indicator_table_keys);
inline constexpr Value indicator_tables = list_of<indicator_block>;
inline constexpr Value block_totals_value = block_with(block_total_keys);
inline constexpr Value list_totals_value = block_with(list_total_keys);
inline constexpr Value measure_block = block_with(measure_keys);
inline constexpr Value measures_value = list_of<measure_block>;
inline constexpr Value note_block = block_with(note_keys);
inline constexpr Value long_note_block = block_with(long_note_keys);
inline constexpr Value notes_of_row = or_else(list_of<note_block>, long_note_block);
inline constexpr Value notes_value = named_values("Zeile", notes_of_row);
inline constexpr Value ring_block = block_with(ring_keys);
inline constexpr Value rings_value = list_of<ring_block>;
/// The rows of a plan, each with an amount per column; `spalten` names those that it writes.
inline constexpr Value plan_value = named_values("Zeile", amounts_value);
/// An amount, or one for each budget year where there are two.
inline constexpr Value by_year = named_values("Haushaltsjahr", amount_value);
inline constexpr Value year_amounts = or_else(amount_value, by_year);

}  // namespace budgetc::binding
