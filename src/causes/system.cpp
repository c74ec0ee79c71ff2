#include "causes/system.hpp"

#include <algorithm>
#include <cstdlib>

namespace budgetc::causes {
namespace {

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

void add_incidence(std::vector<Incidence>& incidences, std::uint32_t check, std::int64_t coefficient) {
  if (!incidences.empty() && incidences.back().check == check) {
    incidences.back().coefficient += coefficient;
  } else {
    incidences.push_back({.check = check, .coefficient = coefficient});
  }
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

System::System(const FigureTable& figures, const CheckSet& checks, std::span<const std::int64_t> accepted)
    : figures_(&figures), checks_(&checks), accepted_(accepted) {
  const std::span<const Check> all = checks.checks();
  differences_.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) differences_.push_back(all[i].difference() - accepted[i]);
  for (const std::uint32_t check : broken()) {
    for (const Term& term : checks.terms(all[check])) incidences_[static_cast<std::uint32_t>(term.figure)];
  }
  if (incidences_.empty()) return;
  for (std::uint32_t check = 0; check < all.size(); ++check) {
    for (const Term& term : checks.terms(all[check])) {
      const auto found = incidences_.find(static_cast<std::uint32_t>(term.figure));
      if (found != incidences_.end()) add_incidence(found->second, check, term.coefficient);
    }
  }
  for (auto& [figure, incidences] : incidences_) {
    std::erase_if(incidences, [](const Incidence& incidence) { return incidence.coefficient == 0; });
  }
}

std::vector<std::uint32_t> System::broken() const {
  std::vector<std::uint32_t> result;
  for (std::uint32_t check = 0; check < differences_.size(); ++check) {
    if (!holds(check)) result.push_back(check);
  }
  return result;
}

std::span<const Incidence> System::checks_of(FigureId figure) const {
  const auto found = incidences_.find(static_cast<std::uint32_t>(figure));
  if (found == incidences_.end()) return {};
  return found->second;
}

std::span<const Term> System::terms_of(std::uint32_t check) const {
  return checks_->terms(checks_->checks()[check]);
}

Interval System::allowed(std::uint32_t check) const {
  const Check& rule = checks_->checks()[check];
  const std::int64_t difference = differences_[check];
  Interval bounds{.low = -rule.tolerance - difference, .high = rule.tolerance - difference};
  // An accepted difference is exact, even where less would do.
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
  if (!Money::from_cents((*figures_)[figure].amount.cents() + delta)) return false;
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
}

}  // namespace budgetc::causes
