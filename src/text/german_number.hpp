#pragma once

#include <cstdint>
#include <string>

namespace budgetc {

/// A number of hundredths in German notation with `decimals` (0 to 2) places: "-1.234,50". Digits beyond are
/// dropped.
[[nodiscard]] std::string german_number(std::int64_t hundredths, int decimals);
/// The same without dots, with any decimal mark: "-1234.50".
[[nodiscard]] std::string plain_number(std::int64_t hundredths, int decimals, char mark);

}  // namespace budgetc
