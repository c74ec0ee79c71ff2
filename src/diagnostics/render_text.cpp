#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/display_line.hpp"
#include "diagnostics/marks.hpp"
#include "diagnostics/paint.hpp"
#include "diagnostics/place.hpp"
#include "diagnostics/render.hpp"
#include "diagnostics/words.hpp"
#include "text/visible_text.hpp"

namespace budgetc {
namespace {

/// Writes the frame of one finding.
class FrameWriter {
 public:
  FrameWriter(const Diagnostic& diagnostic, const SourceFiles& files, const TextStyle& style)
      : diagnostic_(diagnostic), files_(files), style_(style), excerpts_(arrange_marks(diagnostic, files)) {
    for (const Excerpt& excerpt : excerpts_) {
      if (has_source(excerpt)) gutter_ = std::max(gutter_, std::to_string(last_line(excerpt)).size());
    }
  }

  std::string write() {
    write_heading();
    for (const Excerpt& excerpt : excerpts_) write_excerpt(excerpt);
    write_remarks();
    return std::move(out_);
  }

 private:
  /// An empty file has no line to show: one that could not be read, for instance.
  static bool has_source(const Excerpt& excerpt) { return !excerpt.file->text().empty(); }
  static std::uint32_t last_line(const Excerpt& excerpt) { return excerpt.marks.back().line; }

  void write_heading() {
    const std::string head =
        fmt::format("{}[{}]", severity_word(diagnostic_.severity), diagnostic_.code.text());
    out_ += paint(head, ink_of(diagnostic_.severity));
    out_ += paint(": " + make_visible(diagnostic_.message), Ink::message);
    out_ += '\n';
  }

  void write_excerpt(const Excerpt& excerpt) {
    const std::string arrow = &excerpt == &excerpts_.front() ? "--> " : "::: ";
    out_ += std::string(gutter_, ' ') + paint(arrow, Ink::frame) +
            make_visible(style_.paths.of(excerpt.file->name()));
    if (!has_source(excerpt)) {
      out_ += '\n';
      return;
    }
    out_ += fmt::format(":{}:{}\n", excerpt.position.line, excerpt.position.column);
    write_line("", "");
    for (std::size_t i = 0; i < excerpt.marks.size();) i = write_marked_line(excerpt, i);
  }

  /// Writes the source line of the mark `first` with all marks on it; returns the first mark of another line.
  std::size_t write_marked_line(const Excerpt& excerpt, std::size_t first) {
    const std::vector<Mark>& marks = excerpt.marks;
    const std::uint32_t number = marks[first].line;
    if (first > 0) write_between(*excerpt.file, marks[first - 1].line, number);
    std::size_t end = first;
    std::size_t last_byte = 0;
    std::size_t first_byte = marks[first].begin;
    for (; end < marks.size() && marks[end].line == number; ++end) {
      first_byte = std::min(first_byte, marks[end].begin);
      last_byte = std::max(last_byte, marks[end].end);
    }
    const DisplayLine line(excerpt.file->line(number), first_byte, last_byte);
    write_line(std::to_string(number), line.text());
    for (std::size_t i = first; i < end; ++i) write_mark(line, marks[i]);
    return end;
  }

  /// What lies between the first and the last line of a long span.
  void write_between(const SourceFile& file, std::uint32_t before, std::uint32_t after) {
    if (after == before + 2) {
      write_line(std::to_string(before + 1), DisplayLine(file.line(before + 1), 0, 0).text());
    } else if (after > before + 2) {
      out_ += paint("...", Ink::frame) + "\n";
    }
  }

  void write_mark(const DisplayLine& line, const Mark& mark) {
    const ColumnRange columns = line.columns(mark.begin, mark.end);
    std::string marking(columns.end - columns.begin, mark.primary ? '^' : '-');
    if (!mark.text.empty()) marking += " " + make_visible(mark.text);
    const Ink ink = mark.primary ? ink_of(diagnostic_.severity) : Ink::related;
    write_line("", std::string(columns.begin, ' ') + paint(marking, ink));
  }

  void write_line(std::string_view number, std::string_view content) {
    out_ += paint(fmt::format("{:>{}} |", number, gutter_), Ink::frame);
    if (!content.empty()) out_.append(" ").append(content);
    out_ += '\n';
  }

  void write_remarks() {
    if (diagnostic_.amounts) write_remark(amounts_words(*diagnostic_.amounts));
    for (const Observation& note : diagnostic_.notes)
      write_remark("hinweis: " + observation_words(note, files_, style_.paths));
    for (const std::string& help : diagnostic_.helps) write_remark("hilfe: " + make_visible(help));
    write_remark(fmt::format("hilfe: budgetc explain {}", diagnostic_.code.text()));
  }

  void write_remark(std::string_view text) {
    out_ += std::string(gutter_ + 1, ' ') + paint("= ", Ink::frame) + std::string(text) + "\n";
  }

  [[nodiscard]] std::string paint(std::string_view text, Ink ink) const {
    return painted(text, ink, style_.colour);
  }

  const Diagnostic& diagnostic_;
  const SourceFiles& files_;
  const TextStyle& style_;
  std::vector<Excerpt> excerpts_;
  std::size_t gutter_ = 1;
  std::string out_;
};

}  // namespace

std::string render_text(std::span<const Diagnostic> diagnostics, const SourceFiles& files,
                        const TextStyle& style) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    text += FrameWriter(diagnostic, files, style).write();
    text += '\n';
  }
  return text;
}

}  // namespace budgetc
