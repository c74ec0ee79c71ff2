#include <string>

#include "source/scalar_cut.hpp"

namespace budgetc {
namespace {

bool is_flow_indicator(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

class PlainCutter {
 public:
  PlainCutter(const Lines& lines, ScalarContext context) : lines_(lines), context_(context) {}

  ScalarCut cut(std::uint32_t begin, std::uint32_t line_begin) {
    ScalarCut result{.style = ScalarStyle::plain, .begin = begin, .line_begin = line_begin};
    std::uint32_t stop = end_on_line(begin);
    result.end = trimmed(begin, stop);
    while (lines_.is_break(stop) && !lines_.at_end(stop)) {
      const Continuation next = next_line(stop);
      if (!context_.in_flow && next.tab) result.tab_in_indentation = next.tab;
      if (!next.continues) break;
      if (!result.multi_line) result.decoded = lines_.between(begin, result.end);
      result.multi_line = true;
      if (lines_[next.begin] == '-' && lines_.is_blank_or_break(next.begin + 1) && !result.dash_at)
        result.dash_at = next.begin;
      stop = end_on_line(next.begin);
      result.end = trimmed(next.begin, stop);
      result.line_begin = next.line_begin;
      result.decoded += next.breaks == 1 ? std::string(" ") : std::string(next.breaks - 1, '\n');
      result.decoded += lines_.between(next.begin, result.end);
    }
    if (!result.multi_line) result.verbatim = lines_.between(begin, result.end);
    return result;
  }

 private:
  struct Continuation {
    bool continues = false;
    std::uint32_t breaks = 0;
    std::uint32_t line_begin = 0;
    std::uint32_t begin = 0;
    std::optional<std::uint32_t> tab{};
  };

  /// Where the scalar's part on one line stops: at its end, at a comment, at `: `, at a flow indicator.
  [[nodiscard]] std::uint32_t end_on_line(std::uint32_t at) const {
    for (; !lines_.is_break(at); ++at) {
      const char c = lines_[at];
      if (c == ':' && ends_at_colon(at)) return at;
      if (c == '#' && at > 0 && lines_.is_blank_or_break(at - 1)) return at;
      if (context_.in_flow && (is_flow_indicator(c) || c == '?')) return at;
    }
    return at;
  }

  [[nodiscard]] bool ends_at_colon(std::uint32_t at) const {
    return lines_.is_blank_or_break(at + 1) || (context_.in_flow && is_flow_indicator(lines_[at + 1]));
  }

  [[nodiscard]] std::uint32_t trimmed(std::uint32_t begin, std::uint32_t end) const {
    while (end > begin && is_blank(lines_[end - 1])) --end;
    return end;
  }

  /// Whether the scalar goes on after a break: on the next line that is not empty, if it is indented enough.
  [[nodiscard]] Continuation next_line(std::uint32_t at) const {
    Continuation next;
    while (lines_.is_break(at) && !lines_.at_end(at)) {
      ++next.breaks;
      next.line_begin = lines_.past_break(at);
      next.begin = lines_.past_spaces(next.line_begin);
      at = lines_.past_blanks(next.begin);
      const bool indented = next.begin - next.line_begin >= context_.min_column;
      if (at != next.begin && !indented && !next.tab) next.tab = next.begin;
    }
    const bool tab = at != next.begin;  // the scanner reports it
    next.continues = !lines_.at_end(at) && !tab && next.begin - next.line_begin >= context_.min_column &&
                     !lines_.is_document_mark(next.line_begin) && end_on_line(next.begin) > next.begin;
    return next;
  }

  const Lines& lines_;
  ScalarContext context_;
};

}  // namespace

ScalarCut cut_plain(const Lines& lines, std::uint32_t begin, std::uint32_t line_begin,
                    ScalarContext context) {
  return PlainCutter(lines, context).cut(begin, line_begin);
}

}  // namespace budgetc
