#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "source/key_line.hpp"
#include "source/list_line.hpp"
#include "source/scanner.hpp"

namespace budgetc {
namespace {

/// Quotation marks as word processors set them.
constexpr std::array<std::string_view, 8> typographic_quotes{"„", "“", "”", "»", "«", "‚", "‘", "’"};

std::string_view without_typographic_quotes(std::string_view text) {
  for (const std::string_view quote : typographic_quotes) {
    if (text.starts_with(quote)) text.remove_prefix(quote.size());
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return text;
}

/// The number alone where what is counted stands behind it: `9,5 Stellen`.
std::string_view without_counted_unit(std::string_view text) {
  constexpr std::array<std::string_view, 8> counted{"Stellen", "Stelle", "VZÄ", "%",
                                                    "€",       "Euro",   "EUR", "v. H."};
  const std::size_t end = text.find_first_not_of("-0123456789.,");
  if (end == 0 || end == std::string_view::npos) return text;
  const std::size_t begin = std::min(text.find_first_not_of(' ', end), text.size());
  const bool known = std::ranges::find(counted, text.substr(begin)) != counted.end();
  return known ? text.substr(0, end) : text;
}

}  // namespace

void Scanner::scan_flow(const Gap& gap) {
  if (gap.new_line && reject_flow_dedent()) return;
  const char c = lines_[at_];
  if (c == '[' || c == '{') {
    if (flow_takes_node({at_, at_ + 1})) flow_open();
  } else if (c == ']' || c == '}') {
    flow_close();
  } else if (c == ',') {
    flow_comma();
  } else if (c == ':' && is_flow_colon()) {
    flow_colon();
  } else {
    scan_flow_scalar();
  }
}

/// A line that is not indented, inside brackets: the closing one is missing further up.
bool Scanner::reject_flow_dedent() {
  const bool closes = lines_[at_] == ']' || lines_[at_] == '}';
  if (closes || static_cast<std::int64_t>(column()) > levels_.back().column) return false;
  const std::string_view line = lines_.between(at_, rest_of_line(at_));
  const bool ends_list = flows_.size() == 1 && flows_.back().open == '[' && line.ends_with(']') &&
                         line.find_first_of(":[") == std::string_view::npos;
  if (ends_list) return reject_shallow_end();
  report_unclosed_bracket(OtherPlace{{at_, rest_of_line(at_)}, "diese Zeile gehört nicht mehr dazu"});
  // The line is read again, as the next one of the block around the brackets.
  flows_.clear();
  lenient_ = true;
  may_start_ = true;
  scan_block({.new_line = true, .separated = true});
  return true;
}

/// The last line of a list in brackets stands too far left to belong to it.
bool Scanner::reject_shallow_end() {
  const Flow flow = flows_.back();
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {at_, rest_of_line(at_)},
       .message = "diese Zeile gehört zu der Klammer [ darüber und ist nicht weit genug eingerückt",
       .help = indent_by(levels_.back().column + 2),
       .other = OtherPlace{{flow.begin, flow.begin + 1}, "hier geöffnet"}});
  return true;
}

/// How to close it is certain where nothing else was opened on its line.
void Scanner::report_unclosed_bracket(std::optional<OtherPlace> stop) {
  const Flow& flow = flows_.back();
  const char closing = flow.open == '[' ? ']' : '}';
  const std::uint32_t line = findings_.line_of(flow.begin);
  if (flows_.size() == 1 && report_hidden_bracket(flow, stop)) return;
  const bool whole = flows_.size() == 1 && (!stop || findings_.line_of(stop->at.begin) == line + 1);
  const LineAdvice advice = explain_unclosed(lines_.between(flow.begin, rest_of_line(flow.begin)), whole);
  const std::string_view semicolon = advice.help.empty() ? "" : "; ";
  fail({.code = yaml_syntax,
        .at = {flow.begin, flow.begin + 1},
        .message = advice.message,
        .help = fmt::format("in Zeile {} die Klammer {} ergänzen{}{}", line, closing, semicolon, advice.help),
        .label = "hier geöffnet",
        .other = std::move(stop)});
}

