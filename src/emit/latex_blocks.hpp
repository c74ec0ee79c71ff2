#pragma once

#include "emit/latex_writer.hpp"

namespace budgetc::emit {

/// Writes one block of a page in the class's macros.
void write_block(const Block& block, LatexWriter& writer);

}  // namespace budgetc::emit
