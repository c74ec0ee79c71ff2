#include "causes/evidence.hpp"

#include <algorithm>
#include <cstdlib>

#include "causes/bits.hpp"

namespace budgetc::causes {
namespace {

constexpr std::int64_t impossible = -10'000;
constexpr std::int64_t zero_weight = 18;
constexpr std::int64_t nothing_weight = -60;
constexpr std::int64_t other_sign_weight = -80;
constexpr std::int64_t negative_weight = -60;

int trailing_zeros(std::int64_t cents) {
  int zeros = 0;
  for (std::int64_t rest = std::abs(cents); rest != 0 && rest % 10 == 0; rest /= 10) ++zeros;
  return zeros;
}

/// Whether amounts of this kind are positive unless something is paid back.
bool is_written_in_own_sense(FigureKind kind) {
  return kind != FigureKind::plan_cell && kind != FigureKind::plan_correction &&
         kind != FigureKind::block_total && kind != FigureKind::accepted_difference;
}

}  // namespace

int zeros_gained(Money written, Money right) {
  if (written.is_zero() || right.is_zero()) return 0;
  return trailing_zeros(right.cents()) - trailing_zeros(written.cents());
}

std::int64_t less_round_weight(Money written, Money right) {
  return zero_weight * std::max(0, -zeros_gained(written, right));
}

std::int64_t slip_weight(SlipKind slip, std::int64_t distance) {
  switch (slip) {
    case SlipKind::flipped_sign: return -35;
    case SlipKind::transposed_neighbours: return -40;
    case SlipKind::shifted: return -50;
    case SlipKind::dropped_digit:
    case SlipKind::in_thousands:
    case SlipKind::doubled: return -55;
    case SlipKind::forgotten:
    case SlipKind::counted_twice: return -70;
    case SlipKind::wrong_digit: return -80;
    case SlipKind::added_digit: return -85;
    case SlipKind::transposed_apart: return -90;
    default: break;
  }
  return -95 - tenths_of_bits(static_cast<std::uint64_t>(std::max<std::int64_t>(std::abs(distance), 1)));
}

std::int64_t Evidence::weigh(const Change& change) const {
  const Money written = (*figures_)[change.figure].amount;
  const auto right = Money::from_cents(written.cents() + change.delta);
  return right ? weigh(change, detect_slip(written, *right)) : impossible;
}

std::int64_t Evidence::weigh(const Change& change, SlipKind slip) const {
  const Figure& figure = (*figures_)[change.figure];
  const Money written = figure.amount;
  const auto right = Money::from_cents(written.cents() + change.delta);
  if (!right) return impossible;
  const std::int64_t unit = written.cents() % 100 == 0 && right->cents() % 100 == 0 ? 100 : 1;
  std::int64_t weight = slip_weight(slip, change.delta / unit);
  weight += zero_weight * zeros_gained(written, *right) + of_series(change);
  // A block of Teil B totals receipts and payments: it may be of either sign.
  const bool turns = figure.kind != FigureKind::block_total && (written < Money{}) != (*right < Money{}) &&
                     !written.is_zero() && *right != -written;
  if (turns) weight += other_sign_weight;
  if (right->is_zero() && slip != SlipKind::counted_twice) weight += nothing_weight;
  if (*right < Money{} && is_written_in_own_sense(figure.kind)) weight += negative_weight;
  return weight;
}

bool Evidence::turns_negative(const Change& change) const {
  const Figure& figure = (*figures_)[change.figure];
  const std::int64_t right = figure.amount.cents() + change.delta;
  return is_written_in_own_sense(figure.kind) && figure.amount >= Money{} && right < 0 &&
         right != -figure.amount.cents();
}

std::int64_t Evidence::of_series(const Change& change) const {
  const auto right = Money::from_cents((*figures_)[change.figure].amount.cents() + change.delta);
  return right ? series_.speaks_for(change.figure, *right) : 0;
}

}  // namespace budgetc::causes
