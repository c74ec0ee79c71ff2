#pragma once

#include "causes/system.hpp"

namespace budgetc::causes {

/// The change within the interval that somebody most likely has to make to an amount. Checks that allow for
/// rounding leave several: then one that undoes a slip of the keyboard, else the smallest one that keeps a
/// whole amount whole. Where the interval is wide or has no end, the change of smallest size.
[[nodiscard]] std::int64_t likely_change(const Interval& allowed, Money written);

}  // namespace budgetc::causes
