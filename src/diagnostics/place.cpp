#include "diagnostics/place.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/words.hpp"
#include "text/visible_text.hpp"

namespace budgetc {

LineColumn clamped_position(const SourceFile& file, std::uint32_t offset) {
  const std::uint32_t line = file.position(offset).line;
  const std::size_t end = file.line_begin(line) + file.line(line).size();
  return file.position(static_cast<std::uint32_t>(std::min<std::size_t>(offset, end)));
}

std::optional<Place> place_of(Span span, const FindingReport& report) {
  if (static_cast<std::size_t>(span.file) >= report.files.size()) return std::nullopt;
  const SourceFile& file = report.files[span.file];
  return Place{.path = report.paths.of(file.name()),
               .begin = clamped_position(file, span.begin),
               .end = clamped_position(file, std::max(span.begin, span.end))};
}

std::string headline(const Diagnostic& diagnostic) {
  std::string text = make_visible(diagnostic.message);
  if (diagnostic.amounts) text += fmt::format(" ({})", amounts_words(*diagnostic.amounts));
  return text;
}

std::string full_text(const Diagnostic& diagnostic, const FindingReport& report) {
  std::string text = headline(diagnostic);
  for (const Observation& note : diagnostic.notes)
    text += "\nhinweis: " + observation_words(note, report.files, report.paths);
  for (const std::string& help : diagnostic.helps) text += "\nhilfe: " + make_visible(help);
  return text;
}

std::string place_behind(Span span, const SourceFiles& files, const ShownPaths& paths) {
  if (static_cast<std::size_t>(span.file) >= files.size()) return {};
  const SourceFile& file = files[span.file];
  return fmt::format(" – {}:{}", make_visible(paths.of(file.name())),
                     clamped_position(file, span.begin).line);
}

std::string observation_words(const Observation& observation, const SourceFiles& files,
                              const ShownPaths& paths) {
  std::string words;
  for (const Phrase& phrase : observation.phrases) {
    words += make_visible(phrase.text);
    if (phrase.place) words += place_behind(*phrase.place, files, paths);
  }
  return words;
}

}  // namespace budgetc
