#include "causes/moved_rows.hpp"

#include <algorithm>
#include <iterator>

#include "causes/candidates.hpp"
#include "causes/cell_sums.hpp"
#include "causes/sorted.hpp"

namespace budgetc::causes {
namespace {

/// A row of a plan that may stand under a wrong number.
struct MovableRow {
  const FigureGrid* grid = nullptr;
  std::size_t row = 0;

  [[nodiscard]] const CellRef& cell() const { return grid->cells[row]; }
};

class MovedRowSearch {
 public:
  MovedRowSearch(System& system, const Evidence& evidence, std::span<const FigureGrid> grids)
      : system_(&system), evidence_(&evidence), grids_(grids) {}

  std::vector<Cause> run() {
    for (const auto& [key, sum] : broken_sums(*system_)) {
      if (system_->check(sum.broken.front()).is_sum_of_parts) try_sum(sum.broken);
    }
    return std::move(causes_);
  }

 private:
  [[nodiscard]] std::int64_t cents(const std::optional<FigureId>& figure) const {
    return figure ? system_->figures()[*figure].amount.cents() : 0;
  }

  /// Looks below a sum for a row that is what it lacks.
  void try_sum(const std::vector<std::uint32_t>& broken) {
    if (std::ranges::any_of(broken, [this](std::uint32_t check) { return system_->holds(check); })) return;
    const CellRef lacks = system_->check(broken.front()).subject.cell;
    for (const FigureGrid& grid : grids_) {
      if (grid.cells.empty() || grid.cells.front().plan != lacks.plan || !contains(grid.above, lacks.node))
        continue;
      for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        const MovableRow movable{&grid, row};
        if (movable.cell().row != lacks.row && is_entered(movable) && fills(movable, broken) &&
            take(movable, broken))
          return;
      }
    }
  }

  static bool is_entered(const MovableRow& movable) {
    return movable.grid->form->rows[movable.cell().row].formula.empty();
  }

  static bool contains(const std::vector<NodeId>& nodes, NodeId node) {
    return std::ranges::find(nodes, node) != nodes.end();
  }

  /// Whether the row has what the sums lack, nothing in other columns, and the plan has no such row yet.
  [[nodiscard]] bool fills(const MovableRow& movable, const std::vector<std::uint32_t>& broken) const {
    std::vector<std::int64_t> lacking(movable.grid->rows[movable.row].size());
    for (const std::uint32_t check : broken) {
      const std::size_t column = system_->check(check).subject.cell.column;
      if (column >= lacking.size()) return false;
      lacking[column] = system_->difference(check);
    }
    const auto& row = movable.grid->rows[movable.row];
    const auto amount = [this](const std::optional<FigureId>& figure) { return cents(figure); };
    return std::ranges::equal(row, lacking, {}, amount) &&
           !is_taken(*movable.grid, system_->check(broken.front()).subject.cell.row);
  }

  [[nodiscard]] bool is_taken(const FigureGrid& grid, RowIndex row) const {
    const auto at = std::ranges::find(grid.cells, row, &CellRef::row);
    return at != grid.cells.end() &&
           std::ranges::any_of(grid.rows[static_cast<std::size_t>(at - grid.cells.begin())],
                               [this](const auto& figure) { return cents(figure) != 0; });
  }

  /// Makes a cause of it if with the row elsewhere every check of its amounts holds, and all broken ones of
  /// the sum.
  bool take(const MovableRow& movable, const std::vector<std::uint32_t>& broken) {
    const CellRef to = system_->check(broken.front()).subject.cell;
    std::vector<std::uint32_t> met = broken;
    if (!would_hold(movable, to, met) || !covers_total(broken, met)) return false;
    sort_unique(met);
    Cause cause{.checks = met, .candidates = {}};
    cause.moved = MovedRow{movable.cell(), to.row, {}};
    for (const auto& figure : movable.grid->rows[movable.row]) {
      if (cents(figure) != 0) cause.moved->figures.push_back(*figure);
    }
    if (broken.size() == 1 && !name_others(cause)) return false;
    for (const std::uint32_t check : met) system_->settle(check);
    causes_.push_back(std::move(cause));
    return true;
  }

