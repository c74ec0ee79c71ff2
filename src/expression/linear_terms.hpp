#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "expression/expression.hpp"

namespace budgetc {

/// The rows that a form's formula adds (+1) and subtracts (-1), in form order. `rows` are the form's row
/// numbers in form order; a range takes all rows from its first to its last. An unknown row, a row named
/// twice, or anything but addition and subtraction is an error.
[[nodiscard]] tl::expected<std::vector<FormulaTerm>, ExpressionError> linear_terms(
    const Expression& expression, std::span<const std::string_view> rows);

}  // namespace budgetc
