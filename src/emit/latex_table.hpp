#pragma once

#include "emit/latex_writer.hpp"

namespace budgetc::emit {

/// Writes a table in the class's macros, with its footnotes.
void write_table(const Table& table, LatexWriter& writer);

}  // namespace budgetc::emit
