#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <budgetc/base/diagnostic.hpp>
#include <budgetc/document/document.hpp>

namespace budgetc {

struct Compilation;

/// In which form findings are told: as `budgetc check` shows them, or for other programs.
enum class ReportFormat : std::uint8_t { text, json, sarif, github, gitlab, junit };

/// Where a budget is read from, and how.
struct BudgetSettings {
  /// Folder that holds haushalt.yaml.
  std::filesystem::path root;
  /// Folder of forms and page plans; an installation has it in `share/budgetc/templates`.
  std::filesystem::path templates;
  /// How many threads may work; at least one.
  unsigned threads = 1;
  /// The day on which accepted deviations must still hold; nothing: none ends.
  std::optional<std::chrono::year_month_day> today{};
};

/// A budget as its sources stand: read, evaluated and checked. What it is made of stays hidden, so that it
/// can change.
class Budget {
 public:
  /// Reads and checks the sources. Never throws because of them: whatever is wrong is a finding, a folder
  /// that cannot be read too.
  [[nodiscard]] static Budget check(const BudgetSettings& settings);

  Budget(Budget&&) noexcept;
  Budget& operator=(Budget&&) noexcept;
  ~Budget();

  /// All findings, sorted by file and place.
  [[nodiscard]] std::span<const Diagnostic> findings() const;
  /// How many findings are errors.
  [[nodiscard]] std::size_t error_count() const;
  /// How many checks were made, those that hold among them.
  [[nodiscard]] std::size_t check_count() const;
  /// The findings as a text, with the summary behind it in the format `text`. Paths are relative to the root.
  [[nodiscard]] std::string report(ReportFormat format) const;
  /// The book as it would be printed; nothing where the sources were not understood at all.
  [[nodiscard]] std::optional<Document> book() const;

 private:
  explicit Budget(std::unique_ptr<Compilation> compilation);

  std::unique_ptr<Compilation> compilation_;
};

}  // namespace budgetc
