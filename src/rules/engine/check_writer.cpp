#include "rules/engine/check_writer.hpp"

#include <algorithm>

#include "evaluate/sum.hpp"

namespace budgetc::rules {
namespace {

std::optional<Money> total(const FigureTable& figures, std::span<const Term> terms, Money start) {
  Sum sum;
  sum.add(start);
  for (const Term& term : terms) sum.add(figures[term.figure].amount, term.coefficient);
  return sum.value();
}

/// What rounding to whole euros may leave between a sum and what it adds up, in cents.
std::int64_t rounding_tolerance(std::span<const Term> terms, std::size_t actual_count,
                                const FigureTable& figures) {
  const auto cents = [&](const Term& term) { return figures[term.figure].amount.cents(); };
  if (!std::ranges::all_of(terms, [&](const Term& term) { return cents(term) % 100 == 0; })) return 0;
  // A total, and each summand that is not 0, may be 50 cents off what it was rounded from. The bound itself
  // is excluded: else the total of a single summand could be 1 € off.
  const auto count = [&](std::span<const Term> some) {
    return std::ranges::count_if(some, [&](const Term& term) { return cents(term) != 0; });
  };
  const auto actual = terms.first(actual_count);
  const auto rounded = count(terms.subspan(actual_count)) + (actual.size() == 1 ? 1 : count(actual));
  return std::max<std::int64_t>(0, 50 * rounded - 1);
}

/// A sum of rounded amounts: with others, it may be off by more or by less.
Trial rounded_sum(Money limit) {
  return [limit](const Check& check, std::span<const Term> terms, const FigureTable& figures) {
    const auto difference = total(figures, terms, -limit);
    if (!difference) return false;
    Check tried = check;
    tried.actual = *difference;
    tried.expected = Money{};
    tried.tolerance = rounding_tolerance(terms, check.actual_term_count, figures);
    return tried.holds();
  };
}

}  // namespace

bool CheckWriter::readable(const std::vector<Term>& terms) const {
  return std::ranges::all_of(terms,
                             [&](const Term& term) { return context_.plan.figures[term.figure].readable; });
}

bool CheckWriter::rounds() const {
  const BudgetPlan& plan = context_.plan;
  return rounding_column_ && plan.actuals_rounded &&
         plan.columns[*rounding_column_].kind == ColumnKind::actual;
}

void CheckWriter::emit(Relation relation, const Subject& subject) {
  const FigureTable& figures = context_.plan.figures;
  const auto is = total(figures, actual, Money{});
  const auto should_be = total(figures, expected, limit_);
  if (!is || !should_be) {
    output_.checks.add_unmade({rule_, Unmade::out_of_range, subject, largest()});
    return;
  }
  Check check{.rule = rule_,
              .nature = nature,
              .relation = relation,
              .unit = unit_,
              .subject = subject,
              .expected = *should_be,
              .actual = *is,
              .scale = scale_,
              .shown = shown_};
  check.is_cell_sum = is_cell_sum_;
  check.is_sum_of_parts = is_sum_of_parts_;
  check.may_lack = lacks_with * check.difference() > 0;
  check.actual_term_count = static_cast<std::uint32_t>(actual.size());
  for (const Term& term : expected) actual.push_back({term.figure, -term.coefficient});
  if (!rounds()) return output_.checks.add(check, actual);
  check.tolerance = rounding_tolerance(actual, check.actual_term_count, figures);
  output_.checks.add(check, actual, rounded_sum(limit_));
}

std::optional<FigureId> CheckWriter::largest() const {
  std::optional<FigureId> largest;
  const FigureTable& figures = context_.plan.figures;
  for (const std::vector<Term>* const terms : {&actual, &expected}) {
    for (const Term& term : *terms) {
      const bool larger =
          !largest || figures[term.figure].amount.absolute() > figures[*largest].amount.absolute();
      if (larger) largest = term.figure;
    }
  }
  return largest;
}

void CheckWriter::write(Relation relation, const Subject& subject) {
  if (readable(actual) && readable(expected)) {
    emit(relation, subject);
  } else {
    output_.checks.add_unmade({rule_, Unmade::lost, subject});
  }
  clear();
}

void CheckWriter::write_cell_sum(const CellRef& cell) {
  is_cell_sum_ = true;
  write(Relation::equal, {.cell = cell});
}

void CheckWriter::write_sum_of_parts(const CellRef& cell) {
  is_sum_of_parts_ = true;
  write_cell_sum(cell);
}

void CheckWriter::skip(const Subject& subject, Unmade reason) {
  output_.checks.add_unmade({rule_, reason, subject});
  clear();
}

void CheckWriter::clear() {
  actual.clear();
  expected.clear();
  rounding_column_.reset();
  limit_ = Money{};
  scale_ = 1;
  shown_.reset();
  is_cell_sum_ = false;
  is_sum_of_parts_ = false;
  lacks_with = 0;
}

}  // namespace budgetc::rules
