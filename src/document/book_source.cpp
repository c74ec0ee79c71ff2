#include "document/book_source.hpp"

#include <algorithm>
#include <utility>

#include "document/plain_text.hpp"

namespace budgetc {
namespace {

/// Room for marks and blank lines around a block, and between the cells of a table.
constexpr std::size_t block_margin = 8;
constexpr std::size_t cell_margin = 3;
/// An amount as it is printed, or less.
constexpr std::size_t number_size = 14;
/// Longer cells do not stretch the others of their column.
constexpr std::size_t widest_cell = 60;

std::size_t size_of(const RichText& text) {
  std::size_t size = 0;
  for (const TextRun& run : text.runs) size += run.text.size();
  return size;
}

std::size_t size_of(const CellValue& cell) {
  if (const auto* text = std::get_if<TextValue>(&cell)) return size_of(text->text);
  return std::holds_alternative<Blank>(cell) ? 0 : number_size;
}

/// Adds up about how many bytes the text of blocks takes.
struct ExtentCounter {
  std::size_t size = 0;

  void operator()(const Prose& prose) {
    for (const ProseBlock& block : prose) {
      for (const RichText& part : block.parts) size += size_of(part) + block_margin;
    }
  }
  void operator()(const Table& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) add_column(table, column);
    for (const Table::Note& note : table.footnotes) size += size_of(note.text) + block_margin;
  }
  void operator()(const NoteGroup& group) {
    size += group.title.size() + block_margin;
    for (const NoteItem& item : group.items) {
      size += size_of(item.label) + item.ring_label.size() + 2 * number_size + 2 * block_margin;
      (*this)(item.text);
    }
  }
  void operator()(const GoalBox& box) { (*this)(box.text); }
  void operator()(const ProductIndex& index) {
    for (const IndexEntry& entry : index.entries)
      size += entry.number.size() + entry.name.size() + entry.anchor.size() + block_margin;
  }
  template <typename Other>
  void operator()(const Other& /*block*/) {
    constexpr std::size_t small = 300;
    size += small;
  }

 private:
  void add_column(const Table& table, std::size_t column) {
    std::size_t width = table.columns[column].key.size();
    std::size_t beyond = 0;
    for (const TableRow& row : table.rows) {
      const std::size_t cell = column < row.cells.size() ? size_of(row.cells[column]) : 0;
      width = std::max(width, std::min(cell, widest_cell));
      beyond += cell > widest_cell ? cell - widest_cell : 0;
    }
    size += (table.rows.size() + 2) * (width + cell_margin) + beyond;
  }
};

}  // namespace

PageOutline outline_of(const Page& page) {
  ExtentCounter counter{.size = page.title.size() + page.kicker.size() + block_margin};
  for (const Block& block : page.blocks) std::visit(counter, block);
  return {.kind = page.kind,
          .number = page.number,
          .title = page.title,
          .thumb = page.thumb,
          .running_foot = page.running_foot,
          .node = page.node,
          .level = page.level,
          .begins_node = page.begins_node,
          .anchor = page.anchor,
          .extent = counter.size};
}

void BookSource::enter(const Page& page) {
  enter(outline_of(page), anchors_of(page));
}

void BookSource::enter(PageOutline outline, const std::vector<Anchor>& anchors) {
  const std::size_t page = outlines_.size();
  anchors_.add(page, outline.anchor, outline.anchor);
  for (const Anchor& anchor : anchors)
    anchors_.add(page, anchor.name, anchor.shown_at.empty() ? outline.anchor : anchor.shown_at);
  outlines_.push_back(std::move(outline));
}

DocumentSource::DocumentSource(Document document)
    : pages_(std::exchange(document.pages, {})), datasets_(std::exchange(document.datasets, {})) {
  head_ = std::move(document);
  for (const Page& page : pages_) enter(page);
}

}  // namespace budgetc
