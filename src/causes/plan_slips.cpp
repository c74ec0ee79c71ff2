#include "causes/plan_slips.hpp"

#include <algorithm>
#include <iterator>

#include "causes/sorted.hpp"

namespace budgetc::causes {
namespace {

using Row = std::vector<std::optional<FigureId>>;

/// So many years must fit each other before a row is called shifted.
constexpr std::size_t least_columns = 3;

/// Tries what may be wrong with whole plans. An attempt is made in the system, and stays made where all
/// checks of its figures hold.
class PlanSlipSearch {
 public:
  PlanSlipSearch(System& system, std::span<const FigureGrid> grids) : system_(&system), grids_(grids) {}

  std::vector<PlanSlip> run() {
    for (const FigureGrid& grid : grids_) {
      if (!grid.cells.empty() && has_broken_check(grid)) try_grid(grid);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::int64_t cents(FigureId figure) const {
    return system_->figures()[figure].amount.cents();
  }
  [[nodiscard]] bool is_broken(FigureId figure) const {
    return std::ranges::any_of(system_->checks_of(figure), [this](const Incidence& incidence) {
      return !system_->holds(incidence.check);
    });
  }
  [[nodiscard]] bool is_broken(const Row& row) const {
    return std::ranges::any_of(row, [this](const auto& figure) { return figure && is_broken(*figure); });
  }
  [[nodiscard]] bool has_broken_check(const FigureGrid& grid) const {
    return std::ranges::any_of(grid.rows, [this](const Row& row) { return is_broken(row); });
  }

  void try_grid(const FigureGrid& grid) {
    try_thousands(grid) || try_signs(grid) || try_shift(grid, SlipKind::plan_shifted_right) ||
        try_shift(grid, SlipKind::plan_shifted_left) || try_copy(grid) || try_rows(grid);
  }

  /// The written amounts that are not 0.
  [[nodiscard]] std::vector<FigureId> amounts(const FigureGrid& grid) const {
    std::vector<FigureId> figures;
    for (const Row& row : grid.rows) {
      for (const auto& figure : row) {
        if (figure && cents(*figure) != 0) figures.push_back(*figure);
      }
    }
    return figures;
  }

  bool try_thousands(const FigureGrid& grid) {
    constexpr std::int64_t others = 999;
    std::vector<Change> changes;
    for (const FigureId figure : amounts(grid)) {
      if (cents(figure) > Money::max_cents / 1'000 || cents(figure) < -Money::max_cents / 1'000) return false;
      changes.push_back({figure, cents(figure) * others});
    }
    return accept({SlipKind::plan_in_thousands, std::move(changes), {}}, 1) || try_rounded_thousands(grid);
  }

  /// Thousands that were rounded: the sums above, and then the plan's own, say what each amount was.
  bool try_rounded_thousands(const FigureGrid& grid) {
    std::vector<Change> changes;
    const bool solved = solve(amounts(grid), changes);
    system_->undo(changes);
    return solved && std::ranges::all_of(changes, [this](const Change& c) { return is_rounded(c); }) &&
           accept({SlipKind::plan_in_thousands, std::move(changes), {}}, 1);
  }

  /// Whether the written amount is the right one in thousands.
  [[nodiscard]] bool is_rounded(const Change& change) const {
    constexpr std::int64_t euro = 100;
    constexpr std::int64_t thousand = 1'000 * euro;
    const std::int64_t written = cents(change.figure);
    const std::int64_t right = written + change.delta;
    const std::int64_t half = right < 0 ? -thousand / 2 : thousand / 2;
    return written % euro == 0 && (right + half) / thousand == written / euro;
  }

  bool try_signs(const FigureGrid& grid) {
    std::vector<Change> changes;
    for (const FigureId figure : amounts(grid)) changes.push_back({figure, -2 * cents(figure)});
    return accept({SlipKind::plan_signs, std::move(changes), {}}, 1);
  }

  /// The amounts that were pushed out are what the checks of their column ask for.
  bool try_shift(const FigureGrid& grid, SlipKind slip) {
    std::vector<Change> changes;
    std::vector<FigureId> pushed_out;
    for (const Row& row : grid.rows) {
      if (row.size() < least_columns ||
          !std::ranges::all_of(row, [](const auto& f) { return f.has_value(); }))
        return false;
      Row order = row;
      if (slip == SlipKind::plan_shifted_left) std::ranges::reverse(order);
      for (std::size_t i = 0; i + 1 < order.size(); ++i)
        changes.push_back({*order[i], cents(*order[i + 1]) - cents(*order[i])});
      pushed_out.push_back(*order.back());
    }
    if (grid.rows.size() < 2 || !can_change(changes)) return false;
    system_->apply(changes);
    std::vector<Change> rest;
    const bool solved = solve(pushed_out, rest);
    system_->undo(rest);
    system_->undo(changes);
    changes.insert(changes.end(), rest.begin(), rest.end());
    std::erase_if(changes, [](const Change& change) { return change.delta == 0; });
    return solved && accept({slip, std::move(changes), {}}, 2);
  }

  bool try_copy(const FigureGrid& grid) {
    // The later one is taken for the copy.
    const auto before = std::ranges::subrange(grids_.begin(), grids_.begin() + (&grid - grids_.data()));
    const auto same = std::ranges::find_if(
        before, [&](const FigureGrid& other) { return !other.cells.empty() && is_copy(grid, other); });
    if (same == before.end()) return false;
    std::vector<Change> changes;
    for (const FigureId figure : amounts(grid)) changes.push_back({figure, -cents(figure)});
    const std::vector<FigureId> original = amounts(*same);
    return !original.empty() && accept({SlipKind::plan_copied, std::move(changes), {}, original.front()}, 1);
  }

  [[nodiscard]] bool is_copy(const FigureGrid& a, const FigureGrid& b) const {
    if (a.cells.front().node == b.cells.front().node || a.cells.front().plan != b.cells.front().plan)
      return false;
    const auto same_amount = [this](const auto& x, const auto& y) {
      return x.has_value() == y.has_value() && (!x || cents(*x) == cents(*y));
    };
    return std::ranges::equal(a.cells, b.cells, {}, &CellRef::row, &CellRef::row) &&
           std::ranges::equal(a.rows, b.rows, [&](const Row& x, const Row& y) {
             return std::ranges::equal(x, y, same_amount);
           });
  }

  /// A row that has another one in it, in every column.
  bool try_rows(const FigureGrid& grid) {
    bool any = false;
    for (const Row& row : grid.rows) {
      if (!is_broken(row)) continue;
      any = std::ranges::any_of(
                grid.rows, [&](const Row& other) { return &other != &row && try_contained(row, other); }) ||
            any;
    }
    return any;
  }

  bool try_contained(const Row& row, const Row& other) {
    PlanSlip slip{SlipKind::row_includes, {}, {}};
    for (std::size_t column = 0; column < std::min(row.size(), other.size()); ++column) {
      if (!row[column] || !other[column] || cents(*other[column]) == 0) continue;
      if (!is_broken(*row[column])) return false;
      if (!slip.entry) slip.entry = other[column];
      slip.changes.push_back({*row[column], -cents(*other[column])});
    }
    return accept(std::move(slip), 2);
  }

  /// Finds what figures must be changed by, one after the other, from checks in which only one of them is
  /// left. The changes stay made.
  bool solve(std::vector<FigureId> unknown, std::vector<Change>& changes) {
    std::ranges::sort(unknown);
    bool found = true;
    while (found && !unknown.empty()) {
      found = false;
      for (auto at = unknown.begin(); at != unknown.end();) {
        const auto delta = asked_for(*at, unknown);
        if (!delta || !system_->can_change(*at, *delta)) {
          ++at;
          continue;
        }
        system_->change(*at, *delta);
        changes.push_back({*at, *delta});
        at = unknown.erase(at);
        found = true;
      }
    }
    return unknown.empty();
  }

  [[nodiscard]] std::optional<std::int64_t> asked_for(FigureId figure,
                                                      const std::vector<FigureId>& unknown) const {
    for (const Incidence& incidence : system_->checks_of(figure)) {
      if (!system_->makes_candidates(incidence.check)) continue;
      const auto other_unknown = [&](const Term& term) {
        return term.figure != figure && std::ranges::binary_search(unknown, term.figure);
      };
      if (std::ranges::any_of(system_->terms_of(incidence.check), other_unknown)) continue;
      if (const auto exact = system_->exact(incidence)) return exact;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool can_change(const std::vector<Change>& changes) const {
    return std::ranges::all_of(
        changes, [this](const Change& change) { return system_->can_change(change.figure, change.delta); });
  }

  /// Keeps the changes of several figures if they satisfy every check of theirs, and so many broken ones.
  bool accept(PlanSlip slip, std::size_t least) {
    if (slip.changes.size() < 2 || !can_change(slip.changes)) return false;
    std::ranges::sort(slip.changes, {}, &Change::figure);
    std::vector<std::uint32_t> checks;
    for (const Change& change : slip.changes) {
      for (const Incidence& incidence : system_->checks_of(change.figure)) checks.push_back(incidence.check);
    }
    sort_unique(checks);
    std::ranges::copy_if(checks, std::back_inserter(slip.checks),
                         [this](std::uint32_t check) { return !system_->holds(check); });
    // A limit that is exceeded says nothing of all amounts.
    const auto counting = std::ranges::count_if(
        slip.checks, [this](std::uint32_t check) { return system_->makes_candidates(check); });
    if (counting < static_cast<std::ptrdiff_t>(least)) return false;
    system_->apply(slip.changes);
    if (!std::ranges::all_of(checks, [this](std::uint32_t check) { return system_->holds(check); })) {
      system_->undo(slip.changes);
      return false;
    }
    found_.push_back(std::move(slip));
    return true;
  }

  System* system_;
  std::span<const FigureGrid> grids_;
  std::vector<PlanSlip> found_;
};

}  // namespace

std::vector<PlanSlip> take_plan_slips(System& system, std::span<const FigureGrid> grids) {
  return PlanSlipSearch(system, grids).run();
}

}  // namespace budgetc::causes
