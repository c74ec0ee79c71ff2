#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "diagnostics/render.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", format_count(count), count == 1 ? one : many);
}

/// How many names a line of the summary lists.
constexpr std::size_t most_names = 5;

/// "a, b, c und 4 weitere".
std::string listed(const std::vector<std::string>& names) {
  const std::size_t shown = names.size() <= most_names + 1 ? names.size() : most_names;
  std::string text = make_visible(fmt::format("{}", fmt::join(std::span(names).first(shown), ", ")));
  if (shown < names.size()) text += fmt::format(" und {} weitere", format_count(names.size() - shown));
  return text;
}

std::string hidden_line(const Hidden& hidden) {
  std::vector<std::string> parts;
  if (hidden.errors > 0) parts.push_back(fmt::format("{} Fehler", format_count(hidden.errors)));
  if (hidden.warnings > 0) parts.push_back(counted(hidden.warnings, "Warnung", "Warnungen"));
  if (hidden.hints > 0) parts.push_back(counted(hidden.hints, "Hinweis", "Hinweise"));
  return fmt::format("nicht gezeigt: {} ({})", fmt::join(parts, ", "), make_visible(hidden.filter));
}

void add_unmade(const Statistics& statistics, std::vector<std::string>& lines) {
  const Gaps& gaps = statistics.gaps;
  const auto checks = [](std::size_t count) { return counted(count, "Prüfung", "Prüfungen"); };
  if (gaps.all) {
    lines.emplace_back(
        "nicht geprüft: der ganze Haushalt, denn ohne die genannten Angaben lässt sich nicht rechnen");
    return;
  }
  if (gaps.lost > 0)
    lines.push_back(fmt::format("nicht geprüft: {}, deren Angaben nicht zu lesen oder zu verstehen sind",
                                checks(gaps.lost)));
  if (gaps.out_of_range > 0)
    lines.push_back(fmt::format("nicht geprüft: {}, weil eine Summe 90 Billionen € überschreitet",
                                checks(gaps.out_of_range)));
  for (const std::string& role : gaps.roles) lines.push_back("nicht geprüft: " + make_visible(role));
  if (statistics.checks + gaps.lost + gaps.out_of_range > 0) return;
  if (gaps.unreadable > 0)
    lines.push_back(fmt::format(
        "nicht geprüft: {}, deren Dateien nicht zu lesen sind; sonst lässt sich nichts vergleichen",
        counted(gaps.unreadable, "Stelle", "Stellen")));
  else
    lines.emplace_back("nichts zu prüfen: kein Betrag lässt sich mit einem anderen vergleichen");
}

}  // namespace

std::vector<std::string> gap_lines(const Statistics& statistics) {
  const Gaps& gaps = statistics.gaps;
  if (gaps.sentences) return *gaps.sentences;
  std::vector<std::string> lines;
  add_unmade(statistics, lines);
  if (gaps.hidden.count() > 0) lines.push_back(hidden_line(gaps.hidden));
  for (const std::string& rule : gaps.rules) lines.push_back(make_visible(rule));
  for (const std::string& form : gaps.forms) lines.push_back(make_visible(form));
  for (const std::string& other : gaps.others) lines.push_back(make_visible(other));
  if (!gaps.without_plan.empty()) lines.push_back("ohne Plan: " + listed(gaps.without_plan));
  if (!gaps.unread.empty()) lines.push_back("nicht gelesen: " + listed(gaps.unread));
  return lines;
}

std::string render_summary(std::span<const Diagnostic> diagnostics, const Statistics& statistics) {
  const std::size_t hints = count_findings(diagnostics, Severity::hint);
  const std::string hint_part = hints == 0 ? "" : counted(hints, "Hinweis", "Hinweise") + ", ";
  std::string line = fmt::format(
      "{} Fehler, {}, {}{} in {}, {}, {}", format_count(count_findings(diagnostics, Severity::error)),
      counted(count_findings(diagnostics, Severity::warning), "Warnung", "Warnungen"), hint_part,
      counted(statistics.accepted, "anerkannte Abweichung", "anerkannte Abweichungen"),
      counted(statistics.files, "Datei", "Dateien"), counted(statistics.values, "Wert", "Werten"),
      counted(statistics.checks, "Prüfung", "Prüfungen"));
  if (statistics.milliseconds) line += fmt::format(" ({} ms)", *statistics.milliseconds);
  for (const std::string& gap : gap_lines(statistics)) line += "\n = " + gap;
  return line;
}

}  // namespace budgetc
