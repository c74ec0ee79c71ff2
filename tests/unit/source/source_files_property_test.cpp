#include <algorithm>
#include <string>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "source/source_files.hpp"

using budgetc::SourceFile;

TEST_CASE("every offset lies on the line that position() names") {
  CHECK(rc::check([](const std::string& text) {
    const SourceFile file("a.yaml", text);
    for (std::uint32_t offset = 0; offset < text.size(); ++offset) {
      const std::uint32_t line = file.position(offset).line;
      RC_ASSERT(file.line_begin(line) <= offset);
      const auto begin = text.begin() + file.line_begin(line);
      RC_ASSERT(std::find(begin, text.begin() + offset, '\n') == text.begin() + offset);
    }
  }));
}
