#pragma once

#include <vector>

#include "schema/file_format.hpp"

namespace budgetc {

/// Every kind of files that budgetc reads, in the order of the reference.
[[nodiscard]] std::vector<FileFormat> file_formats();

}  // namespace budgetc
