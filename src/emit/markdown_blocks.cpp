#include "emit/markdown_blocks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "emit/file_names.hpp"
#include "emit/markdown_table.hpp"
#include "emit/numbers.hpp"

namespace budgetc::emit {

namespace {

constexpr int deepest_heading = 6;

std::string inside(std::string_view text) {
  return escape_markdown(text, MarkdownPlace::inside);
}

std::string mark(bool changed) {
  return changed ? std::string(change_mark) : std::string();
}

}  // namespace

std::string markdown_anchor(std::string_view anchor) {
  if (anchor.empty()) return {};
  return fmt::format("<a id=\"{}\"></a>\n\n", safe_file_stem(anchor));
}

void MarkdownBlocks::heading(int level, std::string_view text, bool changed) {
  const auto marks = static_cast<std::size_t>(std::clamp(level, 1, deepest_heading));
  out_ += fmt::format("{} {}{}\n\n", std::string(marks, '#'), inside(text), mark(changed));
}

void MarkdownBlocks::paragraph(const std::string& text) {
  if (!text.empty()) out_ += text + "\n\n";
}

void MarkdownBlocks::anchor(std::string_view anchor) {
  out_ += markdown_anchor(anchor);
}

void MarkdownBlocks::bold_line(std::string_view text, bool changed) {
  if (!text.empty()) paragraph("**" + inside(text) + "**" + mark(changed));
}

void MarkdownBlocks::bullets(const std::vector<PrinciplesPanel::Item>& items) {
  for (const auto& item : items)
    out_ += "- " + escape_markdown(item.text, MarkdownPlace::line) + mark(item.changed) + "\n";
  if (!items.empty()) out_ += "\n";
}

void MarkdownBlocks::operator()(const Heading& block) {
  heading(depth_ + block.level - 1, block.text, block.changed);
}

void MarkdownBlocks::list(const ProseBlock& block) {
  int number = block.first_number;
  for (const RichText& part : block.parts) {
    const bool ordered = block.kind == ProseBlock::Kind::ordered_list;
    out_ += ordered ? fmt::format("{}. ", number++) : "- ";
    out_ += markdown_text(part, links_, MarkdownPlace::line) + mark(block.changed) + "\n";
  }
  out_ += "\n";
}

void MarkdownBlocks::operator()(const Prose& prose) {
  for (const ProseBlock& block : prose) {
    if (block.kind != ProseBlock::Kind::paragraph) {
      list(block);
      continue;
    }
    anchor(block.anchor);
    for (const RichText& part : block.parts) {
      paragraph(markdown_text(part, links_, MarkdownPlace::line) + mark(block.changed));
    }
  }
}

void MarkdownBlocks::operator()(const Table& table) {
  anchor(table.anchor);
  bold_line(table.title, table.changed);
  if (table.title.empty() && table.changed) paragraph(std::string(change_mark.substr(1)));
  out_ += markdown_table(table, links_) + "\n";
  for (const Table::Note& note : table.footnotes) {
    const std::string sign = note.mark.empty() ? std::string() : inside(note.mark) + " ";
    const MarkdownPlace place = sign.empty() ? MarkdownPlace::line : MarkdownPlace::inside;
    paragraph(sign + markdown_text(note.text, links_, place) + mark(note.changed));
  }
}

void MarkdownBlocks::operator()(const NoteGroup& group) {
  anchor(group.anchor);
  const auto level = static_cast<std::size_t>(std::clamp(depth_ + 1, 1, deepest_heading));
  out_ += fmt::format("{} {}{}\n\n", std::string(level, '#'),
                      markdown_link(inside(group.title), group.row_anchor, links_), mark(group.changed));
  for (const NoteItem& item : group.items) note(item, group.amount_headings);
}

void MarkdownBlocks::note(const NoteItem& item, const std::vector<std::string>& headings) {
  std::string amounts;
  for (std::size_t i = 0; i < item.amounts.size(); ++i) {
    if (std::holds_alternative<Blank>(item.amounts[i])) continue;
    if (!amounts.empty()) amounts += " · ";
    amounts += headings.empty() ? std::string() : headings[i] + ": ";
    amounts += printed(item.amounts[i]);
  }
  paragraph(fmt::format("**{}** – {}{}", amounts, markdown_text(item.label, links_, MarkdownPlace::inside),
                        mark(item.changed)));
  std::string facts;
  for (const NoteItem::Prior& prior : item.prior)
    facts +=
        fmt::format("{}{}: {}", facts.empty() ? "" : " · ", inside(prior.label), format_euro(prior.amount));
  if (!item.ring.empty()) {
    if (!facts.empty()) facts += " · ";
    facts += markdown_link(inside(item.ring_label), item.ring_anchor, links_);
  }
  if (!facts.empty()) paragraph("(" + facts + ")");
  (*this)(item.text);
}

void MarkdownBlocks::operator()(const NamedValue& value) {
  paragraph(fmt::format("**{}:** {}{}", inside(value.name),
                        markdown_text(value.value, links_, MarkdownPlace::inside), mark(value.changed)));
}

void MarkdownBlocks::operator()(const ClassificationBadge& badge) {
  const auto& all = badge.all;
  if (std::ranges::find(all, badge.chosen) == all.end()) return bold_line(badge.chosen, badge.changed);
  std::string line;
  for (const std::string& one : all) {
    if (!line.empty()) line += " · ";
    line += one == badge.chosen ? "**" + inside(one) + "**" : inside(one);
  }
  paragraph(line + mark(badge.changed));
}

void MarkdownBlocks::org_box(const OrgBox& box, int depth) {  // NOLINT(misc-no-recursion)
  std::string line;
  for (const std::string& text : box.lines)
    line += line.empty() ? "**" + inside(text) + "**" : " · " + inside(text);
  out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- " + line + mark(box.changed) + "\n";
  for (const OrgBox& child : box.children) org_box(child, depth + 1);
}

void MarkdownBlocks::operator()(const OrgBox& box) {
  org_box(box, 0);
  out_ += "\n";
}

void MarkdownBlocks::operator()(const GoalBox& box) {
  std::string head = "**" + inside(box.heading) + "**";
  if (!box.question.empty()) head += " – " + inside(box.question);
  paragraph(head + mark(box.changed));
  (*this)(box.text);
}

void MarkdownBlocks::operator()(const PrinciplesPanel& panel) {
  if (!panel.fields_of_action.empty()) bold_line(panel.fields_heading, false);
  bullets(panel.fields_of_action);
  if (panel.principles.empty()) return;
  bold_line(panel.principles_heading, false);
  if (!panel.intro.text.empty())
    paragraph(escape_markdown(panel.intro.text, MarkdownPlace::line) + mark(panel.intro.changed));
  bullets(panel.principles);
}

void MarkdownBlocks::operator()(const Chart& chart) {
  bold_line(chart.title, chart.changed);
  if (!chart.missing_note.empty() || chart.series.empty()) {
    return paragraph(escape_markdown(chart.missing_note, MarkdownPlace::line));
  }
  paragraph(fmt::format("![{}]({})", inside(chart.title), charts_(chart)));
  out_ += markdown_table(chart_table(chart), links_) + "\n";
}

void MarkdownBlocks::operator()(const ProductIndex& index) {
  for (const IndexEntry& entry : index.entries) {
    const std::string name = inside(entry.number) + " " + inside(entry.name);
    out_ += "- " + markdown_link(name, entry.anchor, links_) + mark(entry.changed) + "\n";
  }
  if (!index.entries.empty()) out_ += "\n";
}

}  // namespace budgetc::emit
