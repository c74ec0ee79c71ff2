#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "source/key_line.hpp"
#include "source/scanner.hpp"

namespace budgetc {
namespace {

constexpr std::string_view zero_width = "\u200b";

bool is_digit_byte(char c) {
  return c >= '0' && c <= '9';
}

std::string blanks_words(std::int64_t count) {
  return count == 1 ? std::string("steht 1 Leerzeichen") : fmt::format("stehen {} Leerzeichen", count);
}

}  // namespace

/// What to do so that a line begins in a column.
std::string Scanner::indent_by(std::int64_t columns) {
  return columns == 0 ? std::string("sie ganz links beginnen")
                      : fmt::format("genau {} Leerzeichen davor setzen", columns);
}

/// The newest key of the innermost level, with its colon.
std::string_view Scanner::newest_key() const {
  const std::uint32_t begin = levels_.back().newest;
  const std::string_view line = lines_.between(begin, rest_of_line(begin));
  return line.substr(0, std::min(line.find(": "), line.find(":\n")) + 1);
}

/// First byte of the current line that is no blank.
std::uint32_t Scanner::line_content() const {
  return lines_.past_blanks(line_begin_);
}

/// How far a byte stands from the beginning of its line.
std::uint32_t Scanner::column_of(std::uint32_t at) const {
  std::uint32_t begin = at;
  while (begin > 0 && lines_[begin - 1] != '\n') --begin;
  return at - begin;
}

/// Column of the next line with content.
std::optional<std::uint32_t> Scanner::next_column() const {
  for (std::uint32_t line = lines_.past_break(lines_.line_end(at_)); !lines_.at_end(line);
       line = lines_.past_break(lines_.line_end(line))) {
    const std::uint32_t content = lines_.past_blanks(line);
    if (!lines_.is_break(content) && lines_[content] != '#') return content - line;
  }
  return std::nullopt;
}

/// A line whose indentation fits no level: it is amiss itself, or the first one of its neighbours.
void Scanner::reject_indentation(Bytes at) {
  if (blame_first_line(at) || blame_unindented_line() || blame_outdented_lines(at) || blame_hidden_key(at))
    return;
  const Level& top = levels_.back();
  const bool other_kind = left_.empty() && top.kind == CollectionKind::mapping && lines_[at_] != '-' &&
                          is_digit_byte(lines_[at_]) != is_digit_byte(lines_[top.newest]);
  fail_and_recover(
      {.code = yaml_syntax,
       .at = at,
       .message =
           fmt::format("vor dieser Zeile {}, das passt zu keiner Zeile darüber", blanks_words(column())),
       .help = other_kind ? fmt::format("darüber den Schlüssel schreiben, zu dem sie gehört{}",
                                        is_digit_byte(lines_[at_]) ? ", wie „teilergebnisplan:“" : "")
                          : other_columns()});
}

/// The beginning of the line before the one that begins here.
std::optional<std::uint32_t> Scanner::line_before(std::uint32_t line_begin) const {
  if (line_begin == 0) return std::nullopt;
  std::uint32_t begin = line_begin - 1;
  while (begin > 0 && lines_[begin - 1] != '\n') --begin;
  return begin;
}

/// Numbered rows between others that stand further in, beside keys that are words: or the other way round.
/// They, and not the row that follows, are amiss.
bool Scanner::blame_outdented_lines(Bytes at) {
  const Level& top = levels_.back();
  const bool digit = is_digit_byte(lines_[at.begin]);
  if (!left_.empty() || top.kind != CollectionKind::mapping || lines_[at.begin] == '-') return false;
  if (is_digit_byte(lines_[top.first]) == digit) return false;
  std::uint32_t first = at.begin;
  std::size_t count = 0;
  for (auto line = line_before(line_begin_); line; line = line_before(*line)) {
    const std::uint32_t content = lines_.past_blanks(*line);
    if (lines_.is_break(content) || lines_[content] == '#') continue;
    if (is_digit_byte(lines_[content]) != digit || lines_[content] == '-') return false;
    const std::uint32_t place = content - *line;
    if (place == column() && count > 0) return report_outdented(first, count, at);
    if (static_cast<std::int64_t>(place) != top.column) return false;
    first = content;
    ++count;
  }
  return false;
}

bool Scanner::report_outdented(std::uint32_t first, std::size_t count, Bytes at) {
  const std::int64_t blanks = static_cast<std::int64_t>(column()) - levels_.back().column;
  const std::string more =
      blanks == 1 ? std::string("ein Leerzeichen") : fmt::format("{} Leerzeichen", blanks);
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {first, rest_of_line(first)},
       .message = "diese Zeile steht weiter links als die davor und die dahinter",
       .help = count == 1 ? fmt::format("{} mehr davor setzen", more)
                          : fmt::format("{} mehr davor setzen, ebenso vor die nächsten Zeilen bis Zeile {}",
                                        more, findings_.line_of(at.begin) - 1),
       .other = OtherPlace{at, "ab hier wieder eingerückt"}});
  return true;
}

/// The key of these lines is a comment: `#teilergebnisplan:`.
bool Scanner::blame_hidden_key(Bytes at) {
  if (!left_.empty() || static_cast<std::int64_t>(column()) <= levels_.back().column) return false;
  for (auto line = line_before(line_begin_); line; line = line_before(*line)) {
    const std::uint32_t content = lines_.past_blanks(*line);
    if (lines_.is_break(content)) continue;
    if (lines_[content] != '#') return false;
    const std::uint32_t key = lines_.past_blanks(content + 1);
    const std::string_view text = lines_.between(key, rest_of_line(key));
    if (!text.ends_with(':') || text.find(' ') != std::string_view::npos || text.size() < 2) continue;
    fail_and_recover(
        {.code = yaml_syntax,
         .at = {content, rest_of_line(content)},
         .message = fmt::format("der Schlüssel {} steht hinter # und gilt damit als Kommentar",
                                text.substr(0, text.size() - 1)),
         .help = fmt::format("das # löschen; {}; sollen auch die Zeilen darunter Kommentar sein, "
                             "vor jede ein # setzen",
                             write_instead(text)),
         .other = OtherPlace{at, "gehört darunter"}});
    return true;
  }
  return false;
}

