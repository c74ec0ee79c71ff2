#include "source/source_files.hpp"

#include <catch2/catch.hpp>

using budgetc::SourceFile;

TEST_CASE("positions count lines and characters from one") {
  const SourceFile file("a.yaml", "ä: 1\r\nö€x\n");
  CHECK(file.position(0).column == 1);
  CHECK(file.position(2).column == 2);
  CHECK(file.position(7).line == 2);
  CHECK(file.position(12).column == 3);
  CHECK(file.position(9999).line == 2);
  CHECK(file.line(1) == "ä: 1");
  CHECK(file.line(2) == "ö€x");
  CHECK(file.line(3).empty());
  CHECK(file.line_count() == 2);
}
