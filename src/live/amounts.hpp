#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "live/live_figure.hpp"
#include "live/lookup.hpp"

namespace budgetc::live {

/// What is printed for an amount or for a side of a ring, in its format.
[[nodiscard]] tl::expected<std::string, ExpressionError> print_amount(const LiveFigure& figure,
                                                                      const Context& context);

}  // namespace budgetc::live
