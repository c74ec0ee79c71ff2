#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "source/key_line.hpp"
#include "source/list_line.hpp"
#include "source/scanner.hpp"

namespace budgetc {
namespace {

/// YAML wants the colon of a key no further away than this (1.2, section 7.4.3).
constexpr std::uint32_t max_key_length = 1024;

}  // namespace

void Scanner::scan_block(const Gap& gap) {
  const bool dash = lines_[at_] == '-' && word_ends(at_ + 1);
  if (gap.new_line) close_levels(column(), dash);
  const bool explained = lines_[at_] == ']' || lines_[at_] == '}' || lines_[at_] == '#';
  if (!gap.new_line && !explained && is_behind_brackets())
    return reject_second_value({at_, rest_of_line(at_)});
  if (dash) {
    scan_item(gap);
  } else {
    scan_block_node(gap);
  }
}

/// A line that is indented less ends the collections further in.
void Scanner::close_levels(std::uint32_t column, bool dash) {
  const auto here = static_cast<std::int64_t>(column);
  left_.clear();
  while (levels_.size() > 1) {
    const Level& level = levels_.back();
    if (level.column < here) break;
    if (level.column == here && (level.kind == CollectionKind::mapping || dash)) break;
    left_.push_back(level);
    close_level();
  }
}

void Scanner::close_level() {
  levels_.pop_back();
  push_token(TokenKind::end_block, 0);
}

void Scanner::scan_item(const Gap& gap) {
  if (!may_start_) {
    if (reject_spaced_minus()) return;
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = {at_, at_ + 1},
         .message = "eine Liste mit - beginnt nicht in der Zeile ihres Schlüssels",
         .help =
             fmt::format("die Liste in der nächsten Zeile beginnen; ist es ein Text, {}", quoting_help())});
  }
  if (!gap.new_line && gap.tab) return report_tab(*gap.tab);
  const Level& top = levels_.back();
  const bool next_item =
      top.kind == CollectionKind::sequence && top.column == static_cast<std::int64_t>(column());
  if (!next_item && !start_collection(CollectionKind::sequence)) return;
  begin_entry();
  property_at_.reset();
  push_token(TokenKind::item, 1);
}

/// The innermost collection goes on with an item or a key.
void Scanner::begin_entry() {
  Level& top = levels_.back();
  top.valueless = top.awaiting && top.newest != at_ ? std::optional(top.newest) : std::nullopt;
  top.newest = at_;
  top.awaiting = true;
}

/// Opens a block collection as the value that the innermost one waits for.
bool Scanner::start_collection(CollectionKind kind) {
  const std::uint32_t start = property_at_.value_or(at_);
  if (!take_value({at_, rest_of_line(at_)}, kind == CollectionKind::mapping)) return false;
  const std::int64_t column = static_cast<std::int64_t>(start) - line_begin_;
  if (levels_.size() == 1) root_column_ = column;
  levels_.push_back({.kind = kind, .column = column, .awaiting = true, .first = at_, .newest = at_});
  push_token(kind == CollectionKind::mapping ? TokenKind::begin_mapping : TokenKind::begin_sequence, 0);
  return !too_deep();
}

/// A value below its key must be indented further.
bool Scanner::reject_unindented(Bytes at) {
  const Level& top = levels_.back();
  const std::uint32_t start = property_at_.value_or(at.begin);
  const bool below_key = may_start_ && top.kind == CollectionKind::mapping && top.awaiting &&
                         static_cast<std::int64_t>(start) - line_begin_ == top.column;
  if (!below_key) return false;
  reject_missing_key_colon(at);
  return true;
}

/// Whether a node may stand here; otherwise says what is wrong.
bool Scanner::take_value(Bytes at, bool is_key) {
  Level& top = levels_.back();
  if (!top.awaiting && !lenient_) {
    reject_unexpected(at, is_key);
    return false;
  }
  top.awaiting = false;
  lenient_ = false;
  return true;
}

