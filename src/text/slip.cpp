#include "text/slip.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace budgetc {
namespace {

/// Digits as people see them: without the cents where both amounts are whole euros.
struct Digits {
  std::string written;
  std::string right;
};

Digits digits_of(Money written, Money right) {
  const bool whole = written.cents() % 100 == 0 && right.cents() % 100 == 0;
  const std::int64_t unit = whole ? 100 : 1;
  return {.written = fmt::format("{}", written.absolute().cents() / unit),
          .right = fmt::format("{}", right.absolute().cents() / unit)};
}

std::vector<std::size_t> differing_positions(std::string_view a, std::string_view b) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) positions.push_back(i);
  }
  return positions;
}

/// Whether `shorter` is `longer` with exactly one digit taken out.
bool lacks_one_digit(std::string_view shorter, std::string_view longer) {
  if (shorter.size() + 1 != longer.size()) return false;
  const auto [in_short, in_long] = std::ranges::mismatch(shorter, longer);
  return std::equal(in_short, shorter.end(), in_long + 1);
}

/// Leading zeros vanish in print: 052 is read as 52 when the first digit of 502 is swapped away.
SlipKind same_length_slip(std::string_view written, std::string_view right) {
  const std::vector<std::size_t> at = differing_positions(written, right);
  if (at.size() == 1) return SlipKind::wrong_digit;
  if (at.size() != 2 || written[at[0]] != right[at[1]] || written[at[1]] != right[at[0]])
    return SlipKind::none;
  return at[1] == at[0] + 1 ? SlipKind::transposed_neighbours : SlipKind::transposed_apart;
}

bool is_shifted(std::int64_t larger, std::int64_t smaller) {
  return smaller != 0 && (larger == smaller * 10 || larger == smaller * 100 || larger == smaller * 1000);
}

/// Whether an amount was written in thousands and rounded. Of few digits any amount would do.
bool is_in_thousands(std::int64_t written, std::int64_t right) {
  constexpr std::int64_t euro = 100;
  constexpr std::int64_t thousand = 1'000 * euro;
  constexpr std::int64_t least = 10 * euro;
  return written >= least && written % euro == 0 && (right + thousand / 2) / thousand == written / euro;
}

SlipKind magnitude_slip(Money written, Money right) {
  const std::int64_t is = written.absolute().cents();
  const std::int64_t should = right.absolute().cents();
  if (is_shifted(is, should) || is_shifted(should, is)) return SlipKind::shifted;
  if (is_in_thousands(is, should)) return SlipKind::in_thousands;
  Digits digits = digits_of(written, right);
  if (lacks_one_digit(digits.written, digits.right)) return SlipKind::dropped_digit;
  if (lacks_one_digit(digits.right, digits.written)) return SlipKind::added_digit;
  const std::size_t width = std::max(digits.written.size(), digits.right.size());
  digits.written.insert(0, width - digits.written.size(), '0');
  digits.right.insert(0, width - digits.right.size(), '0');
  return same_length_slip(digits.written, digits.right);
}

std::string_view slip_name(SlipKind kind) {
  switch (kind) {
    case SlipKind::transposed_neighbours:
    case SlipKind::transposed_apart: return "Zahlendreher";
    case SlipKind::flipped_sign: return "Vorzeichen vertauscht";
    case SlipKind::shifted: return "Stelle verrutscht";
    case SlipKind::dropped_digit: return "Ziffer fehlt";
    case SlipKind::added_digit: return "Ziffer zu viel";
    case SlipKind::wrong_digit: return "eine Ziffer weicht ab";
    case SlipKind::in_thousands: return "in Tausend Euro geschrieben";
    case SlipKind::doubled: return "alles doppelt gezählt";
    default: break;
  }
  return "";
}

}  // namespace

SlipKind detect_slip(Money written, Money right) {
  if (written == right || written.is_zero() || right.is_zero()) return SlipKind::none;
  if (written == -right) return SlipKind::flipped_sign;
  if ((written < Money{}) != (right < Money{})) return SlipKind::none;
  return magnitude_slip(written, right);
}

std::string describe_slip(SlipKind kind, Money written, Money right) {
  if (slip_name(kind).empty()) return {};
  return fmt::format("{}: {} statt {}", slip_name(kind), format_german(written), format_german(right));
}

}  // namespace budgetc
