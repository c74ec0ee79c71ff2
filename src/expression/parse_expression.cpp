#include <algorithm>

#include <fmt/format.h>

#include "expression/parser.hpp"
#include "expression/references.hpp"

namespace budgetc {
namespace expression {
namespace {

/// Reads a reference's arguments, or passes the error on.
template <typename Read>
PartId finish(Read read, const ReferenceText& text, const auto& accept, const auto& refuse) {
  auto reference = read(text);
  return reference ? accept(*std::move(reference)) : refuse(std::move(reference.error()));
}

}  // namespace

// `zeile`, `ring`, `kennzahl` and `planstellen(`; nothing when the name is none of them.
std::optional<PartId> Parser::parse_reference(const Token& name) {
  const std::string word = lower_case(name.text);
  const bool is_row = word == "zeile";
  const bool is_ring = word == "ring";
  const bool is_indicator = word == "kennzahl";
  if (!is_row && !is_ring && !is_indicator && word != "planstellen") return std::nullopt;
  const Lexer before = lexer_;
  const auto open = lexer_.next();
  if (!open || open->kind != TokenKind::open) {
    lexer_ = before;
    return std::nullopt;
  }
  const auto arguments = lexer_.raw_arguments();
  if (!arguments) return fail(arguments.error());
  const std::uint32_t begin = name.place.offset;
  token_.place = lexer_.consumed_since(begin);
  advance();
  const ReferenceText text{*arguments, up_to_here(begin)};
  const auto refuse = [&](ExpressionError error) { return fail(std::move(error)); };
  const auto accept = [&](auto reference) {
    return add({std::move(reference), text.place, ValueType::number});
  };
  if (is_row) {
    return finish(
        read_row_reference, text,
        [&](RowReference reference) {
          const ValueType type = reference.is_range() && expression_.dialect != Dialect::form
                                     ? ValueType::list
                                     : ValueType::number;
          return add({std::move(reference), text.place, type});
        },
        refuse);
  }
  if (is_ring)
    return finish(
        read_ring_reference, text, [&](RingReference r) { return parse_ring_side(std::move(r), text.place); },
        refuse);
  if (is_indicator) return finish(read_indicator_reference, text, accept, refuse);
  return finish(read_posts_reference, text, accept, refuse);
}

}  // namespace expression

tl::expected<Expression, ExpressionError> parse_expression(std::string_view text, Dialect dialect) {
  if (text.size() > longest_expression) {
    return tl::unexpected(
        ExpressionError{fmt::format("die Formel ist länger als {} Zeichen", longest_expression),
                        "auf mehrere Formeln verteilen",
                        {0, 0}});
  }
  return expression::Parser(text, dialect).parse();
}

}  // namespace budgetc
