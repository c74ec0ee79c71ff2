#include "document/chart_axis.hpp"

#include <algorithm>
#include <limits>

namespace budgetc::charts {

namespace {

constexpr std::int64_t wanted_steps = 5;

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
  const std::int64_t rest = value % step;
  return rest < 0 ? value - rest - step : value - rest;
}

std::int64_t ceil_to(std::int64_t value, std::int64_t step) {
  return -floor_to(-value, step);
}

/// One in the last digit that is printed.
std::int64_t printed_unit(int decimals) {
  if (decimals <= 0) return 100;
  return decimals == 1 ? 10 : 1;
}

struct Range {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

Range value_range(const Chart& chart) {
  bool any = false;
  Range range;
  for (const Chart::Series& series : chart.series) {
    for (const auto& value : series.hundredths) {
      if (!value) continue;
      range.low = any ? std::min(range.low, *value) : *value;
      range.high = any ? std::max(range.high, *value) : *value;
      any = true;
    }
  }
  return range;
}

/// Whether a value that is written below its point or bar would stand on the names of the categories.
bool needs_room_below(const Chart& chart, std::int64_t lowest, const Axis& axis) {
  const bool several_lines = chart.kind == Chart::Kind::lines && chart.series.size() > 1;
  const bool may_go_lower =
      lowest < 0 ? axis.low > std::numeric_limits<std::int64_t>::min() / 4 : several_lines && axis.low > 0;
  return may_go_lower && lowest - axis.low < axis.step / 3;
}

}  // namespace

std::int64_t nice_step(std::int64_t least, std::int64_t unit) {
  constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 10;
  for (std::int64_t base = unit; base < limit; base *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (base * factor >= least) return base * factor;
    }
  }
  return limit;
}

Axis make_axis(const Chart& chart) {
  Range range = value_range(chart);
  const bool cut =
      chart.kind == Chart::Kind::lines && range.low > 0 && range.high - range.low < range.high / 2;
  if (!cut) range = {std::min<std::int64_t>(range.low, 0), std::max<std::int64_t>(range.high, 0)};
  Axis axis;
  axis.step = nice_step((range.high - range.low) / wanted_steps, printed_unit(chart.decimals));
  axis.low = floor_to(range.low, axis.step);
  axis.high = std::max(ceil_to(range.high, axis.step), axis.low + axis.step);
  if (needs_room_below(chart, range.low, axis)) axis.low -= axis.step;
  return axis;
}

std::vector<std::int64_t> ticks(const Axis& axis) {
  std::vector<std::int64_t> values;
  for (std::int64_t value = axis.low; value <= axis.high; value += axis.step) values.push_back(value);
  return values;
}

int position(const Axis& axis, std::int64_t value, int length) {
  std::int64_t span = axis.high - axis.low;
  std::int64_t offset = value - axis.low;
  constexpr std::int64_t safe = std::numeric_limits<std::int64_t>::max() / 1'000'000;
  while (span > safe) {  // keeps the product below in range; the picture does not show the difference
    span /= 10;
    offset /= 10;
  }
  return static_cast<int>((offset * length + span / 2) / span);
}

}  // namespace budgetc::charts
