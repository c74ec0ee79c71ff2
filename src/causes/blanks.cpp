#include "causes/blanks.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>

#include "causes/cell_sums.hpp"
#include "causes/sorted.hpp"

namespace budgetc::causes {
namespace {

/// A forgotten amount is seldom so many times larger or smaller than its neighbours.
constexpr std::int64_t most_times_a_neighbour = 5;

/// A blank cell that may lack an amount.
struct Blank {
  std::size_t row = 0;
  /// The checks that it would take part in.
  std::vector<Incidence> checks;
  std::optional<std::int64_t> amount;
};

class BlankSearch {
 public:
  BlankSearch(const System& system, std::span<const FigureGrid> grids) : system_(&system), grids_(grids) {
    if (std::ranges::none_of(grids, has_blank)) return;
    for (std::uint32_t i = 0; i < system.check_count(); ++i) {
      const Check& check = system.check(i);
      if (check.is_cell_sum) checks_.emplace(Place{sum_key(check), check.subject.cell.column}, i);
    }
  }

  std::vector<BlankSet> run() {
    std::vector<BlankSet> sets;
    for (const FigureGrid& grid : grids_) {
      if (!has_blank(grid)) continue;
      for (std::size_t column = 0; column < grid.years.size(); ++column) {
        if (auto set = try_column(grid, column)) sets.push_back(*std::move(set));
      }
    }
    return sets;
  }

 private:
  using Place = std::pair<SumKey, std::uint16_t>;

  /// Whether a plan has a row with blanks beside amounts.
  static bool has_blank(const FigureGrid& grid) {
    const auto partly = [](const std::vector<std::optional<FigureId>>& row) {
      const auto written = std::ranges::count_if(row, [](const auto& figure) { return figure.has_value(); });
      return written > 0 && written < std::ssize(row);
    };
    return !grid.cells.empty() && std::ranges::any_of(grid.rows, partly);
  }

  [[nodiscard]] std::int64_t cents(FigureId figure) const {
    return system_->figures()[figure].amount.cents();
  }

  [[nodiscard]] std::optional<BlankSet> try_column(const FigureGrid& grid, std::size_t column) const {
    std::vector<Blank> blanks = blanks_of(grid, column);
    std::map<std::uint32_t, std::int64_t> differences;
    for (const Blank& blank : blanks) {
      for (const Incidence& incidence : blank.checks)
        differences.emplace(incidence.check, system_->difference(incidence.check));
    }
    if (std::ranges::none_of(differences, [this](const auto& d) { return !system_->holds(d.first); }))
      return std::nullopt;
    solve(blanks, differences);
    std::erase_if(blanks, [](const Blank& blank) { return blank.amount.value_or(0) == 0; });
    const bool right = std::ranges::all_of(differences, [](const auto& d) { return d.second == 0; }) &&
                       std::ranges::all_of(blanks, [&](const Blank& blank) {
                         return is_plausible(grid.rows[blank.row], blank);
                       });
    if (blanks.empty() || !right) return std::nullopt;
    return set_of(grid, column, blanks);
  }

  [[nodiscard]] BlankSet set_of(const FigureGrid& grid, std::size_t column,
                                const std::vector<Blank>& blanks) const {
    BlankSet set;
    for (const Blank& blank : blanks) {
      CellRef cell = grid.cells[blank.row];
      cell.column = static_cast<std::uint16_t>(column);
      set.cells.push_back({cell, Money::from_cents(*blank.amount).value_or(Money{})});
      for (const Incidence& incidence : blank.checks) {
        if (!system_->holds(incidence.check)) set.checks.push_back(incidence.check);
      }
    }
    sort_unique(set.checks);
    return set;
  }

  [[nodiscard]] std::vector<Blank> blanks_of(const FigureGrid& grid, std::size_t column) const {
    std::vector<Blank> blanks;
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      if (column < grid.rows[row].size() && grid.rows[row][column]) continue;
      Blank blank{.row = row, .checks = {}, .amount = {}};
      for (const auto& neighbour : grid.rows[row]) {
        if (neighbour && blank.checks.empty()) blank.checks = checks_in(*neighbour, column);
      }
      if (!blank.checks.empty()) blanks.push_back(std::move(blank));
    }
    return blanks;
  }

