#include "document/chart_layout.hpp"

#include <algorithm>
#include <cstdlib>

#include "document/chart_axis.hpp"
#include "document/chart_text.hpp"
#include "text/german_number.hpp"

namespace budgetc {

namespace {

using charts::Axis;
using charts::text_width;

constexpr int gap = 12;            ///< between a label and what it belongs to
constexpr int line_height = 36;    ///< of the legend
constexpr int marker_radius = 12;  ///< of a line's points
constexpr int margin = 4;          ///< keeps outlines inside the picture
constexpr int swatch_width = 48;   ///< of the legend's boxes
constexpr int swatch_height = 22;
constexpr int entry_gap = 50;         ///< between two entries of the legend
constexpr int bar_room_percent = 74;  ///< share of a category that its bars take

/// Places everything step by step, from the legend at the foot to the labels on top of the bars.
class ChartPainter {
 public:
  ChartPainter(const Chart& chart, int width, int height) : chart_(chart), axis_(charts::make_axis(chart)) {
    layout_.width = width;
    layout_.height = height;
    layout_.series_count = chart.series.size();
  }

  ChartLayout paint() {
    add_legend();
    place_plot();
    add_axis();
    add_categories();
    if (chart_.kind == Chart::Kind::lines) {
      for (std::size_t i = 0; i < chart_.series.size(); ++i) add_line(i);
    } else {
      for (std::size_t i = 0; i < chart_.series.size(); ++i) add_bars(i);
    }
    return std::move(layout_);
  }

 private:
  [[nodiscard]] int font() const { return layout_.font_size; }

  [[nodiscard]] std::string number(std::int64_t hundredths) const {
    const std::string digits = german_number(hundredths, chart_.decimals);
    return chart_.unit.empty() ? digits : digits + "\u00A0" + chart_.unit;
  }

  void label(int x, int y, ChartLayout::Anchor anchor, ChartLayout::LabelKind kind, std::string text) {
    layout_.labels.push_back({x, y, anchor, kind, false, std::move(text)});
  }

  /// One entry per series, then what Ist and Plan look like where both occur.
  void add_legend() {
    legend_bottom_ = line_height;
    for (std::size_t i = 0; i < chart_.series.size(); ++i) add_legend_entry(chart_.series[i].name, i, true);
    const auto actual = [](const Chart::Category& category) { return category.actual; };
    const bool both =
        std::ranges::any_of(chart_.categories, actual) && !std::ranges::all_of(chart_.categories, actual);
    if (both && !chart_.series.empty()) {
      add_legend_entry("Ist", 0, true);
      add_legend_entry("Plan", 0, false);
    }
    legend_height_ = legend_bottom_;
    for (auto& swatch : layout_.swatches) swatch.y += layout_.height - legend_height_;
    for (auto& text : layout_.labels) text.y += layout_.height - legend_height_;
  }

  void add_legend_entry(const std::string& name, std::size_t series, bool actual) {
    const int text_room = layout_.width - swatch_width - gap;
    const auto lines = charts::wrap(name, font(), text_room);
    const int entry_width = swatch_width + gap + text_width(lines.empty() ? "" : lines.front(), font());
    if (legend_x_ > margin && (legend_x_ + entry_width > layout_.width || lines.size() > 1))
      next_legend_line();
    const int base = legend_bottom_ - gap;
    layout_.swatches.push_back(
        {legend_x_, base - swatch_height + 2, swatch_width, swatch_height, series, actual});
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) legend_bottom_ += line_height;
      label(legend_x_ + swatch_width + gap, legend_bottom_ - gap, ChartLayout::Anchor::start,
            ChartLayout::LabelKind::legend, lines[i]);
    }
    legend_x_ += entry_width + entry_gap;
    if (lines.size() > 1) next_legend_line();
  }

  void next_legend_line() {
    legend_x_ = margin;
    legend_bottom_ += line_height;
  }

  /// The room of the bars: what axis numbers, category names, legend and the topmost value leave.
  void place_plot() {
    int axis_width = 0;
    for (const std::int64_t tick : charts::ticks(axis_)) {
      axis_width = std::max(axis_width, text_width(number(tick), font()));
    }
    left_ = axis_width + gap;
    category_width_ = chart_.categories.empty()
                          ? layout_.width - left_
                          : (layout_.width - left_) / static_cast<int>(chart_.categories.size());
    two_line_categories_ = std::ranges::any_of(chart_.categories, [this](const Chart::Category& category) {
      return text_width(category.label, font()) > category_width_;
    });
    vertical_values_ = widest_value() > value_room();
    top_ = gap + (vertical_values_ ? widest_value() : font()) + gap;
    const int category_lines = two_line_categories_ ? 2 : 1;
    bottom_ = layout_.height - legend_height_ - 2 * gap - category_lines * line_height;
    const int least_plot = layout_.height / 3;
    if (bottom_ - top_ < least_plot) grow(least_plot - (bottom_ - top_));
  }

  /// Makes the chart higher so that a long legend does not squeeze the bars.
  void grow(int more) {
    layout_.height += more;
    bottom_ += more;
    for (auto& swatch : layout_.swatches) swatch.y += more;
    for (auto& text : layout_.labels) text.y += more;
  }

  [[nodiscard]] int widest_value() const {
    int widest = 0;
    for (const Chart::Series& series : chart_.series) {
      for (const auto& value : series.hundredths) {
        if (value) widest = std::max(widest, text_width(number(*value), font()));
      }
    }
    return widest;
  }

  [[nodiscard]] int bar_width() const {
    const int count = std::max(1, static_cast<int>(chart_.series.size()));
    return std::max(4, category_width_ * bar_room_percent / 100 / count);
  }