/// The only line of the level that ended here is the odd one out, where this line and the next agree, or
/// where this one is two columns further in than the level around both, as is usual.
bool Scanner::blame_first_line(Bytes at) {
  if (left_.empty() || left_.back().kind != CollectionKind::mapping) return false;
  const Level& left = left_.back();
  const std::uint32_t here = column();
  const bool next_agrees = next_column() == here;
  const bool usual = static_cast<std::int64_t>(here) == std::max<std::int64_t>(levels_.back().column + 2, 0);
  const bool top_level = levels_.back().kind == CollectionKind::none && here == 0;
  if (left.first != left.newest || column_of(left.first) != static_cast<std::uint32_t>(left.column))
    return false;
  if (!next_agrees && !usual && !top_level) return false;
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {left.first, rest_of_line(left.first)},
       .message = fmt::format("vor dieser Zeile {}, vor der folgenden {}", blanks_words(left.column),
                              here == 0 ? std::string("keines") : std::to_string(here)),
       .help = indent_by(here),
       .other = OtherPlace{at, "die folgende Zeile"}});
  return true;
}

/// The line before should have been indented: its key stands behind one that has no value, and the lines that
/// follow are further in.
bool Scanner::blame_unindented_line() {
  const Level& top = levels_.back();
  if (!left_.empty() || top.kind != CollectionKind::mapping || !top.valueless) return false;
  if (static_cast<std::int64_t>(column()) <= top.column) return false;
  const std::uint32_t line_end = lines_.line_end(*top.valueless);
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {top.newest, rest_of_line(top.newest)},
       .message = fmt::format("die Zeile ist nicht eingerückt wie die folgende; über ihr beginnt {}",
                              lines_.between(*top.valueless, line_end)),
       .help = indent_by(column()),
       .other = OtherPlace{{at_, rest_of_line(at_)}, "die folgende Zeile"}});
  return true;
}

/// Where the line might stand instead: beside which lines above.
std::string Scanner::other_columns() const {
  const CollectionKind wanted = lines_[at_] == '-' ? CollectionKind::sequence : CollectionKind::mapping;
  std::vector<std::string> places;
  const auto add = [&](const Level& level) {
    if (level.kind != wanted || places.size() == 2) return;
    places.push_back(
        fmt::format("gehört sie zu Zeile {}, {}", findings_.line_of(level.newest), indent_by(level.column)));
  };
  std::for_each(left_.rbegin(), left_.rend(), add);
  std::for_each(levels_.rbegin(), levels_.rend(), add);
  return fmt::format("{}", fmt::join(places, "; "));
}

/// A line of text below a key that has a text already, or a `|`, and not indented.
bool Scanner::reject_continuation(Bytes line) {
  const Token* const value = newest_scalar();
  const Level& top = levels_.back();
  const bool below_key = top.kind == CollectionKind::mapping && top.awaiting;
  if (value == nullptr && !below_key) return false;
  const bool block = value != nullptr && value->style == ScalarStyle::literal;
  const std::int64_t columns = std::max<std::int64_t>(top.column, 0) + 2;
  fail_and_recover(
      {.code = yaml_syntax,
       .at = line,
       .message = "die Zeile ist nicht eingerückt und gehört damit nicht zum Text darüber",
       .help = block || below_key
                   ? fmt::format("vor jede Zeile des Textes {} Leerzeichen setzen", columns)
                   : fmt::format("den ganzen Text unter „{} |“ schreiben, vor jeder Zeile {} Leerzeichen",
                                 newest_key(), columns),
       .other = OtherPlace{{top.newest, rest_of_line(top.newest)}, "darüber"}});
  return true;
}

/// Blanks that look like spaces, and characters that look like nothing, before the first word of a line. They
/// belong to that word, and nobody sees why it is another.
bool Scanner::reject_hard_indentation() {
  const std::string_view line = lines_.between(at_, rest_of_line(at_));
  const bool invisible = line.starts_with(zero_width);
  std::size_t begin = 0;
  for (std::size_t next = begin;; begin = next) {
    const std::string_view rest = line.substr(next);
    next += rest.starts_with(' ')          ? 1
            : rest.starts_with(zero_width) ? zero_width.size()
                                           : hard_blank_length(rest);
    if (next == begin) break;
  }
  const std::string_view rest = line.substr(begin);
  if (begin == 0 ||
      !(rest.find(": ") != std::string_view::npos || rest.ends_with(':') || rest.starts_with("- ")))
    return false;
  const auto length = static_cast<std::uint32_t>(begin);
  fail({.code = tab_in_indentation,
        .at = {at_, at_ + length},
        .message = invisible ? "am Anfang der Zeile steht ein unsichtbares Zeichen (U+200B)"
                             : "die Zeile ist mit geschützten Leerzeichen eingerückt",
        .help = invisible
                    ? fmt::format("das Zeichen löschen; {}", write_instead(rest))
                    : "sie löschen und gewöhnliche Leerzeichen tippen, so viele wie vor den Nachbarzeilen"});
  stop();
  return true;
}

}  // namespace budgetc
