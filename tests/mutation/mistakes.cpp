#include "mutation/mistakes.hpp"

#include <string>

#include <fmt/format.h>

namespace budgetc::mutation {
namespace {

/// Swaps the last two neighbours that differ.
bool swap_digits(std::string& digits) {
  for (std::size_t i = digits.size(); i-- > 1;) {
    if (digits[i - 1] == digits[i]) continue;
    std::swap(digits[i - 1], digits[i]);
    return true;
  }
  return false;
}

bool drop_digit(std::string& digits) {
  if (digits.size() < 2) return false;
  digits.erase(digits.size() / 2, 1);
  return true;
}

}  // namespace

std::optional<Money> mistyped(Money right, Mistake mistake) {
  if (mistake == Mistake::one_euro) return add(right, Money::from_cents(100).value());
  if (right.is_zero()) return std::nullopt;
  if (mistake == Mistake::flipped_sign) return -right;
  const bool has_cents = right.cents() % 100 != 0;
  const std::int64_t unit = has_cents ? 1 : 100;
  std::string digits = fmt::format("{}", right.absolute().cents() / unit);
  const bool changed = mistake == Mistake::swapped_digits ? swap_digits(digits) : drop_digit(digits);
  if (!changed) return std::nullopt;
  const std::int64_t cents = std::stoll(digits) * unit;
  return Money::from_cents(right < Money{} ? -cents : cents).value();
}

bool has_as_many_digits(Money a, Money b) {
  return fmt::format("{}", a.absolute().cents()).size() == fmt::format("{}", b.absolute().cents()).size();
}

std::string_view kind_name(FigureKind kind) {
  switch (kind) {
    case FigureKind::plan_cell: return "Zellen der Pläne";
    case FigureKind::plan_correction: return "Korrekturen abgeleiteter Zeilen";
    case FigureKind::part_amount: return "Aufstellungen";
    case FigureKind::note_amount: return "Erläuterungen";
    case FigureKind::note_prior_year: return "Erläuterungen, Vorjahr";
    case FigureKind::ring_entry: return "Einträge der Ringe";
    case FigureKind::investment_cell: return "Maßnahmen";
    case FigureKind::commitment_maturity: return "Fälligkeiten";
    case FigureKind::block_total: return "Summen von Teil B";
    case FigureKind::list_total: return "Summen der Investitionsliste";
    case FigureKind::posts: return "Planstellen";
    case FigureKind::reserve: return "Rücklagen";
    case FigureKind::indicator_value: return "Kennzahlen";
    case FigureKind::accepted_difference: return "anerkannte Differenzen";
  }
  return {};
}

}  // namespace budgetc::mutation
