#include "diagnostics/marks.hpp"

#include <algorithm>

#include "diagnostics/display_line.hpp"

namespace budgetc {
namespace {

/// A byte offset as line and offset within it, never behind the line's last byte.
struct LineOffset {
  std::uint32_t line = 1;
  std::size_t offset = 0;
};

LineOffset locate(const SourceFile& file, std::uint32_t byte) {
  const std::uint32_t line = file.position(byte).line;
  const std::size_t offset = std::min<std::size_t>(byte, file.text().size()) - file.line_begin(line);
  return {.line = line, .offset = std::min(offset, file.line(line).size())};
}

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/// End of a span without the white space and line breaks it ends in, so that it ends where something stands.
std::uint32_t trimmed_end(const SourceFile& file, Span span) {
  const std::string_view text = file.text();
  auto end = static_cast<std::uint32_t>(std::min<std::size_t>(span.end, text.size()));
  while (end > span.begin + 1 && is_blank(text[end - 1])) --end;
  return std::max(end, span.begin);
}

std::size_t indentation(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? 0 : first;
}

/// One mark for a span within a line, one for the first and one for the last line of a longer one.
std::vector<Mark> marks_of(const SourceFile& file, const Label& label, bool primary) {
  const LineOffset begin = locate(file, label.span.begin);
  const LineOffset end = locate(file, trimmed_end(file, label.span));
  if (begin.line == end.line) {
    return {{begin.line, begin.offset, std::max(begin.offset, end.offset), primary, label.text}};
  }
  return {
      {begin.line, begin.offset, file.line(begin.line).size(), primary, {}},
      {end.line, std::min(indentation(file.line(end.line)), end.offset), end.offset, primary, label.text}};
}

bool fits_beside(const Mark& shown, const Mark& added, std::string_view line) {
  const std::size_t begin = std::min(shown.begin, added.begin);
  const std::size_t end = std::max(shown.end, added.end);
  return line.size() <= line_limit || end - begin <= line_limit / 2;
}

/// Adds a mark to an excerpt that shows its line already.
bool joins(Excerpt& excerpt, const SourceFile& file, const Mark& mark) {
  if (excerpt.file != &file) return false;
  const auto same_line = [&](const Mark& other) { return other.line == mark.line; };
  const auto shown = std::ranges::find_if(excerpt.marks, same_line);
  if (shown == excerpt.marks.end() || !fits_beside(*shown, mark, file.line(mark.line))) return false;
  const auto behind = std::find_if(excerpt.marks.rbegin(), excerpt.marks.rend(), same_line).base();
  excerpt.marks.insert(behind, mark);
  return true;
}

void arrange(const Label& label, bool primary, const SourceFiles& files, std::vector<Excerpt>& excerpts) {
  if (static_cast<std::size_t>(label.span.file) >= files.size()) return;
  const SourceFile& file = files[label.span.file];
  std::vector<Mark> marks = marks_of(file, label, primary);
  const auto takes = [&](Excerpt& excerpt) {
    return marks.size() == 1 && joins(excerpt, file, marks.front());
  };
  if (std::ranges::any_of(excerpts, takes)) return;
  const auto at = file.line_begin(marks.front().line) + static_cast<std::uint32_t>(marks.front().begin);
  excerpts.push_back({.file = &file, .position = file.position(at), .marks = std::move(marks)});
}

}  // namespace

std::vector<Excerpt> arrange_marks(const Diagnostic& diagnostic, const SourceFiles& files) {
  std::vector<Excerpt> excerpts;
  arrange(diagnostic.primary, true, files, excerpts);
  for (const Label& label : diagnostic.related) arrange(label, false, files, excerpts);
  return excerpts;
}

}  // namespace budgetc
