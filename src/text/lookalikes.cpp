#include "text/lookalikes.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace budgetc::binding {
namespace {

using std::string_view;

constexpr std::array<string_view, 12> quotation_marks{"„", "“", "”", "»", "«", "‚",
                                                      "‘", "’", "´", "`", "‹", "›"};
constexpr std::array<string_view, 3> hard_blanks{"\u00a0", "\u202f", "\u2007"};

/// Takes one of the marks off the beginning, or off the end.
template <std::size_t N>
bool strip(string_view& text, const std::array<string_view, N>& marks, bool at_end) {
  const auto mark = std::ranges::find_if(marks, [&](string_view candidate) {
    return at_end ? text.ends_with(candidate) : text.starts_with(candidate);
  });
  if (mark == marks.end()) return false;
  text = at_end ? text.substr(0, text.size() - mark->size()) : text.substr(mark->size());
  return true;
}

template <std::size_t N>
bool strip_both(string_view& text, const std::array<string_view, N>& marks) {
  const std::size_t before = text.size();
  while (strip(text, marks, false)) continue;
  while (strip(text, marks, true)) continue;
  return text.size() != before;
}

}  // namespace

string_view strip_typographic_quotes(string_view text) {
  string_view inner = text;
  const bool opened = strip(inner, quotation_marks, false);
  const bool closed = strip(inner, quotation_marks, true);
  return opened && closed ? inner : text;
}

std::optional<Disguise> undisguise(string_view text) {
  Disguise found;
  string_view rest = text;
  if (strip_both(rest, hard_blanks)) found.what = "ein geschütztes Leerzeichen";
  if (strip_both(rest, quotation_marks)) found.what = "typografische Anführungszeichen";
  found.plain = rest;
  for (const auto& [bytes, name] : invisible_characters) {
    for (std::size_t at = found.plain.find(bytes); at != std::string::npos; at = found.plain.find(bytes)) {
      found.plain.erase(at, bytes.size());
      found.what = fmt::format("ein unsichtbares Zeichen ({})", name);
    }
  }
  if (found.what.empty() || found.plain.empty()) return std::nullopt;
  return found;
}

}  // namespace budgetc::binding
