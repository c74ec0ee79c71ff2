#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "expression/expression.hpp"

namespace budgetc::expression {

/// Reads an unsigned number in German notation: dots group thousands in threes, up to twelve decimals behind
/// the comma. Places of errors are within the number.
[[nodiscard]] tl::expected<Rational, ExpressionError> read_number(std::string_view text);

}  // namespace budgetc::expression
