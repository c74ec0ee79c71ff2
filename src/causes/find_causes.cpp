#include "causes/find_causes.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "causes/blanks.hpp"
#include "causes/candidates.hpp"
#include "causes/change_groups.hpp"
#include "causes/misplaced.hpp"
#include "causes/missing_entries.hpp"
#include "causes/moved_rows.hpp"
#include "causes/plan_slips.hpp"
#include "causes/sorted.hpp"

namespace budgetc {
namespace {

using causes::Change;
using causes::ChangeSet;
using causes::Evidence;
using causes::Incidence;
using causes::System;

/// A mistake: the changes that put it right.
struct Mistake {
  ChangeSet changes;
  /// For amounts in each other's place; nothing else is then looked for.
  SlipKind misplaced = SlipKind::none;
  std::optional<FigureId> entry{};
};

/// Finds the causes of what is broken in a system.
class Solver {
 public:
  Solver(System& system, const Evidence& evidence, std::span<const FigureGrid> grids)
      : system_(&system), evidence_(&evidence), grids_(grids), told_(system.check_count()) {}

  std::vector<Cause> solve() {
    find_plan_slips();
    find_misplaced();
    find_unwritten();
    find_missing();
    find_mistakes();
    for (const Mistake& mistake : mistakes_) tell(mistake);
    tell_rest();
    for (const Mistake& mistake : mistakes_) system_->undo(mistake.changes);
    for (Cause& cause : causes_) {
      if (!cause.moved) keep_word(cause);
      keep_usual(cause);
      name_unwritten(cause);
    }
    std::ranges::stable_sort(causes_, {}, [](const Cause& cause) { return cause.checks.front(); });
    return std::move(causes_);
  }

 private:
  static bool changes_figure(const ChangeSet& set, FigureId figure) {
    return std::ranges::find(set, figure, &Change::figure) != set.end();
  }

  void find_plan_slips() {
    for (causes::PlanSlip& found : causes::take_plan_slips(*system_, grids_))
      mistakes_.push_back({std::move(found.changes), found.slip, found.entry});
  }

  /// What is blank, or stands under a wrong number.
  void find_unwritten() {
    blanks_ = causes::find_blanks(*system_, grids_);
    for (Cause& cause : causes::take_blanks(*system_, blanks_)) add(std::move(cause));
    for (Cause& cause : causes::take_moved_rows(*system_, *evidence_, grids_)) add(std::move(cause));
  }

  void find_misplaced() {
    for (causes::Misplacement& found : causes::take_misplacements(*system_, grids_))
      mistakes_.push_back({std::move(found.changes), found.slip});
  }

  void find_missing() {
    std::vector<Cause> found;
    for (std::vector<std::uint32_t>& checks : causes::missing_entries(*system_, *evidence_)) {
      Cause cause{.checks = std::move(checks), .candidates = {}};
      for (const std::uint32_t check : cause.checks) {
        cause.lacking.push_back({system_->check(check).subject.cell,
                                 Money::from_cents(system_->difference(check)).value_or(Money{})});
        system_->settle(check);
      }
      const auto same =
          std::ranges::find_if(found, [&](const Cause& other) { return lack_alike(other, cause); });
      if (same == found.end())
        found.push_back(std::move(cause));
      else
        join(*same, cause);
    }
    for (Cause& cause : found) add(std::move(cause));
  }

  /// Whether the rows of one plan lack something in the same columns: a part is missing with all its rows.
  [[nodiscard]] bool lack_alike(const Cause& a, const Cause& b) const {
    const CellRef& one = a.lacking.front().cell;
    const CellRef& other = b.lacking.front().cell;
    return one.node == other.node && one.plan == other.plan && columns_of(a) == columns_of(b) &&
           (is_balance(one) || is_balance(other) || is_too_small(a) == is_too_small(b));
  }

  [[nodiscard]] bool is_balance(const CellRef& cell) const {
    const auto own = std::ranges::find_if(grids_, [&](const FigureGrid& grid) {
      return grid.form != nullptr && grid.cells.front().plan == cell.plan;
    });
    return own != grids_.end() && own->form->rows[cell.row].nature == RowNature::balance;
  }