  /// The checks of a column that are what a figure's checks are in its own column.
  [[nodiscard]] std::vector<Incidence> checks_in(FigureId neighbour, std::size_t column) const {
    std::vector<Incidence> checks;
    for (const Incidence& incidence : system_->checks_of(neighbour)) {
      const Check& check = system_->check(incidence.check);
      if (!check.is_cell_sum) continue;
      const auto same = checks_.find(Place{sum_key(check), static_cast<std::uint16_t>(column)});
      if (same != checks_.end()) checks.push_back({same->second, incidence.coefficient});
    }
    return checks;
  }

  /// Finds amounts one after the other from broken checks in which only one blank is left.
  static void solve(std::vector<Blank>& blanks, std::map<std::uint32_t, std::int64_t>& differences) {
    for (bool found = true; found;) {
      found = false;
      for (Blank& blank : blanks) {
        if (blank.amount) continue;
        const auto amount = asked_for(blank, blanks, differences);
        if (!amount) continue;
        blank.amount = amount;
        for (const Incidence& incidence : blank.checks)
          differences[incidence.check] += incidence.coefficient * *amount;
        found = true;
      }
    }
  }

  static std::optional<std::int64_t> asked_for(const Blank& blank, const std::vector<Blank>& blanks,
                                               const std::map<std::uint32_t, std::int64_t>& differences) {
    for (const Incidence& incidence : blank.checks) {
      const auto other = [&](const Blank& b) {
        return &b != &blank && !b.amount &&
               std::ranges::find(b.checks, incidence.check, &Incidence::check) != b.checks.end();
      };
      const std::int64_t difference = differences.at(incidence.check);
      if (difference % incidence.coefficient == 0 && std::ranges::none_of(blanks, other))
        return -difference / incidence.coefficient;
    }
    return std::nullopt;
  }

  /// Whether an amount is of the sign and about the size of one that stands beside it.
  [[nodiscard]] bool is_plausible(const std::vector<std::optional<FigureId>>& row, const Blank& blank) const {
    return std::ranges::any_of(row, [&](const auto& figure) {
      if (!figure || (cents(*figure) < 0) != (*blank.amount < 0)) return false;
      const std::int64_t beside = std::abs(cents(*figure));
      const std::int64_t amount = std::abs(*blank.amount);
      return amount / most_times_a_neighbour <= beside && beside / most_times_a_neighbour <= amount;
    });
  }

  const System* system_;
  std::span<const FigureGrid> grids_;
  std::map<Place, std::uint32_t> checks_;
};

}  // namespace

std::vector<BlankSet> find_blanks(const System& system, std::span<const FigureGrid> grids) {
  return BlankSearch(system, grids).run();
}

std::vector<Cause> take_blanks(System& system, std::vector<BlankSet>& sets) {
  std::vector<Cause> causes;
  std::map<std::vector<std::uint32_t>, Cause> by_checks;
  for (BlankSet& set : sets) {
    const auto met = [&](std::uint32_t check) { return system.holds(check); };
    if (set.checks.size() < 2 || std::ranges::any_of(set.checks, met)) continue;
    Cause& cause =
        by_checks.try_emplace(set.checks, Cause{.checks = set.checks, .candidates = {}}).first->second;
    cause.blanks.push_back(std::move(set.cells));
  }
  std::erase_if(sets, [](const BlankSet& set) { return set.checks.size() > 1; });
  for (auto& [checks, cause] : by_checks) {
    if (std::ranges::any_of(checks, [&](std::uint32_t check) { return system.holds(check); })) continue;
    for (const std::uint32_t check : checks) system.settle(check);
    causes.push_back(std::move(cause));
  }
  return causes;
}

}  // namespace budgetc::causes
