#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "document/chart_layout.hpp"
#include "emit/output.hpp"

namespace budgetc {

namespace {

/// Shades of the series: told apart in black and white as well.
constexpr std::array<std::string_view, 6> shades{"#0a4b70", "#7fa8bf", "#c8702a",
                                                 "#4d4d4d", "#a8c686", "#b3b3b3"};

std::string_view shade(std::size_t series) {
  return shades[series % shades.size()];
}

/// Text for an XML document: markup escaped, control characters replaced.
std::string escape_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

/// Tenths of a millimetre as SVG writes them: the user unit is the tenth.
std::string_view anchor_name(ChartLayout::Anchor anchor) {
  switch (anchor) {
    case ChartLayout::Anchor::start: return "start";
    case ChartLayout::Anchor::end: return "end";
    case ChartLayout::Anchor::middle: break;
  }
  return "middle";
}

/// Hatching for Plan, one pattern per series.
std::string pattern(std::size_t series) {
  return fmt::format(
      "<pattern id=\"plan{0}\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect width=\"12\" height=\"12\" fill=\"#ffffff\"/>"
      "<rect width=\"4\" height=\"12\" fill=\"{1}\"/></pattern>\n",
      series, shade(series));
}

template <typename Box>
std::string box(const Box& bar) {
  const std::string fill =
      bar.actual ? std::string(shade(bar.series)) : fmt::format("url(#plan{})", bar.series);
  return fmt::format(
      "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"3\"/>\n",
      bar.x, bar.y, bar.width, bar.height, fill, shade(bar.series));
}

std::string rule(const ChartLayout::Rule& line) {
  return fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
                     line.x1, line.y1, line.x2, line.y2, line.axis ? "#333333" : "#c8c8c8",
                     line.axis ? 4 : 2);
}

std::string segment(const ChartLayout::Segment& line) {
  return fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"7\"{}/>\n",
                     line.x1, line.y1, line.x2, line.y2, shade(line.series),
                     line.actual ? "" : " stroke-dasharray=\"18 12\"");
}

std::string marker(const ChartLayout::Marker& point) {
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"11\" fill=\"{}\" stroke=\"{}\" stroke-width=\"5\"/>\n",
                     point.x, point.y, point.actual ? shade(point.series) : "#ffffff", shade(point.series));
}

std::string label(const ChartLayout::Label& text) {
  const std::string turn =
      text.vertical ? fmt::format(" transform=\"rotate(-90 {} {})\"", text.x, text.y) : "";
  return fmt::format(
      "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" stroke=\"#ffffff\" stroke-width=\"6\" "
      "paint-order=\"stroke\"{}>{}</text>\n",
      text.x, text.y, anchor_name(text.anchor), turn, escape_xml(text.text));
}

template <typename Shapes, typename Draw>
void draw_all(const Shapes& shapes, Draw draw, std::string& out) {
  for (const auto& shape : shapes) out += draw(shape);
}

}  // namespace

std::string emit_svg(const Chart& chart) {
  const ChartLayout layout = layout_chart(chart);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{2}mm\" height=\"{3}mm\" "
      "font-family=\"Carlito, Calibri, sans-serif\" font-size=\"{4}\" "
      "fill=\"#222222\">\n<title>{5}</title>\n<defs>\n",
      layout.width, layout.height, layout.width / 10, layout.height / 10, layout.font_size,
      escape_xml(chart.title));
  for (std::size_t i = 0; i < std::max<std::size_t>(layout.series_count, 1); ++i) out += pattern(i);
  out += fmt::format("</defs>\n<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", layout.width,
                     layout.height);
  draw_all(layout.rules, rule, out);
  draw_all(layout.bars, box<ChartLayout::Bar>, out);
  draw_all(layout.swatches, box<ChartLayout::Swatch>, out);
  draw_all(layout.segments, segment, out);
  draw_all(layout.markers, marker, out);
  draw_all(layout.labels, label, out);
  return out + "</svg>\n";
}

}  // namespace budgetc
