#pragma once

#include <cstdint>
#include <span>

#include "causes/series.hpp"
#include "causes/system.hpp"
#include "text/slip.hpp"

namespace budgetc::causes {

/// Slips of at least this weight fit exactly, and seldom by chance.
inline constexpr std::int64_t exact_slip_weight = -70;

/// By how many zeros at its end the right amount is rounder than the written one; negative when it is not.
[[nodiscard]] int zeros_gained(Money written, Money right);

/// What Evidence takes off for an amount that is less round than the written one, not negative.
[[nodiscard]] std::int64_t less_round_weight(Money written, Money right);

/// How likely it is that somebody makes this slip in a given amount, as a logarithm: tenths of a bit, never
/// positive. `distance` is how far the written amount is from the right one, in what was typed (euros, or
/// cents): without a slip, the farther the rarer.
[[nodiscard]] std::int64_t slip_weight(SlipKind slip, std::int64_t distance);

/// Weighs changes by all that is known of amounts: how people mistype them, how round they are, their sign,
/// and the years beside them.
class Evidence {
 public:
  Evidence(const FigureTable& figures, std::span<const FigureGrid> grids)
      : figures_(&figures), series_(figures, grids) {}

  /// How likely a change is what the author meant, in tenths of a bit; higher is likelier.
  [[nodiscard]] std::int64_t weigh(const Change& change) const;
  /// The same for a slip that shows in other figures, such as an entry that a sum lacks.
  [[nodiscard]] std::int64_t weigh(const Change& change, SlipKind slip) const;
  /// Whether it makes an amount negative that is written without a sign unless something is paid back. What
  /// only takes a minus away or adds one is a slip of its own.
  [[nodiscard]] bool turns_negative(const Change& change) const;
  /// What the series of years says of it, as SeriesEvidence does.
  [[nodiscard]] std::int64_t of_series(const Change& change) const;

 private:
  const FigureTable* figures_;
  SeriesEvidence series_;
};

}  // namespace budgetc::causes
