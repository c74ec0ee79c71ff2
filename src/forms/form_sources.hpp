#pragma once

#include "schema/context.hpp"

namespace budgetc::binding {

/// Finds, when all forms are read, the plans and rows from which others are derived (`aus`). A plan or row
/// that is not there, and plans that are derived from each other in a circle, are findings; such rows are
/// entered.
void resolve_sources(Context& context);

}  // namespace budgetc::binding
