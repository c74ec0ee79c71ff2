#include "trace/words.hpp"

#include <fmt/format.h>

namespace budgetc::trace_words {

std::string amount(const std::optional<Money>& amount, std::string_view unit) {
  if (!amount) return "leer";
  return unit.empty() ? format_german(*amount) : fmt::format("{}\u00a0{}", format_german(*amount), unit);
}

std::string place(const TraceStep& step, const SourceFiles& files, const ShownPaths& paths) {
  if (!step.span) return {};
  const SourceFile& file = files[step.span->file];
  return fmt::format("{}:{}", paths.of(file.name()), file.position(step.span->begin).line);
}

std::string control(const TraceStep& step) {
  if (!step.is_control) return {};
  if (!step.differing_control) return "Kontrollsumme";
  return "Kontrollsumme " + amount(step.differing_control, step.unit);
}

std::string_view expectation(Relation relation) {
  switch (relation) {
    case Relation::at_most: return "höchstens";
    case Relation::at_least: return "mindestens";
    case Relation::equal: break;
  }
  return "soll";
}

std::string difference(const TraceCheck& check) {
  const auto difference = subtract(check.actual, check.expected);
  return difference ? amount(*difference, check.unit) : "zu groß";
}

std::string_view state(TraceState state) {
  switch (state) {
    case TraceState::accepted: return "anerkannt";
    case TraceState::broken: return "verletzt";
    case TraceState::holds: break;
  }
  return "geht auf";
}

std::string checks_heading(const Trace& trace) {
  const std::size_t count = trace.checks.size();
  const std::string_view checks = count == 1 ? "Prüfung" : "Prüfungen";
  if (!trace.own_checks) {
    if (count == 0) return "Weder dieser Betrag noch die, aus denen er folgt, stehen in einer Prüfung.";
    return fmt::format("Nicht geschrieben. Die Beträge, aus denen er folgt, stehen in {} {}:", count, checks);
  }
  if (count == 0) return "Dieser Betrag steht in keiner Prüfung.";
  return fmt::format("Steht in {} {}:", count, checks);
}

}  // namespace budgetc::trace_words
