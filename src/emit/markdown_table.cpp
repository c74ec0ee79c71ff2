#include "emit/markdown_table.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "emit/numbers.hpp"

namespace budgetc::emit {

namespace {

/// Cells wider than this do not stretch the others of their column.
constexpr std::size_t widest_padding = 60;

using Line = std::vector<std::string>;

bool is_right_aligned(ColumnRole role) {
  return role == ColumnRole::amount || role == ColumnRole::current_amount;
}

std::string bold(const std::string& text) {
  return text.empty() ? text : "**" + text + "**";
}

std::string cell_text(const CellValue& cell, const LinkTargets& links) {
  if (const auto* text = std::get_if<TextValue>(&cell)) {
    return markdown_text(text->text, links, MarkdownPlace::inside);
  }
  return printed(cell);
}

/// The column in which a group's heading is shown: the first with room for words.
std::size_t heading_column(const Table& table) {
  const auto wordy = [](const TableColumn& column) {
    return column.role == ColumnRole::label || column.role == ColumnRole::text;
  };
  const auto found = std::ranges::find_if(table.columns, wordy);
  return found == table.columns.end() ? 0 : static_cast<std::size_t>(found - table.columns.begin());
}

Line row_line(const Table& table, const TableRow& row, const LinkTargets& links) {
  Line line(table.columns.size());
  if (row.style == TableRowStyle::group) {
    if (!line.empty() && !row.cells.empty()) {
      line[heading_column(table)] = bold(cell_text(row.cells.front(), links));
      if (row.changed) line[heading_column(table)] += change_mark;
    }
    return line;
  }
  for (std::size_t i = 0; i < std::min(line.size(), row.cells.size()); ++i) {
    line[i] = cell_text(row.cells[i], links);
    if (row.style != TableRowStyle::normal) line[i] = bold(line[i]);
  }
  if (row.changed && !line.empty()) line[heading_column(table)] += change_mark;
  return line;
}

bool begins_small(std::string_view text) {
  utf8proc_int32_t point = -1;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &point);
  return point >= 0 && utf8proc_category(point) == UTF8PROC_CATEGORY_LL;
}

/// The lines of a heading in one: a hyphen that only broke a word goes.
std::string joined_heading(const TableColumn& column) {
  std::string heading;
  for (const std::string& part : column.heading) {
    if (heading.ends_with('-') && begins_small(part)) {
      heading.pop_back();
    } else if (!heading.empty() && !heading.ends_with('-') && !heading.ends_with('/')) {
      heading += ' ';
    }
    heading += part;
  }
  return heading;
}

Line heading_line(const Table& table) {
  Line line;
  for (const TableColumn& column : table.columns)
    line.push_back(escape_markdown(joined_heading(column), MarkdownPlace::inside));
  return line;
}

std::vector<std::size_t> column_widths(const std::vector<Line>& lines, std::size_t columns) {
  std::vector<std::size_t> widths(columns, 3);
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < columns; ++i) {
      widths[i] = std::max(widths[i], std::min(display_width(line[i]), widest_padding));
    }
  }
  return widths;
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t own = display_width(text);
  const std::string blanks(width > own ? width - own : 0, ' ');
  return right ? blanks + text : text + blanks;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    utf8proc_int32_t point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
    const int columns = point < 0 ? 1 : utf8proc_charwidth(point);
    width += static_cast<std::size_t>(std::max(columns, 0));
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return width;
}

std::string markdown_table(const Table& table, const LinkTargets& links) {
  if (table.columns.empty()) return {};
  std::vector<Line> lines{heading_line(table)};
  for (const TableRow& row : table.rows) lines.push_back(row_line(table, row, links));
  const auto widths = column_widths(lines, table.columns.size());
  std::string out;
  for (std::size_t number = 0; number < lines.size(); ++number) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      out += "| " + padded(lines[number][i], widths[i], is_right_aligned(table.columns[i].role)) + " ";
    }
    out += "|\n";
    if (number > 0) continue;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool right = is_right_aligned(table.columns[i].role);
      out += "| " + std::string(widths[i] - 1, '-') + (right ? ":" : "-") + " ";
    }
    out += "|\n";
  }
  return out;
}

Table chart_table(const Chart& chart) {
  Table table;
  table.kind = TableKind::indicators;
  table.columns.push_back({ColumnRole::label, {""}, ""});
  for (const Chart::Category& category : chart.categories) {
    table.columns.push_back({ColumnRole::amount, {category.label}, category.label});
  }
  for (const Chart::Series& series : chart.series) {
    TableRow row;
    row.cells.push_back(TextValue{{{{series.name, false, false, {}}}, {}}});
    for (const auto& value : series.hundredths) {
      row.cells.push_back(value ? CellValue(QuantityValue{*value, chart.decimals, chart.unit}) : Blank{});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace budgetc::emit
