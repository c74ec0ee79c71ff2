#pragma once

#include <cstdint>
#include <string>

#include <budgetc/base/money.hpp>

namespace budgetc {

/// What may have gone wrong at the keyboard when one amount was written for another.
enum class SlipKind : std::uint8_t {
  none,
  transposed_neighbours,  ///< two neighbouring digits swapped (Zahlendreher)
  flipped_sign,
  shifted,             ///< off by a factor of 10, 100 or 1000
  dropped_digit,       ///< a digit is missing
  added_digit,         ///< a digit too many
  transposed_apart,    ///< two digits swapped that are no neighbours
  wrong_digit,         ///< one digit differs
  in_thousands,        ///< written in thousands and rounded (Tausend Euro)
  doubled,             ///< a sum with each of its entries twice
  forgotten,           ///< a sum lacks one of its entries
  counted_twice,       ///< a sum has one of its entries twice, or an entry is written twice
  exchanged_rows,      ///< two amounts, or two whole rows, were written in each other's row
  exchanged_columns,   ///< two amounts were written in each other's column
  shifted_right,       ///< a row was written one column too far to the right
  shifted_left,        ///< a row was written one column too far to the left
  plan_in_thousands,   ///< a whole plan was written in thousands
  plan_signs,          ///< a whole plan was written with the opposite signs
  plan_shifted_right,  ///< a whole plan was written one column too far to the right
  plan_shifted_left,   ///< a whole plan was written one column too far to the left
  plan_copied,         ///< a whole plan has the amounts of another one, and none of its own
  row_includes,        ///< a row has the amounts of another row of its plan in it, too
};

/// Whether a slip is one of a whole plan, or of a whole row in it, that agrees with itself.
[[nodiscard]] constexpr bool is_of_plan(SlipKind slip) {
  return slip >= SlipKind::plan_in_thousands;
}

/// The slip that turns `right` into `written`, where one fits exactly; `none` otherwise. Only slips of the
/// digits and the sign: the others show in more than one figure.
[[nodiscard]] SlipKind detect_slip(Money written, Money right);

/// German words for a slip of the digits or the sign with the two amounts, e.g. "Zahlendreher: 1.558.500
/// statt 1.555.800"; empty for `none`.
[[nodiscard]] std::string describe_slip(SlipKind kind, Money written, Money right);

}  // namespace budgetc
