#pragma once

#include <string>
#include <vector>

#include "driver/compile.hpp"

namespace budgetc::cli {

/// An accepted deviation, and whether it still accepts something.
struct AcceptedEntry {
  const AcceptedDeviation* deviation = nullptr;
  bool holds = false;
  /// "gilt", or in a few words why it does not.
  std::string state;
};

/// Every accepted deviation of a plan that could be evaluated, in the order of the plan.
[[nodiscard]] std::vector<AcceptedEntry> accepted_entries(const Compilation& compilation);

/// What the renderers need besides the entries; `paths` as in TextStyle.
struct AcceptedList {
  const Compilation& compilation;
  std::vector<AcceptedEntry> entries;
  ShownPaths paths;
};

// Each list ends with the rules that `regeln` switches off or lowers: they too accept what is wrong.

/// For a terminal: a paragraph each, and how many there are.
[[nodiscard]] std::string accepted_text(const AcceptedList& list);
/// As a Markdown table.
[[nodiscard]] std::string accepted_markdown(const AcceptedList& list);
/// As an array of objects; amounts are text in German notation, as in the findings.
[[nodiscard]] std::string accepted_json(const AcceptedList& list);

}  // namespace budgetc::cli
