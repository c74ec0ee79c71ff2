#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/amount_parser.hpp"

namespace budgetc {

/// How sure a reading of a rejected text is: the notation leaves no other, or a separator has to mean cents,
/// or thousands.
enum class GuessKind : std::uint8_t { certain, cents, thousands };

/// An amount in correct notation that a rejected text may stand for.
struct AmountGuess {
  std::string text;
  GuessKind kind = GuessKind::certain;
};

/// The readings of a text that is no amount; each is readable. Empty when digits may be lost or have another
/// meaning: what was rounded (`6,4E+05`), what is no number (`01.12.2025`).
[[nodiscard]] std::vector<AmountGuess> guess_amounts(std::string_view text, Counted counted = Counted::euros);
/// The one amount a text stands for: itself, or its only certain reading.
[[nodiscard]] std::optional<std::string> certain_amount(std::string_view text,
                                                        Counted counted = Counted::euros);
/// The number behind a word like "ca."; the text itself where there is none.
[[nodiscard]] std::string_view without_about(std::string_view text);
/// An amount as it can be written anywhere in a source: one with a comma needs quotation marks in `[…]`.
[[nodiscard]] std::string as_written(std::string_view amount);

}  // namespace budgetc
