#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include <budgetc/diagnostics/render.hpp>
#include <budgetc/diagnostics/visible_text.hpp>

namespace budgetc {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", format_count(count), count == 1 ? one : many);
}

std::size_t count_of(std::span<const Diagnostic> diagnostics, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
}

}  // namespace

std::string render_summary(std::span<const Diagnostic> diagnostics, const Statistics& statistics) {
  const std::size_t hints = count_of(diagnostics, Severity::hint);
  const std::string hint_part = hints == 0 ? "" : counted(hints, "Hinweis", "Hinweise") + ", ";
  std::string line =
      fmt::format("{} Fehler, {}, {}{} in {}, {}, {}", format_count(count_of(diagnostics, Severity::error)),
                  counted(count_of(diagnostics, Severity::warning), "Warnung", "Warnungen"), hint_part,
                  counted(statistics.accepted, "anerkannte Abweichung", "anerkannte Abweichungen"),
                  counted(statistics.files, "Datei", "Dateien"), counted(statistics.values, "Wert", "Werten"),
                  counted(statistics.checks, "Prüfung", "Prüfungen"));
  if (statistics.milliseconds) line += fmt::format(" ({} ms)", *statistics.milliseconds);
  return line;
}

}  // namespace budgetc
