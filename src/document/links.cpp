#include <set>

#include "document/lowering.hpp"

namespace budgetc::lowering {

namespace {

using Anchors = std::set<std::string, std::less<>>;

/// What each kind of block may be jumped to by.
struct AnchorCollector {
  Anchors& anchors;

  void operator()(const Table& table) const {
    anchors.insert(table.anchor);
    for (const TableRow& row : table.rows) anchors.insert(row.anchor);
  }
  void operator()(const Prose& prose) const {
    for (const ProseBlock& block : prose) anchors.insert(block.anchor);
  }
  void operator()(const NoteGroup& group) const {
    anchors.insert(group.anchor);
    for (const NoteItem& item : group.items) anchors.insert(item.anchor);
  }
  template <typename Other>
  void operator()(const Other& /*block*/) const {}
};

/// Clears what leads nowhere.
struct LinkCleaner {
  const Anchors& anchors;

  void clear(std::string& link) const {
    if (!anchors.contains(link)) link.clear();
  }
  void clear(RichText& text) const {
    for (TextRun& run : text.runs) clear(run.link);
  }
  void operator()(Prose& prose) const {
    for (ProseBlock& block : prose) {
      for (RichText& part : block.parts) clear(part);
    }
  }
  void operator()(Table& table) const {
    for (TableRow& row : table.rows) {
      for (CellValue& cell : row.cells) {
        if (auto* text = std::get_if<TextValue>(&cell)) clear(text->text);
      }
    }
  }
  void operator()(NoteGroup& group) const {
    clear(group.row_anchor);
    for (NoteItem& item : group.items) clear(item.ring_anchor);
  }
  void operator()(ProductIndex& index) const {
    for (IndexEntry& entry : index.entries) clear(entry.anchor);
  }
  template <typename Other>
  void operator()(Other& /*block*/) const {}
};

}  // namespace

void drop_dead_links(Document& document) {
  Anchors anchors;
  for (const Page& page : document.pages) {
    anchors.insert(page.anchor);
    for (const Block& block : page.blocks) std::visit(AnchorCollector{anchors}, block);
  }
  for (Page& page : document.pages) {
    for (Block& block : page.blocks) std::visit(LinkCleaner{anchors}, block);
  }
}

}  // namespace budgetc::lowering
