#pragma once

#include <string>

#include <budgetc/document/document.hpp>

namespace budgetc::emit {

/// A cell as it is printed: German notation, unit behind the number, no mark-up. Blank is empty.
[[nodiscard]] std::string printed(const CellValue& cell);

}  // namespace budgetc::emit
