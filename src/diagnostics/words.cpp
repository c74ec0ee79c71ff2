#include "diagnostics/words.hpp"

#include <fmt/format.h>

namespace budgetc {
namespace {

bool is_tenths(Money amount) {
  return amount.cents() % 10 == 0;
}

}  // namespace

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
  const bool tenths = !amounts.unit.empty() && amounts.unit != "€" && is_tenths(amounts.expected) &&
                      is_tenths(amounts.actual) && is_tenths(amounts.difference);
  const auto written = [&](Money amount) {
    std::string number = format_german(amount);
    // Of 29,40 the row that is printed with one decimal shows 29,4.
    if (tenths && amount.cents() % 100 != 0) number.pop_back();
    return number + unit;
  };
  return fmt::format("soll {}, ist {}, Differenz {}", written(amounts.expected), written(amounts.actual),
                     written(amounts.difference));
}

}  // namespace budgetc
