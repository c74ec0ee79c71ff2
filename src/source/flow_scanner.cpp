#include <utility>

#include <fmt/format.h>

#include "source/codes.hpp"
#include "source/scanner.hpp"

namespace budgetc {
namespace {

constexpr std::string_view comma_hint =
    "ein Betrag mit Komma gehört in […] und {…} in Anführungszeichen: \"1.234,56\"";

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
  const Flow flow = flows_.back();
  const std::uint32_t here = at_;
  fail({.code = yaml_syntax,
        .at = {flow.begin, flow.begin + 1},
        .message = fmt::format("die Klammer {} wird nicht geschlossen", flow.open),
        .help = fmt::format("in Zeile {} die Klammer {} ergänzen", findings_.line_of(flow.begin),
                            flow.open == '[' ? ']' : '}'),
        .label = "hier geöffnet",
        .other = OtherPlace{{here, rest_of_line(here)},
                            "diese Zeile ist nicht eingerückt und gehört nicht mehr dazu"}});
  // The line is read again, as the next one of the block around the brackets.
  flows_.clear();
  lenient_ = true;
  may_start_ = true;
  scan_block({.new_line = true, .separated = true});
  return true;
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
         .help = fmt::format("{} schreiben", expected),
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
    return fail_and_recover({.code = yaml_syntax,
                             .at = {at_, at_ + 1},
                             .message = "vor diesem Komma fehlt ein Eintrag",
                             .help = "für einen leeren Wert ~ schreiben"});
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

void Scanner::reject_missing_colon() {
  const Bytes key = flows_.back().key;
  const bool glued = lines_.between(key.begin, key.end).find(':') != std::string_view::npos;
  fail_and_recover(
      {.code = yaml_syntax,
       .at = key,
       .message = glued ? "hinter dem Doppelpunkt fehlt ein Leerzeichen"
                        : "zu diesem Eintrag fehlt der Doppelpunkt: in {…} steht „Schlüssel: Wert“",
       .help = glued ? std::string("„Schlüssel: Wert“ schreiben") : std::string(comma_hint)});
}

void Scanner::scan_flow_scalar() {
  const char c = lines_[at_];
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
