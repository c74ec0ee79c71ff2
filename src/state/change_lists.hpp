#pragma once

#include <vector>

#include "schema/context.hpp"
#include "schema/value.hpp"
#include "source/load.hpp"
#include "state/draft_cells.hpp"

namespace budgetc::state {

/// The keys of a change list.
[[nodiscard]] std::vector<binding::KeyInfo> change_list_keys();

/// Reads the files of the folder `aenderungen`, each one change list, into the plan, whose nodes and measures
/// must all be known, and applies those that are decided. `damaged` says of which files reading lost
/// something.
void add_change_lists(binding::Context& context, const Sources& sources, const std::vector<bool>& damaged);

/// Makes the changes of all lists that are decided, one list after the other, and carries them into the
/// written sums above them. From the first decided list on that was not understood, none is applied: they
/// build on each other.
void apply_change_lists(binding::Context& context, const DraftCells& cells);

}  // namespace budgetc::state
