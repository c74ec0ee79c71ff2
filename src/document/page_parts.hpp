#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "document/lowering.hpp"

namespace budgetc {

/// Everything that a page plan may name after `teil:`, of the book and of nodes.
[[nodiscard]] std::span<const PagePart* const> page_parts();
/// The one with this name; nullptr where there is none.
[[nodiscard]] const PagePart* find_page_part(std::string_view name);

namespace lowering {

/// Whether the source of a node itself says something that the part prints.
[[nodiscard]] bool is_written(const BudgetPlan& plan, const PartSpec& spec, const Node& node);
/// The same for `wenn: geschrieben`: without measures, which are printed with a node above.
[[nodiscard]] bool is_written_here(const BudgetPlan& plan, const PartSpec& spec, const Node& node);
/// Appends the blocks of a part: of a node, or of the book where `node` is nothing.
void append_part(const Context& context, const PartSpec& spec, std::optional<NodeId> node, Blocks& blocks);

}  // namespace lowering
}  // namespace budgetc
