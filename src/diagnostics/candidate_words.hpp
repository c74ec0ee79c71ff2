#pragma once

#include <string>

#include "diagnostics/formats.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// "35.02.01 Zeile 002 Ansatz 2024: 1.555.800 statt 1.555.900 (Ziffer weicht ab), zugleich …"; what speaks
/// for it in brackets. Control characters are made visible.
[[nodiscard]] std::string candidate_words(const Candidate& candidate);

/// The same with file and line behind each amount, for formats that show nothing else of a candidate.
[[nodiscard]] std::string placed_words(const Candidate& candidate, const FindingReport& report);

/// The place that the finding is most probably about: the amount to change, where one candidate is likelier
/// than the others, else the finding's own place.
[[nodiscard]] Span culprit_of(const Diagnostic& diagnostic);

/// The right amount as the source would have it: quoted as the written one is, and quoted where it has cents,
/// since a comma separates entries.
[[nodiscard]] std::string source_text(const AmountChange& change, const SourceFiles& files);

}  // namespace budgetc
