#pragma once

#include <span>
#include <vector>

#include "causes/figure_grids.hpp"

namespace budgetc::causes {

/// What the years beside an amount, and last year's plan for the same year, say of it: amounts of a row move
/// little from year to year, and how much a row moves shows in its other years.
class SeriesEvidence {
 public:
  SeriesEvidence(const FigureTable& figures, std::span<const FigureGrid> grids);

  /// By how much the series speaks for another amount than the written one, in tenths of a bit; negative
  /// where it speaks against it, 0 where there is no series or it moves too much to say anything.
  [[nodiscard]] std::int64_t speaks_for(FigureId figure, Money right) const;

 private:
  /// What an amount should be about, and how far from it amounts of this row usually are.
  struct Expectation {
    std::int64_t amount = 0;
    std::int64_t usual_distance = 0;
  };
  struct Place {
    std::uint32_t grid = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    bool known = false;
  };

  void add_grid(std::uint32_t grid);
  [[nodiscard]] std::vector<Expectation> expectations(const Place& place) const;

  const FigureTable* figures_;
  std::span<const FigureGrid> grids_;
  std::vector<Place> places_;
};

}  // namespace budgetc::causes
