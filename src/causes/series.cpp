#include "causes/series.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "causes/bits.hpp"

namespace budgetc::causes {
namespace {

/// A series never decides alone against an exact slip.
constexpr std::int64_t most_tenths = 100;

/// Amount of one year; the position is its place among the years.
struct Point {
  std::int64_t position = 0;
  std::int64_t amount = 0;
};

/// What the points beside it make an amount: between its neighbours, or on their line beyond the ends.
std::int64_t predicted(std::span<const Point> others, std::int64_t position) {
  const auto after = std::ranges::find_if(others, [&](const Point& p) { return p.position > position; });
  if (after == others.begin() && others.size() > 2) return 2 * others[0].amount - others[1].amount;
  if (after == others.begin()) return others[0].amount;
  const Point& before = *(after - 1);
  if (after != others.end())
    return before.amount + (after->amount - before.amount) * (position - before.position) /
                               (after->position - before.position);
  return others.size() > 2 ? 2 * before.amount - (after - 2)->amount : before.amount;
}

std::int64_t median(std::vector<std::int64_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// How far the points usually are from what the others make of them.
std::int64_t usual_distance(std::span<const Point> points, std::int64_t about) {
  const std::int64_t least = std::abs(about) / 200 + 100;
  if (points.size() < 3) {
    const std::int64_t step = points.size() == 2 ? std::abs(points[1].amount - points[0].amount) : 0;
    return std::max({step / 2, std::abs(about) / 30, least});
  }
  std::vector<std::int64_t> distances;
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<Point> others(points.begin(), points.end());
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    distances.push_back(std::abs(points[i].amount - predicted(others, points[i].position)));
  }
  return std::max(median(std::move(distances)), least);
}

/// How unlikely a distance is, in tenths of a bit: far ones are not much more unlikely than near ones, since
/// amounts do leap now and then.
std::int64_t surprise(std::int64_t distance, std::int64_t usual) {
  constexpr std::int64_t fine = 16;
  constexpr std::int64_t far = 4'096;
  const auto times =
      static_cast<std::uint64_t>(std::min(distance / std::max<std::int64_t>(usual / fine, 1), fine * far));
  return tenths_of_bits(fine * fine + times * times) - tenths_of_bits(fine * fine);
}

}  // namespace

SeriesEvidence::SeriesEvidence(const FigureTable& figures, std::span<const FigureGrid> grids)
    : figures_(&figures), grids_(grids), places_(figures.size()) {
  for (std::uint32_t grid = 0; grid < grids.size(); ++grid) add_grid(grid);
}

void SeriesEvidence::add_grid(std::uint32_t grid) {
  const FigureGrid& from = grids_[grid];
  for (std::uint32_t row = 0; row < from.rows.size(); ++row) {
    const std::size_t columns = std::min(from.rows[row].size(), from.years.size());
    for (std::uint32_t column = 0; column < columns; ++column) {
      const auto& figure = from.rows[row][column];
      if (figure) places_[static_cast<std::size_t>(*figure)] = {grid, row, column, true};
    }
  }
}

std::vector<SeriesEvidence::Expectation> SeriesEvidence::expectations(const Place& place) const {
  const FigureGrid& grid = grids_[place.grid];
  const auto& row = grid.rows[place.row];
  std::vector<Point> others;
  for (std::size_t column = 0; column < std::min(row.size(), grid.years.size()); ++column) {
    if (column != place.column && row[column] && (*figures_)[*row[column]].readable)
      others.push_back({grid.years[column], (*figures_)[*row[column]].amount.cents()});
  }
  std::ranges::stable_sort(others, {}, &Point::position);
  std::vector<Expectation> result;
  if (!others.empty()) {
    const std::int64_t about = predicted(others, grid.years[place.column]);
    result.push_back({about, usual_distance(others, about)});
  }
  if (place.row < grid.last_year.size() && grid.last_year[place.row][place.column]) {
    const std::int64_t about = grid.last_year[place.row][place.column]->cents();
    result.push_back({about, std::abs(about) / 30 + 100});
  }
  // A row that leaps from year to year says nothing.
  std::erase_if(result, [](const Expectation& e) { return e.usual_distance > std::abs(e.amount) / 3; });
  return result;
}

std::int64_t SeriesEvidence::speaks_for(FigureId figure, Money right) const {
  const Place& place = places_[static_cast<std::size_t>(figure)];
  if (!place.known) return 0;
  const std::int64_t written = (*figures_)[figure].amount.cents();
  std::int64_t sum = 0;
  const std::vector<Expectation> all = expectations(place);
  for (const Expectation& e : all) {
    sum += surprise(std::abs(written - e.amount), e.usual_distance) -
           surprise(std::abs(right.cents() - e.amount), e.usual_distance);
  }
  if (all.empty()) return 0;
  return std::clamp(sum / static_cast<std::int64_t>(all.size()), -most_tenths, most_tenths);
}

}  // namespace budgetc::causes