void Scanner::scan_block_node(const Gap& gap) {
  const char c = lines_[at_];
  if (c == ':' && word_ends(at_ + 1)) {
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = {at_, at_ + 1},
         .message = "vor dem Doppelpunkt fehlt der Schlüssel",
         .help = "„Schlüssel: Wert“ schreiben, oder den Text in Anführungszeichen setzen"});
  }
  if (reject_bad_start()) return;
  if (c == '|' || c == '>') return scan_block_scalar();
  if (c == '[' || c == '{') return open_flow();
  const bool may_be_key = may_start_;
  if (!gap.new_line && !gap.separated) return reject_unexpected({at_, rest_of_line(at_)}, false);
  const auto parent = std::max<std::int64_t>(levels_.back().column + 1, 0);
  std::optional<ScalarCut> cut =
      cut_scalar({.in_flow = false, .min_column = static_cast<std::uint32_t>(parent)});
  if (!cut) return;
  if (cut->dash_at) return reject_dash_line(*cut);
  const std::optional<std::uint32_t> colon = colon_after(cut->end);
  if (!colon) return scan_value(std::move(*cut));
  if (!may_be_key || cut->multi_line) return reject_inner_colon(*cut, *colon);
  if (!gap.new_line && gap.tab) return report_tab(*gap.tab);
  scan_key(std::move(*cut), *colon);
}

/// Offset of the colon that makes the scalar before it a key.
std::optional<std::uint32_t> Scanner::colon_after(std::uint32_t end) const {
  const std::uint32_t colon = lines_.past_blanks(end);
  if (lines_[colon] == ':' && word_ends(colon + 1)) return colon;
  return std::nullopt;
}

void Scanner::scan_key(ScalarCut cut, std::uint32_t colon) {
  const bool plain_word = cut.style != ScalarStyle::plain || is_ascii_letter(lines_[cut.begin]);
  if (!plain_word && reject_foreign_bullet({cut.begin, rest_of_line(cut.begin)})) return;
  if (reject_glued_value(cut)) return;
  const Level& top = levels_.back();
  const std::int64_t column = static_cast<std::int64_t>(property_at_.value_or(at_)) - line_begin_;
  const bool next_key = top.kind == CollectionKind::mapping && top.column == column;
  if (!next_key && !start_collection(CollectionKind::mapping)) return;
  if (cut.style == ScalarStyle::plain && cut.verbatim == "<<") {
    return fail_and_recover({.code = yaml_feature,
                             .at = {cut.begin, cut.end},
                             .message = "<< fügt in YAML andere Angaben ein; budgetc kennt das nicht",
                             .help = "die Angaben hier ausschreiben"});
  }
  if (colon - cut.begin > max_key_length) {
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = {cut.begin, cut.end},
         .message = fmt::format("der Schlüssel ist länger als {} Bytes", max_key_length),
         .help = "soll es ein Text mit Doppelpunkt sein, gehört er in Anführungszeichen"});
  }
  lenient_ = false;
  begin_entry();
  property_at_.reset();
  push_scalar(TokenKind::key, std::move(cut));
  at_ = colon;
  push_token(TokenKind::colon, 1);
  may_start_ = false;
}

/// `1:{Ansatz 2027: 5}`: a colon that is part of a key, with a value behind it.
bool Scanner::reject_glued_value(const ScalarCut& cut) {
  if (cut.style != ScalarStyle::plain) return false;
  const std::string_view line = lines_.between(cut.begin, rest_of_line(cut.begin));
  const auto advice = explain_glued_value(lines_.between(cut.begin, cut.end), line);
  if (!advice) return false;
  fail_and_recover(
      {.code = yaml_syntax, .at = {cut.begin, cut.end}, .message = advice->message, .help = advice->help});
  return true;
}

void Scanner::scan_value(ScalarCut cut) {
  const Bytes first_line{cut.begin, cut.multi_line ? rest_of_line(cut.begin) : cut.end};
  if (reject_unindented(first_line) || !take_value(first_line, false)) return;
  property_at_.reset();
  may_start_ = false;
  push_scalar(TokenKind::scalar, std::move(cut));
}

void Scanner::scan_block_scalar() {
  BlockCut cut = cut_block(lines_, at_, line_begin_, levels_.back().column);
  if (cut.problem) return fail_and_recover(std::move(*cut.problem));
  if (cut.scalar.tab_in_indentation) return report_tab(*cut.scalar.tab_in_indentation);
  const bool only_header = cut.scalar.end <= lines_.line_end(at_);
  const std::uint32_t header_end = lines_.line_end(at_);
  if (reject_unindented({at_, at_ + 1}) || !take_value({at_, at_ + 1}, false)) return;
  property_at_.reset();
  push_scalar(TokenKind::scalar, std::move(cut.scalar));
  if (!only_header) return;
  at_ = lines_.past_blanks(at_);
  if (at_ < header_end) pass_comment();
}

