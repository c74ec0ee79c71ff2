#include "source/text_part.hpp"

#include <catch2/catch.hpp>

using namespace budgetc;

namespace {

/// The bytes of a file that a part of a scalar's content is found at; the scalar is the whole file.
std::string found(const std::string& raw, std::string_view text, std::string_view part) {
  SourceFiles files;
  const FileId id = files.add(SourceFile("a.yaml", raw));
  const Span whole{.file = id, .begin = 0, .end = static_cast<std::uint32_t>(raw.size())};
  return std::string(files.text(text_part(files, whole, text, static_cast<std::uint32_t>(text.find(part)),
                                          static_cast<std::uint32_t>(part.size()))));
}

}  // namespace

TEST_CASE("a part of a scalar is found in the bytes it was written with") {
  CHECK(found("a + b", "a + b", "b") == "b");
  CHECK(found("'a + b'", "a + b", "+ b") == "+ b");
  CHECK(found("|\n  a +\n  b\n", "a +\nb\n", "b") == "b");
  CHECK(found(">-\n  a +\n  bc", "a + bc", "bc") == "bc");
}

TEST_CASE("where more than blanks was changed, the whole scalar is meant") {
  CHECK(found("\"a \\u002B b\"", "a + b", "b") == "\"a \\u002B b\"");
}