  /// Room beside each other for a value's digits.
  [[nodiscard]] int value_room() const {
    const bool lines = chart_.kind == Chart::Kind::lines;
    return lines || chart_.series.size() <= 1 ? category_width_ : bar_width();
  }

  [[nodiscard]] int y_of(std::int64_t value) const {
    return bottom_ - charts::position(axis_, value, bottom_ - top_);
  }

  [[nodiscard]] int category_left(std::size_t index) const {
    return left_ + static_cast<int>(index) * category_width_;
  }

  void add_axis() {
    for (const std::int64_t tick : charts::ticks(axis_)) {
      const int y = y_of(tick);
      const bool base = tick == std::max<std::int64_t>(axis_.low, 0);
      layout_.rules.push_back({left_, y, layout_.width, y, base});
      label(left_ - gap, y + font() / 3, ChartLayout::Anchor::end, ChartLayout::LabelKind::axis,
            number(tick));
    }
  }

  void add_categories() {
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      const std::string& text = chart_.categories[i].label;
      const int middle = category_left(i) + category_width_ / 2;
      const std::size_t space = two_line_categories_ ? text.find(' ') : std::string::npos;
      int y = bottom_ + gap + font();
      if (space != std::string::npos) {
        category_label(middle, y, text.substr(0, space));
        y += line_height;
        category_label(middle, y, text.substr(space + 1));
      } else {
        category_label(middle, y, text);
      }
    }
  }

  void category_label(int x, int y, std::string text) {
    label(x, y, ChartLayout::Anchor::middle, ChartLayout::LabelKind::category, std::move(text));
  }

  void add_bars(std::size_t series) {
    const auto& values = chart_.series[series].hundredths;
    const int all_bars = bar_width() * static_cast<int>(chart_.series.size());
    for (std::size_t i = 0; i < std::min(values.size(), chart_.categories.size()); ++i) {
      if (!values[i]) continue;
      const int x =
          category_left(i) + (category_width_ - all_bars) / 2 + bar_width() * static_cast<int>(series);
      const int y_zero = y_of(std::clamp<std::int64_t>(0, axis_.low, axis_.high));
      const int y_value = y_of(*values[i]);
      layout_.bars.push_back({x, std::min(y_zero, y_value), bar_width() * 92 / 100,
                              std::abs(y_zero - y_value), series, chart_.categories[i].actual});
      add_value(x + bar_width() * 46 / 100, y_value, *values[i] < 0, number(*values[i]));
    }
  }

  void add_line(std::size_t series) {
    const auto& values = chart_.series[series].hundredths;
    for (std::size_t i = 0; i < std::min(values.size(), chart_.categories.size()); ++i) {
      if (!values[i]) continue;
      const int x = category_left(i) + category_width_ / 2;
      const int y = y_of(*values[i]);
      const bool actual = chart_.categories[i].actual;
      if (i > 0 && values[i - 1]) {
        layout_.segments.push_back({x - category_width_, y_of(*values[i - 1]), x, y, series, actual});
      }
      layout_.markers.push_back({x, y, series, actual});
      const bool below = series % 2 == 1 && y + marker_radius + gap + font() < bottom_;
      add_point_value(x, y, below, number(*values[i]));
    }
  }

  /// The value of a line's point: above or below it, or farther off where other labels stand.
  void add_point_value(int x, int y, bool below, std::string text) {
    if (vertical_values_) {
      add_value(x, below ? y + marker_radius : y - marker_radius, below, std::move(text));
      return;
    }
    const int step = font() + gap / 2;
    const int width = text_width(text, font());
    int base = y - marker_radius - gap;
    const int under = y + marker_radius + gap + font();
    if ((below || !is_free(x, base, width)) && is_free(x, under, width)) {
      base = under;
    } else {
      while (!is_free(x, base, width) && base - step > font()) base -= step;
    }
    layout_.labels.push_back(
        {x, base, ChartLayout::Anchor::middle, ChartLayout::LabelKind::value, false, std::move(text)});
  }

  /// Whether no value or category stands where a value centred on `x` with this baseline would.
  [[nodiscard]] bool is_free(int x, int base, int width) const {
    if (base > bottom_ - gap) return false;
    return std::ranges::none_of(layout_.labels, [&](const ChartLayout::Label& other) {
      if (other.kind != ChartLayout::LabelKind::value) return false;
      return std::abs(other.x - x) < (width + text_width(other.text, font())) / 2 + gap &&
             std::abs(other.y - base) < font() + gap / 4;
    });
  }

  /// The value above the end of a bar, or below it.
  void add_value(int x, int y, bool below, std::string text) {
    ChartLayout::Label value{
        x, y - gap, ChartLayout::Anchor::middle, ChartLayout::LabelKind::value, false, std::move(text)};
    if (below) value.y = y + gap + font();
    if (vertical_values_) {
      value.vertical = true;
      value.anchor = below ? ChartLayout::Anchor::end : ChartLayout::Anchor::start;
      value.x = x + font() / 3;
      value.y = below ? y + gap : y - gap;
    }
    layout_.labels.push_back(std::move(value));
  }

  const Chart& chart_;
  Axis axis_;
  ChartLayout layout_;
  int left_ = 0;
  int top_ = 0;
  int bottom_ = 0;
  int category_width_ = 0;
  int legend_x_ = margin;
  int legend_bottom_ = 0;
  int legend_height_ = 0;
  bool two_line_categories_ = false;
  bool vertical_values_ = false;
};

}  // namespace

ChartLayout layout_chart(const Chart& chart, int width, int height) {
  return ChartPainter(chart, width, height).paint();
}

}  // namespace budgetc
