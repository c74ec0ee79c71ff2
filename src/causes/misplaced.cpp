#include "causes/misplaced.hpp"

#include <algorithm>
#include <iterator>

#include "causes/sorted.hpp"

namespace budgetc::causes {
namespace {

using Slots = std::vector<std::optional<FigureId>>;

class MisplacementSearch {
 public:
  explicit MisplacementSearch(System& system) : system_(&system) {}

  void search(const FigureGrid& grid) {
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      const bool last = row + 1 == grid.rows.size();
      if (!last) try_rows(grid.rows[row], grid.rows[row + 1]);
      try_shifts(grid.rows[row]);
      try_columns(grid.rows[row]);
    }
  }

  /// Those that explain most come first: where a product's row is shifted, the sum above seems shifted, too.
  std::vector<Misplacement> take() {
    std::ranges::stable_sort(possible_, std::ranges::greater{},
                             [](const Misplacement& possible) { return possible.checks.size(); });
    std::vector<Misplacement> taken;
    for (Misplacement& possible : possible_) {
      possible.checks = make(possible.changes);
      if (!possible.checks.empty()) taken.push_back(std::move(possible));
    }
    return taken;
  }

 private:
  [[nodiscard]] bool is_suspect(const std::optional<FigureId>& figure) const {
    return figure && system_->is_suspect(*figure);
  }
  [[nodiscard]] std::int64_t cents(FigureId figure) const {
    return system_->figures()[figure].amount.cents();
  }

  /// Adds the changes that exchange two figures; false where that cannot be, or would change nothing.
  bool exchange(const std::optional<FigureId>& a, const std::optional<FigureId>& b,
                std::vector<Change>& changes) const {
    if (!is_suspect(a) || !is_suspect(b) || cents(*a) == cents(*b)) return false;
    changes.push_back({*a, cents(*b) - cents(*a)});
    changes.push_back({*b, cents(*a) - cents(*b)});
    return true;
  }

  /// Two neighbouring rows, as a whole or in one column.
  void try_rows(const Slots& above, const Slots& below) {
    std::vector<Change> all;
    for (std::size_t column = 0; column < std::min(above.size(), below.size()); ++column) {
      exchange(above[column], below[column], all);
    }
    if (all.size() > 2 && accept(SlipKind::exchanged_rows, all)) return;
    for (std::size_t i = 0; i + 1 < all.size(); i += 2)
      accept(SlipKind::exchanged_rows, {all[i], all[i + 1]});
  }

  /// Two neighbouring columns of a row.
  void try_columns(const Slots& row) {
    for (std::size_t column = 0; column + 1 < row.size(); ++column) {
      std::vector<Change> changes;
      if (exchange(row[column], row[column + 1], changes)) accept(SlipKind::exchanged_columns, changes);
    }
  }

  /// A row whose amounts stand one column too far to the left or to the right. The amount that was pushed out
  /// is what the checks of its column ask for.
  void try_shifts(const Slots& row) {
    std::vector<FigureId> figures;
    for (const auto& figure : row) {
      if (is_suspect(figure)) figures.push_back(*figure);
    }
    if (figures.size() < 3) return;
    try_shift(SlipKind::shifted_right, figures);
    std::ranges::reverse(figures);
    try_shift(SlipKind::shifted_left, figures);
  }

  void try_shift(SlipKind slip, const std::vector<FigureId>& figures) {
    std::vector<Change> changes;
    for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
      const std::int64_t delta = cents(figures[i + 1]) - cents(figures[i]);
      if (delta != 0) changes.push_back({figures[i], delta});
    }
    const Interval rest = system_->allowed(figures.back());
    if (changes.size() < 2 || rest.empty()) return;
    const std::int64_t last = likeliest(*system_, figures.back(), rest);
    if (last != 0) changes.push_back({figures.back(), last});
    accept(slip, changes);
  }

  /// Makes the changes if they satisfy all checks of their figures and explain what no single figure does;
  /// returns the broken checks that they satisfy, and none where they do not.
  std::vector<std::uint32_t> make(const std::vector<Change>& changes) {
    std::vector<std::uint32_t> checks = broken_checks(changes);
    const bool explained = checks.size() < 2 || !single_changes(*system_, checks).empty();
    const auto in_range = [this](const Change& change) {
      return system_->can_change(change.figure, change.delta);
    };
    if (explained || !each_breaks_something(changes) || !std::ranges::all_of(changes, in_range)) return {};
    system_->apply(changes);
    if (all_hold(changes)) return checks;
    system_->undo(changes);
    return {};
  }

  /// Notes a possible misplacement.
  bool accept(SlipKind slip, std::vector<Change> changes) {
    std::vector<std::uint32_t> checks = make(changes);
    if (checks.empty()) return false;
    system_->undo(changes);
    possible_.push_back({slip, std::move(changes), std::move(checks)});
    return true;
  }

  [[nodiscard]] std::vector<std::uint32_t> broken_checks(const std::vector<Change>& changes) const {
    std::vector<std::uint32_t> broken;
    for (const Change& change : changes) {
      for (const Incidence& incidence : system_->checks_of(change.figure)) {
        if (!system_->holds(incidence.check)) broken.push_back(incidence.check);
      }
    }
    sort_unique(broken);
    return broken;
  }

  [[nodiscard]] bool each_breaks_something(const std::vector<Change>& changes) const {
    return std::ranges::all_of(changes, [this](const Change& change) {
      return std::ranges::any_of(system_->checks_of(change.figure), [this](const Incidence& incidence) {
        return !system_->holds(incidence.check);
      });
    });
  }

  [[nodiscard]] bool all_hold(const std::vector<Change>& changes) const {
    return std::ranges::all_of(changes, [this](const Change& change) {
      return std::ranges::all_of(system_->checks_of(change.figure), [this](const Incidence& incidence) {
        return system_->holds(incidence.check);
      });
    });
  }

  System* system_;
  std::vector<Misplacement> possible_;
};

}  // namespace

std::vector<Misplacement> take_misplacements(System& system, std::span<const FigureGrid> grids) {
  MisplacementSearch search(system);
  for (const FigureGrid& grid : grids) {
    if (grid.step == 0) search.search(grid);
  }
  return search.take();
}

}  // namespace budgetc::causes
