#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <budgetc/base/money.hpp>

namespace budgetc {

/// In what an amount in a sentence is counted.
enum class TypedUnit : std::uint8_t {
  none,       ///< only the dots of its thousands make it one
  euros,      ///< €, Euro
  thousands,  ///< T€, Tsd. Euro
  larger,     ///< Mio. €, Mrd. Euro
};

/// An amount that somebody typed into a sentence.
struct TypedAmount {
  /// The number as an amount of its unit, without its sign: 1.235 for "1.235 T€".
  Money number;
  TypedUnit unit = TypedUnit::none;
  /// Bytes of the number and its unit in the text.
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// The amounts of a text: numbers with a unit of money behind them, or with the dots of thousands and no
/// noun. Years, days, percentages, paragraphs, and numbers of files, of nodes and behind "Nr." are none.
[[nodiscard]] std::vector<TypedAmount> typed_amounts(std::string_view text);

}  // namespace budgetc
