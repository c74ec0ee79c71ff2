#include "source/reading_words.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace budgetc {
namespace {

/// How much of a text is shown, and how much of that stands before the first difference; in bytes.
constexpr std::size_t longest_excerpt = 60;
constexpr std::size_t before_difference = 20;

/// The next beginning of a character at or behind a byte.
std::size_t character_at(std::string_view text, std::size_t at) {
  while (at < text.size() && continues_character(text[at])) ++at;
  return std::min(at, text.size());
}

/// A text in quotation marks; of a long one the part around `difference`.
std::string excerpt(std::string_view text, std::size_t difference) {
  if (text.size() <= longest_excerpt) return fmt::format("„{}“", text);
  const std::size_t begin =
      character_at(text, difference > before_difference ? difference - before_difference : 0);
  const std::size_t end = character_at(text, std::min(begin + longest_excerpt, text.size()));
  return fmt::format("„{}{}{}“", begin > 0 ? "…" : "", text.substr(begin, end - begin),
                     end < text.size() ? "…" : "");
}

std::size_t first_difference(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::string words(const SourceNode* node, std::size_t difference) {
  if (node == nullptr) return "hier steht nichts mehr";
  switch (node->kind) {
    case SourceNode::Kind::null: return "ein leeres Feld";
    case SourceNode::Kind::scalar: return fmt::format("der Text {}", excerpt(node->text(), difference));
    case SourceNode::Kind::sequence: return "eine Liste";
    case SourceNode::Kind::mapping: return "eine Angabe mit Schlüsseln";
  }
  return {};
}

std::string words(const SecondReading& second, std::size_t difference) {
  switch (second.kind) {
    case SecondReading::Kind::null: return "ein leeres Feld";
    case SecondReading::Kind::scalar: return fmt::format("der Text {}", excerpt(second.text, difference));
    case SecondReading::Kind::sequence: return "eine Liste";
    case SecondReading::Kind::mapping: return "eine Angabe mit Schlüsseln";
    case SecondReading::Kind::alias: return "ein Verweis";
    case SecondReading::Kind::document: return "ein zweites Dokument";
    case SecondReading::Kind::end: return "hier steht nichts mehr";
  }
  return {};
}

}  // namespace

TwoReadings word_difference(const SourceNode* node, const SecondReading& second) {
  const std::size_t at = node == nullptr ? 0 : first_difference(node->text(), second.text);
  TwoReadings readings{
      .begin = second.begin, .end = second.begin, .first = words(node, at), .second = words(second, at)};
  if (node == nullptr) return readings;
  readings.begin = node->span.begin;
  readings.end = node->span.end;
  if (second.begin < node->span.begin)
    readings.second += fmt::format(", {} Byte weiter vorn", node->span.begin - second.begin);
  if (second.begin > node->span.begin)
    readings.second += fmt::format(", {} Byte weiter hinten", second.begin - node->span.begin);
  return readings;
}

Diagnostic to_diagnostic(const TwoReadings& readings, FileId file) {
  return {.code = two_readings,
          .severity = Severity::error,
          .message = "zwei unabhängige Leseprogramme verstehen diese Stelle verschieden",
          .primary = {{file, readings.begin, readings.end}, {}},
          .notes = {fmt::format("budgetc liest: {}", readings.first),
                    fmt::format("yaml-cpp liest: {}", readings.second)},
          .helps = {"das ist ein Fehler in einem der beiden Programme; die Datei und diese Meldung bitte an "
                    "die Entwickler von budgetc geben"}};
}

}  // namespace budgetc
