#include <algorithm>
#include <memory>

#include <cmark.h>

#include "document/lower.hpp"
#include "document/prose_escape.hpp"

namespace budgetc {

namespace {

using CmarkTree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

CmarkTree parse_commonmark(const std::string& text) {
  return {cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), &cmark_node_free};
}

struct Style {
  bool bold = false;
  bool italic = false;
};

/// Joins runs of the same style, so that emitters see whole words.
void append_run(std::string_view text, Style style, RichText& rich) {
  if (text.empty()) return;
  if (!rich.runs.empty() && rich.runs.back().bold == style.bold && rich.runs.back().italic == style.italic) {
    rich.runs.back().text += text;
  } else {
    rich.runs.push_back({std::string(text), style.bold, style.italic, {}});
  }
}

void append_inlines(cmark_node* parent, Style style, RichText& rich) {  // NOLINT(misc-no-recursion)
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_STRONG: append_inlines(node, {true, style.italic}, rich); break;
      case CMARK_NODE_EMPH: append_inlines(node, {style.bold, true}, rich); break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK: append_run(" ", style, rich); break;
      default: {
        const char* literal = cmark_node_get_literal(node);
        if (literal != nullptr) append_run(literal, style, rich);
        append_inlines(node, style, rich);
      }
    }
  }
}

/// The text of an item: its paragraphs, one after the other.
void append_item(cmark_node* item, RichText& rich) {
  for (cmark_node* child = cmark_node_first_child(item); child != nullptr; child = cmark_node_next(child)) {
    if (!rich.runs.empty()) append_run(" ", {}, rich);
    append_inlines(child, {}, rich);
  }
}

ProseBlock list_block(cmark_node* list, Span origin) {
  ProseBlock block;
  const bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
  block.kind = ordered ? ProseBlock::Kind::ordered_list : ProseBlock::Kind::bullet_list;
  if (ordered) block.first_number = cmark_node_get_list_start(list);
  for (cmark_node* item = cmark_node_first_child(list); item != nullptr; item = cmark_node_next(item)) {
    RichText rich{{}, origin};
    append_item(item, rich);
    block.parts.push_back(std::move(rich));
  }
  return block;
}

ProseBlock paragraph_block(cmark_node* paragraph, Span origin) {
  RichText rich{{}, origin};
  append_inlines(paragraph, {}, rich);
  return {ProseBlock::Kind::paragraph, {std::move(rich)}, 1};
}

std::string_view unsupported_name(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_HEADING: return "eine Überschrift";
    case CMARK_NODE_BLOCK_QUOTE: return "ein Zitat";
    case CMARK_NODE_CODE_BLOCK: return "ein Codeblock";
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE: return "HTML";
    case CMARK_NODE_THEMATIC_BREAK: return "eine Trennlinie";
    case CMARK_NODE_CODE: return "Code";
    case CMARK_NODE_LINK: return "ein Link";
    case CMARK_NODE_IMAGE: return "ein Bild";
    default: return {};
  }
}

std::size_t line_offset(std::string_view text, int line) {
  std::size_t offset = 0;
  for (; line > 1; --line) {
    const std::size_t end = text.find('\n', offset);
    if (end == std::string_view::npos) break;
    offset = end + 1;
  }
  return offset;
}

/// The rule under the head of a table: "|---|:--:|".
bool is_table_rule(std::string_view line) {
  return line.find('|') != std::string_view::npos && line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

void append_tables(std::string_view text, std::vector<UnsupportedMarkup>& found) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (is_table_rule(text.substr(begin, end - begin))) found.push_back({"eine Tabelle", begin});
    begin = end + 1;
  }
}

}  // namespace

Prose parse_prose(const Text& text) {
  const CmarkTree tree = parse_commonmark(escape_beyond_subset(text.value));
  Prose prose;
  for (cmark_node* node = cmark_node_first_child(tree.get()); node != nullptr; node = cmark_node_next(node)) {
    const bool list = cmark_node_get_type(node) == CMARK_NODE_LIST;
    prose.push_back(list ? list_block(node, text.span) : paragraph_block(node, text.span));
  }
  return prose;
}

std::vector<UnsupportedMarkup> find_unsupported_markup(std::string_view text) {
  std::vector<UnsupportedMarkup> found;
  const CmarkTree tree = parse_commonmark(std::string(text));
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(tree.get()),
                                                                     &cmark_iter_free);
  for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(walk.get());
    const std::string_view name = unsupported_name(cmark_node_get_type(node));
    if (!name.empty()) found.push_back({name, line_offset(text, cmark_node_get_start_line(node))});
  }
  append_tables(text, found);
  std::ranges::stable_sort(found, {}, &UnsupportedMarkup::offset);
  return found;
}

}  // namespace budgetc
