#include "rules/check_writer.hpp"

#include <algorithm>

#include "evaluate/sum.hpp"

namespace budgetc::rules {
namespace {

std::optional<Money> total(const FigureTable& figures, const std::vector<Term>& terms, Money start) {
  Sum sum;
  sum.add(start);
  for (const Term& term : terms) sum.add(figures[term.figure].amount, term.coefficient);
  return sum.value();
}

}  // namespace

bool CheckWriter::readable(const std::vector<Term>& terms) const {
  return std::ranges::all_of(terms,
                             [&](const Term& term) { return context_.plan.figures[term.figure].readable; });
}

std::int64_t CheckWriter::tolerance() const {
  if (!rounding_column_ || context_.plan.columns[*rounding_column_].kind != ColumnKind::actual) return 0;
  const auto whole = [&](const Term& term) {
    return context_.plan.figures[term.figure].amount.cents() % 100 == 0;
  };
  if (!std::ranges::all_of(actual, whole) || !std::ranges::all_of(expected, whole)) return 0;
  // Each figure, the total included, may be up to 50 cents off what it was rounded from.
  return 50 * static_cast<std::int64_t>(actual.size() + expected.size());
}

void CheckWriter::emit(Relation relation, const Subject& subject) {
  const FigureTable& figures = context_.plan.figures;
  const auto is = total(figures, actual, Money{});
  const auto should_be = total(figures, expected, limit_);
  if (!is || !should_be) return;
  Check check{.rule = rule_, .relation = relation, .subject = subject, .expected = *should_be, .actual = *is};
  check.tolerance = tolerance();
  check.actual_term_count = static_cast<std::uint32_t>(actual.size());
  for (const Term& term : expected) actual.push_back({term.figure, -term.coefficient});
  output_.checks.add(check, actual);
}

void CheckWriter::write(Relation relation, const Subject& subject) {
  if (readable(actual) && readable(expected)) emit(relation, subject);
  actual.clear();
  expected.clear();
  rounding_column_.reset();
  limit_ = Money{};
}

}  // namespace budgetc::rules
