#pragma once

#include <optional>
#include <string_view>

#include "document/lowering.hpp"

namespace budgetc::lowering {

/// Whether a part belongs to the whole book rather than to a node.
[[nodiscard]] bool is_book_part(PartKind kind);
/// Appends the blocks of a part: of a node, or of the book where `node` is nothing.
void append_part(const Context& context, PartKind kind, std::optional<NodeId> node, Blocks& blocks);

}  // namespace budgetc::lowering

namespace budgetc {

/// Name of a kind of page in a page plan, "teilergebnisplan".
[[nodiscard]] std::string_view page_name(PageKind kind);

}  // namespace budgetc