  /// Whether the entries of a sum are too small for it, and not too large.
  [[nodiscard]] bool is_too_small(const Cause& cause) const {
    const Money written = system_->check(cause.checks.front()).actual;
    return (written < Money{}) == (cause.lacking.front().difference < Money{});
  }

  static std::set<std::uint16_t> columns_of(const Cause& cause) {
    std::set<std::uint16_t> columns;
    for (const LackingSum& sum : cause.lacking) columns.insert(sum.cell.column);
    return columns;
  }

  static void join(Cause& cause, const Cause& other) {
    cause.lacking.insert(cause.lacking.end(), other.lacking.begin(), other.lacking.end());
    cause.checks.insert(cause.checks.end(), other.checks.begin(), other.checks.end());
    std::ranges::sort(cause.checks);
  }

  void find_mistakes() {
    causes::Search search(*system_, *evidence_);
    std::vector<Change> changes = search_all(search);
    while (dissolve(changes)) changes = search_all(search);
    // What two of them share is told of with the one that stands first in the sources.
    std::ranges::stable_sort(changes, {}, &Change::figure);
    for (ChangeSet& set : coupled(*system_, changes)) mistakes_.push_back({std::move(set)});
  }

  std::vector<Change> search_all(causes::Search& search) {
    std::vector<Change> changes;
    for (std::vector<std::uint32_t>& component : components(*system_, broken_identities())) {
      std::erase_if(component, [this](std::uint32_t check) { return system_->holds(check); });
      const std::vector<Change> found = search.explain(component);
      system_->apply(found);
      changes.insert(changes.end(), found.begin(), found.end());
    }
    return changes;
  }

  /// Where the search changes what seemed to stand in another's place once more, it only seemed so: takes
  /// both back, so that the search can begin again. False where there is no such misplacement.
  bool dissolve(const std::vector<Change>& changes) {
    const auto again = [&](const Mistake& mistake) {
      return std::ranges::any_of(
          mistake.changes, [&](const Change& change) { return changes_figure(changes, change.figure); });
    };
    const auto kept = std::ranges::stable_partition(mistakes_, std::not_fn(again));
    if (kept.empty()) return false;
    system_->undo(changes);
    for (const Mistake& mistake : kept) system_->undo(mistake.changes);
    mistakes_.erase(kept.begin(), kept.end());
    return true;
  }

  [[nodiscard]] std::vector<std::uint32_t> broken_identities() const {
    std::vector<std::uint32_t> broken = system_->broken();
    std::erase_if(broken, [this](std::uint32_t check) { return !system_->makes_candidates(check); });
    return broken;
  }

  /// The checks that hold with a mistake put right, and only then, as the others are.
  std::vector<std::uint32_t> symptoms(const ChangeSet& changes) {
    std::vector<std::uint32_t> checks;
    for (const Change& change : changes) {
      for (const Incidence& incidence : system_->checks_of(change.figure)) {
        if (system_->holds(incidence.check)) checks.push_back(incidence.check);
      }
    }
    causes::sort_unique(checks);
    system_->undo(changes);
    std::erase_if(checks, [this](std::uint32_t check) { return system_->holds(check); });
    system_->apply(changes);
    return checks;
  }

  /// Tells of a mistake with the broken checks that none was told of yet: a check that two mistakes share is
  /// told of once, with the first of them.
  void tell(const Mistake& mistake) {
    const std::vector<std::uint32_t> symptoms_of = symptoms(mistake.changes);
    Cause cause;
    std::ranges::copy_if(symptoms_of, std::back_inserter(cause.checks),
                         [this](std::uint32_t check) { return system_->was_broken(check) && !told_[check]; });
    if (cause.checks.empty()) return;
    cause.besides = besides(symptoms_of, mistake);
    if (mistake.misplaced != SlipKind::none) {
      cause.candidates = {
          causes::misplaced_candidate(system_->figures(), mistake.changes, mistake.misplaced, mistake.entry)};
    } else {
      system_->undo(mistake.changes);
      const auto sets = alternatives(mistake.changes, symptoms_of);
      cause.candidates = causes::rank_candidates(*system_, *evidence_, symptoms_of, sets);
      if (cause.besides.empty())
        cause.cleared = causes::confirmed_count(*system_, symptoms_of, cause.candidates);
      system_->apply(mistake.changes);
    }
    add(std::move(cause));
  }

