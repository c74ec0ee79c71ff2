#pragma once

#include <cstdint>
#include <string_view>

#include "source/source_files.hpp"

namespace budgetc {

/// The place of a stretch of a scalar's content in its file: `span` is that of the scalar, `text` its content
/// with quoting and folding undone. Where only blanks and line breaks were changed, the place is exact; where
/// more was (escapes other than that of a quotation mark), it is the whole scalar.
[[nodiscard]] Span text_part(const SourceFiles& files, Span span, std::string_view text, std::uint32_t offset,
                             std::uint32_t length);

}  // namespace budgetc
