#include "document/anchors.hpp"

namespace budgetc {
namespace {

/// What each kind of block may be jumped to by.
struct AnchorCollector {
  std::vector<Anchor>& anchors;

  void enter(const std::string& anchor, const std::string& shown_at) const {
    if (!anchor.empty()) anchors.push_back({anchor, shown_at});
  }
  void operator()(const Table& table) const {
    enter(table.anchor, table.anchor);
    for (const TableRow& row : table.rows) enter(row.anchor, table.anchor);
  }
  void operator()(const Prose& prose) const {
    for (const ProseBlock& block : prose) enter(block.anchor, block.anchor);
  }
  void operator()(const NoteGroup& group) const {
    enter(group.anchor, group.anchor);
    for (const NoteItem& item : group.items) enter(item.anchor, group.anchor);
  }
  template <typename Other>
  void operator()(const Other& /*block*/) const {}
};

/// Clears what leads nowhere.
struct LinkCleaner {
  const AnchorIndex& anchors;

  void clear(std::string& link) const {
    if (!link.empty() && !anchors.contains(link)) link.clear();
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

std::vector<Anchor> anchors_of(const Page& page) {
  std::vector<Anchor> anchors;
  for (const Block& block : page.blocks) std::visit(AnchorCollector{anchors}, block);
  return anchors;
}

void AnchorIndex::add(std::size_t page, std::string_view name, std::string_view shown_at) {
  // What it is shown at stands for itself, and was entered before it.
  const auto shown = name == shown_at ? entries_.end() : entries_.find(shown_at);
  const std::string_view kept = shown == entries_.end() ? std::string_view() : std::string_view(shown->first);
  entries_.try_emplace(std::string(name), Entry{page, kept});
}

std::optional<AnchorIndex::Place> AnchorIndex::find(std::string_view name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) return std::nullopt;
  const Entry& entry = found->second;
  return Place{entry.page, entry.shown_at.empty() ? std::string_view(found->first) : entry.shown_at};
}

void drop_dead_links(Page& page, const AnchorIndex& anchors) {
  for (Block& block : page.blocks) std::visit(LinkCleaner{anchors}, block);
}

}  // namespace budgetc
