#pragma once

#include <string_view>
#include <vector>

#include "expression/expression.hpp"
#include "model/node.hpp"
#include "source/source_files.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc::live {

/// A live figure that cannot be printed.
inline constexpr Code faulty_figure{"T05"};

/// One finding per fault, at its place in the source of the text.
[[nodiscard]] std::vector<Diagnostic> findings_of(const SourceFiles& files, const Text& text,
                                                  const std::vector<ExpressionError>& faults);

}  // namespace budgetc::live
