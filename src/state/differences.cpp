#include "state/differences.hpp"

#include <algorithm>
#include <iterator>

#include "state/entries.hpp"

namespace budgetc {
namespace {

using state::Entry;

/// Things of both states that bear one name, by their index in each.
template <typename Index>
struct Pair {
  std::string name;
  std::optional<Index> before;
  std::optional<Index> after;
};

/// Pairs things of two lists by name, those of the newer list first.
template <typename Index>
std::vector<Pair<Index>> pair_up(const std::vector<std::string>& before,
                                 const std::vector<std::string>& after) {
  std::vector<Pair<Index>> pairs;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto old = std::ranges::find(before, after[i]);
    pairs.push_back({after[i], std::nullopt, static_cast<Index>(i)});
    if (old != before.end()) pairs.back().before = static_cast<Index>(old - before.begin());
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (std::ranges::find(after, before[i]) == after.end())
      pairs.push_back({before[i], static_cast<Index>(i), std::nullopt});
  }
  return pairs;
}

std::vector<std::string> plan_keys(const BudgetPlan& plan) {
  std::vector<std::string> keys;
  for (const PlanForm& form : plan.forms) keys.push_back(form.key);
  return keys;
}

std::vector<std::string> column_names(const BudgetPlan& plan) {
  std::vector<std::string> names;
  for (const Column& column : plan.columns) names.push_back(column_name(column));
  return names;
}

std::vector<std::string> row_numbers(const BudgetPlan& plan, const std::optional<PlanId>& id) {
  std::vector<std::string> numbers;
  if (!id) return numbers;
  for (const FormRow& row : plan.form(*id).rows) numbers.push_back(row.number);
  return numbers;
}

/// A plan of both states with its rows.
struct PlanPair {
  Pair<PlanId> plan;
  std::vector<Pair<RowIndex>> rows;
};

using NodePair = std::pair<std::optional<NodeId>, std::optional<NodeId>>;

/// Compares two states.
class Comparison {
 public:
  Comparison(const State& before, const State& after)
      : before_(before),
        after_(after),
        columns_(pair_up<std::uint16_t>(column_names(before.plan), column_names(after.plan))) {
    for (auto& plan : pair_up<PlanId>(plan_keys(before.plan), plan_keys(after.plan))) {
      auto rows =
          pair_up<RowIndex>(row_numbers(before.plan, plan.before), row_numbers(after.plan, plan.after));
      plans_.push_back({std::move(plan), std::move(rows)});
    }
  }

  std::vector<Difference> run() {
    compare(state::entries_of_budget(before_.plan), state::entries_of_budget(after_.plan));
    for (std::size_t i = 0; i < after_.plan.nodes.size(); ++i) {
      const std::string& number = after_.plan.nodes[i].number.value;
      compare_nodes(number, {before_.plan.find_node(number), static_cast<NodeId>(i)});
    }
    for (std::size_t i = 0; i < before_.plan.nodes.size(); ++i) {
      const std::string& number = before_.plan.nodes[i].number.value;
      if (!after_.plan.find_node(number)) compare_nodes(number, {static_cast<NodeId>(i), std::nullopt});
    }
    std::ranges::stable_sort(found_, {}, &Difference::key);
    return std::move(found_);
  }

 private:
  void compare_nodes(const std::string& number, const NodePair& nodes) {
    const auto entries = [](const State& state, const std::optional<NodeId>& node) {
      return node ? state::entries_of_node(state, *node) : std::vector<Entry>();
    };
    compare(entries(before_, nodes.first), entries(after_, nodes.second));
    for (const PlanPair& plan : plans_) {
      for (const auto& row : plan.rows) compare_cells(number, nodes, plan, row);
    }
  }

  void compare_cells(const std::string& number, const NodePair& nodes, const PlanPair& plan,
                     const Pair<RowIndex>& row) {
    for (const auto& column : columns_) {
      const auto before = shown(before_, nodes.first, plan.plan.before, row.before, column.before);
      const auto after = shown(after_, nodes.second, plan.plan.after, row.after, column.after);
      if (before == after) continue;
      found_.push_back({{number, ItemKind::cell, plan.plan.name, row.name, column.name},
                        value_of(before),
                        value_of(after)});
    }
  }

  static std::optional<ItemValue> value_of(const std::optional<Money>& amount) {
    return amount ? std::optional(ItemValue{.amount = amount, .text = {}}) : std::nullopt;
  }

  static std::optional<Money> shown(const State& state, const std::optional<NodeId>& node,
                                    const std::optional<PlanId>& plan, const std::optional<RowIndex>& row,
                                    const std::optional<std::uint16_t>& column) {
    if (!node || !plan || !row || !column) return std::nullopt;
    return state.evaluation.shown({*node, *plan, *row, *column});
  }

  /// Compares all entries of a node.
  void compare(std::vector<Entry> before, std::vector<Entry> after) {
    std::ranges::sort(before);
    std::ranges::sort(after);
    std::vector<Entry> gone;
    std::vector<Entry> come;
    std::ranges::set_difference(before, after, std::back_inserter(gone));
    std::ranges::set_difference(after, before, std::back_inserter(come));
    pair_entries(std::move(gone), std::move(come));
  }

  /// What is left under one key in both states has changed, in order; the rest was added or removed.
  void pair_entries(std::vector<Entry> gone, std::vector<Entry> come) {
    auto old = gone.begin();
    auto now = come.begin();
    while (old != gone.end() || now != come.end()) {
      const bool has_old = old != gone.end() && (now == come.end() || old->first <= now->first);
      const bool has_now = now != come.end() && (old == gone.end() || now->first <= old->first);
      Difference& difference = found_.emplace_back();
      difference.key = has_old ? old->first : now->first;
      if (has_old) difference.before = std::move((old++)->second);
      if (has_now) difference.after = std::move((now++)->second);
    }
  }

  const State& before_;
  const State& after_;
  std::vector<Pair<std::uint16_t>> columns_;
  std::vector<PlanPair> plans_;
  std::vector<Difference> found_;
};

/// Adds a node and all above it.
void touch(const BudgetPlan& plan, const std::string& number, std::set<std::string, std::less<>>& nodes) {
  for (auto node = plan.find_node(number); node; node = plan.node(*node).parent)
    nodes.insert(plan.node(*node).number.value);
}

}  // namespace

std::vector<Difference> differences(const State& before, const State& after) {
  return Comparison(before, after).run();
}

ChangedItems changed_items(std::span<const Difference> differences, const BudgetPlan& before,
                           const BudgetPlan& after) {
  ChangedItems changed;
  const std::string* last = nullptr;
  for (const Difference& difference : differences) {
    const ItemKey& key = difference.key;
    changed.everywhere |= key.kind == ItemKind::setting || key.kind == ItemKind::name;
    changed.items.insert(item_id(key));
    if (last != nullptr && *last == key.node) continue;
    last = &key.node;
    changed.nodes.insert(std::string());
    touch(before, key.node, changed.nodes);
    touch(after, key.node, changed.nodes);
  }
  return changed;
}

}  // namespace budgetc
