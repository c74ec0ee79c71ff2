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
  return fmt::format("soll {}, ist {}, Differenz {}", format_euro(amounts.expected),
                     format_euro(amounts.actual), format_euro(amounts.difference));
}

}  // namespace budgetc
