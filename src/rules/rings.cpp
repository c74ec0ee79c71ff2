#include "rules/rings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/wording.hpp"

namespace budgetc::rules {
namespace {

std::optional<std::uint32_t> ring_index(const BudgetPlan& plan, const OptionalText& citation) {
  const EarmarkRing* ring = citation ? plan.find_ring(citation->value) : nullptr;
  if (ring == nullptr) return std::nullopt;
  return static_cast<std::uint32_t>(ring - plan.rings.data());
}

bool same_row(const RingRow& a, const RingRow& b) {
  return a.ring == b.ring && a.cell == b.cell;
}

}  // namespace

CheckPlace RingRule::place(const RuleContext& context, const Check& check) const {
  return {.place = context.plan.rings[check.subject.index].citation,
          .year_column = context.plan.current_column};
}

CheckPlace RingRowRule::place(const RuleContext& context, const Check& check) const {
  CheckPlace place = place_of_cell(context.plan, check.subject.cell);
  place.other_place = place.place;
  place.place = context.plan.rings[check.subject.index].citation;
  return place;
}

std::vector<TaggedNote> tagged_notes(const BudgetPlan& plan) {
  std::vector<TaggedNote> list;
  for (std::size_t node = 0; node < plan.nodes.size(); ++node) {
    for (const LineNotes& group : plan.nodes[node].line_notes) {
      for (const LineNote& note : group.notes) {
        const auto ring = ring_index(plan, note.ring);
        if (ring) list.push_back({static_cast<NodeId>(node), group.row, *ring, &note});
      }
    }
  }
  return list;
}

std::vector<RingRow> rows_of_rings(const BudgetPlan& plan) {
  std::vector<RingRow> rows;
  const auto column = static_cast<std::uint16_t>(plan.current_column);
  for (std::uint32_t ring = 0; ring < plan.rings.size(); ++ring) {
    for (const RingEntry& entry : plan.rings[ring].entries) {
      if (!entry.node || !entry.row) continue;
      const RingRow row{ring, {*entry.node, PlanKind::teilergebnisplan, *entry.row, column}};
      if (std::ranges::none_of(rows, [&](const RingRow& other) { return same_row(row, other); })) {
        rows.push_back(row);
      }
    }
  }
  return rows;
}

bool is_at_or_below(const BudgetPlan& plan, NodeId node, NodeId ancestor) {
  while (node != ancestor) {
    const auto& parent = plan.node(node).parent;
    if (!parent) return false;
    node = *parent;
  }
  return true;
}

std::vector<Term> entries_in(const BudgetPlan& plan, const RingRow& row, bool below) {
  std::vector<Term> terms;
  for (const RingEntry& entry : plan.rings[row.ring].entries) {
    if (!entry.node || entry.row != row.cell.row) continue;
    const bool here = below ? is_at_or_below(plan, *entry.node, row.cell.node) : entry.node == row.cell.node;
    if (here) terms.push_back({entry.amount, 1});
  }
  return terms;
}

std::vector<Term> notes_in(const BudgetPlan& plan, const std::vector<TaggedNote>& notes, const RingRow& row) {
  std::vector<Term> terms;
  for (const TaggedNote& tagged : notes) {
    if (tagged.ring != row.ring || tagged.row != row.cell.row) continue;
    if (is_at_or_below(plan, tagged.node, row.cell.node)) terms.push_back({tagged.note->amount, 1});
  }
  return terms;
}

std::string ring_row_name(const BudgetPlan& plan, const CellRef& cell) {
  return fmt::format("{} {}", plan.node(cell.node).number.value, row_name(plan, cell));
}

}  // namespace budgetc::rules
