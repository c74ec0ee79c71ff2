#pragma once

#include <cstdint>
#include <vector>

#include <budgetc/document/document.hpp>

namespace budgetc::charts {

/// The value axis: from `low` to `high` in steps of `step`, all in hundredths. `low` and `high` are multiples
/// of `step`.
struct Axis {
  std::int64_t low = 0;
  std::int64_t high = 100;
  std::int64_t step = 100;
};

/// The smallest of 1, 2, 5, 10, 20, 50 … times `unit` that is not below `least`.
[[nodiscard]] std::int64_t nice_step(std::int64_t least, std::int64_t unit);
/// An axis with round steps that holds every value. Bars always stand on zero; lines of values that differ
/// little begin higher.
[[nodiscard]] Axis make_axis(const Chart& chart);
/// The values at which the axis has a line and a number.
[[nodiscard]] std::vector<std::int64_t> ticks(const Axis& axis);
/// `length` times the share that `value` has of the axis, rounded to the nearest; 0 at `low`.
[[nodiscard]] int position(const Axis& axis, std::int64_t value, int length);

}  // namespace budgetc::charts
