#pragma once

#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace budgetc::trace_words {

/// An amount in German notation with its unit, or "leer".
[[nodiscard]] std::string amount(const std::optional<Money>& amount, std::string_view unit);
/// "35/budget.yaml:61"; empty for what is not written.
[[nodiscard]] std::string place(const TraceStep& step, const SourceFiles& files, const ShownPaths& paths);
/// "Kontrollsumme", with its amount where that is another one; empty for a leaf.
[[nodiscard]] std::string control(const TraceStep& step);
/// "soll", "höchstens" or "mindestens".
[[nodiscard]] std::string_view expectation(Relation relation);
/// Is minus should-be, in German notation.
[[nodiscard]] std::string difference(const TraceCheck& check);
/// "geht auf", "anerkannt" or "verletzt".
[[nodiscard]] std::string_view state(TraceState state);
/// "Steht in 3 Prüfungen:", or that there is none; says whose checks they are.
[[nodiscard]] std::string checks_heading(const Trace& trace);

}  // namespace budgetc::trace_words
