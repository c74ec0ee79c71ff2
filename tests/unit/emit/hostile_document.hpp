#pragma once

#include <budgetc/document/document.hpp>

namespace budgetc::test {

/// A small book with every kind of block, whose texts are full of mark-up.
[[nodiscard]] Document hostile_document();

}  // namespace budgetc::test
