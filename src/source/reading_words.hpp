#pragma once

#include <cstdint>
#include <string>

#include "source/second_reader.hpp"

namespace budgetc {

/// A place that is read in two ways, each in German words.
struct TwoReadings {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string first;
  std::string second;
};

/// Words for what both readers make of a place. `node` is null where the tree has none.
[[nodiscard]] TwoReadings word_difference(const SourceNode* node, const SecondReading& second);

/// The finding: both readings, and a plea to report it. Which one is right is not for budgetc to guess.
[[nodiscard]] Diagnostic to_diagnostic(const TwoReadings& readings, FileId file);

}  // namespace budgetc