  /// Takes the row's amounts away where they stand: that must satisfy what is broken, and may only break what
  /// counts both rows in the same way. Adds the checks that it satisfies.
  bool would_hold(const MovableRow& movable, const CellRef& to, std::vector<std::uint32_t>& met) {
    bool good = true;
    for (const auto& figure : movable.grid->rows[movable.row]) {
      if (cents(figure) == 0) continue;
      for (const Incidence& incidence : system_->checks_of(*figure)) {
        if (counts_alike(incidence.check, movable, to.row)) continue;
        const bool before = system_->holds(incidence.check);
        const bool after = system_->allowed(incidence).contains(-cents(figure));
        if (!before && after) met.push_back(incidence.check);
        good = good && after;
      }
    }
    return good;
  }

  /// Whether a check of the row's own node counts the other row there as it counts this one.
  [[nodiscard]] bool counts_alike(std::uint32_t check, const MovableRow& movable, RowIndex to) const {
    const Check& own = system_->check(check);
    const CellRef& cell = own.subject.cell;
    return own.is_cell_sum && cell.node == movable.cell().node && cell.plan == movable.cell().plan &&
           !own.is_sum_of_parts &&
           times_in(*movable.grid->form, cell.row, movable.cell().row) ==
               times_in(*movable.grid->form, cell.row, to);
  }

  /// How often a row is counted in what the formula of another one adds up.
  static int times_in(const PlanForm& form, RowIndex sum, RowIndex row) {
    int times = 0;
    for (const FormulaTerm& term : form.rows[sum].formula)
      times += term.sign * (term.row == row ? 1 : times_in(form, term.row, row));
    return times;
  }

  /// Whether all broken checks of the sums' own amounts are met: else something else is wrong as well.
  [[nodiscard]] bool covers_total(const std::vector<std::uint32_t>& broken,
                                  const std::vector<std::uint32_t>& met) const {
    return std::ranges::all_of(broken, [&](std::uint32_t check) {
      const FigureId total = system_->terms_of(check).front().figure;
      return std::ranges::all_of(system_->checks_of(total), [&](const Incidence& incidence) {
        return system_->holds(incidence.check) || std::ranges::find(met, incidence.check) != met.end();
      });
    });
  }

  /// Names the figures that would do as well; false where one of them undoes an exact slip.
  bool name_others(Cause& cause) {
    std::vector<ChangeSet> sets;
    for (const Change& change : single_changes(*system_, cause.checks)) sets.push_back({change});
    cause.candidates = rank_candidates(*system_, *evidence_, cause.checks, sets);
    std::erase_if(cause.candidates, [&](const Correction& candidate) { return !settles(cause, candidate); });
    if (!cause.candidates.empty()) cause.candidates.back().equal_to_next = false;
    return std::ranges::none_of(cause.candidates, is_exact_slip);
  }

  bool settles(const Cause& cause, const Correction& candidate) {
    const std::int64_t delta = candidate.right.cents() - cents(candidate.figure);
    system_->change(candidate.figure, delta);
    const bool settled =
        std::ranges::all_of(cause.checks, [this](std::uint32_t check) { return system_->holds(check); });
    system_->change(candidate.figure, -delta);
    return settled;
  }

  System* system_;
  const Evidence* evidence_;
  std::span<const FigureGrid> grids_;
  std::vector<Cause> causes_;
};

}  // namespace

std::vector<Cause> take_moved_rows(System& system, const Evidence& evidence,
                                   std::span<const FigureGrid> grids) {
  return MovedRowSearch(system, evidence, grids).run();
}

}  // namespace budgetc::causes
