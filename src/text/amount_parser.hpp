#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include <budgetc/base/money.hpp>

namespace budgetc {

/// What a number counts; the notation is the same, the words about it and what may be meant are not.
enum class Counted : std::uint8_t {
  euros,
  posts,      ///< Planstellen
  indicator,  ///< in the unit that the indicator names
};

/// Why a text is no amount, with a German help line that says what was probably meant (may be empty).
/// `offset` and `length` name the offending bytes within the text.
struct AmountError {
  std::string message;
  std::string help;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

/// Reads an amount in German notation and nothing else (SOURCE_FORMAT "Amounts"): dots group thousands in
/// exact groups of three, a comma before at most two decimals, a leading `-` or U+2212.
[[nodiscard]] tl::expected<Money, AmountError> parse_amount(std::string_view text,
                                                            Counted counted = Counted::euros);

}  // namespace budgetc
