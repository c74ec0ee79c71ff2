#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "diagnostics/render.hpp"

using namespace budgetc;

namespace {

Diagnostic at(std::uint32_t file, std::uint32_t begin, Code code, std::string message = "m") {
  return {.code = code,
          .message = std::move(message),
          .primary = {{.file = FileId{file}, .begin = begin, .end = begin + 1}, ""}};
}

std::vector<std::string> messages(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> result;
  std::ranges::transform(diagnostics, std::back_inserter(result), &Diagnostic::message);
  return result;
}

}  // namespace

TEST_CASE("findings are sorted by file, position and code, from whatever order they came in") {
  std::vector<Diagnostic> diagnostics{at(1, 0, Code("S01"), "4"), at(0, 9, Code("A01"), "3"),
                                      at(0, 5, Code("Z01"), "2"), at(0, 5, Code("P01"), "1")};
  for (int i = 0; i < 24; ++i) {
    std::ranges::next_permutation(diagnostics, {}, &Diagnostic::message);
    std::vector<Diagnostic> sorted = diagnostics;
    sort_diagnostics(sorted);
    CHECK(messages(sorted) == std::vector<std::string>{"1", "2", "3", "4"});
  }
}

TEST_CASE("exact repetitions are dropped, similar findings stay") {
  std::vector<Diagnostic> diagnostics{at(0, 1, Code("P01")), at(0, 1, Code("P01")), at(0, 1, Code("P01"))};
  diagnostics.push_back(at(0, 1, Code("P01")));
  diagnostics.back().notes = {"anders"};
  diagnostics.push_back(at(0, 1, Code("P01")));
  diagnostics.back().amounts = Amounts{};
  sort_diagnostics(diagnostics);
  CHECK(diagnostics.size() == 3);
}
