#pragma once

#include <string>
#include <string_view>

#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// "fehler", "warnung", "hinweis": as printed and as written in `regeln:`.
[[nodiscard]] std::string_view severity_word(Severity severity);

/// "soll 270.136 €, ist 269.836 €, Differenz -300 €".
[[nodiscard]] std::string amounts_words(const Amounts& amounts);

}  // namespace budgetc
