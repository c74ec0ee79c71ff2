#pragma once

#include <optional>
#include <vector>

#include "model/change_list.hpp"
#include "schema/context.hpp"
#include "schema/value.hpp"
#include "state/draft_cells.hpp"

namespace budgetc::state {

inline constexpr Code unknown_place{"L01"};
inline constexpr Code several_plans{"L02"};
inline constexpr Code computed_cell{"L03"};
inline constexpr Code closed_column{"L04"};
inline constexpr Code other_amount{"L05"};
inline constexpr Code listed_twice{"L06"};
inline constexpr Code other_kind{"L07"};
inline constexpr Code without_sign{"L08"};

/// The keys of an entry of `aenderungen:`, but for its columns, and those of `{alt: …, neu: …}`.
[[nodiscard]] std::vector<binding::KeyInfo> change_keys();
[[nodiscard]] std::vector<binding::KeyInfo> replacement_keys();

/// One entry of `aenderungen:`; nothing, and a finding, where it is not wholly understood.
[[nodiscard]] std::optional<Change> read_change(binding::Context& context, const SourceNode& item,
                                                const DraftCells& cells);

/// Reads what a change does in one column: `+20.000`, or `{alt: …, neu: …}`. False, and a finding, for
/// anything else.
bool read_column_change(binding::Context& context, const SourceNode& value, ColumnChange& change);

}  // namespace budgetc::state
