#pragma once

#include "causes/system.hpp"

namespace budgetc::causes {

/// The change within the interval that somebody most likely has to make to an amount. Checks that allow for
/// rounding leave several: then one that undoes a slip of the keyboard, else the smallest one that keeps a
/// whole amount whole. Where the interval is wide or has no end, the change of smallest size. What is printed
/// in steps (of so many hundredths, 0 for none) stays a multiple of them: in the middle of the interval,
/// which is what was rounded; 0 where there is no multiple in it.
[[nodiscard]] std::int64_t likely_change(const Interval& allowed, Money written, std::int64_t step = 0);

}  // namespace budgetc::causes