  void add(Cause cause) {
    for (const std::uint32_t check : cause.checks) told_[check] = true;
    causes_.push_back(std::move(cause));
  }

  /// Every set of as many changes that would do in the place of this one; itself where there is no other.
  std::vector<ChangeSet> alternatives(const ChangeSet& changes, const std::vector<std::uint32_t>& broken) {
    std::vector<ChangeSet> sets;
    if (changes.size() == 1) {
      for (const Change& change : causes::single_changes(*system_, broken)) sets.push_back({change});
    } else if (changes.size() == 2) {
      sets = causes::paired_changes(*system_, broken);
    }
    // What another mistake changes already cannot be changed in another way.
    std::erase_if(sets, [&](const ChangeSet& set) {
      return std::ranges::any_of(
          set, [&](const Change& change) { return changes_already(change.figure, changes); });
    });
    const auto is_known = [&](const ChangeSet& set) { return std::ranges::is_permutation(set, changes); };
    if (std::ranges::none_of(sets, is_known)) sets.push_back(changes);
    return sets;
  }

  [[nodiscard]] bool changes_already(FigureId figure, const ChangeSet& own) const {
    return !changes_figure(own, figure) && std::ranges::any_of(mistakes_, [&](const Mistake& other) {
      return changes_figure(other.changes, figure);
    });
  }

  /// The changes of other mistakes without which the checks of this one would not hold.
  std::vector<Amendment> besides(const std::vector<std::uint32_t>& checks, const Mistake& mistake) const {
    std::vector<Amendment> result;
    for (const Mistake& other : mistakes_) {
      if (&other == &mistake || !meets(other.changes, checks)) continue;
      for (const Change& change : other.changes) {
        const Money written = system_->figures()[change.figure].amount;
        result.push_back(
            {change.figure, Money::from_cents(written.cents() + change.delta).value_or(written)});
      }
    }
    return result;
  }

  [[nodiscard]] bool meets(const ChangeSet& changes, const std::vector<std::uint32_t>& checks) const {
    return std::ranges::any_of(changes, [&](const Change& change) {
      return std::ranges::any_of(checks, [&](std::uint32_t check) {
        return std::ranges::binary_search(system_->checks_of(change.figure), check, {}, &Incidence::check);
      });
    });
  }

  /// What no mistake explains: each check by itself, with the figures that would settle it.
  void tell_rest() {
    for (const std::uint32_t check : system_->broken()) {
      if (told_[check]) continue;
      Cause cause{.checks = {check}, .candidates = {}};
      if (system_->makes_candidates(check)) name_candidates(cause);
      add(std::move(cause));
    }
  }

  void name_candidates(Cause& cause) {
    std::vector<ChangeSet> sets;
    for (const Change& change : causes::single_changes(*system_, cause.checks)) {
      if (!changes_already(change.figure, {})) sets.push_back({change});
    }
    cause.candidates = causes::rank_candidates(*system_, *evidence_, cause.checks, sets);
    cause.besides = besides(cause.checks, {});
    if (cause.besides.empty())
      cause.cleared = causes::confirmed_count(*system_, cause.checks, cause.candidates);
  }

  /// Drops candidates that do not keep what is said of them: with all that is to be changed along, the checks
  /// hold, and none is broken that held.
  void keep_word(Cause& cause) {
    keep_candidates(cause, [&](const Correction& candidate) {
      return settles(cause.checks, all_changes(candidate, cause));
    });
    if (cause.candidates.empty()) cause.besides.clear();
  }

