#include "source/scanner.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "source/key_line.hpp"

namespace budgetc {

Scanner::Scanner(std::string_view text, std::uint32_t begin, Findings& findings, TextPool& pool)
    : lines_(text), findings_(findings), pool_(pool), at_(begin), line_begin_(begin) {
  levels_.push_back({});
  result_.tokens.reserve(text.size() / 24);
}

TokenList Scanner::run() {
  Gap gap = skip_gap({.new_line = true});
  while (!stopped_ && !lines_.at_end(at_)) {
    const bool readable = !gap.new_line || start_line(gap);
    if (readable && flows_.empty()) {
      scan_block(gap);
    } else if (readable) {
      scan_flow(gap);
    }
    if (!stopped_) gap = skip_gap({});
  }
  if (!stopped_) finish();
  return std::move(result_);
}

/// White space and comments up to the next token. `gap` says what lies behind already.
Scanner::Gap Scanner::skip_gap(Gap gap) {
  while (!lines_.at_end(at_)) {
    const char c = lines_[at_];
    if (is_blank(c)) {
      if (c == '\t' && !gap.tab) gap.tab = at_;
      gap.separated = true;
      ++at_;
    } else if (lines_.is_break(at_)) {
      pass_break(gap);
    } else if (c == '#' && (gap.separated || column() == 0)) {
      if (gap.new_line || !reject_lost_comment()) pass_comment();
    } else {
      break;
    }
  }
  return gap;
}

void Scanner::pass_break(Gap& gap) {
  const std::uint32_t next = lines_.past_break(at_);
  const std::vector<Trivia>& passed = result_.trivia;
  const bool commented =
      !passed.empty() && passed.back().kind == Trivia::Kind::comment && passed.back().end == at_;
  if (gap.new_line && !commented)
    result_.trivia.push_back({.kind = Trivia::Kind::blank_line, .begin = line_begin_, .end = next});
  at_ = line_begin_ = next;
  gap = {.new_line = true, .separated = true};
}

void Scanner::pass_comment() {
  const std::uint32_t end = lines_.line_end(at_);
  result_.trivia.push_back({.kind = Trivia::Kind::comment, .begin = at_, .end = end});
  at_ = end;
}

/// Looks at the beginning of a line; false when nothing of what stands there is to be read.
bool Scanner::start_line(const Gap& gap) {
  line_column_ = column();
  may_start_ = flows_.empty();
  property_at_.reset();
  if (gap.tab) {
    report_tab(*gap.tab);
    return false;
  }
  if (flows_.empty() && reject_hard_indentation()) return false;
  return line_column_ > 0 || !(reject_document_mark() || reject_directive());
}

/// yaml-cpp takes such a line for an instruction anywhere, and drops it.
bool Scanner::reject_directive() {
  if (lines_[at_] != '%') return false;
  fail({.code = yaml_feature,
        .at = {at_, rest_of_line(at_)},
        .message = "eine Zeile, die mit % beginnt, ist eine YAML-Anweisung; budgetc kennt keine",
        .help = "die Zeile löschen, oder den Text in Anführungszeichen setzen"});
  at_ = lines_.line_end(at_);
  after_directive_ = result_.tokens.empty();
  return true;
}

/// `---` and `...`. At the top of a file they say nothing; further down yaml-cpp would drop what follows.
bool Scanner::reject_document_mark() {
  if (!lines_.is_document_mark(at_)) return false;
  const Bytes mark{at_, at_ + 3};
  if (std::exchange(after_directive_, false)) {  // it ends the directives, which are reported
    at_ += 3;
    return true;
  }
  const bool first = result_.tokens.empty() && result_.sound;
  if (first) {
    fail({.code = yaml_feature,
          .at = mark,
          .message = "eine Datei beginnt ohne Trennzeichen; --- und ... gibt es hier nicht",
          .help = "die Zeile löschen"});
    at_ += 3;
    return true;
  }
  fail({.code = second_document,
        .at = mark,
        .message = "hier beginnt ein zweites Dokument; eine Datei enthält genau eines",
        .help = "die Zeile löschen, oder den Rest in eine eigene Datei schreiben"});
  stop();
  return true;
}

void Scanner::finish() {
  if (!flows_.empty()) report_unclosed_bracket(std::nullopt);
  while (levels_.size() > 1) close_level();
}

/// The scalar that the last token is, ends of blocks aside; null where the last token is none.
const Token* Scanner::newest_scalar() const {
  const auto is_written = [](const Token& token) { return token.kind != TokenKind::end_block; };
  const auto newest = std::find_if(result_.tokens.rbegin(), result_.tokens.rend(), is_written);
  return newest != result_.tokens.rend() && newest->kind == TokenKind::scalar ? &*newest : nullptr;
}

void Scanner::fail(Problem problem) {
  result_.sound = false;
  findings_.report(std::move(problem));
}

void Scanner::fail_and_recover(Problem problem) {
  at_ = std::max(at_, problem.at.begin);
  fail(std::move(problem));
  recover();
}

/// Goes on behind the lines that belong to the one with the error: those indented further, or all that may
/// stand between brackets.
void Scanner::recover() {
  const std::int64_t limit = flows_.empty() ? line_column_ : levels_.back().column;
  const bool in_flow = !flows_.empty();
  flows_.clear();
  lenient_ = true;
  while (!lines_.at_end(at_)) {
    at_ = lines_.line_end(at_);
    const std::uint32_t next = lines_.past_break(at_);
    const std::uint32_t content = lines_.past_blanks(next);
    const bool nothing = lines_.is_break(content) || lines_[content] == '#';
    const bool closes = in_flow && (lines_[content] == ']' || lines_[content] == '}');
    if (!nothing && !closes && static_cast<std::int64_t>(content) - next <= limit) return;
    if (lines_.at_end(at_)) return;
    at_ = next;
  }
}

void Scanner::push_token(TokenKind kind, std::uint32_t length) {
  result_.tokens.push_back({.kind = kind, .begin = at_, .end = at_ + length});
  at_ += length;
}

void Scanner::push_scalar(TokenKind kind, ScalarCut cut) {
  const std::string_view text = cut.verbatim ? *cut.verbatim : pool_.keep(cut.decoded);
  result_.tokens.push_back(
      {.kind = kind, .style = cut.style, .begin = cut.begin, .end = cut.end, .text = text});
  at_ = cut.end;
  line_begin_ = cut.line_begin;
}

/// A plain or quoted scalar; nothing when it was reported.
std::optional<ScalarCut> Scanner::cut_scalar(ScalarContext context) {
  if (lines_[at_] == '"' || lines_[at_] == '\'') return cut_quoted_scalar(context);
  ScalarCut cut = cut_plain(lines_, at_, line_begin_, context);
  if (!cut.tab_in_indentation) return cut;
  report_tab(*cut.tab_in_indentation);
  return std::nullopt;
}

std::optional<ScalarCut> Scanner::cut_quoted_scalar(ScalarContext context) {
  QuotedCut cut = cut_quoted(lines_, at_, line_begin_, context);
  if (cut.unclosed_at) {
    report_unclosed_quote(cut);
    return std::nullopt;
  }
  if (cut.scalar.tab_in_indentation) {
    report_tab(*cut.scalar.tab_in_indentation);
    return std::nullopt;
  }
  for (Problem& problem : cut.problems) fail(std::move(problem));
  return std::move(cut.scalar);
}

/// The text with the quotation mark that it lacks: in brackets up to the next entry, else up to the end of
/// the line.
std::string Scanner::closed_quote(std::uint32_t stop) const {
  // Of a text that goes over several lines nobody knows where it was to end.
  std::uint32_t next = lines_.past_break(lines_.line_end(at_));
  while (next < stop && lines_.is_break(lines_.past_blanks(next)))
    next = lines_.past_break(lines_.line_end(next));
  if (lines_.past_blanks(next) < stop) return {};
  std::string_view rest = lines_.between(at_, rest_of_line(at_));
  if (!flows_.empty()) {
    rest = rest.substr(0, rest.find(", "));
    while (rest.size() > 1 && (rest.back() == ']' || rest.back() == '}')) rest.remove_suffix(1);
  }
  return fmt::format("; {}", write_instead(fmt::format("{}{}", rest, lines_[at_])));
}

void Scanner::report_unclosed_quote(const QuotedCut& cut) {
  const std::uint32_t stop = *cut.unclosed_at;
  const std::uint32_t line = findings_.line_of(at_);
  Problem problem{
      .code = unclosed_quote,
      .at = {at_, at_ + 1},
      .message = "ein Anführungszeichen wird geöffnet und nicht geschlossen",
      .help = fmt::format("in Zeile {} das schließende {} ergänzen{}", line, lines_[at_], closed_quote(stop)),
      .label = "hier geöffnet"};
  if (!lines_.at_end(stop)) {
    problem.other = {{stop, rest_of_line(stop)}, "diese Zeile gehört nicht mehr dazu"};
  }
  fail_and_recover(std::move(problem));
}

/// With tabs the structure of all lines is undefined, so scanning ends here.
void Scanner::report_tab(std::uint32_t at) {
  const bool empty_line = lines_.is_break(lines_.past_blanks(at));
  const std::size_t more = tabbed_lines_after(at);
  fail({.code = tab_in_indentation,
        .at = {at, at + 1},
        .message = empty_line ? "in einer sonst leeren Zeile steht ein Tabulator"
                              : "die Zeile ist mit einem Tabulator eingerückt",
        .help = empty_line
                    ? "den Tabulator löschen"
                    : "mit Leerzeichen einrücken; viele Editoren ersetzen Tabulatoren auf Wunsch selbst",
        .note = more > 0 ? fmt::format("noch {} weitere Zeilen dieser Datei", more) : std::string()});
  stop();
}

/// How many lines with content behind the one of `at` are indented with tabs.
std::size_t Scanner::tabbed_lines_after(std::uint32_t at) const {
  std::size_t count = 0;
  for (std::uint32_t line = lines_.past_break(lines_.line_end(at)); !lines_.at_end(line);
       line = lines_.past_break(lines_.line_end(line))) {
    const std::uint32_t blank = lines_.past_spaces(line);
    if (lines_[blank] == '\t' && !lines_.is_break(lines_.past_blanks(blank))) ++count;
  }
  return count;
}

std::uint32_t Scanner::rest_of_line(std::uint32_t at) const {
  std::uint32_t end = lines_.line_end(at);
  while (end > at + 1 && is_blank(lines_[end - 1])) --end;
  return std::max(end, at + 1);
}

/// A text from here to the end of its line, in quotation marks: the help that works for whatever it begins
/// with.
std::string Scanner::quoting_help() const {
  const std::string_view rest = lines_.between(at_, flows_.empty() ? rest_of_line(at_) : entry_end());
  const auto quoted = in_quotes(rest);
  if (!quoted) return "hinter den Schlüssel | setzen und den Text in der nächsten Zeile beginnen, eingerückt";
  return fmt::format("den Text in Anführungszeichen setzen; {}", write_instead(*quoted));
}

/// Where the entry between brackets that begins here ends on its line.
std::uint32_t Scanner::entry_end() const {
  std::uint32_t end = at_;
  while (!lines_.is_break(end) && std::string_view(",]}").find(lines_[end]) == std::string_view::npos) ++end;
  while (end > at_ + 1 && is_blank(lines_[end - 1])) --end;
  return std::max(end, at_ + 1);
}

/// What YAML gives a meaning of its own and budgetc does not take, at the beginning of a node.
bool Scanner::reject_bad_start() {
  switch (lines_[at_]) {
    case '&': skip_property("ein Anker (&) am Anfang eines Wertes"); return true;
    case '!': skip_property("ein Typzeichen (!) am Anfang eines Wertes"); return true;
    case '*':
      if (may_start_ && reject_foreign_bullet({at_, rest_of_line(at_)})) return true;
      fail_and_recover(
          {.code = yaml_feature,
           .at = {at_, rest_of_line(at_)},
           .message = "ein Stern am Anfang eines Wertes ist in YAML ein Verweis; budgetc kennt keine",
           .help = quoting_help()});
      return true;
    case '?':
      if (!word_ends(at_ + 1)) return false;
      fail_and_recover({.code = yaml_feature,
                        .at = {at_, at_ + 1},
                        .message = "ein Fragezeichen am Anfang ist in YAML ein zusammengesetzter Schlüssel; "
                                   "budgetc kennt keine",
                        .help = quoting_help()});
      return true;
    default: return reject_indicator(lines_[at_]);
  }
}

bool Scanner::reject_indicator(char c) {
  constexpr std::string_view reserved = "%@`,";
  if (c == ']' || c == '}') {
    fail_and_recover({.code = yaml_syntax,
                      .at = {at_, at_ + 1},
                      .message = fmt::format("hier wird eine Klammer {} geschlossen, die nicht offen ist", c),
                      .help = fmt::format("die überzählige Klammer {} löschen", c)});
    return true;
  }
  if (c == ',' && flows_.empty() && !may_start_ && word_ends(at_ + 1)) {
    reject_second_value({at_, rest_of_line(at_)});
    return true;
  }
  const bool comment = c == '#';
  if (!comment && reserved.find(c) == std::string_view::npos) return false;
  fail_and_recover({.code = yaml_syntax,
                    .at = {at_, at_ + 1},
                    .message = comment ? std::string("vor # fehlt ein Leerzeichen")
                                       : fmt::format("ein Text darf nicht mit {} beginnen", c),
                    .help = comment ? std::string("vor # ein Leerzeichen setzen; dann beginnt ein Kommentar")
                                    : quoting_help()});
  return true;
}

/// Anchor or tag: reported, then the node behind it is read as if it were not there.
void Scanner::skip_property(std::string_view what) {
  const std::uint32_t begin = at_;
  const std::string help = quoting_help();
  if (!property_at_) property_at_ = at_;
  while (!word_ends(at_) && lines_[at_] != ',' && lines_[at_] != ']' && lines_[at_] != '}') ++at_;
  fail({.code = yaml_feature,
        .at = {begin, at_},
        .message = fmt::format("{}: dieses Sprachmittel von YAML kennt budgetc nicht", what),
        .help = help});
}

bool Scanner::too_deep() {
  if (levels_.size() - 1 + flows_.size() <= max_depth) return false;
  fail({.code = nesting_too_deep,
        .at = {at_, at_ + 1},
        .message = fmt::format("mehr als {} Ebenen ineinander", max_depth),
        .help = "die Angaben flacher gliedern; ein Haushalt braucht höchstens ein Dutzend Ebenen"});
  stop();
  return true;
}

}  // namespace budgetc
