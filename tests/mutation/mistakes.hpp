#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/figure.hpp"

namespace budgetc::mutation {

/// What goes wrong at the keyboard.
enum class Mistake : std::uint8_t { one_euro, swapped_digits, flipped_sign, dropped_digit };

struct MistakeKind {
  Mistake mistake;
  std::string_view name;
};
inline constexpr std::array mistake_kinds{MistakeKind{Mistake::one_euro, "ein Euro mehr"},
                                          MistakeKind{Mistake::swapped_digits, "zwei Ziffern vertauscht"},
                                          MistakeKind{Mistake::flipped_sign, "Vorzeichen verkehrt"},
                                          MistakeKind{Mistake::dropped_digit, "eine Ziffer fehlt"}};

/// An amount with one mistake; nothing where the mistake would change nothing.
[[nodiscard]] std::optional<Money> mistyped(Money right, Mistake mistake);

/// Whether two amounts are written with the same number of digits: a zero swapped to the front vanishes, and
/// what is left looks like another slip.
[[nodiscard]] bool has_as_many_digits(Money a, Money b);

/// German name of a kind of figure.
[[nodiscard]] std::string_view kind_name(FigureKind kind);

}  // namespace budgetc::mutation