  /// Leaves a candidate that would turn an amount's sign into one that its row seldom has for where there is
  /// no other.
  void keep_usual(Cause& cause) {
    const auto is_usual = [&](const Correction& candidate) {
      return std::ranges::none_of(all_changes(candidate, {}), [this](const Change& change) {
        return system_->loses_sign(change.figure, change.delta) || evidence_->turns_negative(change);
      });
    };
    if (std::ranges::any_of(cause.candidates, is_usual)) keep_candidates(cause, is_usual);
  }

  template <typename Wanted>
  static void keep_candidates(Cause& cause, const Wanted& is_wanted) {
    std::vector<Correction> kept;
    for (const Correction& candidate : cause.candidates) {
      if (is_wanted(candidate)) {
        kept.push_back(candidate);
      } else if (!candidate.equal_to_next && !kept.empty()) {
        kept.back().equal_to_next = false;  // it was the last of those supported equally
      }
    }
    // That the others are confirmed is not true of those left out.
    if (kept.size() != cause.candidates.size()) cause.cleared = 0;
    cause.candidates = std::move(kept);
  }

  [[nodiscard]] ChangeSet all_changes(const Correction& candidate, const Cause& cause) const {
    ChangeSet changes{change_to(candidate.figure, candidate.right)};
    for (const Amendment& other : candidate.others) changes.push_back(change_to(other.figure, other.right));
    for (const Amendment& other : cause.besides) changes.push_back(change_to(other.figure, other.right));
    return changes;
  }

  /// Names what may be missing, where no exact slip speaks for an amount.
  void name_unwritten(Cause& cause) const {
    if (cause.moved || !cause.lacking.empty() || !cause.blanks.empty()) return;
    if (!cause.candidates.empty() && is_certain(cause.candidates.front())) return;
    for (const causes::BlankSet& set : blanks_) {
      if (std::ranges::includes(set.checks, cause.checks)) cause.blanks.push_back(set.cells);
    }
    cause.may_lack = std::ranges::any_of(
        cause.checks, [this](std::uint32_t check) { return system_->check(check).may_lack; });
  }

  static bool is_certain(const Correction& candidate) {
    return is_of_plan(candidate.slip) || candidate.slip == SlipKind::exchanged_rows ||
           candidate.slip == SlipKind::exchanged_columns || candidate.slip == SlipKind::shifted_left ||
           candidate.slip == SlipKind::shifted_right || causes::is_exact_slip(candidate);
  }

  [[nodiscard]] Change change_to(FigureId figure, Money right) const {
    return {figure, right.cents() - system_->figures()[figure].amount.cents()};
  }

  bool settles(const std::vector<std::uint32_t>& checks, const ChangeSet& changes) {
    // One amount cannot be written in two ways.
    if (is_changed_twice(changes)) return false;
    system_->apply(changes);
    const auto holds = [this](std::uint32_t check) { return system_->holds(check); };
    const bool settled =
        std::ranges::all_of(checks, holds) && std::ranges::all_of(changes, [&](const Change& change) {
          return std::ranges::all_of(system_->checks_of(change.figure), [&](const Incidence& incidence) {
            return system_->was_broken(incidence.check) || holds(incidence.check);
          });
        });
    system_->undo(changes);
    return settled;
  }

  static bool is_changed_twice(ChangeSet changes) {
    std::ranges::sort(changes, {}, &Change::figure);
    return std::ranges::adjacent_find(changes, {}, &Change::figure) != changes.end();
  }

  System* system_;
  const Evidence* evidence_;
  std::span<const FigureGrid> grids_;
  std::vector<causes::BlankSet> blanks_;
  std::vector<bool> told_;
  std::vector<Mistake> mistakes_;
  std::vector<Cause> causes_;
};

}  // namespace

std::vector<Cause> find_causes(const FigureTable& figures, const CheckSet& checks,
                               std::span<const std::int64_t> accepted, std::span<const FigureGrid> grids) {
  System system(figures, checks, accepted, grids);
  if (system.broken().empty()) return {};
  const Evidence evidence(figures, grids);
  return Solver(system, evidence, grids).solve();
}

}  // namespace budgetc
