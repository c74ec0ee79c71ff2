#include "document/page_maker.hpp"

#include <utility>

#include "document/page_parts.hpp"

namespace budgetc::lowering {

std::size_t page_level(const BudgetPlan& plan, const Node& node) {
  return node.is_root ? plan.levels.size() : node.level;
}

const LevelPages& pages_of(const BudgetPlan& plan, const PagePlan& pages, std::size_t level) {
  if (level == plan.levels.size()) return pages.administration;
  if (level == 0) return pages.outermost;
  return level + 1 == plan.levels.size() ? pages.innermost : pages.inner;
}

namespace {

/// Lists slots in book order.
class SlotList {
 public:
  explicit SlotList(const Context& context) : context_(context) {}

  void add_book() {
    add(context_.pages.front, std::nullopt);
    // All others stand below the administration, where it is a node.
    if (context_.plan.root) {
      add_node(*context_.plan.root, true);
    } else {
      for (const NodeId id : context_.plan.top_nodes()) add_node(id, true);
    }
    add(context_.pages.back, std::nullopt);
  }

  void add_node(NodeId id, bool with_children) {  // NOLINT(misc-no-recursion)
    const Node& node = context_.plan.node(id);
    const LevelPages& pages = pages_of(context_.plan, context_.pages, page_level(context_.plan, node));
    node_begins_ = true;
    add(pages.before, id);
    if (with_children) {
      for (const NodeId child : node.children) add_node(child, true);
    }
    add(pages.after, id);
  }

  std::vector<PageSlot> take() { return std::move(slots_); }

 private:
  void add(const std::vector<PageSpec>& specs, std::optional<NodeId> node) {
    for (const PageSpec& spec : specs)
      slots_.push_back({&spec, node, node.has_value() && std::exchange(node_begins_, false)});
  }

  const Context& context_;
  std::vector<PageSlot> slots_;
  bool node_begins_ = false;
};

Page book_page(const Context& context, const PageSpec& spec) {
  Page page;
  page.kind = spec.kind;
  page.kicker = book_text(context, spec.kicker);
  page.title = book_text(context, spec.title);
  return page;
}

Page node_page(const Context& context, const PageSpec& spec, NodeId id) {
  const Node& node = context.plan.node(id);
  const NodeId top = outermost(context, id);
  Page page;
  page.kind = spec.kind;
  page.kicker = node_text(context, id, spec.kicker);
  page.number = spec.title.empty() && !node.is_root ? node.number.value : "";
  page.title = spec.title.empty() ? node.name.value : node_text(context, id, spec.title);
  page.node = node.number.value;
  if (!node.is_root) page.thumb = context.plan.node(top).number.value;
  page.running_foot =
      node.is_root ? node.name.value : node_text(context, top, context.pages.word(Word::running_foot));
  page.level = static_cast<int>(node.level);
  page.origin = node.name.span;
  return page;
}

/// The part's blocks under its heading; nothing at all where the part has no content.
void add_part(const Context& context, const PartSpec& spec, std::optional<NodeId> node, Blocks& blocks) {
  if (spec.if_written && node && !is_written_here(context.plan, spec, context.plan.node(*node))) return;
  Blocks own;
  append_part(context, spec, node, own);
  if (own.empty()) return;
  if (!spec.title.empty()) {
    const std::string title = node ? node_text(context, *node, spec.title) : book_text(context, spec.title);
    blocks.emplace_back(Heading{title, 1});
  }
  for (Block& block : own) blocks.push_back(std::move(block));
}

}  // namespace

std::vector<PageSlot> page_slots(const Context& context, std::optional<NodeId> only) {
  SlotList slots(context);
  if (only) {
    slots.add_node(*only, false);
  } else {
    slots.add_book();
  }
  return slots.take();
}

Page make_page(const Context& context, const PageSlot& slot) {
  Page page = slot.node ? node_page(context, *slot.spec, *slot.node) : book_page(context, *slot.spec);
  for (const PartSpec& part : slot.spec->parts) add_part(context, part, slot.node, page.blocks);
  return page;
}

bool is_printed(const PageSlot& slot, const Page& page) {
  const bool made_of_book = page.kind == PageKind::title || page.kind == PageKind::contents;
  return !page.blocks.empty() || (made_of_book && !slot.node);
}

}  // namespace budgetc::lowering
