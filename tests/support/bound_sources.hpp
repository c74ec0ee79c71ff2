#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bind/bind.hpp"
#include "support/memory_file_system.hpp"

namespace budgetc::test {

/// Pairs of path and text.
using SourceTexts = std::vector<std::pair<std::string, std::string>>;

/// Sources in memory, read and bound. The plan forms are the real ones.
class BoundSources {
 public:
  /// Without a haushalt.yaml among them an ordinary one is added, if wanted.
  explicit BoundSources(SourceTexts files, bool add_plan_file = true);

  [[nodiscard]] const BudgetPlan& plan() const { return result.plan; }
  [[nodiscard]] const Node& node(std::string_view number) const;
  [[nodiscard]] const Figure& figure(FigureId id) const { return result.plan.figures[id]; }
  /// Whole euros of a figure; -1 where there is none.
  [[nodiscard]] std::int64_t euros(const std::optional<FigureId>& id) const;
  /// The bytes a span covers.
  [[nodiscard]] std::string bytes(Span span) const { return std::string(sources.files.text(span)); }
  /// Every finding of reading and binding on a line of its own: code, file, line and column, the bytes
  /// pointed at, the message; helps follow after " => ", other places after " & ".
  [[nodiscard]] std::string said() const;

  Sources sources;
  BindResult result;

 private:
  [[nodiscard]] std::string place(Span span) const;
};

/// The ordinary haushalt.yaml: three levels, Ergebnis 2022 to Plan 2025, form nrw-unna.
[[nodiscard]] std::string ordinary_plan_file();
/// Budget 35, group 35.01, and product 35.01.01 with this text after its number and name.
[[nodiscard]] BoundSources bind_product(const std::string& text);
/// The same for the budget.
[[nodiscard]] BoundSources bind_budget(const std::string& text);
/// An otherwise complete budget whose haushalt.yaml has this text at its end.
[[nodiscard]] BoundSources bind_plan_file(const std::string& text);

}  // namespace budgetc::test
