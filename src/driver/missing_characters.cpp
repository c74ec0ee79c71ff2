#include "driver/missing_characters.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <utf8proc.h>

#include "base/codes.hpp"

namespace budgetc {
namespace {

constexpr std::size_t places_shown = 4;

std::string utf8(char32_t character) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

/// The character itself within the text that it was found in; nothing where that text does not hold it. (A
/// title is printed far from where it was written, an escape sequence is written otherwise.)
std::optional<Span> place_in(Span text, std::string_view character, const SourceFiles& files) {
  if (static_cast<std::size_t>(text.file) >= files.size()) return std::nullopt;
  const std::size_t at = files.text(text).find(character);
  if (at == std::string_view::npos) return std::nullopt;
  const auto begin = text.begin + static_cast<std::uint32_t>(at);
  return Span{.file = text.file, .begin = begin, .end = begin + static_cast<std::uint32_t>(character.size())};
}

Diagnostic finding(char32_t character, const std::set<Span>& places) {
  const auto number = fmt::format("U+{:04X}", static_cast<std::uint32_t>(character));
  Diagnostic result{.code = unprintable_character, .severity = Severity::warning};
  result.message = fmt::format("die Schrift des Haushaltsbands hat das Zeichen {} nicht", number);
  result.primary.span = *places.begin();
  for (const Span& place : places) {
    if (place != *places.begin() && result.related.size() + 1 < places_shown)
      result.related.push_back({place, ""});
  }
  if (places.size() > places_shown) {
    result.notes.push_back(fmt::format("und {} weitere Stellen", places.size() - places_shown));
  }
  result.notes.push_back(fmt::format("gedruckt wird ‹{}›", number));
  result.helps.emplace_back("das Zeichen ersetzen oder eine Schrift wählen, die es hat");
  return result;
}

}  // namespace

std::vector<Diagnostic> report_missing(std::span<const MissingCharacter> missing, const SourceFiles& files) {
  std::map<char32_t, std::set<Span>> exact;
  std::map<char32_t, std::set<Span>> rough;
  for (const MissingCharacter& one : missing) {
    rough[one.character].insert(one.origin);
    if (const auto place = place_in(one.origin, utf8(one.character), files))
      exact[one.character].insert(*place);
  }
  std::vector<Diagnostic> findings;
  for (const auto& [character, places] : rough) {
    const auto found = exact.find(character);
    findings.push_back(finding(character, found == exact.end() ? places : found->second));
  }
  return findings;
}

}  // namespace budgetc