/// The closing bracket stands behind a `#`, on any line of the list.
bool Scanner::report_hidden_bracket(const Flow& flow, const std::optional<OtherPlace>& stop) {
  const std::uint32_t end = stop ? stop->at.begin : lines_.size();
  for (std::uint32_t begin = flow.begin; begin < end && !lines_.at_end(begin);
       begin = lines_.past_blanks(lines_.past_break(lines_.line_end(begin)))) {
    const std::string_view line = lines_.between(begin, rest_of_line(begin));
    const auto advice = explain_hidden_bracket(line, flow.open == '[' ? ']' : '}');
    if (!advice) continue;
    const auto hash = begin + static_cast<std::uint32_t>(comment_offset(line));
    fail({.code = yaml_syntax,
          .at = {hash, rest_of_line(hash)},
          .message = advice->message,
          .help = advice->help,
          .other = OtherPlace{{flow.begin, flow.begin + 1}, "hier geöffnet"}});
    return true;
  }
  return false;
}

void Scanner::flow_open() {
  const char open = lines_[at_];
  flows_.push_back({.open = open, .begin = at_});
  if (too_deep()) return;
  push_token(open == '[' ? TokenKind::open_sequence : TokenKind::open_mapping, 1);
}

/// Whether a list or mapping may stand here, inside brackets.
bool Scanner::flow_takes_node(Bytes at) {
  Flow& flow = flows_.back();
  const bool key_place = flow.state == FlowState::first || flow.state == FlowState::entry;
  if (flow.open == '{' && key_place) {
    fail_and_recover({.code = yaml_syntax,
                      .at = at,
                      .message = "ein Schlüssel muss ein einfacher Text sein",
                      .help = "in {…} steht „Schlüssel: Wert“, mit Kommas getrennt"});
    return false;
  }
  if (flow.state == FlowState::separator || flow.state == FlowState::colon) {
    if (reject_open_quote()) return false;
    fail_and_recover({.code = yaml_syntax,
                      .at = at,
                      .message = "vor diesem Eintrag fehlt ein Komma",
                      .help = "Einträge mit Komma trennen"});
    return false;
  }
  return true;
}

void Scanner::flow_close() {
  const Flow flow = flows_.back();
  const char expected = flow.open == '[' ? ']' : '}';
  if (lines_[at_] != expected) {
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = {at_, at_ + 1},
         .message = fmt::format("die Klammer {} schließt nicht, was {} geöffnet hat", lines_[at_], flow.open),
         .help = fmt::format("hier {} statt {} schreiben", expected, lines_[at_]),
         .other = OtherPlace{{flow.begin, flow.begin + 1}, "hier geöffnet"}});
  }
  if (flow.state == FlowState::colon) return reject_missing_colon();
  push_token(flow.open == '[' ? TokenKind::close_sequence : TokenKind::close_mapping, 1);
  flows_.pop_back();
  end_flow_node();
}

/// A node inside brackets, or the outermost brackets themselves, are complete.
void Scanner::end_flow_node() {
  if (!flows_.empty()) {
    flows_.back().state = FlowState::separator;
  } else if (const auto colon = colon_after(at_)) {
    fail_and_recover({.code = yaml_syntax,
                      .at = {*colon, *colon + 1},
                      .message = "ein Schlüssel muss ein einfacher Text sein, keine Liste in Klammern",
                      .help = "den Schlüssel in Anführungszeichen setzen"});
  }
}

void Scanner::flow_comma() {
  Flow& flow = flows_.back();
  if (flow.state == FlowState::first || flow.state == FlowState::entry) {
    const bool doubled = flow.state == FlowState::entry;
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = {at_, at_ + 1},
         .message = doubled ? "hier stehen zwei Kommas hintereinander" : "vor diesem Komma fehlt ein Eintrag",
         .help = "das Komma löschen; soll das Feld leer sein, ~ davor schreiben"});
  }
  if (flow.state == FlowState::colon) return reject_missing_colon();
  flow.state = FlowState::entry;
  push_token(TokenKind::comma, 1);
}

bool Scanner::is_flow_colon() const {
  if (flows_.back().state == FlowState::colon && flows_.back().quoted_key) return true;
  const char next = lines_[at_ + 1];
  return word_ends(at_ + 1) || next == ',' || next == ']' || next == '}';
}

