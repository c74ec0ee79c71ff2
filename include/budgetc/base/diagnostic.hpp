#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <budgetc/base/code.hpp>
#include <budgetc/base/money.hpp>
#include <budgetc/base/span.hpp>

namespace budgetc {

/// How much a finding weighs. Errors decide the exit status; warnings do with `--streng`.
enum class Severity : std::uint8_t { error, warning, hint };

/// A place in the source with a few words, e.g. "Erträge 269.836 €". The words may be empty.
struct Label {
  Span span;
  std::string text;
};

/// Should-be, is and difference (is minus should-be) of an arithmetic finding.
struct Amounts {
  Money expected;
  Money actual;
  Money difference;
  /// What stands behind the numbers; empty where they count something. Then they are hundredths all the same.
  std::string unit = "€";
};

/// A written amount and the one to write in its place.
struct AmountChange {
  /// The written amount in its source.
  Span span;
  /// Where that is, in words: "35.02.01 Zeile 002 Ansatz 2024".
  std::string place;
  Money written;
  Money right;
  /// As in Amounts.
  std::string unit = "€";
  /// How the text at the span says the amount: amount = offset + sense * text. A change list writes what is
  /// added, and a sum that a list was carried into is written as it was before.
  Money offset{};
  int sense = 1;
  /// The text bears a sign also where it is positive.
  bool is_signed = false;
};

/// What would settle a finding: after the change, and those made together with it, its checks hold, and no
/// check of equality is broken that held.
struct Candidate {
  AmountChange change;
  /// What must be changed as well: amounts in each other's place, or other mistakes in the same checks.
  std::vector<AmountChange> together{};
  /// What speaks for it besides the arithmetic, in words; empty when nothing does.
  std::string reason{};
  /// Place in the order of likelihood, from 1. Candidates that are supported equally well share it.
  std::size_t rank = 1;
  /// Whether the next candidate in the list is supported equally well.
  bool equal_to_next = false;
};

/// A piece of an observation. Where it names an amount to change, with the place of that: renderers add it in
/// their own way.
struct Phrase {
  std::string text;
  std::optional<Span> place{};

  friend auto operator<=>(const Phrase&, const Phrase&) = default;
};

/// One line of observation.
struct Observation {
  std::vector<Phrase> phrases;

  Observation() = default;
  Observation(std::string text) {  // NOLINT(google-explicit-constructor)
    phrases.push_back({std::move(text)});
  }
  Observation(const char* text) : Observation(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  explicit Observation(std::vector<Phrase> pieces) : phrases(std::move(pieces)) {}
  /// The words alone.
  [[nodiscard]] std::string text() const {
    std::string words;
    for (const Phrase& phrase : phrases) words += phrase.text;
    return words;
  }

  friend auto operator<=>(const Observation&, const Observation&) = default;
};

/// One finding, independent of how it is printed. Texts are German and contain what the source wrote
/// unescaped: the renderers escape.
struct Diagnostic {
  Code code;
  Severity severity = Severity::error;
  /// What was observed, with the amounts; no full stop.
  std::string message{};
  /// Where, on the smallest span.
  Label primary{};
  /// Other places that belong to the same finding.
  std::vector<Label> related{};
  /// Further such places, which are only counted in a note: whoever asks for a file finds it among them.
  std::vector<Span> counted{};
  std::optional<Amounts> amounts{};
  /// Further observations, one line each ("hinweis").
  std::vector<Observation> notes{};
  /// What to do, one line each ("hilfe").
  std::vector<std::string> helps{};
  /// The amounts that may be wrong, the likeliest first; a finding of policy or expectation has none.
  std::vector<Candidate> candidates{};
  /// How many more findings of this code and severity the same file has, which only a note counts.
  std::size_t unlisted = 0;
};

}  // namespace budgetc
