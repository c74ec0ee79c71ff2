#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/amount_parser.hpp"

namespace budgetc::amount_faults {

/// What is said of euros and of other numbers.
struct Words {
  Counted counted = Counted::euros;
  std::string_view none{};          ///< "kein Betrag"
  std::string_view it{};            ///< "der Betrag"
  std::string_view of_it{};         ///< "dem Betrag", a dative
  std::string_view in_it{};         ///< "im Betrag"
  std::string_view object{};        ///< "den Betrag"
  std::string_view all{};           ///< "die Beträge"
  std::string_view decimals{};      ///< "die Cent"
  std::string_view of_decimals{};   ///< "der Cent"
  std::string_view into_none{};     ///< "in keinen"
  std::string_view without_unit{};  ///< the rule about units
  std::string_view notation{};      ///< how numbers are written
};

/// What is wrong, without what was meant: that is found out separately.
struct Fault {
  std::string message;
  std::string rule;
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// The words for what is counted.
[[nodiscard]] const Words& words_for(Counted counted);
/// Length of the UTF-8 character that begins here; 1 for a broken one.
[[nodiscard]] std::size_t character_length(std::string_view text, std::size_t offset);
/// The text in quotation marks, cut to a length that fits a message.
[[nodiscard]] std::string quoted(std::string_view text);
/// `01.12.2025`, `Dez 25`: what spreadsheets make of what looks like a date to them.
[[nodiscard]] std::optional<Fault> find_date(std::string_view text, const Words& words);
/// `…`.
[[nodiscard]] std::optional<Fault> find_ellipsis(std::string_view text, const Words& words);
/// A share instead of euros: `3 %`.
[[nodiscard]] std::optional<Fault> find_percent(std::string_view text, const Words& words);
/// A unit behind the number, known or not, or a currency before it.
[[nodiscard]] std::optional<Fault> find_unit(std::string_view text, const Words& words);
/// `=32.600+0`, `=SUMME(B3;B9)`: what a spreadsheet reckons with.
[[nodiscard]] std::optional<Fault> find_formula(std::string_view text, const Words& words);
/// `ca. 33.700`.
[[nodiscard]] std::optional<Fault> find_about(std::string_view text, const Words& words);
/// `6,4E+05`.
[[nodiscard]] std::optional<Fault> find_exponent(std::string_view text, const Words& words);
/// Blanks of every kind, apostrophes and underscores between digits.
[[nodiscard]] std::optional<Fault> find_foreign_grouping(std::string_view text, const Words&);

}  // namespace budgetc::amount_faults
