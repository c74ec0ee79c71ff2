#pragma once

#include <cstdint>
#include <string>

#include <budgetc/document/document.hpp>

namespace budgetc::emit {

/// Digits of a number of hundredths with `decimals` (0 to 2) places after `mark`: "-1234,50". Digits beyond
/// are zero by the document's contract and dropped.
[[nodiscard]] std::string plain_number(std::int64_t hundredths, int decimals, char mark);
/// The same in German notation, with dots between thousands: "-1.234,50".
[[nodiscard]] std::string german_number(std::int64_t hundredths, int decimals);
/// A cell as it is printed: German notation, unit behind the number, no mark-up. Blank is empty.
[[nodiscard]] std::string printed(const CellValue& cell);
/// The runs of a text joined, without their style.
[[nodiscard]] std::string plain_text(const RichText& text);

}  // namespace budgetc::emit
