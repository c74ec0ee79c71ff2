#include "document/chart_layout.hpp"

#include <array>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "document/chart_axis.hpp"
#include "document/chart_text.hpp"

namespace budgetc {
namespace {

Chart chart_of(std::vector<std::optional<std::int64_t>> values, Chart::Kind kind = Chart::Kind::bars) {
  Chart chart;
  chart.kind = kind;
  for (std::size_t i = 0; i < values.size(); ++i) {
    chart.categories.push_back({std::to_string(2019 + i) + (i % 2 == 0 ? " Ist" : " Plan"), i % 2 == 0});
  }
  chart.series.push_back({"Reihe", std::move(values)});
  return chart;
}

TEST_CASE("axes have round steps in whole printed units") {
  CHECK(charts::nice_step(730, 100) == 1000);
  CHECK(charts::nice_step(0, 100) == 100);
  CHECK(charts::nice_step(21, 1) == 50);
  const charts::Axis axis = charts::make_axis(chart_of({3'339'000, 3'725'300}));
  CHECK(axis.low == 0);
  CHECK(axis.step == 1'000'000);
  CHECK(axis.high == 4'000'000);
}

TEST_CASE("lines of values that differ little do not begin at zero; bars always do") {
  CHECK(charts::make_axis(chart_of({1081, 1203}, Chart::Kind::lines)).low > 0);
  CHECK(charts::make_axis(chart_of({1081, 1203}, Chart::Kind::bars)).low == 0);
  CHECK(charts::make_axis(chart_of({0, 0})).high > 0);
  CHECK(charts::make_axis(chart_of({-500, 1200})).low < 0);
}

TEST_CASE("a blank value has no bar, a zero has one of no height") {
  const ChartLayout layout = layout_chart(chart_of({100'00, std::nullopt, 0}));
  REQUIRE(layout.bars.size() == 2);
  CHECK(layout.bars[0].height > 0);
  CHECK(layout.bars[1].height == 0);
}

TEST_CASE("bars of Ist and Plan differ, and their heights are proportional") {
  const ChartLayout layout = layout_chart(chart_of({100'00, 50'00}));
  REQUIRE(layout.bars.size() == 2);
  CHECK(layout.bars[0].actual);
  CHECK_FALSE(layout.bars[1].actual);
  CHECK(std::abs(layout.bars[0].height - 2 * layout.bars[1].height) <= 2);
  CHECK(layout.bars[0].y + layout.bars[0].height == layout.bars[1].y + layout.bars[1].height);
}

TEST_CASE("each value is written in German notation") {
  const ChartLayout layout = layout_chart(chart_of({3'339'000, 3'725'300}));
  const auto has = [&](std::string_view text) {
    return std::ranges::any_of(layout.labels,
                               [&](const ChartLayout::Label& label) { return label.text == text; });
  };
  CHECK(has("33.390"));
  CHECK(has("37.253"));
  CHECK(has("40.000"));
  CHECK(has("2019 Ist"));
  CHECK(has("Reihe"));
}

TEST_CASE("values never stand on the names of the categories") {
  const auto keeps_apart = [](const Chart& chart) {
    const ChartLayout layout = layout_chart(chart);
    int lowest_value = 0;
    int highest_category = layout.height;
    for (const ChartLayout::Label& label : layout.labels) {
      if (label.kind == ChartLayout::LabelKind::value) lowest_value = std::max(lowest_value, label.y);
      if (label.kind == ChartLayout::LabelKind::category)
        highest_category = std::min(highest_category, label.y);
    }
    return lowest_value + 20 < highest_category;
  };
  CHECK(keeps_apart(chart_of({-50000, 50000})));
  Chart lines = chart_of({120000, 145000, 150000}, Chart::Kind::lines);
  lines.series.push_back({"B", {110000, 130000, 140000}});
  CHECK(keeps_apart(lines));
  lines.series[1].hundredths = {0, 0, 100};
  CHECK(keeps_apart(lines));
}

TEST_CASE("a line leaves a gap where a value is missing") {
  const ChartLayout layout = layout_chart(chart_of({100, 200, std::nullopt, 400, 500}, Chart::Kind::lines));
  CHECK(layout.markers.size() == 4);
  CHECK(layout.segments.size() == 2);
  CHECK(layout.bars.empty());
}

TEST_CASE("long names wrap in the legend") {
  const auto lines = charts::wrap("eine sehr lange Bezeichnung einer Reihe", 25, 200);
  CHECK(lines.size() > 1);
  CHECK(charts::wrap("", 25, 200).empty());
  CHECK(charts::wrap("Donaudampfschifffahrtsgesellschaft", 25, 20).size() == 1);
}

TEST_CASE("values of lines do not stand over each other") {
  const bool holds = rc::check([](std::array<std::array<std::uint32_t, 7>, 2> raw) {
    Chart chart = chart_of({0, 0, 0, 0, 0, 0, 0}, Chart::Kind::lines);
    chart.series.clear();
    for (const auto& line : raw) {
      Chart::Series series{"Reihe", {}};
      for (const std::uint32_t value : line) series.hundredths.emplace_back(value % 90'000 * 100);
      chart.series.push_back(std::move(series));
    }
    std::vector<ChartLayout::Label> values = layout_chart(chart).labels;
    std::erase_if(values, [](const auto& label) { return label.kind != ChartLayout::LabelKind::value; });
    for (std::size_t i = 0; i < values.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (values[i].x == values[k].x) RC_ASSERT(std::abs(values[i].y - values[k].y) > 20);
      }
    }
  });
  CHECK(holds);
}

TEST_CASE("every bar lies inside the picture, whatever the values") {
  const bool holds = rc::check([](std::vector<std::int64_t> raw) {
    std::vector<std::optional<std::int64_t>> values;
    for (const std::int64_t value : raw) values.emplace_back(value % 9'000'000'000'000'000);
    if (values.size() > 20) values.resize(20);
    const ChartLayout layout = layout_chart(chart_of(values));
    for (const ChartLayout::Bar& bar : layout.bars) {
      RC_ASSERT(bar.x >= 0 && bar.x + bar.width <= layout.width);
      RC_ASSERT(bar.y >= 0 && bar.height >= 0 && bar.y + bar.height <= layout.height);
    }
  });
  CHECK(holds);
}

}  // namespace
}  // namespace budgetc
