#pragma once

#include <span>

#include <tl/expected.hpp>

#include "expression/lexer.hpp"

namespace budgetc::expression {

/// What is between the parentheses of a reference, and the bytes of the whole reference.
struct ReferenceText {
  std::span<const RawArgument> arguments;
  TextRange place;
};

/// `zeile(…)`
[[nodiscard]] tl::expected<RowReference, ExpressionError> read_row_reference(const ReferenceText& text);
/// `ring(…)`; the side follows behind the parenthesis and is not read here.
[[nodiscard]] tl::expected<RingReference, ExpressionError> read_ring_reference(const ReferenceText& text);
/// `kennzahl(…)`
[[nodiscard]] tl::expected<IndicatorReference, ExpressionError> read_indicator_reference(
    const ReferenceText& text);
/// `planstellen(…)`
[[nodiscard]] tl::expected<PostsReference, ExpressionError> read_posts_reference(const ReferenceText& text);

}  // namespace budgetc::expression
