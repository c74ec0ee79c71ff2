#pragma once

#include <string>

#include <tl/expected.hpp>

#include "live/lookup.hpp"

namespace budgetc::live {

/// What is printed for an indicator, with its decimals and unit.
[[nodiscard]] tl::expected<std::string, ExpressionError> print_indicator(const LiveFigure& figure,
                                                                         const Context& context);
/// What is printed for the planned posts of a node.
[[nodiscard]] tl::expected<std::string, ExpressionError> print_posts(const LiveFigure& figure,
                                                                     const Context& context);

}  // namespace budgetc::live
