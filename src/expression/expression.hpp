#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "base/rational.hpp"
#include "model/column.hpp"
#include "model/plan_form.hpp"

namespace budgetc {

/// A stretch of bytes within the text of an expression.
struct TextRange {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// Why an expression cannot be read or computed; German, for a diagnostic with a caret at `place`.
struct ExpressionError {
  std::string message;
  /// What to do; may be empty.
  std::string help;
  TextRange place;
};

/// Where an expression stands, which decides what a bare number and a bare name mean.
enum class Dialect : std::uint8_t {
  form,       ///< formula of a plan form: numbers are rows, `001..009` their sum; nothing but + - ( ) summe
  rule,       ///< rule of an administration: numbers are numbers, rows are `zeile(016)`
  indicator,  ///< derived indicator: numbers are numbers, names are indicators of the same table
};

/// What an expression or a part of it yields.
enum class ValueType : std::uint8_t { number, truth, list };

/// Operators and functions.
enum class Operator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  negate,
  equal,
  unequal,
  less,
  at_most,
  greater,
  at_least,
  both,
  either,
  negation,
  sum,
  minimum,
  maximum,
  mean,
  count,
  absolute,
  round,
  choose,
  is_blank,
  children,
  prior_year,
};

/// Index of a part in `Expression::parts`.
enum class PartId : std::uint32_t {};

/// A number that is written in the expression.
struct Literal {
  Rational value;
};

/// `zeile(016)` or `zeile(001..009; Ansatz 2023; Knoten 35.01)`; what is not given is where the expression
/// is looked at from.
struct RowReference {
  std::string first;
  /// Last row of a range in form order; the same as `first` for a single row.
  std::string last;
  std::optional<Column> column{};
  std::optional<std::string> node{};
  /// Key of the plan, "teilfinanzplan_a"; that of results where none is named.
  std::optional<std::string> plan{};
  [[nodiscard]] bool is_range() const { return first != last; }
};

/// `ring(35-02).ertraege` or `.aufwendungen`.
struct RingReference {
  std::string citation;
  bool income = true;
};

/// `kennzahl(quote; 2023 Ist; Knoten 35.01)`, or a bare name in the formula of an indicator. "Ist" is a
/// column of kind actual, "Plan" one of kind planned.
struct IndicatorReference {
  std::string id;
  std::optional<Column> column{};
  std::optional<std::string> node{};
};

/// `planstellen` or `planstellen(Ergebnis 2022; Knoten 35.01)`.
struct PostsReference {
  std::optional<Column> column{};
  std::optional<std::string> node{};
};

/// An operator or function with its operands.
struct Operation {
  Operator op = Operator::add;
  std::vector<PartId> operands;
};

/// One part of an expression: what it is, where it is written, what it yields.
struct ExpressionPart {
  std::variant<Literal, RowReference, RingReference, IndicatorReference, PostsReference, Operation> content;
  TextRange place;
  ValueType type = ValueType::number;
};

/// A parsed and typed expression: a value, its parts in one vector, operands before what uses them.
struct Expression {
  std::string text;
  Dialect dialect = Dialect::rule;
  std::vector<ExpressionPart> parts;
  PartId root{};

  [[nodiscard]] const ExpressionPart& part(PartId id) const { return parts[static_cast<std::size_t>(id)]; }
  [[nodiscard]] ValueType type() const { return part(root).type; }
};

/// Longest expression, deepest nesting and most parts that are read; beyond that is an error.
inline constexpr std::size_t longest_expression = 4000;
inline constexpr int deepest_expression = 50;
inline constexpr std::size_t most_expression_parts = 1000;

/// Reads an expression. Never throws; gives the first error with its place.
[[nodiscard]] tl::expected<Expression, ExpressionError> parse_expression(std::string_view text,
                                                                         Dialect dialect);

}  // namespace budgetc
