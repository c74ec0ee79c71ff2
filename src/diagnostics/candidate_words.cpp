#include "diagnostics/candidate_words.hpp"

#include <fmt/format.h>

#include "diagnostics/place.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

std::string change_words(const AmountChange& change) {
  return fmt::format("{}: {} statt {}", make_visible(change.place), format_german(change.right),
                     format_german(change.written));
}

/// The words for a candidate, with something behind each of its changes.
template <typename Behind>
std::string words_with(const Candidate& candidate, const Behind& behind) {
  std::string words = change_words(candidate.change);
  if (!candidate.reason.empty()) words += fmt::format(" ({})", make_visible(candidate.reason));
  words += behind(candidate.change);
  for (const AmountChange& other : candidate.together)
    words += ", zugleich " + change_words(other) + behind(other);
  return words;
}

}  // namespace

std::string candidate_words(const Candidate& candidate) {
  return words_with(candidate, [](const AmountChange&) { return std::string(); });
}

std::string placed_words(const Candidate& candidate, const FindingReport& report) {
  return words_with(candidate, [&](const AmountChange& change) {
    return place_behind(change.span, report.files, report.paths);
  });
}

Span culprit_of(const Diagnostic& diagnostic) {
  const bool one_is_likelier = !diagnostic.candidates.empty() && !diagnostic.candidates.front().equal_to_next;
  return one_is_likelier ? diagnostic.candidates.front().change.span : diagnostic.primary.span;
}

std::string source_text(const AmountChange& change, const SourceFiles& files) {
  const Money moved = subtract(change.right, change.offset).value_or(change.right);
  const Money spelled = change.sense < 0 ? -moved : moved;
  std::string text = format_german(spelled);
  if (change.is_signed && spelled >= Money{}) text.insert(0, "+");
  const std::string_view written = files.text(change.span);
  const bool quoted = written.starts_with('"') || written.starts_with('\'');
  if (quoted) return written.front() + text + written.front();
  return text.find(',') == std::string::npos ? text : '"' + text + '"';
}

}  // namespace budgetc
