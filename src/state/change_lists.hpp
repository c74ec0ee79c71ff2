#pragma once

#include <vector>

#include "schema/context.hpp"
#include "source/load.hpp"

namespace budgetc::state {

/// Whether a file, by its name from the folder of the sources, is a change list.
[[nodiscard]] bool is_change_list(std::string_view name);

/// Reads the files of the folder `aenderungen`, each one change list, into the plan, whose nodes and measures
/// must all be known, and sorts the lists by number. `damaged` says of which files reading lost something.
void read_change_lists(binding::Context& context, const Sources& sources, const std::vector<bool>& damaged);

/// Makes the changes of all lists that are decided, one list after the other, and carries them into the
/// written sums above them. From the first decided list on that was not understood, none is applied: they
/// build on each other.
void apply_change_lists(binding::Context& context);

}  // namespace budgetc::state
