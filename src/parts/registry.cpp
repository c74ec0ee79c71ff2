#include "parts/registry.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace budgetc {
namespace {

using PartList = std::vector<const NodePart*>;

/// The parts whose member is not null.
template <typename Member>
PartList parts_with(Member NodePart::*member) {
  PartList list;
  for (const NodePart* part : all_parts()) {
    if (part->*member != nullptr) list.push_back(part);
  }
  return list;
}

/// What the parts of a node append, one after the other.
template <typename Thing, typename Member>
std::vector<Thing> gather(const PartList& list, Member NodePart::*member, const BudgetPlan& plan,
                          const Node& node) {
  std::vector<Thing> things;
  for (const NodePart* part : list) (part->*member)(plan, node, things);
  return things;
}

PartList in_order_of_texts() {
  PartList list = parts_with(&NodePart::texts);
  std::ranges::stable_sort(list, {}, &NodePart::texts_place);
  return list;
}

void add_remarks(const BudgetPlan& plan, const std::vector<Remark>& remarks,  // NOLINT(misc-no-recursion)
                 std::vector<PlacedProse>& list) {
  for (const Remark& remark : remarks) {
    if (remark.text) list.push_back({&*remark.text, plan.root});
    add_remarks(plan, remark.sections, list);
  }
}

std::vector<std::string_view> names_of_required() {
  std::vector<std::string_view> names;
  for (const NodePart* part : parts_with(&NodePart::present)) names.push_back(part->required_as);
  return names;
}

std::vector<std::string_view> names_of_totals() {
  std::vector<std::string_view> keys;
  for (const NodePart* part : all_parts()) {
    if (part->totals != nullptr || part->proofs != nullptr) keys.push_back(part->fields.front().key);
  }
  return keys;
}

/// What parts append that is known by their key.
template <typename Thing>
std::vector<Thing> gather_keyed(const PartList& list,
                                void (*NodePart::*member)(const BudgetPlan&, const Node&,
                                                          std::vector<Thing>&),
                                const BudgetPlan& plan, const Node& node) {
  std::vector<Thing> things;
  for (const NodePart* part : list) {
    const std::size_t before = things.size();
    (part->*member)(plan, node, things);
    for (std::size_t i = before; i < things.size(); ++i) things[i].key = part->fields.front().key;
  }
  return things;
}

std::vector<std::string_view> words_of_parts() {
  std::vector<std::string_view> words;
  for (const NodePart* part : all_parts()) words.insert(words.end(), part->words.begin(), part->words.end());
  return words;
}

}  // namespace

std::span<const NodePart* const> all_parts() {
  static const std::array list{
#define BUDGETC_PART(name) &parts::name(),
#include "parts/parts.def"
#undef BUDGETC_PART
  };
  return list;
}

std::span<const std::string_view> required_part_names() {
  static const std::vector<std::string_view> names = names_of_required();
  return names;
}

bool has_part(const BudgetPlan& plan, const Node& node, std::string_view name) {
  const auto parts = all_parts();
  const auto found = std::ranges::find(parts, name, &NodePart::required_as);
  return !name.empty() && found != parts.end() && (*found)->present(plan, node);
}

std::vector<PartText> texts_of(const BudgetPlan& plan, const Node& node) {
  static const PartList list = in_order_of_texts();
  return gather<PartText>(list, &NodePart::texts, plan, node);
}

std::vector<PlacedProse> prose_of(const BudgetPlan& plan) {
  std::vector<PlacedProse> list;
  add_remarks(plan, plan.remarks, list);
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    for (const PartText& text : texts_of(plan, plan.nodes[i])) {
      if (text.is_prose && text.text != nullptr) list.push_back({text.text, static_cast<NodeId>(i)});
    }
  }
  return list;
}

std::vector<PartFigure> part_figures(const BudgetPlan& plan, const Node& node) {
  static const PartList list = parts_with(&NodePart::figures);
  return gather<PartFigure>(list, &NodePart::figures, plan, node);
}

std::vector<PartTotal> part_totals(const BudgetPlan& plan, const Node& node) {
  static const PartList list = parts_with(&NodePart::totals);
  return gather_keyed(list, &NodePart::totals, plan, node);
}

std::vector<PartProof> part_proofs(const BudgetPlan& plan, const Node& node) {
  static const PartList list = parts_with(&NodePart::proofs);
  return gather_keyed(list, &NodePart::proofs, plan, node);
}

std::optional<RoleRow> find_role(const BudgetPlan& plan, RowRole role) {
  for (const PlanId id : plan.plan_ids()) {
    if (plan.form(id).scope == PlanScope::nodes) continue;
    if (const auto row = plan.form(id).row_of(role)) return RoleRow{id, *row};
  }
  return std::nullopt;
}

std::string row_words(const BudgetPlan& plan, RowRole role) {
  const auto found = find_role(plan, role);
  if (!found) return {};
  return fmt::format("im {} Zeile {}", plan.form(found->plan).title,
                     plan.form(found->plan).rows[found->row].number);
}

std::optional<Money> amount_of(const BudgetPlan& plan, const PartTotal& total) {
  const auto amount = [&](FigureId id) {
    const Figure& figure = plan.figures[id];
    return figure.readable ? std::optional(figure.amount) : std::nullopt;
  };
  if (total.written) return amount(*total.written);
  std::optional<Money> sum = Money{};
  for (const FigureId addend : total.addends) {
    const auto more = amount(addend);
    sum = sum && more ? add(*sum, *more) : std::nullopt;
  }
  return sum;
}

std::span<const std::string_view> keys_with_totals() {
  static const std::vector<std::string_view> keys = names_of_totals();
  return keys;
}

std::span<const std::string_view> part_words() {
  static const std::vector<std::string_view> words = words_of_parts();
  return words;
}

}  // namespace budgetc
