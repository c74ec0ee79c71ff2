#include "print/latex_log.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace budgetc {
namespace {

/// Cuts the first line off a text.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::optional<std::uint32_t> leading_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

/// An error as the engine reports it.
struct LogError {
  std::string file;
  std::uint32_t line = 0;
  std::string words;
};

/// "./haushaltsband.tex:12: Undefined control sequence."
std::optional<LogError> located_error(std::string_view line) {
  const std::size_t name_end = line.find(':');
  if (name_end == std::string_view::npos || name_end == 0) return std::nullopt;
  const auto number = leading_number(line.substr(name_end + 1));
  const std::size_t words = line.find(": ", name_end + 1);
  if (!number || words == std::string_view::npos) return std::nullopt;
  if (line.find_first_not_of("0123456789", name_end + 1) != words) return std::nullopt;
  std::string_view file = line.substr(0, name_end);
  if (file.starts_with("./")) file.remove_prefix(2);
  return LogError{.file = std::string(file), .line = *number, .words = std::string(line.substr(words + 2))};
}

std::optional<LogError> error_in(std::string_view line) {
  if (auto located = located_error(line)) return located;
  if (!line.starts_with("! ")) return std::nullopt;
  return LogError{.file = {}, .line = 0, .words = std::string(line.substr(2))};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" .\r") + 1 - first);
}

/// The line `l.12 …` after an error: how far the engine had read, and in which line of the document.
struct Progress {
  std::uint32_t line = 0;
  std::string text;
};

Progress progress_after(std::string_view log) {
  constexpr int lines_to_look_at = 30;
  for (int i = 0; i < lines_to_look_at && !log.empty(); ++i) {
    const std::string_view line = take_line(log);
    if (!line.starts_with("l.")) continue;
    const std::string_view text = line.substr(std::min(line.find(' '), line.size()));
    return {.line = leading_number(line.substr(2)).value_or(0), .text = std::string(trimmed(text))};
  }
  return {};
}

/// Sets the source line that stands in the last comment at or before a line of the document.
void lead_back(LatexProblem& problem, std::string_view document, std::uint32_t line) {
  std::string_view comment;
  for (std::uint32_t number = 1; number <= line && !document.empty(); ++number) {
    const std::string_view text = take_line(document);
    if (text.starts_with(source_comment)) comment = text.substr(source_comment.size());
  }
  const std::size_t colon = comment.rfind(':');
  if (colon == std::string_view::npos) return;
  problem.source_name = comment.substr(0, colon);
  problem.source_line = leading_number(comment.substr(colon + 1)).value_or(0);
}

constexpr std::string_view missing_start = "Missing character: There is no ";

/// "Missing character: There is no ẞ (U+1E9E) in font …" in German; nothing for other lines.
std::optional<LatexProblem> missing_character_in(std::string_view words) {
  const std::size_t start = words.find(missing_start);
  if (start == std::string_view::npos) return std::nullopt;
  const std::string_view rest = words.substr(start + missing_start.size());
  const std::string_view character = trimmed(rest.substr(0, std::min(rest.find(" in font"), rest.size())));
  return LatexProblem{
      .kind = LatexProblem::Kind::missing_character,
      .message = fmt::format("die Schrift des Haushaltsbands hat das Zeichen {} nicht", character),
      .help = "das Zeichen ersetzen oder eine Schrift wählen, die es hat"};
}

/// A box that holds more than it may.
struct OverfullBox {
  bool high = false;  ///< a page or table, not a line
  std::int64_t tenths_of_points = 0;
  std::uint32_t line = 0;  ///< of the document; 0 where unknown
};

constexpr std::int64_t least_excess = 10;  ///< tenths of a point; nobody sees less

/// "Overfull \\hbox (12.3pt too wide) in paragraph at lines 10--12"; nothing for other lines.
std::optional<OverfullBox> overfull_box_in(std::string_view line) {
  constexpr std::string_view start = "Overfull \\";
  const std::size_t amount = line.find('(');
  if (!line.starts_with(start) || amount == std::string_view::npos) return std::nullopt;
  const auto points = leading_number(line.substr(amount + 1));
  if (!points) return std::nullopt;
  OverfullBox box{.high = line[start.size()] == 'v', .tenths_of_points = std::int64_t{*points} * 10};
  const std::size_t point = line.find('.', amount);
  if (point + 1 < line.size()) box.tenths_of_points += leading_number(line.substr(point + 1, 1)).value_or(0);
  const std::size_t number = line.find_first_of("0123456789", std::min(line.find(" at line"), line.size()));
  if (number != std::string_view::npos) box.line = leading_number(line.substr(number)).value_or(0);
  return box;
}

std::string describe(const OverfullBox& box) {
  // A point is 0.3515 mm.
  const std::int64_t tenths = std::max<std::int64_t>(1, box.tenths_of_points * 3515 / 10'000);
  return fmt::format("{} ragt um {},{} mm aus {} Platz",
                     box.high ? "eine Tabelle oder ein Kasten" : "eine Zeile des Bands", tenths / 10,
                     tenths % 10, box.high ? "seinem" : "ihrem");
}

LatexProblem describe(const LogError& error) {
  if (auto missing = missing_character_in(error.words)) return *missing;
  return {.kind = LatexProblem::Kind::failed,
          .message = fmt::format("XeLaTeX bricht den Satz ab: {}", trimmed(error.words))};
}

}  // namespace

LatexProblem first_error(std::string_view log, std::string_view document, std::string_view document_name) {
  while (!log.empty()) {
    const auto error = error_in(take_line(log));
    if (!error) continue;
    LatexProblem problem = describe(*error);
    const Progress progress = progress_after(log);
    problem.context = progress.text;
    const bool in_document = error->file == document_name;
    lead_back(problem, document, in_document ? error->line : progress.line);
    return problem;
  }
  return {.kind = LatexProblem::Kind::failed, .message = "XeLaTeX bricht den Satz ohne Meldung ab"};
}

std::vector<LatexProblem> overfull_boxes(std::string_view log, std::string_view document) {
  std::vector<LatexProblem> problems;
  while (!log.empty()) {
    const auto box = overfull_box_in(take_line(log));
    if (!box || box->tenths_of_points < least_excess) continue;
    LatexProblem problem{.kind = LatexProblem::Kind::overfull, .message = describe(*box)};
    problem.help = "lange Wörter trennen oder kürzen; eine eigene Klasse oder Schrift kann mehr Platz lassen";
    if (box->line > 0) lead_back(problem, document, box->line);
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<LatexProblem> missing_characters(std::string_view log) {
  std::vector<LatexProblem> problems;
  while (!log.empty()) {
    auto problem = missing_character_in(take_line(log));
    if (!problem) continue;
    const auto same = [&](const LatexProblem& other) { return other.message == problem->message; };
    if (std::ranges::none_of(problems, same)) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace budgetc
