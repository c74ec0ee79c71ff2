#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <budgetc/document/document.hpp>

namespace budgetc {

/// Everything a chart is drawn from, in tenths of a millimetre; the origin is top left, y grows downward. The
/// printed book and the SVG files draw exactly this, so that both show the same.
struct ChartLayout {
  /// A bar. Ist is filled, Plan is outlined and hatched.
  struct Bar {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    std::size_t series = 0;
    bool actual = true;
  };
  /// A straight line: the axis, or a grid line behind the bars.
  struct Rule {
    int x1 = 0;
    int y1 = 0;
    int x2 = 0;
    int y2 = 0;
    bool axis = false;
  };
  /// A piece of a series' line; dashed where it leads to a Plan value.
  struct Segment {
    int x1 = 0;
    int y1 = 0;
    int x2 = 0;
    int y2 = 0;
    std::size_t series = 0;
    bool actual = true;
  };
  /// A value of a line: filled for Ist, hollow for Plan.
  struct Marker {
    int x = 0;
    int y = 0;
    std::size_t series = 0;
    bool actual = true;
  };
  enum class Anchor : std::uint8_t { start, middle, end };
  enum class LabelKind : std::uint8_t { axis, category, value, legend };
  /// A piece of text: `x`, `y` is the anchor point on its baseline. A vertical one reads upward.
  struct Label {
    int x = 0;
    int y = 0;
    Anchor anchor = Anchor::middle;
    LabelKind kind = LabelKind::value;
    bool vertical = false;
    std::string text;
  };
  /// The small box before a legend's text, drawn like a bar of its series.
  struct Swatch {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    std::size_t series = 0;
    bool actual = true;
  };

  int width = 0;
  int height = 0;
  /// Height of the letters' box for which the labels have been placed.
  int font_size = 25;
  /// How many series there are; the painter assigns each its shade.
  std::size_t series_count = 0;
  std::vector<Rule> rules;
  std::vector<Bar> bars;
  std::vector<Segment> segments;
  std::vector<Marker> markers;
  std::vector<Label> labels;
  std::vector<Swatch> swatches;
};

/// Lays a chart out in `width` by about `height` tenths of a millimetre (a long legend adds lines). A chart
/// without any value has no bars.
[[nodiscard]] ChartLayout layout_chart(const Chart& chart, int width = 1740, int height = 560);

}  // namespace budgetc
