#include "document/lower.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/parallel.hpp"
#include "document/lowering.hpp"
#include "document/page_maker.hpp"
#include "document/page_parts.hpp"

namespace budgetc {
namespace {

using lowering::Context;
using lowering::PageSlot;

/// The book's subtitle: a volume of a single budget bears its name.
std::string subtitle(const Context& context) {
  auto tops = context.plan.top_nodes();
  const auto first = tops.begin();
  if (context.plan.complete || std::ranges::distance(tops) != 1) {
    return lowering::book_text(context, context.pages.subtitle);
  }
  return lowering::node_text(context, *first, context.pages.word(Word::single_volume));
}

/// A book of which every page is laid out twice: once to know what there is, and once to be written.
class LoweredBook final : public BookSource {
 public:
  LoweredBook(const Context& context, const LayoutOptions& options, unsigned threads)
      : context_(context),
        only_(options.only),
        slots_(lowering::page_slots(context_, only_)),
        data_(context_) {
    head_.administration = context_.plan.administration.value;
    head_.years = context_.plan.years_text();
    head_.title = lowering::book_text(context_, options.page_plan.title);
    head_.subtitle = subtitle(context_);
    head_.warning_mark = options.warning_mark;
    for_each_in_order(slots_.size(), threads, [this](std::size_t slot) { return look_through(slot); });
  }

  [[nodiscard]] Page page(std::size_t index) const override {
    Page page = lowering::make_page(context_, slots_[slot_of_[index]]);
    const PageOutline& outline = outlines()[index];
    page.level = outline.level;
    page.begins_node = outline.begins_node;
    page.anchor = outline.anchor;
    drop_dead_links(page, anchors());
    return page;
  }

  [[nodiscard]] std::size_t data_pieces() const override { return data_.pieces(); }
  [[nodiscard]] Dataset data(std::size_t piece) const override { return data_.piece(context_, only_, piece); }

 private:
  /// What it returns is called in the order of slots.
  std::function<void()> look_through(std::size_t slot) {
    const Page page = lowering::make_page(context_, slots_[slot]);
    const bool printed = lowering::is_printed(slots_[slot], page);
    return [this, slot, printed, outline = outline_of(page), anchors = anchors_of(page)] {
      place(slot, printed, outline, anchors);
    };
  }

  /// Gives a page what depends on those before it.
  void place(std::size_t slot, bool printed, PageOutline outline, const std::vector<Anchor>& anchors) {
    node_begins_ |= slots_[slot].behind_start_of_node;
    const std::string& kind = slots_[slot].spec->name;
    if (!slots_[slot].node) {
      outline.anchor = unique_anchor(kind);
    } else if (printed) {
      place_in_node(*slots_[slot].node, slots_[slot].spec->title.empty(), kind, outline);
    }
    if (!printed) return;
    slot_of_.push_back(slot);
    enter(std::move(outline), anchors);
  }

  void place_in_node(NodeId node, bool named_by_node, const std::string& kind, PageOutline& outline) {
    outline.begins_node = node_begins_ && named_by_node;
    if (!named_by_node && !node_begins_ && !context_.plan.node(node).is_root) ++outline.level;
    outline.anchor = outline.begins_node
                         ? lowering::node_anchor(context_, node)
                         : unique_anchor(fmt::format("{}-{}", kind, lowering::slug(outline.node)));
    if (outline.begins_node) node_begins_ = false;
  }

  std::string unique_anchor(std::string anchor) {
    const std::string stem = anchor;
    int& last = last_number_.try_emplace(stem, 1).first->second;
    while (!taken_.insert(anchor).second) anchor = fmt::format("{}-{}", stem, ++last);
    return anchor;
  }

  Context context_;
  std::optional<NodeId> only_;
  std::vector<PageSlot> slots_;
  lowering::TidyData data_;
  /// By page.
  std::vector<std::size_t> slot_of_;
  std::set<std::string> taken_;
  /// The last number behind each anchor that several pages would have.
  std::map<std::string, int> last_number_;
  bool node_begins_ = false;
};

}  // namespace

std::unique_ptr<BookSource> lower_by_page(const BudgetPlan& plan, const Evaluation& evaluation,
                                          const RuleReport& report, const LayoutOptions& options,
                                          unsigned threads) {
  return std::make_unique<LoweredBook>(Context{plan, evaluation, report, options.page_plan}, options,
                                       threads);
}

Document lower(const BudgetPlan& plan, const Evaluation& evaluation, const RuleReport& report,
               const LayoutOptions& options) {
  const auto book = lower_by_page(plan, evaluation, report, options, 1);
  Document document = book->head();
  for (std::size_t i = 0; i < book->outlines().size(); ++i) document.pages.push_back(book->page(i));
  for (std::size_t i = 0; i < book->data_pieces(); ++i) {
    Dataset piece = book->data(i);
    if (document.datasets.empty() || document.datasets.back().id != piece.id) {
      document.datasets.push_back(std::move(piece));
    } else {
      std::ranges::move(piece.rows, std::back_inserter(document.datasets.back().rows));
    }
  }
  return document;
}

}  // namespace budgetc
