#pragma once

#include <functional>
#include <string>

#include "emit/markdown_text.hpp"

namespace budgetc::emit {

/// Writes the blocks of pages into one Markdown file.
class MarkdownBlocks {
 public:
  /// `depth` is the level of a block's own heading: 3 writes "###". `charts` gives the file of a chart,
  /// relative to this one.
  MarkdownBlocks(std::string& out, const LinkTargets& links, int depth,
                 std::function<std::string(const Chart&)> charts)
      : out_(out), links_(links), depth_(depth), charts_(std::move(charts)) {}

  void operator()(const Heading& heading);
  void operator()(const Prose& prose);
  void operator()(const Table& table);
  void operator()(const NoteGroup& group);
  void operator()(const NamedValue& value);
  void operator()(const ClassificationBadge& badge);
  void operator()(const OrgBox& box);
  void operator()(const GoalBox& box);
  void operator()(const PrinciplesPanel& panel);
  void operator()(const Chart& chart);
  void operator()(const ProductIndex& index);

 private:
  void heading(int level, std::string_view text, bool changed);
  void paragraph(const std::string& text);
  void anchor(std::string_view anchor);
  void bold_line(std::string_view text, bool changed);
  void bullets(const std::vector<PrinciplesPanel::Item>& items);
  void list(const ProseBlock& block);
  void note(const NoteItem& item, const std::vector<std::string>& headings);
  void org_box(const OrgBox& box, int depth);

  std::string& out_;
  const LinkTargets& links_;
  int depth_;
  std::function<std::string(const Chart&)> charts_;
};

/// `<a id="…"></a>` on a line of its own; nothing for an empty anchor.
[[nodiscard]] std::string markdown_anchor(std::string_view anchor);

}  // namespace budgetc::emit