void Scanner::flow_colon() {
  Flow& flow = flows_.back();
  if (flow.state == FlowState::colon && flow.key.end < line_begin_) return reject_late_colon(flow.key);
  if (flow.state == FlowState::colon) {
    flow.state = FlowState::value;
    return push_token(TokenKind::colon, 1);
  }
  fail_and_recover({.code = yaml_syntax,
                    .at = {at_, at_ + 1},
                    .message = "an dieser Stelle ist kein Doppelpunkt möglich",
                    .help = "fehlt davor ein Komma? In […] stehen nur Werte, in {…} „Schlüssel: Wert“; ein "
                            "Text mit Doppelpunkt gehört in "
                            "Anführungszeichen"});
}

void Scanner::reject_late_colon(Bytes key) {
  fail_and_recover({.code = yaml_syntax,
                    .at = {at_, at_ + 1},
                    .message = "der Doppelpunkt steht nicht in der Zeile seines Schlüssels",
                    .help = write_instead(fmt::format("{}:", lines_.between(key.begin, key.end))),
                    .other = OtherPlace{key, "der Schlüssel"}});
}

/// The value before the last comma between brackets; nothing where there is none.
const Token* Scanner::value_before_comma() const {
  const std::size_t count = result_.tokens.size();
  if (count < 3 || result_.tokens[count - 2].kind != TokenKind::comma) return nullptr;
  const Token& value = result_.tokens[count - 3];
  const bool scalar = value.kind == TokenKind::scalar && value.style == ScalarStyle::plain;
  return scalar && value.begin >= line_begin_ ? &value : nullptr;
}

/// A quotation mark that was to be the first of another text closed this one: `"9,50, b: "10,00"`.
bool Scanner::reject_open_quote() {
  const Token& last = result_.tokens.back();
  const bool quoted = last.kind == TokenKind::scalar && last.style == ScalarStyle::double_quoted;
  const std::string_view raw = lines_.between(last.begin, last.end);
  const std::size_t comma = raw.find(", ");
  if (!quoted || last.end != at_ || comma == std::string_view::npos) return false;
  const std::string meant = fmt::format("{}\"", raw.substr(0, comma));
  fail_and_recover({.code = unclosed_quote,
                    .at = {last.begin, last.begin + static_cast<std::uint32_t>(comma)},
                    .message = "ein Anführungszeichen wird geöffnet und nicht geschlossen",
                    .help = fmt::format("in Zeile {} das schließende \" ergänzen; {}",
                                        findings_.line_of(last.begin), write_instead(meant)),
                    .label = "hier geöffnet"});
  return true;
}

/// Where a text that commas split ends: before the next `key: `, or at the closing bracket.
std::uint32_t Scanner::split_text_end(std::uint32_t end) const {
  for (std::uint32_t at = end; lines_[at] == ',';) {
    std::uint32_t next = at + 1;
    while (!lines_.is_break(next) &&
           std::string_view(",:]}[{\"'").find(lines_[next]) == std::string_view::npos)
      ++next;
    const bool text = lines_[next] == ',' || lines_[next] == '}' || lines_[next] == ']';
    if (!text || lines_.past_blanks(at + 1) == next) return end;
    end = at = next;
  }
  return end;
}

/// A comma within a value, in brackets and without quotation marks: `{betrag: 9,50}`, `{text: Land, Bund}`.
bool Scanner::reject_split_text(Bytes key) {
  const Token* const value = value_before_comma();
  if (value == nullptr) return false;
  const std::uint32_t end = split_text_end(key.end);
  const std::string_view raw = lines_.between(value->begin, end);
  const std::string_view inner = without_typographic_quotes(raw);
  const auto meant = in_quotes(without_counted_unit(inner));
  if (!meant) return false;
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {value->begin, end},
       .message = inner.size() < raw.size()
                      ? fmt::format("{} steht in typografischen Anführungszeichen", inner)
                      : fmt::format("das Komma in {} trennt hier zwei Einträge", raw),
       .help = fmt::format("den Wert in gerade Anführungszeichen setzen; {}", write_instead(*meant))});
  return true;
}

