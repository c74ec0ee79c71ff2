#include "rules/ring/rings.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "rules/engine/wording.hpp"
#include "rules/transition/transitions.hpp"

namespace budgetc::rules {
namespace {

auto key(const TaggedNote& note) {
  return std::pair(note.place.ring, note.place.cell.row);
}

}  // namespace

CellRef in_budget_year(const BudgetPlan& plan, std::size_t year, NodeId node, RowIndex row) {
  return {node, plan.result_plan, row, static_cast<std::uint16_t>(plan.years[year].column)};
}

CheckPlace RingRule::place(const RuleContext& context, const Check& check) const {
  return {.place = context.plan.rings[check.subject.index].citation,
          .year_column = check.subject.cell.column};
}

CheckPlace RingRowRule::place(const RuleContext& context, const Check& check) const {
  CheckPlace place = place_of_cell(context.plan, check.subject.cell);
  place.other_place = place.place;
  place.place = context.plan.rings[check.subject.index].citation;
  return place;
}

RingIndex::RingIndex(const BudgetPlan& plan, std::size_t year) : plan_(&plan), year_(year) {
  for (std::uint32_t ring = 0; ring < plan.rings.size(); ++ring) collect_rows(ring);
  collect_notes();
}

void RingIndex::collect_rows(std::uint32_t ring) {
  const auto first = static_cast<std::ptrdiff_t>(rows_.size());
  for (const RingEntry& entry : plan_->rings[ring].entries) {
    if (!entry.node || !entry.row) continue;
    const RingRow row{ring, in_budget_year(*plan_, year_, *entry.node, *entry.row)};
    if (std::find(rows_.begin() + first, rows_.end(), row) == rows_.end()) rows_.push_back(row);
  }
}

void RingIndex::collect_notes() {
  std::unordered_map<std::string_view, std::uint32_t> rings;
  for (std::uint32_t i = 0; i < plan_->rings.size(); ++i) rings.emplace(plan_->rings[i].citation, i);
  for (std::size_t node = 0; node < plan_->nodes.size(); ++node) {
    for (const LineNotes& group : plan_->nodes[node].line_notes) {
      const CellRef cell = in_budget_year(*plan_, year_, static_cast<NodeId>(node), group.row);
      for (const LineNote& note : group.notes) {
        const auto ring = note.ring ? rings.find(note.ring->value) : rings.end();
        if (ring != rings.end()) {
          notes_.push_back({{ring->second, cell}, note.amount[year_]});
        } else if (note.ring) {
          stray_notes_.push_back(cell);
        }
      }
    }
  }
  std::ranges::stable_sort(notes_, {}, key);
}

bool RingIndex::has_entries(const RingRow& row) const {
  const auto& entries = plan_->rings[row.ring].entries;
  return std::ranges::any_of(entries, [&](const RingEntry& entry) {
    return entry.node && entry.row == row.cell.row && is_at_or_below(*plan_, row.cell.node, *entry.node);
  });
}

std::vector<RingRow> RingIndex::rows_without_entries() const {
  std::vector<RingRow> rows;
  for (const TaggedNote& note : notes_) {
    const bool known = !rows.empty() && rows.back() == note.place;
    if (!known && !has_entries(note.place)) rows.push_back(note.place);
  }
  return rows;
}

std::vector<Term> RingIndex::entries(const RingRow& row, bool below) const {
  std::vector<Term> terms;
  for (const RingEntry& entry : plan_->rings[row.ring].entries) {
    if (!entry.node || entry.row != row.cell.row) continue;
    const bool here =
        below ? is_at_or_below(*plan_, *entry.node, row.cell.node) : entry.node == row.cell.node;
    if (here && entry.amount[year_]) terms.push_back({*entry.amount[year_], 1});
  }
  return terms;
}

std::vector<Term> RingIndex::notes(const RingRow& row) const {
  std::vector<Term> terms;
  for (const TaggedNote& note :
       std::ranges::equal_range(notes_, std::pair(row.ring, row.cell.row), {}, key)) {
    if (note.amount && is_at_or_below(*plan_, note.place.cell.node, row.cell.node))
      terms.push_back({*note.amount, 1});
  }
  return terms;
}

bool RingIndex::is_cited(const RingRow& row) const {
  const auto cites = [&](const TaggedNote& note) {
    return is_at_or_below(*plan_, note.place.cell.node, row.cell.node);
  };
  return std::ranges::any_of(std::ranges::equal_range(notes_, std::pair(row.ring, row.cell.row), {}, key),
                             cites);
}

bool RingIndex::is_decidable(const RingRow& row) const {
  const auto is_lost = [&](const RingEntry& entry) {
    return !entry.row || (!entry.node && entry.row == row.cell.row);
  };
  const auto is_stray = [&](const CellRef& note) {
    return note.row == row.cell.row && is_at_or_below(*plan_, note.node, row.cell.node);
  };
  return std::ranges::none_of(plan_->rings[row.ring].entries, is_lost) &&
         std::ranges::none_of(stray_notes_, is_stray);
}

std::unordered_set<std::uint32_t> nodes_with_doubtful_rings(const BudgetPlan& plan) {
  std::unordered_set<std::uint32_t> nodes;
  for (std::uint32_t i = 0; i < plan.nodes.size(); ++i) {
    if (!plan.nodes[i].readable) nodes.insert(i);
  }
  std::unordered_set<std::string_view> seen;
  for (const EarmarkRing& ring : plan.rings) {
    const bool certain = !ring.citation.empty() && seen.insert(ring.citation).second;
    if (!certain) nodes.insert(static_cast<std::uint32_t>(ring.node));
  }
  return nodes;
}

bool stands_on_wrong_side(const BudgetPlan& plan, const RingEntry& entry) {
  if (!entry.row) return false;
  const RowNature nature = plan.result_form().rows[*entry.row].nature;
  return nature != RowNature::balance && (nature == RowNature::income) != entry.is_income;
}

std::string ring_row_name(const BudgetPlan& plan, const CellRef& cell) {
  const std::string name = fmt::format("{} {}", plan.node(cell.node).number.value, row_name(plan, cell));
  return plan.years.size() < 2 ? name : fmt::format("{} {}", name, column_name(plan.columns[cell.column]));
}

}  // namespace budgetc::rules
