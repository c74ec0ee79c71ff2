#pragma once

#include <budgetc/base/code.hpp>

// Codes that several rooms report under; those of one place stand beside it. The texts of all rules are in
// the registry.
namespace budgetc {

inline constexpr Code unreadable_file{"S01"};
inline constexpr Code yaml_syntax{"S03"};
inline constexpr Code unreadable_amount{"S13"};
inline constexpr Code invalid_value{"S20"};
inline constexpr Code unexpected_file{"S23"};
inline constexpr Code unprintable_character{"B02"};
inline constexpr Code sum_out_of_range{"P04"};

}  // namespace budgetc
