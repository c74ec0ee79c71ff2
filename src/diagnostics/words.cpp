#include <fmt/format.h>

#include <budgetc/diagnostics/words.hpp>

namespace budgetc {

std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::warning: return "warnung";
    case Severity::hint: return "hinweis";
    case Severity::error: break;
  }
  return "fehler";
}

std::string amounts_words(const Amounts& amounts) {
  const std::string unit = amounts.unit.empty() ? "" : "\u00a0" + amounts.unit;
  return fmt::format("soll {}{}, ist {}{}, Differenz {}{}", format_german(amounts.expected), unit,
                     format_german(amounts.actual), unit, format_german(amounts.difference), unit);
}

}  // namespace budgetc
