#include "text/slip.hpp"

#include <catch2/catch.hpp>

using budgetc::detect_slip;
using budgetc::Money;
using budgetc::SlipKind;

namespace {

Money euros(std::int64_t amount) {
  return Money::from_cents(amount * 100).value();
}

SlipKind slip(std::int64_t written, std::int64_t right) {
  return detect_slip(euros(written), euros(right));
}

}  // namespace

TEST_CASE("a slip is named only where it fits exactly") {
  CHECK(slip(1'558'500, 1'555'800) == SlipKind::transposed_neighbours);
  CHECK(slip(1'558'500, 1'585'500) == SlipKind::transposed_neighbours);
  CHECK(slip(-1'029'803, -1'092'803) == SlipKind::transposed_neighbours);
  CHECK(slip(52, 502) == SlipKind::dropped_digit);
  CHECK(slip(-16'000, 16'000) == SlipKind::flipped_sign);
  CHECK(slip(1'600, 16'000) == SlipKind::shifted);
  CHECK(slip(16'000'000, 16'000) == SlipKind::shifted);
  CHECK(slip(3'765, 37'651) == SlipKind::dropped_digit);
  CHECK(slip(37'651, 3'765) == SlipKind::added_digit);
  CHECK(slip(5'321, 1'325) == SlipKind::transposed_apart);
  CHECK(slip(1'234, 1'235) == SlipKind::wrong_digit);
  CHECK(slip(0, 1'235) == SlipKind::none);
  CHECK(slip(-1'234, 4'321) == SlipKind::none);
}

TEST_CASE("the words for a slip hold both amounts") {
  CHECK(budgetc::describe_slip(SlipKind::transposed_neighbours, euros(1'585'500), euros(1'558'500)) ==
        "Zahlendreher: 1.585.500 statt 1.558.500");
  CHECK(budgetc::describe_slip(SlipKind::none, euros(1), euros(2)).empty());
}

TEST_CASE("slips that show in more than one figure have no words of their own digits") {
  CHECK(budgetc::describe_slip(SlipKind::forgotten, euros(1), euros(2)).empty());
  CHECK(budgetc::describe_slip(SlipKind::exchanged_rows, euros(1), euros(2)).empty());
}
