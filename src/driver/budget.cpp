#include <utility>

#include "document/lower.hpp"
#include "driver/compile.hpp"
#include "driver/report.hpp"
#include <budgetc/driver/budget.hpp>

namespace budgetc {

Budget::Budget(std::unique_ptr<Compilation> compilation) : compilation_(std::move(compilation)) {}
Budget::Budget(Budget&&) noexcept = default;
Budget& Budget::operator=(Budget&&) noexcept = default;
Budget::~Budget() = default;

Budget Budget::check(const BudgetSettings& settings) {
  const auto absolute = [](const std::filesystem::path& path) {
    std::error_code ignored;  // what cannot be made absolute cannot be read either, which reading reports
    const auto made = std::filesystem::absolute(path, ignored);
    return (made.empty() ? path : made).lexically_normal();
  };
  return Budget(compile(DiskFileSystem(), {.root = absolute(settings.root),
                                           .templates = absolute(settings.templates),
                                           .threads = std::max(1U, settings.threads),
                                           .today = settings.today}));
}

std::span<const Diagnostic> Budget::findings() const {
  return compilation_->diagnostics;
}

std::size_t Budget::error_count() const {
  return count_findings(compilation_->diagnostics, Severity::error);
}

std::size_t Budget::check_count() const {
  return compilation_->statistics.checks;
}

std::string Budget::report(ReportFormat format) const {
  const Compilation& all = *compilation_;
  if (format == ReportFormat::text) {
    return render_text(all.diagnostics, all.sources.files, {}) +
           render_summary(all.diagnostics, all.statistics) + '\n';
  }
  return render_for_programs(
      format, {.diagnostics = all.diagnostics, .files = all.sources.files, .statistics = all.statistics});
}

std::optional<Document> Budget::book() const {
  if (!compilation_->evaluation) return std::nullopt;
  return lower(compilation_->plan, *compilation_->evaluation, compilation_->report,
               {.page_plan = compilation_->page_plan, .warning_mark = {}, .only = {}});
}

}  // namespace budgetc
