#pragma once

#include <cstdint>
#include <filesystem>

namespace budgetc::bench {

/// What a generated county looks like.
struct County {
  std::size_t products = 1000;
  std::size_t notes_per_product = 6;
  /// Largest amount of a leaf in euros.
  std::int64_t largest_amount = 900'000;
  /// Length of products' names in characters.
  std::size_t name_length = 40;
  std::uint32_t seed = 1;
};

/// Writes a whole administration below `root`, in the real source format, prose included: about 6 KB a
/// product, every sum right, the same bytes for the same county.
void generate(const County& county, const std::filesystem::path& root);

}  // namespace budgetc::bench
