#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/segments.hpp"
#include "evaluate/evaluation.hpp"
#include <budgetc/base/code.hpp>

namespace budgetc {

/// How `actual` must stand to `expected`.
enum class Relation : std::uint8_t { equal, at_most, at_least };

/// What a check proves, and so whether it may be blamed on a figure.
enum class Nature : std::uint8_t {
  identity,     ///< two ways to the same amount: these alone make and confirm candidates
  bound,        ///< arithmetic limit, such as a part within its whole: limits candidates, confirms none
  expectation,  ///< what is usual, such as a sign: may rank candidates and set an unusual one aside, no more
  policy,       ///< what law or council demand: no figure is wrong because of it
};

/// What the amounts of a check count.
enum class CheckUnit : std::uint8_t {
  euros,
  hundredths,  ///< of something that is counted, e.g. Planstellen or the unit of an indicator
};

/// Should-be, is and difference of a check as people see them, in cents or hundredths.
struct ShownAmounts {
  Money expected;
  Money actual;
  Money difference;
};

/// What a check is about; each rule uses the fields it needs to find its place again when it reports.
struct Subject {
  CellRef cell{};
  /// Index of a ring, measure, note group, … in the plan or node; what it means is the rule's business.
  std::uint32_t index = 0;
  std::uint32_t part = 0;
};

/// One proof that two amounts agree. `difference` = actual - expected = Σ coefficient · figure over its terms
/// (plus a constant where a rule compares with a limit), so a changed figure changes the difference by its
/// coefficient: the incidence that finds culprits. Rules emit every check, the satisfied ones too.
struct Check {
  Code rule;
  Nature nature = Nature::identity;
  Relation relation = Relation::equal;
  CheckUnit unit = CheckUnit::euros;
  /// `actual` is the amount written in the subject's cell, and `expected` what its rows or parts add up to.
  bool is_cell_sum = false;
  /// Such a check, where what it adds up is the same cell of the nodes below.
  bool is_sum_of_parts = false;
  /// A list that it adds up may lack an entry: without a slip, none of its amounts is likelier than that.
  bool may_lack = false;
  Subject subject;
  Money expected;
  Money actual;
  /// Largest absolute difference allowed, in cents (0 outside rounded Ergebnis columns).
  std::int64_t tolerance = 0;
  std::uint32_t first_term = 0;
  std::uint32_t term_count = 0;
  /// The first so many terms make up `actual`, the others, negated, `expected`.
  std::uint32_t actual_term_count = 0;
  /// In what steps the first term's amount is printed, in its hundredths; 0 where any amount can be. No
  /// amount with more digits is proposed for it.
  std::int32_t step = 0;
  /// By how much `expected`, `actual` and `tolerance` are larger than what people see: fractions make a check
  /// count in something smaller than cents.
  std::int64_t scale = 1;
  /// What people see where it is not just that, which is seldom; see `shown_*`.
  std::shared_ptr<const ShownAmounts> shown{};

  [[nodiscard]] std::int64_t difference() const { return actual.cents() - expected.cents(); }
  [[nodiscard]] bool holds() const {
    const std::int64_t d = difference();
    const bool low_enough = relation == Relation::at_least || d <= tolerance;
    const bool high_enough = relation == Relation::at_most || -d <= tolerance;
    return low_enough && high_enough;
  }
  /// Should-be as people see it, rounded to cents (or hundredths).
  [[nodiscard]] Money shown_expected() const;
  /// Is as people see it.
  [[nodiscard]] Money shown_actual() const;
  /// Actual minus expected as people see it; nothing where it leaves the range.
  [[nodiscard]] std::optional<Money> shown_difference() const;
  /// A difference that people see, in this check's own scale; nothing where that leaves the range.
  [[nodiscard]] std::optional<std::int64_t> in_scale(Money shown_difference) const;
};

/// Makes a check anew with the amounts of another table, and says whether it holds with them.
using Trial = std::function<bool(const Check&, std::span<const Term>, const FigureTable&)>;

/// Why a check that is due could not be made.
enum class Unmade : std::uint8_t {
  lost,          ///< something that it needs was not read, or not understood; a finding says what
  out_of_range,  ///< one of its sums leaves the range of Money
};

/// A check that is due and was not made. What was not made was not passed either: it is counted, and where
/// no other finding explains it, it has one of its own (P04).
struct UnmadeCheck {
  Code rule;
  Unmade reason = Unmade::lost;
  Subject subject;
  /// Where a sum left the range: the largest of the figures that it adds up.
  std::optional<FigureId> largest{};
};

/// All checks of a run with their terms, in the order in which the rules made them, and those that they could
/// not make: together all that are due.
class CheckSet {
 public:
  /// One set of several, in their order.
  [[nodiscard]] static CheckSet join(std::vector<CheckSet> sets);
  void add(Check check, std::span<const Term> terms);
  /// The same for a check whose terms say what one changed amount does, but not what several do together, or
  /// whose tolerance depends on its amounts.
  void add(Check check, std::span<const Term> terms, Trial trial);
  /// How a check is made anew; nullptr where its terms and its tolerance say it all.
  [[nodiscard]] const Trial* trial(std::uint32_t check) const;
  /// Counts a proof that is no linear form and leaves nothing but a finding, such as that of a quotient.
  void count_other() { ++others_; }
  /// How many checks were made.
  [[nodiscard]] std::size_t made() const { return checks_.size() + others_; }
  void add_unmade(const UnmadeCheck& check) { unmade_.push_back(check); }
  [[nodiscard]] std::span<const UnmadeCheck> unmade() const { return unmade_; }
  [[nodiscard]] const Segments<Check>& checks() const { return checks_; }
  [[nodiscard]] std::span<const Term> terms(const Check& check) const {
    return terms_.together(check.first_term, check.term_count);
  }

 private:
  void append(CheckSet other);

  Segments<Check> checks_;
  Segments<Term> terms_;
  /// By check, ascending.
  std::vector<std::pair<std::uint32_t, Trial>> trials_;
  std::vector<UnmadeCheck> unmade_;
  std::size_t others_ = 0;
};

}  // namespace budgetc
