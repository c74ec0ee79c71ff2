#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "causes/figure_grids.hpp"
#include "model/figure.hpp"
#include "rules/engine/check.hpp"
#include "text/slip.hpp"

namespace budgetc {

/// A figure and its right value.
struct Amendment {
  FigureId figure{};
  Money right;

  friend bool operator==(const Amendment&, const Amendment&) = default;
};

/// One figure and the value with which the checks it is blamed for hold, and what speaks for it.
struct Correction {
  FigureId figure{};
  Money right;
  SlipKind slip = SlipKind::none;
  /// The entry that the figure lacks or counts twice; for an entry written twice, the other one.
  std::optional<FigureId> entry{};
  /// The other figures that must be changed with it: amounts in each other's place, or two mistakes that hide
  /// each other in a check that holds.
  std::vector<Amendment> others{};
  /// The figure is the sum of a broken check, not one of its entries.
  bool is_total = false;
  /// The right value is rounder than the written one, by a hundred at least.
  bool is_rounder = false;
  /// The right value fits the other years of its row, the written one does not.
  bool fits_years = false;
  /// How much speaks for it, in tenths of a bit; comparable within one cause.
  std::int64_t support = 0;
  /// The next candidate is supported as well as this one.
  bool equal_to_next = false;

  friend bool operator==(const Correction&, const Correction&) = default;
};

/// A sum that lacks an entry in one column.
struct LackingSum {
  CellRef cell;
  /// By how much the sum is larger than its entries, as written.
  Money difference;
};

/// A cell with nothing in it, and the amount that sums lack there.
struct BlankCell {
  CellRef cell;
  Money amount;
};

/// A row whose amounts are just what sums of another row lack: it may stand under a wrong number.
struct MovedRow {
  /// Where it stands; the column is 0.
  CellRef from;
  /// The row that lacks them.
  RowIndex to = 0;
  /// Its amounts that are not 0.
  std::vector<FigureId> figures;
};

/// A mistake and its symptoms. Without candidates no single figure explains the checks: then they stand
/// alone.
struct Cause {
  /// Indices into the checks, ascending.
  std::vector<std::uint32_t> checks;
  /// Each would put the checks right without breaking another; the most likely first, and of those supported
  /// equally well sums before their entries.
  std::vector<Correction> candidates;
  /// How many further figures stand in all of the checks, but cannot be the cause: identities that hold
  /// testify against their change.
  std::size_t cleared = 0;
  /// Figures of other causes that must be put right as well before all of the checks hold.
  std::vector<Amendment> besides{};
  /// The sums of the checks, where they lack an entry in all of their columns: a row or a part was forgotten.
  /// Then there are no candidates.
  std::vector<LackingSum> lacking{};
  /// The row that the checks lack, where it stands under another number. Figures that would do as well are
  /// the candidates.
  std::optional<MovedRow> moved{};
  /// Blanks that explain the checks as well as the candidates do, each by itself; where there are no
  /// candidates, better than any figure.
  std::vector<std::vector<BlankCell>> blanks{};
  /// An entry that nobody wrote explains a check as well as the candidates do.
  bool may_lack = false;
};

/// Finds the likeliest mistakes that explain every broken identity and break nothing that holds.
///
/// The checks are a linear system: a figure changed by δ changes the difference of each of its checks by its
/// coefficient times δ. Only identities make and confirm candidates; a bound that holds limits them, one that
/// is broken may be blamed on a figure; expectations may rank what is equal otherwise, and leave an amount of
/// the wrong sign for where there is no other; policy nothing. Every candidate is tried, also with what the
/// linear system does not know: products of figures, and tolerances that depend on them.
///
/// Amounts in each other's place in `grids` come first, each as one cause, then sums that lack an entry in
/// all of their columns. Then broken checks that share figures are searched together for the likeliest set of
/// changes; changes that hide each other in a check that holds are one cause. `accepted[i]` is the difference
/// that an accepted deviation allows check i, 0 for the others. The causes are ordered by their first check;
/// every broken check is in exactly one of them, or in none where its mistake is told of with others.
[[nodiscard]] std::vector<Cause> find_causes(const FigureTable& figures, const CheckSet& checks,
                                             std::span<const std::int64_t> accepted,
                                             std::span<const FigureGrid> grids = {});

}  // namespace budgetc
