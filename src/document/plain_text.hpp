#pragma once

#include <string>

#include <budgetc/document/document.hpp>

namespace budgetc {

/// The runs of a text joined, without their style.
[[nodiscard]] std::string plain_text(const RichText& text);
/// Prose as text, a line per paragraph; items begin with a bullet or their number.
[[nodiscard]] std::string plain_text(const Prose& prose);

}  // namespace budgetc
