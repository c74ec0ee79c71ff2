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

/// A table's lines, and how wide each cell and each column is.
struct Grid {
  std::vector<Line> lines;
  std::vector<std::vector<std::size_t>> widths;
  std::vector<std::size_t> columns;
};

void measure(Grid& grid, std::size_t columns) {
  grid.columns.assign(columns, 3);
  for (const Line& line : grid.lines) {
    std::vector<std::size_t>& widths = grid.widths.emplace_back();
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t width = widths.emplace_back(display_width(line[i]));
      grid.columns[i] = std::max(grid.columns[i], std::min(width, widest_padding));
    }
  }
}

void append_line(const Grid& grid, std::size_t number, const std::vector<TableColumn>& columns,
                 std::string& out) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t own = grid.widths[number][i];
    const std::size_t blanks = grid.columns[i] > own ? grid.columns[i] - own : 0;
    const bool right = is_right_aligned(columns[i].role);
    out += "| ";
    out.append(right ? blanks : 0, ' ');
    out += grid.lines[number][i];
    out.append(right ? 1 : blanks + 1, ' ');
  }
  out += "|\n";
}

/// The line of dashes below the heading; a colon aligns to the right.
void append_rule(const Grid& grid, const std::vector<TableColumn>& columns, std::string& out) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out += "| ";
    out.append(grid.columns[i] - 1, '-');
    out += is_right_aligned(columns[i].role) ? ": " : "- ";
  }
  out += "|\n";
}

bool is_printable_ascii(char c) {
  return c >= ' ' && c < '\x7f';
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    if (is_printable_ascii(text.front())) {
      ++width;
      text.remove_prefix(1);
      continue;
    }
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
  Grid grid;
  grid.lines.push_back(heading_line(table));
  for (const TableRow& row : table.rows) grid.lines.push_back(row_line(table, row, links));
  measure(grid, table.columns.size());
  std::string out;
  append_line(grid, 0, table.columns, out);
  append_rule(grid, table.columns, out);
  for (std::size_t number = 1; number < grid.lines.size(); ++number)
    append_line(grid, number, table.columns, out);
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
