#pragma once

#include <optional>
#include <string_view>

#include "document/lowering.hpp"

namespace budgetc::lowering {

/// Whether a part belongs to the whole book rather than to a node.
[[nodiscard]] bool is_book_part(PartKind kind);
/// Whether the source of a node itself says something that the part prints. Measures count where they stand,
/// though they are mostly printed with a node above; the name in an index counts at the node that has it.
[[nodiscard]] bool is_written(const BudgetPlan& plan, PartKind part, NodeId node);
/// The same, without measures, which are printed with a node above.
[[nodiscard]] bool is_written_here(const BudgetPlan& plan, PartKind part, NodeId node);
/// Appends the blocks of a part: of a node, or of the book where `node` is nothing.
void append_part(const Context& context, PartKind kind, std::optional<NodeId> node, Blocks& blocks);

}  // namespace budgetc::lowering

namespace budgetc {

/// Name of a kind of page in a page plan, "teilergebnisplan".
[[nodiscard]] std::string_view page_name(PageKind kind);

}  // namespace budgetc
