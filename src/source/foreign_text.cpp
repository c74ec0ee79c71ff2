#include "source/foreign_text.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/codes.hpp"

namespace budgetc {
namespace {

using std::string_view;

/// Where a line begins with a mark and a blank or nothing behind it; npos for nowhere.
std::size_t find_line(string_view text, string_view mark) {
  for (std::size_t at = text.find(mark); at != string_view::npos; at = text.find(mark, at + 1)) {
    const std::size_t end = at + mark.size();
    const bool begins = at == 0 || text[at - 1] == '\n';
    const bool ends = end == text.size() || string_view(" \r\n").find(text[end]) != string_view::npos;
    if (begins && ends) return at;
  }
  return string_view::npos;
}

Bytes line_at(string_view text, std::size_t begin) {
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Git writes both versions one below the other.
std::optional<Problem> find_conflict(string_view text) {
  const std::size_t begin = find_line(text, "<<<<<<<");
  const std::size_t end = find_line(text, ">>>>>>>");
  if (begin == string_view::npos || end == string_view::npos) return std::nullopt;
  return Problem{.code = yaml_syntax,
                 .at = line_at(text, begin),
                 .message = "hier stehen zwei Fassungen untereinander, die noch niemand zusammengeführt hat",
                 .help = "die falsche Fassung löschen, und die Zeilen mit <<<<<<<, ======= und >>>>>>>",
                 .other = OtherPlace{line_at(text, end), "bis hier"}};
}

bool begins_like(string_view text, string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
         });
}

std::optional<Problem> find_web_page(string_view text, std::size_t begin) {
  const std::size_t first = text.find_first_not_of(" \t\r\n", begin);
  if (first == string_view::npos) return std::nullopt;
  const string_view content = text.substr(first);
  constexpr std::array<string_view, 3> beginnings{"<!doctype", "<html", "<?xml"};
  const bool found =
      std::ranges::any_of(beginnings, [&](string_view lower) { return begins_like(content, lower); });
  if (!found) return std::nullopt;
  return Problem{.code = yaml_syntax,
                 .at = line_at(text, first),
                 .message = "die Datei enthält eine Webseite statt eines Haushalts",
                 .help = "die Datei selbst herunterladen („Raw“), nicht die Seite, die sie zeigt"};
}

}  // namespace

std::optional<Problem> find_foreign_text(string_view text, std::uint32_t begin) {
  if (auto conflict = find_conflict(text)) return conflict;
  return find_web_page(text, begin);
}

}  // namespace budgetc
