#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "expression/expression.hpp"

namespace budgetc::expression {

/// What a function takes for its operands.
enum class Signature : std::uint8_t {
  numbers,        ///< any number of numbers and lists, gives a number
  one_number,     ///< one number, gives a number
  with_decimals,  ///< a number and a written count of decimals
  choice,         ///< a truth value and two of the same type
  test,           ///< a number, gives a truth value
  of_children,    ///< a number, gives the list of it at all children
  same,           ///< gives what it is given
};

/// A function of the language.
struct Function {
  std::string_view name;
  Operator op;
  Signature signature;
  /// How it is used, for messages.
  std::string_view usage;
};

/// All functions.
[[nodiscard]] std::span<const Function> functions();
/// The function with this name, upper case or lower; nullptr when there is none.
[[nodiscard]] const Function* find_function(std::string_view name);
/// Names of functions and references, for did-you-mean.
[[nodiscard]] std::span<const std::string_view> known_names();
/// The text in lower-case ASCII: words may be written as in a spreadsheet.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Type of an operation on these operands, or what is wrong with the first unfitting one. `place` is that of
/// the whole operation.
[[nodiscard]] tl::expected<ValueType, ExpressionError> type_of(const Expression& expression,
                                                               const Operation& operation, TextRange place);

}  // namespace budgetc::expression
