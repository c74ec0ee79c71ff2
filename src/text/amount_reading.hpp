#pragma once

#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

#include "text/amount_parser.hpp"

namespace budgetc {

/// Why the strict grammar refuses a text.
enum class AmountFault : std::uint8_t { shape, range };

/// The strict grammar alone, without explanations; what `parse_amount` accepts, and nothing else.
[[nodiscard]] tl::expected<Money, AmountFault> read_amount(std::string_view text);

/// Says what is wrong with a text that `read_amount` refuses, and what was probably meant.
[[nodiscard]] AmountError explain_amount(std::string_view text, AmountFault fault, Counted counted);

}  // namespace budgetc
