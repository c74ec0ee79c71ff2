#include "emit/markdown_text.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "base/utf8.hpp"

namespace budgetc::emit {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Signs that are mark-up wherever they stand; '$' begins a formula, '|' ends a cell.
bool is_always_markup(char c) {
  return std::string_view("\\`*_[]<|~$#").find(c) != std::string_view::npos;
}

/// Signs with which GitLab and GitHub refer to people, issues and the like when a word follows; '&' may begin
/// an entity.
bool is_reference(std::string_view text, std::size_t i) {
  const bool word_follows = i + 1 < text.size() && (is_word(text[i + 1]) || text[i + 1] == '"');
  if (text[i] == '&') return i + 1 < text.size() && (is_word(text[i + 1]) || text[i + 1] == '#');
  return word_follows && std::string_view("@!%^").find(text[i]) != std::string_view::npos;
}

/// "http://" and "www." become links by themselves unless their sign is escaped.
bool begins_autolink(std::string_view text, std::size_t i) {
  if (text[i] == ':') return text.substr(i, 3) == "://";
  if (text[i] != '.' || i < 3) return false;
  return std::ranges::all_of(text.substr(i - 3, 3), [](char c) { return c == 'w' || c == 'W'; });
}

/// Signs that begin a heading, list, rule or quotation at the head of a line.
bool is_line_markup(std::string_view text, std::size_t i) {
  const bool at_head = text.find_first_not_of(" \t") == i;
  if (at_head) return std::string_view("+-=:>").find(text[i]) != std::string_view::npos;
  const bool ends_word = i + 1 == text.size() || is_blank(text[i + 1]);
  if ((text[i] != '.' && text[i] != ')') || !ends_word) return false;
  const std::size_t first = text.find_first_not_of(" \t");
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(first),
                     text.begin() + static_cast<std::ptrdiff_t>(i), is_digit);
}

/// By character: whether it may be mark-up anywhere, or is a blank.
constexpr std::array<bool, 256> is_special = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("\\`*_[]<|~$#&@!%^:.+-=>) \t\n\r"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool needs_backslash(std::string_view text, std::size_t i, MarkdownPlace place) {
  return is_always_markup(text[i]) || is_reference(text, i) || begins_autolink(text, i) ||
         (place == MarkdownPlace::line && is_line_markup(text, i));
}

/// Asterisks mark a style only where the text inside begins and ends with a word and the text around does not
/// touch it; elsewhere the style is written as HTML.
struct StyleMarks {
  std::string open;
  std::string close;
};

StyleMarks style_marks(const TextRun& run, bool asterisks) {
  if (asterisks) {
    const std::string marks(static_cast<std::size_t>(run.bold ? 2 : 0) + (run.italic ? 1 : 0), '*');
    return {marks, marks};
  }
  StyleMarks marks;
  if (run.bold) marks = {"<strong>", "</strong>"};
  if (run.italic) marks = {marks.open + "<em>", "</em>" + marks.close};
  return marks;
}

/// What CommonMark takes a character for beside asterisks. The versions do not agree on symbols.
enum class Flank : std::uint8_t { blank, punctuation, symbol, word };

Flank flank_of(utf8proc_int32_t point) {
  if (point == ' ' || point == 0xA0 || (point >= 0 && point < 0x20)) return Flank::blank;
  if (point < 0) return Flank::word;
  const utf8proc_category_t category = utf8proc_category(point);
  if (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) return Flank::punctuation;
  const bool symbol = category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO;
  if (symbol) return point < 0x80 ? Flank::punctuation : Flank::symbol;
  return category == UTF8PROC_CATEGORY_ZS ? Flank::blank : Flank::word;
}

Flank first_flank(std::string_view text) {
  utf8proc_int32_t point = -1;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &point);
  return flank_of(point);
}

Flank last_flank(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && continues_character(text[begin])) --begin;
  return first_flank(text.substr(begin));
}

/// Whether asterisks between these two, outside and inside, mark a style: what stands inside is no blank, and
/// is no punctuation unless punctuation or a blank stands outside. An asterisk outside would join them.
bool marks_style(std::string_view outside, std::string_view inside, bool opening) {
  const Flank in = opening ? first_flank(inside) : last_flank(inside);
  if (in == Flank::word) return !outside.ends_with('*') && !outside.starts_with('*');
  if (in == Flank::blank || outside.empty()) return in != Flank::blank;
  if (outside.ends_with('*') || outside.starts_with('*')) return false;
  const Flank out = opening ? last_flank(outside) : first_flank(outside);
  return out == Flank::blank || out == Flank::punctuation;
}

/// One run; `before` and `after` are what stands around it.
std::string styled(const TextRun& run, std::string_view before, std::string_view after, MarkdownPlace place) {
  const std::string_view text = run.text;
  const std::size_t first = std::min(text.find_first_not_of(" \t\n\r"), text.size());
  if ((!run.bold && !run.italic) || first == text.size()) return escape_markdown(text, place);
  const std::size_t last = text.find_last_not_of(" \t\n\r") + 1;
  const std::string_view inner = text.substr(first, last - first);
  const bool asterisks = marks_style(first > 0 ? " " : before, inner, true) &&
                         marks_style(last < text.size() ? " " : after, inner, false);
  const StyleMarks marks = style_marks(run, asterisks);
  return std::string(text.substr(0, first)) + marks.open + escape_markdown(inner, MarkdownPlace::inside) +
         marks.close + std::string(text.substr(last));
}

}  // namespace

std::string escape_markdown(std::string_view text, MarkdownPlace place) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_special[static_cast<unsigned char>(text[i])]) {
      out += text[i];
      continue;
    }
    if (is_blank(text[i])) {
      out += ' ';
      continue;
    }
    if (needs_backslash(text, i, place)) out += '\\';
    out += text[i];
  }
  return out;
}

std::string markdown_link(const std::string& text, std::string_view anchor, const LinkTargets& links) {
  const std::string target = anchor.empty() ? std::string() : links.target(anchor);
  return target.empty() ? text : "[" + text + "](" + target + ")";
}

namespace {

/// What stands behind a run: the text of the next one, or the mark with which its style begins.
std::string_view following(const RichText& text, std::size_t next) {
  for (; next < text.runs.size(); ++next) {
    const TextRun& run = text.runs[next];
    if (run.text.empty()) continue;
    const bool blank = is_blank(run.text.front());
    return (run.bold || run.italic) && !blank ? std::string_view("*") : std::string_view(run.text);
  }
  return {};
}

}  // namespace

std::string markdown_text(const RichText& text, const LinkTargets& links, MarkdownPlace place) {
  std::string out;
  for (std::size_t i = 0; i < text.runs.size(); ++i) {
    const TextRun& run = text.runs[i];
    const MarkdownPlace own_place = out.empty() ? place : MarkdownPlace::inside;
    out += markdown_link(styled(run, out, following(text, i + 1), own_place), run.link, links);
  }
  return out;
}

}  // namespace budgetc::emit
