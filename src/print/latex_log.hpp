#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "print/latex_run.hpp"

namespace budgetc {

/// The first error in a log of `-file-line-error`; what follows the first is usually its consequence.
/// `document` is the LaTeX text, in which the error's line leads to the source line before it.
[[nodiscard]] LatexProblem first_error(std::string_view log, std::string_view document,
                                       std::string_view document_name);

/// Lines and boxes that stick out of their place by at least a point (0.35 mm), each led back to its source
/// line where the log says which line of the document it was.
[[nodiscard]] std::vector<LatexProblem> overfull_boxes(std::string_view log, std::string_view document);

/// Characters that the fonts lacked without stopping the run, each named once.
[[nodiscard]] std::vector<LatexProblem> missing_characters(std::string_view log);

}  // namespace budgetc
