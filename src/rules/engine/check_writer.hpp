#pragma once

#include <optional>
#include <vector>

#include "rules/engine/rule.hpp"

namespace budgetc::rules {

/// Puts checks together from terms, so that amounts and terms cannot disagree. Fill `actual` and `expected`
/// with written figures, then `write`; both are empty again afterwards.
class CheckWriter {
 public:
  CheckWriter(const RuleContext& context, RuleOutput& output, Code rule, Nature checks_are)
      : nature(checks_are), context_(context), output_(output), rule_(rule) {}

  /// What the checks written from now on are.
  Nature nature;

  std::vector<Term> actual;
  std::vector<Term> expected;
  /// The sign of the difference with which the next check's list may lack an entry that nobody wrote; 0 where
  /// it can lack none.
  int lacks_with = 0;

  /// The next check allows for the rounding of whole euros, if its figures are such and its column is an
  /// Ergebnis.
  void allow_rounding(std::size_t column) { rounding_column_ = column; }
  /// `expected` is this limit more than its terms.
  void set_limit(Money limit) { limit_ = limit; }
  /// The next check's amounts are so many times what people see.
  void set_scale(std::int64_t scale) { scale_ = scale; }
  /// What people see of the next check, where its scale alone does not say it.
  void show(const ShownAmounts& shown) { shown_ = std::make_shared<const ShownAmounts>(shown); }
  /// What the amounts of all checks count.
  void count_in(CheckUnit unit) { unit_ = unit; }
  /// Adds the check; counts it as not made where a figure could not be read or a sum leaves the range.
  void write(Relation relation, const Subject& subject);
  /// The same for a written cell that must equal the sum of its rows or parts.
  void write_cell_sum(const CellRef& cell);
  /// The same for a cell that must equal the same cells below.
  void write_sum_of_parts(const CellRef& cell);
  /// Counts a check that is due as not made, because what it needs is not known; forgets what was filled in.
  void skip(const Subject& subject, Unmade reason = Unmade::lost);

 private:
  [[nodiscard]] bool readable(const std::vector<Term>& terms) const;
  [[nodiscard]] bool rounds() const;
  void emit(Relation relation, const Subject& subject);
  [[nodiscard]] std::optional<FigureId> largest() const;
  void clear();

  const RuleContext& context_;
  RuleOutput& output_;
  Code rule_;
  std::optional<std::size_t> rounding_column_;
  Money limit_;
  std::int64_t scale_ = 1;
  std::shared_ptr<const ShownAmounts> shown_;
  CheckUnit unit_ = CheckUnit::euros;
  bool is_cell_sum_ = false;
  bool is_sum_of_parts_ = false;
};

}  // namespace budgetc::rules
