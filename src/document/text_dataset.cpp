#include "document/lowering.hpp"
#include "document/plain_text.hpp"
#include "parts/registry.hpp"

namespace budgetc::lowering {

namespace {

/// Collects the texts of a plan, one per line.
class TextRows {
 public:
  explicit TextRows(const Context& context) : context_(context) {}

  void add_remark(const Remark& remark) {  // NOLINT(misc-no-recursion)
    add({.name = "vorbemerkungen", .mark = &remark.title, .text = remark.text ? &*remark.text : nullptr});
    for (const Remark& section : remark.sections) add_remark(section);
  }

  void add_node(const Node& node) {
    node_ = &node;
    for (const PartText& text : texts_of(context_.plan, node)) {
      if (!text.name.empty()) add(text);
    }
  }

  std::vector<std::vector<CellValue>> take() { return std::move(rows_); }

 private:
  void add(const PartText& text) {
    std::vector<CellValue> row =
        node_ == nullptr ? std::vector<CellValue>{Blank{}, Blank{}, Blank{}}
                         : std::vector<CellValue>{text_cell(level_name(context_, *node_)),
                                                  text_cell(node_->number), text_cell(node_->name)};
    row.push_back(text_cell(text.name));
    row.push_back(text.mark == nullptr ? Blank{} : text_cell(*text.mark));
    const Text& words = text.text == nullptr ? none_ : *text.text;
    row.push_back(TextValue{{{{plain_text(parse_prose(words)), false, false, {}}}, words.span}});
    rows_.push_back(std::move(row));
  }

  const Context& context_;
  const Node* node_ = nullptr;
  Text none_;
  std::vector<std::vector<CellValue>> rows_;
};

}  // namespace

Dataset text_dataset(const Context& context, const DataRange& range) {
  TextRows rows(context);
  if (!range.only && range.first == 0) {
    for (const Remark& remark : context.plan.remarks) rows.add_remark(remark);
  }
  for (std::size_t i = range.first; i < range.last; ++i) {
    const auto id = static_cast<NodeId>(i);
    if (!range.only || is_below(context, id, *range.only)) rows.add_node(context.plan.node(id));
  }
  return {"texte", {"ebene", "nummer", "bezeichnung", "teil", "kennung", "text"}, rows.take()};
}

}  // namespace budgetc::lowering
