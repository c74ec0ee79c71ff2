#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "advice/administration.hpp"
#include "bind/bind.hpp"
#include "rules/engine/run_rules.hpp"
#include "support/memory_file_system.hpp"

namespace budgetc::advice {

/// Sources in memory, bound once: their findings, also with amounts changed for a moment.
class Office {
 public:
  explicit Office(const Texts& texts);
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  [[nodiscard]] const BudgetPlan& plan() const { return bound_.plan; }
  [[nodiscard]] const SourceFiles& files() const { return sources_.files; }
  /// Errors and warnings of reading and binding.
  [[nodiscard]] std::size_t trouble() const {
    return sources_.diagnostics.size() + bound_.diagnostics.size();
  }
  [[nodiscard]] RuleReport report();
  /// Findings grouped by cause, without hints.
  [[nodiscard]] std::vector<Diagnostic> findings();
  /// The same after some amounts were changed, which is taken back.
  [[nodiscard]] std::vector<Diagnostic> findings_with(const std::vector<std::pair<FigureId, Money>>& changes);

 private:
  test::MemoryFileSystem disk_;
  Sources sources_;
  BindResult bound_;
};

/// Whether a finding names a figure with this value before any other.
[[nodiscard]] bool names_first(const Diagnostic& finding, const Figure& figure);

/// An amount as somebody might mistype it: digits swapped, left out, doubled or wrong, a zero too many, the
/// sign, one euro. Never the same amount; nothing for 0.
[[nodiscard]] std::optional<Money> mistyped(Money right, Random& random);

}  // namespace budgetc::advice
