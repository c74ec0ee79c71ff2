#include "document/prose_escape.hpp"

#include <algorithm>
#include <optional>

#include <utf8proc.h>

namespace budgetc {

namespace {

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_letter_or_number(utf8proc_int32_t point) {
  const utf8proc_category_t category = utf8proc_category(point);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

utf8proc_int32_t code_point_at(std::string_view text, std::size_t offset) {
  utf8proc_int32_t point = -1;
  const std::string_view rest = text.substr(offset);
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                   static_cast<utf8proc_ssize_t>(rest.size()), &point);
  return point;
}

utf8proc_int32_t code_point_before(std::string_view text, std::size_t offset) {
  while (offset > 0) {
    --offset;
    if ((static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U) return code_point_at(text, offset);
  }
  return ' ';
}

bool is_blank(utf8proc_int32_t point) {
  return point == ' ' || point == '\t' || point == '\r';
}

/// A run of asterisks inside a word ("Fallmanager*innen"), between blanks ("* Gesamtzahl"), or of more than
/// three is no emphasis.
bool is_emphasis(std::string_view line, std::size_t begin, std::size_t end) {
  if (end - begin > 3) return false;
  const utf8proc_int32_t before = code_point_before(line, begin);
  const utf8proc_int32_t after = end < line.size() ? code_point_at(line, end) : ' ';
  if (is_blank(before) && is_blank(after)) return false;
  return !(is_letter_or_number(before) && is_letter_or_number(after));
}

void append_escaped(std::string_view line, std::string& out) {
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] != '*') {
      if (is_ascii_punctuation(line[i])) out += '\\';
      out += line[i++];
      continue;
    }
    const std::size_t end = std::min(line.find_first_not_of('*', i), line.size());
    const bool emphasis = is_emphasis(line, i, end);
    for (; i < end; ++i) out += emphasis ? "*" : "\\*";
  }
}

/// Length of the number of an item "12. text", or 0.
std::size_t item_number_length(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool item = digits > 0 && digits <= 4 && line.size() > digits + 2 && line[digits] == '.' &&
                    line[digits + 1] == ' ' && line[digits + 2] != ' ';
  return item ? digits : 0;
}

/// Walks the lines of one text and remembers which lists are open.
class Escaper {
 public:
  void add_line(std::string_view line, std::string& out) {
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view content = line.substr(indent);
    if (content.empty()) {
      list_may_begin_ = true;
      out += '\n';
      return;
    }
    if (content.size() > 2 && content.substr(0, 2) == "- " && content[2] != ' ') return bullet(content, out);
    if (const std::size_t digits = item_number_length(content); digits > 0 && follows(content, digits)) {
      return numbered(content, digits, out);
    }
    continuation(content, indent, out);
    list_may_begin_ = content.back() == ':';
  }

 private:
  void bullet(std::string_view content, std::string& out) {
    item_indent_ = 2;
    list_may_begin_ = false;
    out += "- ";
    append_escaped(content.substr(2), out);
    out += '\n';
  }

  /// "1." begins a list only after an empty line or a colon, and only the next number goes on with it: "ab
  /// dem
  /// 1. Januar" and "31. Dezember" at the head of a line are dates.
  [[nodiscard]] bool follows(std::string_view content, std::size_t digits) const {
    if (content[0] == '0') return false;
    const int number = std::stoi(std::string(content.substr(0, digits)));
    if (number == 1) return list_may_begin_;
    return number == last_number_ + 1 && (list_may_begin_ || item_indent_ > 0);
  }

  void numbered(std::string_view content, std::size_t digits, std::string& out) {
    last_number_ = std::stoi(std::string(content.substr(0, digits)));
    item_indent_ = digits + 2;
    list_may_begin_ = false;
    out += content.substr(0, digits);
    out += ". ";
    append_escaped(content.substr(digits + 2), out);
    out += '\n';
  }

  /// A further line of a paragraph or item. Indentation decides only whether an item goes on, so that no
  /// depth of it turns into a block of code.
  void continuation(std::string_view content, std::size_t indent, std::string& out) {
    if (indent > 0) {
      out.append(item_indent_, ' ');
    } else if (list_may_begin_) {
      item_indent_ = 0;
    }
    append_escaped(content, out);
    out += '\n';
  }

  std::size_t item_indent_ = 0;
  int last_number_ = 0;
  /// Before the first line, after an empty one, and after a line that ends in a colon.
  bool list_may_begin_ = true;
};

}  // namespace

std::string escape_beyond_subset(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  Escaper escaper;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    escaper.add_line(text.substr(0, end), out);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace budgetc
