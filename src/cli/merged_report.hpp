#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/front_end.hpp"

namespace budgetc::cli {

/// The findings of several budgets, or of none, as those of one report for programs.
class MergedReport {
 public:
  MergedReport() { statistics_.gaps.sentences.emplace(); }
  /// Adds what is shown of a budget. Its files go by their paths from the working directory, and what its
  /// summary says of gaps stands behind the path of its haushalt.yaml.
  void add(std::span<const Diagnostic> shown, const FrontEnd& front_end, const Invocation& invocation);
  /// Adds a sentence on what was not checked.
  void add_note(std::string sentence);
  /// Adds what kept the command from its work, as an error without a place.
  void add_trouble(const Trouble& trouble);

  [[nodiscard]] std::span<const Diagnostic> diagnostics() const { return diagnostics_; }
  [[nodiscard]] const SourceFiles& files() const { return files_; }
  [[nodiscard]] const Statistics& statistics() const { return statistics_; }

 private:
  void add_statistics(const Statistics& added, const std::string& path);

  std::vector<Diagnostic> diagnostics_;
  SourceFiles files_;
  Statistics statistics_;
};

}  // namespace budgetc::cli
