#pragma once

#include <filesystem>
#include <string>

namespace budgetc::bench {

/// What a piece of work took: milliseconds, and at most so many bytes of memory.
struct Cost {
  double wall = 0;
  double cpu = 0;
  double memory = 0;
};

/// CPU milliseconds of each phase of a check on one thread.
struct Phases {
  double reading = 0;
  double second_reader = 0;
  double binding = 0;
  double evaluating = 0;
  double rules = 0;
  double causes = 0;
};

/// A bare pass of yaml-cpp over all files below a folder, their bytes in memory.
[[nodiscard]] Cost bare_pass(const std::filesystem::path& root);
/// A check of the budget in a folder.
[[nodiscard]] Cost check(const std::filesystem::path& root, unsigned threads);
/// A check, and the book in every format but PDF, written into a folder that is not there.
[[nodiscard]] Cost build(const std::filesystem::path& root, const std::filesystem::path& out,
                         unsigned threads);
/// The phases of a check one after another.
[[nodiscard]] Phases phases(const std::filesystem::path& root);

}  // namespace budgetc::bench
