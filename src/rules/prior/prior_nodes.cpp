#include "rules/prior/prior_nodes.hpp"

#include <algorithm>
#include <numeric>

namespace budgetc::rules {
namespace {

/// Disjoint sets of indices.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t here = root(a);
    const std::size_t there = root(b);
    parent_[std::max(here, there)] = std::min(here, there);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// Whether a number is one of those, or lies below one.
bool is_covered(std::string_view number, const std::unordered_set<std::string_view>& numbers) {
  for (std::size_t end = number.size(); end != std::string_view::npos;) {
    if (numbers.contains(number.substr(0, end))) return true;
    if (end == 0) break;
    end = number.rfind('.', end - 1);
  }
  return false;
}

/// Whether a number is that of one of the nodes, or of one below.
bool holds(const BudgetPlan& plan, const std::vector<NodeId>& nodes, std::string_view number) {
  return std::ranges::any_of(nodes, [&](NodeId id) {
    const std::string& top = plan.node(id).number.value;
    return number.starts_with(top) && (number.size() == top.size() || number[top.size()] == '.');
  });
}

}  // namespace

PriorNodes::PriorNodes(const BudgetPlan& now, const BudgetPlan& before) : now_(now), before_(before) {
  read_transitions();
  find_groups();
}

void PriorNodes::read_transitions() {
  for (const Node& node : now_.nodes) {
    if (!node.transitions) continue;
    for (const ProductTransition& transition : node.transitions->products) {
      transitions_.push_back(&transition);
      old_numbers_.insert(transition.old_number.value);
      new_numbers_.insert(transition.new_number.value);
    }
  }
}

// This year's nodes come first in the sets, last year's behind them.
void PriorNodes::find_groups() {
  const std::size_t offset = now_.nodes.size();
  Sets sets(offset + before_.nodes.size());
  const auto index = [](NodeId id) { return static_cast<std::size_t>(id); };
  for (const ProductTransition* transition : transitions_) {
    const auto before = before_.find_node(transition->old_number.value);
    const auto now = now_.find_node(transition->new_number.value);
    if (before && now) sets.join(index(*now), offset + index(*before));
  }
  for (std::size_t i = 0; i < offset; ++i) {
    const std::string& number = now_.nodes[i].number.value;
    const auto before = before_.find_node(number);
    if (before && !old_numbers_.contains(number)) sets.join(i, offset + index(*before));
  }
  std::vector<NodeGroup> all(offset);
  for (std::size_t i = 0; i < offset; ++i) all[sets.root(i)].now.push_back(static_cast<NodeId>(i));
  for (std::size_t i = 0; i < before_.nodes.size(); ++i) {
    const std::size_t root = sets.root(offset + i);
    if (root < offset) all[root].before.push_back(static_cast<NodeId>(i));
  }
  for (NodeGroup& group : all) {
    if (group.before.empty() || !is_comparable(group)) continue;
    for (const NodeId id : group.now) group_of_now_.emplace(static_cast<std::uint32_t>(id), groups_.size());
    groups_.push_back(std::move(group));
  }
}

bool PriorNodes::is_comparable(const NodeGroup& group) const {
  return std::ranges::all_of(transitions_, [&](const ProductTransition* transition) {
    return holds(now_, group.now, transition->new_number.value) ==
           holds(before_, group.before, transition->old_number.value);
  });
}

const NodeGroup* PriorNodes::group_of(NodeId now) const {
  const auto found = group_of_now_.find(static_cast<std::uint32_t>(now));
  return found == group_of_now_.end() ? nullptr : &groups_[found->second];
}

bool PriorNodes::goes_on(NodeId before) const {
  const std::string& number = before_.node(before).number.value;
  return is_covered(number, old_numbers_) || now_.find_node(number);
}

bool PriorNodes::comes_from(NodeId now) const {
  const std::string& number = now_.node(now).number.value;
  return is_covered(number, new_numbers_) || before_.find_node(number);
}

std::size_t compared_year(const RuleContext& context) {
  return context.prior_year->plan.find_year(context.plan.first_year() - 1).value_or(0);
}

std::uint16_t prior_column(const RuleContext& context) {
  return static_cast<std::uint16_t>(*context.plan.years.front().prior);
}

std::optional<PlanRowId> prior_row(const RuleContext& context, PlanId plan, RowIndex row) {
  const PlanForm& form = context.plan.form(plan);
  const BudgetPlan& prior = context.prior_year->plan;
  const auto prior_plan = prior.find_plan(form.key);
  const auto found = prior_plan ? prior.form(*prior_plan).find(form.rows[row].number) : std::nullopt;
  return found ? std::optional(PlanRowId{*prior_plan, *found}) : std::nullopt;
}

}  // namespace budgetc::rules
