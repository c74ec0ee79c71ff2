#include "document/page_parts.hpp"

#include <algorithm>

#include "parts/registry.hpp"

namespace budgetc {
namespace {

using lowering::print_book;

std::optional<Span> place_of_legend(const BudgetPlan& plan) {
  if (plan.classifications.empty()) return std::nullopt;
  return plan.classifications.front().text.span;
}

std::optional<Span> place_of_remarks(const BudgetPlan& plan) {
  if (plan.remarks.empty()) return std::nullopt;
  return plan.remarks.front().title.span;
}

std::optional<Span> place_of_deviations(const BudgetPlan& plan) {
  if (plan.deviations.empty()) return std::nullopt;
  return plan.deviations.front().span;
}

std::optional<Span> place_of_balance(const BudgetPlan& plan) {
  if (!lowering::has_balance(plan)) return std::nullopt;
  return plan.year_span;
}

/// A part of the book that needs no node.
constexpr PagePart of_book(std::string_view name, void (*print)(lowering::Sheet&),
                           std::optional<Span> (*place)(const BudgetPlan&)) {
  return {.name = name, .print = print, .of_book = true, .place_in_book = place};
}

constexpr std::array<PagePart, 5> book_parts{{
    of_book("klassifizierung_legende", print_book<lowering::add_classification_legend>, place_of_legend),
    of_book("vorbemerkungen", print_book<lowering::add_remarks>, place_of_remarks),
    of_book("abweichungen", print_book<lowering::add_deviations>, place_of_deviations),
    of_book("produktverzeichnis", print_book<lowering::add_product_index>, nullptr),
    of_book("haushaltsausgleich", print_book<lowering::add_balance>, place_of_balance),
}};

std::vector<const PagePart*> list_of_parts() {
  std::vector<const PagePart*> list;
  for (const PagePart& part : book_parts) list.push_back(&part);
  for (const NodePart* node_part : all_parts()) {
    for (const PagePart& part : node_part->pages) list.push_back(&part);
  }
  return list;
}

}  // namespace

std::span<const PagePart* const> page_parts() {
  static const std::vector<const PagePart*> list = list_of_parts();
  return list;
}

const PagePart* find_page_part(std::string_view name) {
  const auto parts = page_parts();
  const auto found = std::ranges::find(parts, name, &PagePart::name);
  return found == parts.end() ? nullptr : *found;
}

namespace lowering {

bool is_written(const BudgetPlan& plan, const PartSpec& spec, const Node& node) {
  if (!spec.part->takes_plan) return spec.part->written != nullptr && spec.part->written(plan, node);
  const auto id = plan.find_plan(spec.plan);
  return id && node.has_rows(*id);
}

bool is_written_here(const BudgetPlan& plan, const PartSpec& spec, const Node& node) {
  return spec.part->written_here != nullptr ? spec.part->written_here(plan, node)
                                            : is_written(plan, spec, node);
}

void append_part(const Context& context, const PartSpec& spec, std::optional<NodeId> node, Blocks& blocks) {
  if (spec.part->of_book == node.has_value()) return;
  Sheet sheet{context, spec, node.value_or(NodeId{}), blocks};
  spec.part->print(sheet);
}

}  // namespace lowering
}  // namespace budgetc
