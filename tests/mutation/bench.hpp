#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "bind/bind.hpp"
#include "rules/engine/run_rules.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc::mutation {

/// Figures by the strongest kind of check they take part in.
struct Shares {
  std::vector<FigureId> equal;    ///< something must equal them
  std::vector<FigureId> bounded;  ///< only at most or at least
  std::vector<FigureId> free;     ///< nothing depends on them
};

/// A budget, bound once; figures are changed in it and changed back.
class Bench {
 public:
  explicit Bench(const std::filesystem::path& root);

  [[nodiscard]] const BudgetPlan& plan() const { return bound_.plan; }
  /// The amount that the source says.
  [[nodiscard]] Money right(FigureId figure) const { return bound_.plan.figures[figure].amount; }
  /// The place of a figure in words.
  [[nodiscard]] std::string words(FigureId figure) const;
  /// Text of the findings without any change; empty when it has none but hints.
  [[nodiscard]] std::string findings_of_original();
  /// Errors and warnings after the changes, which are taken back.
  [[nodiscard]] std::vector<Diagnostic> check_with(const std::vector<std::pair<FigureId, Money>>& changes);
  [[nodiscard]] Shares shares();
  /// Whether the change of the figure breaks a check that holds, or one with an accepted difference.
  [[nodiscard]] bool leaves_bounds(FigureId figure, Money changed);
  /// Whether a finding names the figure and its right value before any other suspect.
  [[nodiscard]] bool names_first(const Diagnostic& finding, FigureId figure) const;

 private:
  [[nodiscard]] std::vector<Diagnostic> check();
  [[nodiscard]] RuleReport original_report();

  DiskFileSystem files_;
  Sources sources_;
  BindResult bound_;
};

/// Whether a finding calls its first suspect a Zahlendreher.
[[nodiscard]] bool calls_transposed(const Diagnostic& finding);

}  // namespace budgetc::mutation