void Scanner::open_flow() {
  if (reject_unindented({at_, at_ + 1}) || !take_value({at_, at_ + 1}, false)) return;
  property_at_.reset();
  may_start_ = false;
  flow_open();
}

/// A node stands where none may.
void Scanner::reject_unexpected(Bytes at, bool is_key) {
  const Level& top = levels_.back();
  const auto here = static_cast<std::int64_t>(column());
  if (!may_start_) {
    reject_second_value(at);
  } else if (top.kind == CollectionKind::none && here >= root_column_) {
    fail({.code = second_document,
          .at = at,
          .message = "hinter dem Ende der Angaben steht noch Text; er würde nicht gelesen",
          .help = "die Einrückung prüfen, oder den Text löschen"});
    stop();
  } else if (lines_[at.begin] == '-' && word_ends(at.begin + 1) && here == top.column) {
    fail_and_recover(
        {.code = yaml_syntax,
         .at = at,
         .message = "hier beginnt eine Liste, aber der Schlüssel darüber hat schon einen Wert",
         .help = "den Wert hinter dem Schlüssel löschen, oder der Liste einen eigenen Schlüssel geben"});
  } else if (is_key || here != top.column) {
    reject_indentation(at);
  } else {
    reject_missing_key_colon(at);
  }
}

/// Whether the last token on this line closed a list or mapping.
bool Scanner::is_behind_brackets() const {
  if (result_.tokens.empty() || result_.tokens.back().begin < line_begin_) return false;
  const TokenKind last = result_.tokens.back().kind;
  return last == TokenKind::close_sequence || last == TokenKind::close_mapping;
}

/// Text goes on behind what was a whole value: a closed bracket or quotation mark.
void Scanner::reject_second_value(Bytes at) {
  const std::uint32_t begin = value_begin();
  const std::string_view line = lines_.between(begin, rest_of_line(begin));
  const bool has_key = begin != line_content();
  const auto advice = has_key ? std::nullopt : explain_key_line(line);
  if (advice) {
    return fail_and_recover(
        {.code = yaml_syntax, .at = at, .message = advice->message, .help = advice->help});
  }
  const std::uint32_t end = result_.tokens.back().end;
  const std::string_view rest = lines_.between(at.begin, at.end);
  if (rest == "," || rest == ";" || rest == "€" || rest == "EUR" || rest == "Euro") {
    return fail_and_recover(
        {.code = yaml_syntax,
         .at = at,
         .message = fmt::format("hinter dem Wert steht ein überzähliges {}", rest),
         .help = fmt::format("es löschen; {}", write_instead(lines_.between(begin, end)))});
  }
  const auto other =
      is_behind_brackets() ? explain_rest(lines_.between(begin, end), rest) : explain_bare_list(line);
  if (other) {
    return fail_and_recover({.code = yaml_syntax, .at = at, .message = other->message, .help = other->help});
  }
  const auto quoted = requoted(line);
  fail_and_recover({.code = yaml_syntax,
                    .at = at,
                    .message = "hinter dem Wert steht in derselben Zeile noch etwas",
                    .help = quoted ? fmt::format("den ganzen Text in ein Paar Anführungszeichen setzen; {}",
                                                 write_instead(*quoted))
                                   : "den Text mit | in der nächsten Zeile beginnen, eingerückt"});
}

/// `• text: …`, `1. text: …`, `-text: …`: an item that does not begin with `- `.
bool Scanner::reject_foreign_bullet(Bytes line) {
  const std::string_view text = lines_.between(line.begin, line.end);
  auto advice = explain_bullet(text);
  // A number alone may be part of a key; an item goes on in the next line.
  const bool numbered = !text.empty() && text.front() >= '0' && text.front() <= '9';
  const bool alone = numbered && text.find('{') == std::string_view::npos && !goes_on();
  if (!advice || alone) return false;
  fail_and_recover({.code = yaml_syntax, .at = line, .message = advice->message, .help = advice->help});
  return true;
}

