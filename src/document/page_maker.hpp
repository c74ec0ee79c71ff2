#pragma once

#include <optional>
#include <vector>

#include "document/lowering.hpp"

namespace budgetc::lowering {

/// A place of the book where the page plan has a page; whether there is one depends on what the sources say.
struct PageSlot {
  const PageSpec* spec = nullptr;
  /// The node that the page is about; nothing for pages of the whole book.
  std::optional<NodeId> node;
  /// A node begins before this slot, behind the one before.
  bool behind_start_of_node = false;
};

/// All slots in book order, or those of one node only.
[[nodiscard]] std::vector<PageSlot> page_slots(const Context& context, std::optional<NodeId> only);

/// A slot's page, without what depends on the pages before it: its anchor, and whether it begins its node.
[[nodiscard]] Page make_page(const Context& context, const PageSlot& slot);

/// Whether a slot's page is printed: something stands on it, or it is made of the book itself.
[[nodiscard]] bool is_printed(const PageSlot& slot, const Page& page);

}  // namespace budgetc::lowering
