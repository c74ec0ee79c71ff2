#pragma once

#include "rules/prior/prior_nodes.hpp"

// Which of last year's line notes a prior-year amount speaks of.
namespace budgetc::rules {

/// A note with a prior-year amount, and what the note of last year that it means had, if there is one.
struct PriorNote {
  CellRef cell;
  /// Index of the group of notes in the node, and of the note in the group.
  std::uint32_t group = 0;
  std::uint32_t note = 0;
  const LineNote* now = nullptr;
  /// Its amount of the year before.
  FigureId amount{};
  /// Of last year's plan.
  std::optional<FigureId> before;
};

/// Every note with an amount of the year before the first budget year, at a node that there was last year. A
/// note of last year is meant by one with the same label, or else by the only one with the same ring, in the
/// same row.
[[nodiscard]] std::vector<PriorNote> prior_notes(const RuleContext& context, const PriorNodes& nodes);

}  // namespace budgetc::rules
