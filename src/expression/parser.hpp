#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "expression/functions.hpp"
#include "expression/lexer.hpp"

namespace budgetc::expression {

/// Recursive descent over the grammar, loosest operators first:
///   either     = both { "oder" both }
///   both       = negation { "und" negation }
///   negation   = [ "nicht" ] negation | comparison
///   comparison = sum [ ("=" | "<>" | "<" | "<=" | ">" | ">=") sum ]
///   sum        = product { ("+" | "-") product }
///   product    = sign { ("*" | "/") sign }
///   sign       = "-" sign | primary
///   primary    = number [ "%" ] | "(" either ")" | name | function | reference
/// After the first error every token is the end, so that all functions return.
class Parser {
 public:
  Parser(std::string_view text, Dialect dialect);
  [[nodiscard]] tl::expected<Expression, ExpressionError> parse();

 private:
  [[nodiscard]] PartId parse_either();
  [[nodiscard]] PartId parse_both();
  [[nodiscard]] PartId parse_negation();
  [[nodiscard]] PartId parse_comparison();
  [[nodiscard]] PartId parse_sum();
  [[nodiscard]] PartId parse_product();
  [[nodiscard]] PartId parse_sign();
  [[nodiscard]] PartId parse_primary();
  [[nodiscard]] PartId parse_parenthesis();
  [[nodiscard]] PartId parse_number();
  [[nodiscard]] PartId parse_form_rows();
  [[nodiscard]] PartId parse_name();
  [[nodiscard]] PartId parse_function(const Token& name);
  [[nodiscard]] std::optional<PartId> parse_reference(const Token& name);
  [[nodiscard]] PartId parse_ring_side(RingReference reference, TextRange place);
  [[nodiscard]] PartId lone_name(const Token& name);

  void advance();
  [[nodiscard]] bool at(TokenKind kind) const { return token_.kind == kind; }
  [[nodiscard]] bool at_word(std::string_view word) const;
  bool take(TokenKind kind);
  /// Records the first error and ends the text.
  PartId fail(ExpressionError error);
  PartId unexpected_token();
  [[nodiscard]] bool failed() const { return error_.has_value(); }

  PartId add(ExpressionPart part);
  PartId add_operation(Operator op, std::vector<PartId> operands, TextRange place);
  [[nodiscard]] TextRange span(PartId first, PartId last) const;
  [[nodiscard]] TextRange up_to_here(std::uint32_t begin) const;

  Lexer lexer_;
  Expression expression_;
  Token token_;
  /// End of the last token taken.
  std::uint32_t end_ = 0;
  int depth_ = 0;
  std::optional<ExpressionError> error_;
};

}  // namespace budgetc::expression