/// Amounts in braces instead of brackets.
bool Scanner::reject_braced_list() {
  const Flow& flow = flows_.back();
  if (flows_.size() != 1 || flow.begin < line_begin_) return false;
  const auto advice = explain_braced_list(lines_.between(flow.begin, rest_of_line(flow.begin)));
  if (!advice) return false;
  fail_and_recover({.code = yaml_syntax,
                    .at = {flow.begin, flow.begin + 1},
                    .message = advice->message,
                    .help = advice->help});
  return true;
}

/// A text that begins with a word in braces: `{neu} Aufenthalt`.
bool Scanner::reject_braced_text(Bytes key) {
  const Flow& flow = flows_.back();
  const std::uint32_t behind = lines_.past_blanks(at_ + 1);
  const bool alone =
      flows_.size() == 1 && lines_[at_] == '}' && lines_.past_blanks(flow.begin + 1) == key.begin;
  if (!alone || lines_.is_break(behind) || lines_[behind] == '#' || lines_[behind] == '}') return false;
  const auto meant = in_quotes(lines_.between(flow.begin, rest_of_line(flow.begin)));
  if (!meant) return false;
  fail_and_recover({.code = yaml_syntax,
                    .at = {flow.begin, flow.begin + 1},
                    .message = "ein Text darf nicht mit { beginnen",
                    .help = fmt::format("den Text in Anführungszeichen setzen; {}", write_instead(*meant))});
  return true;
}

void Scanner::reject_missing_colon() {
  const Bytes key = flows_.back().key;
  const auto advice = explain_key_line(lines_.between(key.begin, key.end));
  const std::string_view text = lines_.between(key.begin, key.end);
  const std::size_t glued = advice ? std::string_view::npos : text.find(':');
  if (glued != std::string_view::npos) {
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = key,
         .message = "hinter dem Doppelpunkt fehlt ein Leerzeichen",
         .help = write_instead(fmt::format("{}: {}", text.substr(0, glued), text.substr(glued + 1)))});
  }
  if (!advice && (reject_braced_list() || reject_split_text(key) || reject_braced_text(key))) return;
  fail_and_recover(
      {.code = yaml_syntax,
       .at = key,
       .message = advice ? advice->message
                         : "zu diesem Eintrag fehlt der Doppelpunkt: in {…} steht „Schlüssel: Wert“",
       .help =
           advice ? advice->help : fmt::format("so schreiben: {}: …", lines_.between(key.begin, key.end))});
}

void Scanner::scan_flow_scalar() {
  const char c = lines_[at_];
  if (c == '-' && reject_spaced_minus()) return;
  if (c == '|' || c == '>' || (c == '-' && word_ends(at_ + 1))) {
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = {at_, at_ + 1},
         .message = fmt::format("innerhalb von Klammern hat {} hier keinen Platz", c),
         .help = "den Text in Anführungszeichen setzen, oder die Liste ohne Klammern schreiben"});
  }
  if (reject_bad_start()) return;
  Flow& flow = flows_.back();
  const bool is_key = flow.open == '{' && (flow.state == FlowState::first || flow.state == FlowState::entry);
  const auto min_column = static_cast<std::uint32_t>(levels_.back().column + 1);
  std::optional<ScalarCut> cut = cut_scalar({.in_flow = true, .min_column = min_column});
  if (!cut) return;
  if (cut->style == ScalarStyle::plain && (cut->begin == cut->end || lines_[cut->end] == '?')) {
    return fail_and_recover({.code = yaml_syntax,
                             .at = {cut->end, cut->end + 1},
                             .message = "ein Text mit Fragezeichen braucht in Klammern Anführungszeichen",
                             .help = "den Text in Anführungszeichen setzen"});
  }
  if (!is_key && !flow_takes_node({cut->begin, cut->end})) return;
  if (is_key && cut->multi_line) {
    return fail_and_recover({.code = yaml_syntax,
                             .at = {cut->begin, rest_of_line(cut->begin)},
                             .message = "ein Schlüssel darf nicht über mehrere Zeilen gehen",
                             .help = "fehlt am Ende der Zeile ein Komma oder eine schließende Klammer?"});
  }
  flow.quoted_key = cut->style != ScalarStyle::plain;
  flow.key = {cut->begin, cut->end};
  flow.state = is_key ? FlowState::colon : FlowState::separator;
  push_scalar(is_key ? TokenKind::key : TokenKind::scalar, std::move(*cut));
}

}  // namespace budgetc
