#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "document/lowering.hpp"
#include "model/column.hpp"

namespace budgetc::lowering {

RichText plain(std::string_view text, Span origin) {
  RichText rich{{}, origin};
  if (std::string line = one_line(text); !line.empty()) {
    rich.runs.push_back({std::move(line), false, false, {}});
  }
  return rich;
}

RichText plain(const Text& text) {
  return plain(text.value, text.span);
}

RichText linked(std::string text, std::string anchor, Span origin) {
  return {{{std::move(text), false, false, std::move(anchor)}}, origin};
}

CellValue text_cell(std::string_view text, Span origin) {
  RichText rich = plain(text, origin);
  if (rich.runs.empty()) return Blank{};
  return TextValue{std::move(rich)};
}

CellValue text_cell(const Text& text) {
  return text_cell(text.value, text.span);
}

CellValue amount_cell(std::optional<Money> amount, bool with_unit) {
  if (!amount) return Blank{};
  return AmountValue{*amount, with_unit};
}

CellValue prose_cell(const Text& text) {
  RichText joined{{}, text.span};
  for (const ProseBlock& block : parse_prose(text)) {
    for (const RichText& part : block.parts) {
      if (!joined.runs.empty()) joined.runs.push_back({" ", false, false, {}});
      joined.runs.insert(joined.runs.end(), part.runs.begin(), part.runs.end());
    }
  }
  if (joined.runs.empty()) return Blank{};
  return TextValue{std::move(joined)};
}

bool has_prose(const OptionalText& text) {
  return text && text->value.find_first_not_of(" \t\r\n") != std::string::npos;
}

void append_prose(const OptionalText& text, Blocks& blocks) {
  if (!text) return;
  Prose prose = parse_prose(*text);
  if (!prose.empty()) blocks.emplace_back(std::move(prose));
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string_view level_name(const Context& context, const Node& node) {
  return context.plan.level_name(node);
}

std::string word(const Context& context, Word word) {
  return book_text(context, context.pages.word(word));
}

std::string part_word(const Context& context, std::string_view key) {
  const auto& words = context.pages.part_words;
  const auto found = words.find(key);
  return found == words.end() ? std::string() : book_text(context, found->second);
}

std::string part_year_word(const Context& context, std::string_view key, std::size_t year) {
  const auto& words = context.pages.part_words;
  const auto found = words.find(key);
  return found == words.end() ? std::string() : year_text(context, found->second, year);
}

std::string book_text(const Context& context, std::string_view text) {
  return expand(text, {{"verwaltung", context.plan.administration.value},
                       {"jahr", context.plan.years_text()},
                       {"vorjahr", std::to_string(context.plan.first_year() - 1)}});
}

std::string year_text(const Context& context, std::string_view text, std::size_t year) {
  const int budget_year = context.plan.years[year].year;
  return expand(text, {{"verwaltung", context.plan.administration.value},
                       {"jahr", std::to_string(budget_year)},
                       {"vorjahr", std::to_string(budget_year - 1)}});
}

std::string node_text(const Context& context, NodeId id, std::string_view text) {
  const Node& node = context.plan.node(id);
  return expand(text, {{"verwaltung", context.plan.administration.value},
                       {"jahr", context.plan.years_text()},
                       {"vorjahr", std::to_string(context.plan.first_year() - 1)},
                       {"ebene", level_name(context, node)},
                       {"nummer", node.number.value},
                       {"name", node.name.value}});
}

TableColumn make_column(ColumnRole role, std::string_view heading) {
  TableColumn column{role, {}, {}};
  while (true) {
    const std::size_t end = std::min(heading.find('|'), heading.size());
    column.heading.emplace_back(heading.substr(0, end));
    if (end == heading.size()) break;
    heading.remove_prefix(end + 1);
  }
  column.key = fmt::format("{}", fmt::join(column.heading, " "));
  return column;
}

TableColumn year_column(const Context& context, std::size_t index) {
  const Column& column = context.plan.columns[index];
  const bool current = context.plan.year_of(index).has_value();
  return {current ? ColumnRole::current_amount : ColumnRole::amount,
          {std::string(column_kind_name(column.kind)), std::to_string(column.year)},
          column_name(column)};
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      (c == '.' && !out.empty()) || c == '-';
    out += safe ? c : '_';
  }
  return out;
}

std::string node_anchor(const Context& context, NodeId node) {
  return "knoten-" + slug(context.plan.node(node).number.value);
}

std::string row_anchor(const Context& context, NodeId node, RowIndex row) {
  const std::string& number = context.plan.result_form().rows[row].number;
  return fmt::format("zeile-{}-{}", slug(context.plan.node(node).number.value), slug(number));
}

std::string notes_anchor(const Context& context, NodeId node, RowIndex row) {
  const std::string& number = context.plan.result_form().rows[row].number;
  return fmt::format("ansatz-{}-{}", slug(context.plan.node(node).number.value), slug(number));
}

std::string ring_anchor(std::string_view citation) {
  return "ring-" + slug(citation);
}

NodeId outermost(const Context& context, NodeId node) {
  while (!context.plan.node(node).is_root && !context.plan.is_top(node))
    node = *context.plan.node(node).parent;
  return node;
}

bool is_below(const Context& context, NodeId node, NodeId ancestor) {
  while (node != ancestor) {
    const auto parent = context.plan.node(node).parent;
    if (!parent) return false;
    node = *parent;
  }
  return true;
}

const LineNotes* find_notes(const Node& node, RowIndex row) {
  const auto found = std::ranges::find(node.line_notes, row, &LineNotes::row);
  return found == node.line_notes.end() ? nullptr : &*found;
}

}  // namespace budgetc::lowering
