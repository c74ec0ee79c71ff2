#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "evaluate/sum.hpp"

// Haushalt nach normierten Produktbereichen (§ 4 Abs. 1 KomHVO NRW), for administrations that are organised
// otherwise: their plans, summed up by the Produktbereich that nodes name. Nothing of it is entered.
namespace budgetc::lowering {

namespace {

/// A node that adds to a Produktbereich, or takes what stands in another one away from it.
struct AreaShare {
  NodeId node;
  int sign = 1;
};

/// By number; what belongs to none stands under the empty one.
using AreaShares = std::map<std::string, std::vector<AreaShare>, std::less<>>;

std::string area_number(const BudgetPlan& plan, NodeId id) {
  const Text* const area = plan.product_area_of(id);
  return area == nullptr ? std::string() : area->value;
}

/// A node's plan holds what stands below it: only where the Produktbereich changes is anything to be moved.
AreaShares area_shares(const BudgetPlan& plan) {
  AreaShares shares;
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const auto id = static_cast<NodeId>(i);
    if (plan.node(id).is_root) continue;
    const std::string area = area_number(plan, id);
    if (plan.is_top(id)) {
      shares[area].push_back({id, 1});
      continue;
    }
    const std::string above = area_number(plan, *plan.node(id).parent);
    if (area == above) continue;
    shares[area].push_back({id, 1});
    shares[above].push_back({id, -1});
  }
  return shares;
}

/// A plan of a Produktbereich.
class AreaPlan {
 public:
  AreaPlan(const Context& context, PlanId plan, const std::vector<AreaShare>& shares)
      : context_(context), plan_(plan), shares_(shares) {
    if (!context.plan.form(plan).shows_commitments) return;
    for (const AreaShare& share : shares) commitments_.push_back(commitments_of(context.plan, share.node));
  }

  [[nodiscard]] std::optional<Money> amount(RowIndex row, std::size_t column) const {
    std::vector<std::optional<Money>> amounts;
    for (const AreaShare& share : shares_)
      amounts.push_back(
          context_.evaluation.shown({share.node, plan_, row, static_cast<std::uint16_t>(column)}));
    return left_of(amounts);
  }

  [[nodiscard]] std::optional<Money> commitment(RowIndex row, std::size_t year) const {
    std::vector<std::optional<Money>> amounts;
    for (const std::vector<Commitments>& of_node : commitments_)
      amounts.push_back(of_node[year].row(plan_, row));
    return left_of(amounts);
  }

  /// Whether anything is left when what stands in others is taken away.
  [[nodiscard]] bool has_amount() const {
    for (RowIndex row = 0; row < context_.plan.form(plan_).rows.size(); ++row) {
      for (std::size_t column = 0; column < context_.plan.columns.size(); ++column) {
        const auto value = amount(row, column);
        if (value && !value->is_zero()) return true;
      }
    }
    return false;
  }

  [[nodiscard]] PlanFigures figures() const {
    return {.amount = [this](RowIndex row, std::size_t column) { return amount(row, column); },
            .commitment = [this](RowIndex row, std::size_t year) { return commitment(row, year); }};
  }

 private:
  /// What is left when shares are added and taken away. Nothing where all of it stands in other
  /// Produktbereiche: that is no 0 that anybody planned.
  [[nodiscard]] std::optional<Money> left_of(const std::vector<std::optional<Money>>& amounts) const {
    Sum sum;
    bool taken = false;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      sum.add(amounts[i], shares_[i].sign);
      taken |= amounts[i] && shares_[i].sign < 0;
    }
    const auto left = sum.value();
    return taken && left && left->is_zero() ? std::nullopt : left;
  }

  const Context& context_;
  PlanId plan_;
  const std::vector<AreaShare>& shares_;
  std::vector<std::vector<Commitments>> commitments_;
};

/// Whether a plan is contained in another one that is printed, too: Teil A in a Teilfinanzplan with all
/// payments.
bool is_contained(const BudgetPlan& plan, PlanId id, const std::vector<PlanId>& printed) {
  return id == plan.measure_plan && std::ranges::any_of(printed, [&](PlanId other) {
           const std::vector<PlanId> sources = plan.form(other).sources();
           return std::ranges::find(sources, id) != sources.end();
         });
}

void add_area(const Context& context, const std::string& number, const std::string& title,
              const AreaShares& shares, Blocks& blocks) {
  const auto found = shares.find(number);
  if (found == shares.end()) return;
  std::vector<PlanId> used;
  for (const PlanId id : context.plan.plan_ids()) {
    const bool of_nodes = context.plan.form(id).scope != PlanScope::administration;
    if (of_nodes && AreaPlan(context, id, found->second).has_amount()) used.push_back(id);
  }
  if (used.empty()) return;
  blocks.emplace_back(Heading{title, 1});
  const std::string stem = "produktbereich-" + (number.empty() ? "ohne" : slug(number));
  for (const PlanId id : used) {
    if (is_contained(context.plan, id, used)) continue;
    const AreaPlan plan(context, id, found->second);
    add_joint_plan(context, id, plan.figures(), stem, blocks);
  }
}

}  // namespace

void add_product_areas(const Context& context, Blocks& blocks) {
  if (!context.plan.has_product_areas()) return;
  const AreaShares shares = area_shares(context.plan);
  for (const ProductArea& area : context.plan.product_areas)
    add_area(context, area.number, area.number + " " + area.name, shares, blocks);
  // What belongs to none is said, so that nothing is missing from the whole; rule P13 asks for its number.
  add_area(context, {}, part_word(context, "produktbereich_ohne"), shares, blocks);
}

}  // namespace budgetc::lowering