/// Whether the next line is indented further than this one.
bool Scanner::goes_on() const {
  const auto next = next_column();
  return next && *next > column();
}

/// `- 18.250`: the sign of an amount, with a blank behind it.
bool Scanner::reject_spaced_minus() {
  const std::uint32_t digit = lines_.past_blanks(at_ + 1);
  if (digit == at_ + 1 || lines_[digit] < '0' || lines_[digit] > '9') return false;
  const std::uint32_t end = flows_.empty() ? rest_of_line(digit) : entry_end();
  fail_and_recover({.code = yaml_syntax,
                    .at = {at_, end},
                    .message = "zwischen dem Minuszeichen und dem Betrag steht ein Leerzeichen",
                    .help = write_instead(fmt::format("-{}", lines_.between(digit, end)))});
  return true;
}

/// YAML takes an indented line with a dash below a text for more of that text. Nobody means that.
void Scanner::reject_dash_line(const ScalarCut& cut) {
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {*cut.dash_at, *cut.dash_at + 1},
       .message = "diese Zeile mit - gehört ihrer Einrückung nach noch zu dem Text darüber",
       .help = fmt::format(
           "den Text mit | beginnen: „{} |“, und in der nächsten Zeile weiterschreiben, eingerückt",
           newest_key()),
       .other = OtherPlace{{cut.begin, rest_of_line(cut.begin)}, "hier beginnt der Text"}});
}

/// A colon behind a text that cannot be a key: the line with the colon, or the one before it, is amiss.
void Scanner::reject_inner_colon(const ScalarCut& cut, std::uint32_t colon) {
  const Bytes first_line{cut.begin, cut.multi_line ? rest_of_line(cut.begin) : cut.end};
  if (!cut.multi_line) {
    if (may_start_ && reject_foreign_bullet({cut.begin, rest_of_line(cut.begin)})) return;
    const auto quoted = in_quotes(lines_.between(cut.begin, rest_of_line(cut.begin)));
    return fail_and_recover({.code = yaml_syntax,
                             .at = {colon, colon + 1},
                             .message = "ein Doppelpunkt mit Leerzeichen dahinter steht mitten im Text",
                             .help = quoted ? fmt::format("den ganzen Text in Anführungszeichen setzen; {}",
                                                          write_instead(*quoted))
                                            : "den Text mit | in der nächsten Zeile beginnen, eingerückt"});
  }
  const std::uint32_t next = lines_.past_blanks(cut.line_begin);
  if (may_start_ && next - cut.line_begin == column()) return reject_missing_key_colon(first_line);
  const std::int64_t level = std::max<std::int64_t>(levels_.back().column, 0);
  const std::string_view key = lines_.between(next, colon);
  const bool row = key.find_first_not_of("0123456789") == std::string_view::npos &&
                   is_ascii_letter(lines_[levels_.back().first]);
  const std::string as_key =
      row ? "eine Zeile eines Plans, darüber dessen Schlüssel schreiben, wie teilergebnisplan:"
          : fmt::format("ein Schlüssel, {}", indent_by(level));
  fail_and_recover(
      {.code = yaml_syntax,
       .at = {next, colon + 1},
       .message = "diese Zeile gehört ihrer Einrückung nach noch zu dem Text, der weiter oben beginnt",
       .help = fmt::format("ist {} {}; gehört die Zeile zum Text, ihn mit | in der nächsten Zeile beginnen, "
                           "eingerückt",
                           key, as_key),
       .other = OtherPlace{first_line, "hier beginnt der Text"}});
}

void Scanner::reject_missing_key_colon(Bytes line) {
  const std::string_view text = lines_.between(line.begin, rest_of_line(line.begin));
  auto advice = explain_bullet(text);
  if (!advice) advice = explain_key_line(text);
  if (!advice && reject_continuation(line)) return;
  fail_and_recover({.code = yaml_syntax,
                    .at = line,
                    .message = advice ? advice->message : "in dieser Zeile fehlt der Doppelpunkt",
                    .help = advice ? advice->help : "„Schlüssel: Wert“ schreiben"});
}

}  // namespace budgetc
