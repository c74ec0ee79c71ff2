#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "document/page_parts.hpp"

namespace budgetc {

namespace lowering {

const LevelPages& pages_of(const BudgetPlan& plan, const PagePlan& pages, std::size_t level) {
  if (level == 0) return pages.outermost;
  return level + 1 == plan.levels.size() ? pages.innermost : pages.inner;
}

}  // namespace lowering

namespace {

using lowering::Blocks;
using lowering::Context;

/// Builds the pages one after the other.
class BookBuilder {
 public:
  BookBuilder(const Context& context, std::optional<NodeId> only, Document& document)
      : context_(context), only_(only), document_(document) {}

  void build() {
    if (only_) return add_node(*only_);
    add_book_pages(context_.pages.front);
    for (std::size_t i = 0; i < context_.plan.nodes.size(); ++i) {
      const auto id = static_cast<NodeId>(i);
      if (!context_.plan.node(id).parent) add_node(id);
    }
    add_book_pages(context_.pages.back);
  }

 private:
  /// Pages that need no part: they are made of the book itself.
  static bool is_made_of_book(PageKind kind) { return kind == PageKind::title || kind == PageKind::contents; }

  void add_book_pages(const std::vector<PageSpec>& specs) {
    for (const PageSpec& spec : specs) {
      Page page;
      page.kind = spec.kind;
      page.kicker = lowering::book_text(context_, spec.kicker);
      page.title = lowering::book_text(context_, spec.title);
      for (const PartSpec& part : spec.parts) add_part(part, std::nullopt, page.blocks);
      page.anchor = unique_anchor(std::string(page_name(spec.kind)));
      if (is_made_of_book(spec.kind) || !page.blocks.empty()) document_.pages.push_back(std::move(page));
    }
  }

  void add_node(NodeId id) {  // NOLINT(misc-no-recursion)
    const Node& node = context_.plan.node(id);
    const LevelPages& pages = lowering::pages_of(context_.plan, context_.pages, node.level);
    begins_node_ = true;
    for (const PageSpec& spec : pages.before) add_node_page(spec, id);
    if (!only_) {
      for (const NodeId child : node.children) add_node(child);
    }
    for (const PageSpec& spec : pages.after) add_node_page(spec, id);
  }

  void add_node_page(const PageSpec& spec, NodeId id) {
    Page page = node_page(spec, id);
    for (const PartSpec& part : spec.parts) add_part(part, id, page.blocks);
    if (page.blocks.empty()) return;
    page.begins_node = begins_node_ && spec.title.empty();
    if (!spec.title.empty() && !begins_node_) ++page.level;
    page.anchor = page.begins_node
                      ? lowering::node_anchor(context_, id)
                      : unique_anchor(fmt::format("{}-{}", page_name(spec.kind), lowering::slug(page.node)));
    if (page.begins_node) begins_node_ = false;
    document_.pages.push_back(std::move(page));
  }

  [[nodiscard]] Page node_page(const PageSpec& spec, NodeId id) const {
    const Node& node = context_.plan.node(id);
    const NodeId top = lowering::outermost(context_, id);
    Page page;
    page.kind = spec.kind;
    page.kicker = lowering::node_text(context_, id, spec.kicker);
    page.number = spec.title.empty() ? node.number.value : "";
    page.title = spec.title.empty() ? node.name.value : lowering::node_text(context_, id, spec.title);
    page.node = node.number.value;
    page.thumb = context_.plan.node(top).number.value;
    page.running_foot = lowering::node_text(context_, top, context_.pages.word(Word::running_foot));
    page.level = static_cast<int>(node.level);
    return page;
  }

  /// The part's blocks under its heading; nothing at all where the part has no content.
  void add_part(const PartSpec& spec, std::optional<NodeId> node, Blocks& blocks) {
    if (spec.if_written && node &&
        !lowering::is_written_here(context_.plan, *spec.part, context_.plan.node(*node)))
      return;
    Blocks own;
    lowering::append_part(context_, spec, node, own);
    if (own.empty()) return;
    if (!spec.title.empty()) {
      const std::string title =
          node ? lowering::node_text(context_, *node, spec.title) : lowering::book_text(context_, spec.title);
      blocks.emplace_back(Heading{title, 1});
    }
    for (Block& block : own) blocks.push_back(std::move(block));
  }

  std::string unique_anchor(std::string anchor) {
    const std::string stem = anchor;
    int& last = last_number_.try_emplace(stem, 1).first->second;
    while (!anchors_.insert(anchor).second) anchor = fmt::format("{}-{}", stem, ++last);
    return anchor;
  }

  const Context& context_;
  std::optional<NodeId> only_;
  Document& document_;
  std::set<std::string> anchors_;
  /// The last number behind each anchor that several pages would have.
  std::map<std::string, int> last_number_;
  bool begins_node_ = false;
};

/// The book's subtitle: a volume of a single budget bears its name.
std::string subtitle(const Context& context) {
  const auto is_outermost = [](const Node& node) { return !node.parent; };
  const auto& nodes = context.plan.nodes;
  const auto first = std::ranges::find_if(nodes, is_outermost);
  if (context.plan.complete || std::ranges::count_if(nodes, is_outermost) != 1) {
    return lowering::book_text(context, context.pages.subtitle);
  }
  return lowering::node_text(context, static_cast<NodeId>(first - nodes.begin()),
                             context.pages.word(Word::single_volume));
}

}  // namespace

Document lower(const BudgetPlan& plan, const Evaluation& evaluation, const RuleReport& report,
               const LayoutOptions& options) {
  const Context context{plan, evaluation, report, options.page_plan};
  Document document;
  document.administration = plan.administration.value;
  document.year = plan.year;
  document.title = lowering::book_text(context, options.page_plan.title);
  document.subtitle = subtitle(context);
  document.warning_mark = options.warning_mark;
  BookBuilder(context, options.only, document).build();
  document.datasets = lowering::make_datasets(context, options.only);
  lowering::drop_dead_links(document);
  return document;
}

}  // namespace budgetc
