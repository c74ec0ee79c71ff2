#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <budgetc/cli/compile.hpp>

namespace budgetc::cli {

/// An accepted deviation, and whether it still accepts something.
struct AcceptedEntry {
  const AcceptedDeviation* deviation = nullptr;
  bool holds = false;
  /// "gilt", or in a few words why it does not.
  std::string state;
};

/// Every accepted deviation of a plan that could be evaluated, in the order of the plan.
[[nodiscard]] std::vector<AcceptedEntry> accepted_entries(const Compilation& compilation,
                                                          std::chrono::year_month_day today);

/// What the renderers need besides the entries; `path_prefix` as in TextStyle.
struct AcceptedList {
  const Compilation& compilation;
  std::vector<AcceptedEntry> entries;
  std::string path_prefix;
};

/// For a terminal: a paragraph each, and how many there are.
[[nodiscard]] std::string accepted_text(const AcceptedList& list);
/// As a Markdown table.
[[nodiscard]] std::string accepted_markdown(const AcceptedList& list);
/// As an array of objects; amounts are text in German notation, as in the findings.
[[nodiscard]] std::string accepted_json(const AcceptedList& list);

}  // namespace budgetc::cli
