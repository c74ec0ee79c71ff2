#include "causes/likely_change.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "text/slip.hpp"

namespace budgetc::causes {
namespace {

bool has_ends(const Interval& allowed) {
  return allowed.low != std::numeric_limits<std::int64_t>::min() &&
         allowed.high != std::numeric_limits<std::int64_t>::max();
}

/// Whether the interval is what rounding leaves of an amount, and no mere limit.
bool is_narrow(const Interval& allowed, Money written) {
  if (!has_ends(allowed)) return false;
  std::int64_t width = 0;
  return !__builtin_sub_overflow(allowed.high, allowed.low, &width) &&
         width <= written.absolute().cents() / 4;
}

/// What people type of an amount: its euros where it is whole, else its cents.
std::int64_t typed_unit(Money written) {
  return written.cents() % 100 == 0 ? 100 : 1;
}

/// The changes that undo a slip which can be undone in few ways: two neighbouring digits swapped, the sign
/// flipped, one digit too many.
std::vector<std::int64_t> undone_slips(Money written, std::int64_t unit) {
  const std::int64_t sign = written.cents() < 0 ? -1 : 1;
  const std::string digits = fmt::format("{}", written.absolute().cents() / unit);
  std::vector<std::int64_t> changes{-2 * written.cents()};
  const auto add = [&](const std::string& meant) {
    if (!meant.empty()) changes.push_back(sign * std::stoll(meant) * unit - written.cents());
  };
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i + 1 < digits.size()) {
      std::string swapped = digits;
      std::swap(swapped[i], swapped[i + 1]);
      add(swapped);
    }
    add(std::string(digits).erase(i, 1));
  }
  std::erase(changes, 0);
  return changes;
}

/// The multiple of `unit` in the interval that is nearest to zero.
std::optional<std::int64_t> whole_change(const Interval& allowed, std::int64_t unit) {
  const std::int64_t nearest = allowed.nearest_to_zero();
  const std::int64_t rest = nearest % unit;
  if (rest == 0) return nearest;
  const std::int64_t away = nearest - rest + (nearest > 0 ? unit : -unit);
  return allowed.contains(away) ? std::optional(away) : std::nullopt;
}

/// The change to the multiple of the step in the middle of the interval, halves away from zero; where that
/// is beyond an end, to the other one beside the middle.
std::int64_t change_in_steps(const Interval& allowed, std::int64_t written, std::int64_t step) {
  const std::int64_t middle =
      has_ends(allowed) ? allowed.low + (allowed.high - allowed.low) / 2 : allowed.nearest_to_zero();
  const std::int64_t target = written + middle;
  const std::int64_t down = target / step * step;
  const std::int64_t up = down + (target < 0 ? -step : step);
  const bool rounds_up = 2 * std::abs(target - down) >= step;
  for (const std::int64_t right : {rounds_up ? up : down, rounds_up ? down : up}) {
    if (allowed.contains(right - written)) return right - written;
  }
  return 0;
}

}  // namespace

std::int64_t likely_change(const Interval& allowed, Money written, std::int64_t step) {
  const std::int64_t nearest = allowed.nearest_to_zero();
  const bool narrow = is_narrow(allowed, written);
  if (nearest == 0 || (step == 0 && !narrow)) return nearest;
  const std::int64_t unit = step != 0 && written.cents() % step == 0 ? step : typed_unit(written);
  std::vector<std::int64_t> slips = narrow ? undone_slips(written, unit) : std::vector<std::int64_t>{};
  std::erase_if(slips, [&](std::int64_t change) {
    return !allowed.contains(change) || (step != 0 && (written.cents() + change) % step != 0);
  });
  if (!slips.empty())
    return *std::ranges::min_element(slips, {}, [](auto change) { return std::abs(change); });
  if (step != 0) return change_in_steps(allowed, written.cents(), step);
  return whole_change(allowed, typed_unit(written)).value_or(nearest);
}

}  // namespace budgetc::causes
