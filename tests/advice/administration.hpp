#pragma once

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace budgetc::advice {

/// Texts by their path.
using Texts = std::map<std::string, std::string>;
using Random = std::mt19937;

/// What an administration looks like and which of its sums are written.
struct Shape {
  std::size_t areas = 1;
  std::size_t groups_per_area = 1;
  std::size_t products_per_group = 10;
  std::size_t columns = 4;  ///< up to 6
  /// Whether an area consists of products, without groups between.
  bool flat = false;
  /// The rows that a formula computes, in every product.
  bool product_sums = true;
  /// The rows of groups and areas that are sums of their parts.
  bool parent_rows = true;
  /// Of those the ones that a formula computes as well.
  bool parent_sums = true;
  /// Of a hundred sums that may be written so many are.
  unsigned written = 100;
  /// Line notes, a ring, a rule of its own and the reserves, which are no mistakes.
  bool extras = false;
};

/// One of `bound` numbers from 0 on; the same on every machine.
[[nodiscard]] std::size_t draw(Random& random, std::size_t bound);

/// Sources without a mistake, with the form nrw-unna. Amounts move about 3 % a year.
[[nodiscard]] Texts administration(const Shape& shape, Random& random);

}  // namespace budgetc::advice
