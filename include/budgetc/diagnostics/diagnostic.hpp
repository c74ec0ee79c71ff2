#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <budgetc/diagnostics/code.hpp>
#include <budgetc/model/money.hpp>
#include <budgetc/source/span.hpp>

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
  std::optional<Amounts> amounts{};
  /// Further observations, one line each ("hinweis").
  std::vector<std::string> notes{};
  /// What to do, one line each ("hilfe").
  std::vector<std::string> helps{};
};

}  // namespace budgetc
