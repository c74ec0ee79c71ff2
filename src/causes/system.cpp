#include "causes/system.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace budgetc::causes {
namespace {

std::size_t index(FigureId figure) {
  return static_cast<std::size_t>(figure);
}

/// Whether checks of this nature may be blamed on a figure, and held against one.
bool counts(Nature nature) {
  return nature == Nature::identity || nature == Nature::bound;
}

constexpr std::int64_t unbounded_low = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t unbounded_high = std::numeric_limits<std::int64_t>::max();

/// Differences stay so small that a tolerance can be added to them.
constexpr std::int64_t largest_difference = std::numeric_limits<std::int64_t>::max() / 4;

std::int64_t divide_down(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return quotient * b != a && ((a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

std::int64_t divide_up(std::int64_t a, std::int64_t b) {
  return -divide_down(-a, b);
}

/// Solves low <= coefficient * δ <= high for δ.
Interval scaled(const Interval& bounds, std::int64_t coefficient) {
  Interval result;
  if (coefficient > 0) {
    if (bounds.low != unbounded_low) result.low = divide_up(bounds.low, coefficient);
    if (bounds.high != unbounded_high) result.high = divide_down(bounds.high, coefficient);
  } else {
    if (bounds.high != unbounded_high) result.low = divide_up(bounds.high, coefficient);
    if (bounds.low != unbounded_low) result.high = divide_down(bounds.low, coefficient);
  }
  return result;
}

}  // namespace

void Interval::intersect(const Interval& other) {
  low = std::max(low, other.low);
  high = std::min(high, other.high);
}

std::int64_t Interval::nearest_to_zero() const {
  if (low > 0) return low;
  return high < 0 ? high : 0;
}

/// Counts the terms of each figure, then puts them in place, so that checks come ascending.
void IncidenceIndex::build(const CheckSet& checks, std::size_t figures, bool (*wanted)(Nature)) {
  ranges_.assign(figures, {});
  const auto each_term = [&](auto visit) {
    for (std::uint32_t i = 0; i < checks.checks().size(); ++i) {
      const Check& check = checks.checks()[i];
      if (!wanted(check.nature)) continue;
      for (const Term& term : checks.terms(check)) visit(i, term);
    }
  };
  each_term([&](std::uint32_t, const Term& term) { ++ranges_[index(term.figure)].count; });
  std::uint32_t first = 0;
  for (Range& range : ranges_) {
    range.first = std::exchange(first, first + range.count);
    range.count = 0;
  }
  incidences_.resize(first);
  each_term([&](std::uint32_t check, const Term& term) { add(check, term); });
}

// What a figure changes nothing in, such as a divisor while the quotient is 0, it takes no part in.
void IncidenceIndex::add(std::uint32_t check, const Term& term) {
  if (term.coefficient == 0) return;
  Range& range = ranges_[index(term.figure)];
  Incidence* const last = range.count == 0 ? nullptr : &incidences_[range.first + range.count - 1];
  if (last == nullptr || last->check != check) {
    incidences_[range.first + range.count++] = {.check = check, .coefficient = term.coefficient};
  } else if ((last->coefficient += term.coefficient) == 0) {
    --range.count;
  }
}

std::span<const Incidence> IncidenceIndex::of(FigureId figure) const {
  if (ranges_.empty()) return {};
  const Range& range = ranges_[index(figure)];
  return std::span(incidences_).subspan(range.first, range.count);
}

System::System(const FigureTable& figures, const CheckSet& checks, std::span<const std::int64_t> accepted,
               std::span<const FigureGrid> grids)
    : figures_(&figures), checks_(&checks), accepted_(accepted) {
  const Segments<Check>& all = checks.checks();
  differences_.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) differences_.push_back(all[i].difference() - accepted[i]);
  was_broken_.resize(all.size());
  const std::vector<std::uint32_t> broken_now = broken();
  for (const std::uint32_t check : broken_now) was_broken_[check] = true;
  if (broken_now.empty()) return;
  trials_.resize(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    // An accepted difference is linear: it must be what it was.
    if (accepted[i] == 0) trials_[i] = checks.trial(i);
  }
  changes_.resize(figures.size());
  amounts_ = figures;
  counting_.build(checks, figures.size(), counts);
  expected_.build(checks, figures.size(), [](Nature nature) { return nature == Nature::expectation; });
  note_steps(grids);
}

void System::note_steps(std::span<const FigureGrid> grids) {
  steps_.resize(figures_->size());
  for (const FigureGrid& grid : grids) {
    if (grid.step == 0) continue;
    for (const auto& row : grid.rows) {
      for (const auto& figure : row) {
        if (figure) steps_[index(*figure)] = grid.step;
      }
    }
  }
  for (const Check& check : checks_->checks()) {
    if (check.step != 0) steps_[index(checks_->terms(check).front().figure)] = check.step;
  }
}

std::int64_t System::step(FigureId figure) const {
  return steps_.empty() ? 0 : steps_[index(figure)];
}

bool System::makes_candidates(std::uint32_t check) const {
  const Check& rule = checks_->checks()[check];
  if (rule.nature != Nature::identity || rule.relation != Relation::equal) return false;
  const bool actual_written = rule.actual_term_count > 0 || !rule.actual.is_zero();
  const bool expected_written = rule.actual_term_count < rule.term_count || !rule.expected.is_zero();
  return actual_written && expected_written;
}

std::vector<std::uint32_t> System::broken() const {
  std::vector<std::uint32_t> result;
  for (std::uint32_t check = 0; check < differences_.size(); ++check) {
    if (counts(checks_->checks()[check].nature) && !holds(check)) result.push_back(check);
  }
  return result;
}

bool System::holds(std::uint32_t check) const {
  const Trial* const trial = trials_.empty() ? nullptr : trials_[check];
  if (trial == nullptr) return allowed(check).contains(0);
  return (*trial)(this->check(check), terms_of(check), amounts_);
}

void System::settle(std::uint32_t check) {
  differences_[check] = 0;
  if (!trials_.empty()) trials_[check] = nullptr;
}

bool System::is_suspect(FigureId figure) const {
  return std::ranges::any_of(checks_of(figure),
                             [this](const Incidence& incidence) { return was_broken_[incidence.check]; });
}

std::span<const Term> System::terms_of(std::uint32_t check) const {
  return checks_->terms(checks_->checks()[check]);
}

Interval System::allowed(std::uint32_t check) const {
  const Check& rule = checks_->checks()[check];
  const std::int64_t difference = differences_[check];
  // An accepted difference is exact, even where less would do; what is shown of fractions is rounded.
  const std::int64_t tolerance = accepted_[check] != 0 && !rule.shown ? 0 : rule.tolerance;
  Interval bounds{.low = -tolerance - difference, .high = tolerance - difference};
  if (rule.relation == Relation::at_most && accepted_[check] == 0) bounds.low = unbounded_low;
  if (rule.relation == Relation::at_least && accepted_[check] == 0) bounds.high = unbounded_high;
  return bounds;
}

Interval System::allowed(const Incidence& incidence) const {
  return scaled(allowed(incidence.check), incidence.coefficient);
}

Interval System::allowed(FigureId figure) const {
  Interval result;
  for (const Incidence& incidence : checks_of(figure)) result.intersect(allowed(incidence));
  return result;
}

std::optional<std::int64_t> System::exact(const Incidence& incidence) const {
  const std::int64_t difference = differences_[incidence.check];
  const bool divides = difference % incidence.coefficient == 0;
  if (check(incidence.check).relation != Relation::equal || !divides) return std::nullopt;
  return -difference / incidence.coefficient;
}

bool System::can_change(FigureId figure, std::int64_t delta) const {
  const Figure& written = (*figures_)[figure];
  const std::int64_t changed = written.amount.cents() + delta;
  if (!Money::from_cents(changed)) return false;
  // There are no posts below nought.
  if (written.kind == FigureKind::posts && changed < 0) return false;
  return std::ranges::all_of(checks_of(figure), [&](const Incidence& incidence) {
    std::int64_t change = 0;
    std::int64_t difference = 0;
    if (__builtin_mul_overflow(incidence.coefficient, delta, &change)) return false;
    if (__builtin_add_overflow(differences_[incidence.check], change, &difference)) return false;
    return std::abs(difference) <= largest_difference;
  });
}

void System::change(FigureId figure, std::int64_t delta) {
  for (const Incidence& incidence : checks_of(figure)) {
    differences_[incidence.check] += incidence.coefficient * delta;
  }
  // Of changes to one figure each may be taken back first: in between, the amount may be out of range.
  std::int64_t& changed = changes_[index(figure)];
  changed += delta;
  const Money written = (*figures_)[figure].amount;
  amounts_.set_amount(figure, Money::from_cents(written.cents() + changed).value_or(written));
}

void System::apply(std::span<const Change> changes) {
  for (const Change& one : changes) change(one.figure, one.delta);
}

void System::undo(std::span<const Change> changes) {
  for (const Change& one : changes) change(one.figure, -one.delta);
}

bool System::is_sign(std::uint32_t check) const {
  const Check& rule = checks_->checks()[check];
  return rule.term_count == 1 && rule.expected.is_zero() && rule.relation != Relation::equal &&
         accepted_[check] == 0;
}

bool System::loses_sign(FigureId figure, std::int64_t delta) const {
  return std::ranges::any_of(expected_.of(figure), [&](const Incidence& incidence) {
    return is_sign(incidence.check) && allowed(incidence.check).contains(0) &&
           !allowed(incidence).contains(delta);
  });
}

int System::expectations_met(FigureId figure, std::int64_t delta) const {
  int met = 0;
  for (const Incidence& incidence : expected_.of(figure)) {
    met += static_cast<int>(allowed(incidence).contains(delta)) - static_cast<int>(holds(incidence.check));
  }
  return met;
}

}  // namespace budgetc::causes
