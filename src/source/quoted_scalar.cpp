#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>
#include <utf8proc.h>

#include "base/codes.hpp"
#include "source/byte_check.hpp"
#include "source/scalar_cut.hpp"

namespace budgetc {
namespace {

/// Finds the end of a quoted scalar without decoding it.
class QuoteFinder {
 public:
  QuoteFinder(const Lines& lines, std::uint32_t begin, std::uint32_t min_column)
      : lines_(lines), quote_(lines[begin]), at_(begin + 1), min_column_(min_column) {}

  /// Walks to one past the closing quote; false when there is none.
  bool run() {
    while (!lines_.at_end(at_)) {
      if (lines_[at_] == quote_) {
        if (quote_ == '"' || lines_[at_ + 1] != '\'' || lines_.at_end(at_ + 1)) return close();
        needs_decoding_ = true;
        at_ += 2;
      } else if (lines_.is_break(at_)) {
        if (!next_line()) return false;
      } else if (quote_ == '"' && lines_[at_] == '\\') {
        needs_decoding_ = true;
        at_ += lines_.is_break(at_ + 1) ? 1 : 2;
      } else {
        ++at_;
      }
    }
    at_ = lines_.size();
    return false;
  }

  [[nodiscard]] std::uint32_t at() const { return at_; }
  [[nodiscard]] bool needs_decoding() const { return needs_decoding_; }
  [[nodiscard]] std::optional<std::uint32_t> line_begin() const { return line_begin_; }
  [[nodiscard]] std::optional<std::uint32_t> tab() const { return tab_; }

 private:
  bool close() {
    ++at_;
    return true;
  }

  /// Goes to the next line with content. One that is indented too little shows that a quote is missing.
  bool next_line() {
    needs_decoding_ = true;
    while (lines_.is_break(at_) && !lines_.at_end(at_)) {
      line_begin_ = lines_.past_break(at_);
      at_ = lines_.past_spaces(*line_begin_);
      const std::uint32_t column = at_ - *line_begin_;
      const std::uint32_t content = lines_.past_blanks(at_);
      const bool empty = lines_.is_break(content);
      if (!empty && content != at_ && column < min_column_ && !tab_) tab_ = at_;
      if (!empty && content == at_ && column < min_column_) return false;
      at_ = content;
    }
    return !lines_.is_document_mark(*line_begin_);
  }

  const Lines& lines_;
  char quote_;
  std::uint32_t at_;
  std::uint32_t min_column_;
  bool needs_decoding_ = false;
  std::optional<std::uint32_t> line_begin_;
  std::optional<std::uint32_t> tab_;
};

struct Escape {
  char name;
  std::string_view text;
};

/// Without `\_`: yaml-cpp 0.7 makes an invalid byte of it.
constexpr std::array escapes{Escape{'t', "\t"},          Escape{'\t', "\t"}, Escape{'n', "\n"},
                             Escape{'r', "\r"},          Escape{' ', " "},   Escape{'"', "\""},
                             Escape{'/', "/"},           Escape{'\\', "\\"}, Escape{'L', "\xE2\x80\xA8"},
                             Escape{'P', "\xE2\x80\xA9"}};

/// Escapes whose result must not stand in a source, with the character they mean.
struct ForbiddenEscape {
  char name;
  std::uint32_t code_point;
};

constexpr std::array forbidden_escapes{ForbiddenEscape{'0', 0x00}, ForbiddenEscape{'a', 0x07},
                                       ForbiddenEscape{'b', 0x08}, ForbiddenEscape{'v', 0x0B},
                                       ForbiddenEscape{'f', 0x0C}, ForbiddenEscape{'e', 0x1B},
                                       ForbiddenEscape{'N', 0x85}};

/// Undoes quoting, escapes and line folding.
class QuoteDecoder {
 public:
  QuoteDecoder(const Lines& lines, std::uint32_t begin, std::uint32_t end, std::vector<Problem>& problems)
      : lines_(lines), quote_(lines[begin]), at_(begin + 1), last_(end - 1), problems_(problems) {}

  std::string run() {
    while (at_ < last_) step();
    return std::move(text_);
  }

 private:
  void step() {
    const char c = lines_[at_];
    if (lines_.is_break(at_)) {
      fold();
    } else if (c == '\'' && quote_ == '\'') {
      text_ += '\'';
      at_ += 2;
    } else if (c == '\\' && quote_ == '"') {
      escape();
    } else {
      text_ += c;
      ++at_;
    }
  }

  /// One line break is a space, each further one a line break; blanks around them do not count.
  void fold() {
    while (text_.size() > kept_ && is_blank(text_.back())) text_.pop_back();
    const std::size_t breaks = skip_breaks();
    text_ += breaks == 1 ? std::string(" ") : std::string(breaks - 1, '\n');
    kept_ = text_.size();
  }

  std::size_t skip_breaks() {
    std::size_t breaks = 0;
    while (at_ < last_ && lines_.is_break(at_)) {
      ++breaks;
      at_ = lines_.past_blanks(lines_.past_break(at_));
    }
    return breaks;
  }

  void escape() {
    const std::uint32_t backslash = at_++;
    if (lines_.is_break(at_)) {
      text_.append(skip_breaks() - 1, '\n');
    } else {
      named_escape(backslash);
    }
    kept_ = text_.size();
  }

  void named_escape(std::uint32_t backslash) {
    const char name = lines_[at_++];
    if (name == 'x') return numbered_escape(backslash, 2);
    if (name == 'u') return numbered_escape(backslash, 4);
    if (name == 'U') return numbered_escape(backslash, 8);
    const auto* plain = std::find_if(escapes.begin(), escapes.end(), [&](auto& e) { return e.name == name; });
    if (plain != escapes.end()) {
      text_ += plain->text;
      return;
    }
    const auto* forbidden = std::find_if(forbidden_escapes.begin(), forbidden_escapes.end(),
                                         [&](auto& e) { return e.name == name; });
    if (forbidden != forbidden_escapes.end()) {
      put(backslash, forbidden->code_point);
    } else {
      report_unknown(backslash);
    }
  }

  void numbered_escape(std::uint32_t backslash, std::uint32_t digits) {
    std::uint32_t value = 0;
    for (std::uint32_t i = 0; i < digits; ++i, ++at_) {
      const char c = at_ < last_ ? lines_[at_] : '"';
      if (c >= '0' && c <= '9') {
        value = value * 16 + static_cast<std::uint32_t>(c - '0');
      } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        value = value * 16 + static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
      } else {
        return report_unknown(backslash);
      }
    }
    put(backslash, value);
  }

  void put(std::uint32_t backslash, std::uint32_t code_point) {
    if (!utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(code_point)))
      return report_unknown(backslash);
    if (is_forbidden(code_point)) {
      report(
          {.code = control_character,
           .at = {backslash, at_},
           .message = fmt::format("diese Maskierung ergibt das Steuerzeichen {}", character_name(code_point)),
           .help = "die Maskierung löschen"});
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
    for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) text_ += static_cast<char>(bytes[i]);
  }

  /// Of many bad escapes in one text the first few will do.
  void report(Problem problem) {
    constexpr std::size_t enough = 5;
    if (problems_.size() < enough) problems_.push_back(std::move(problem));
  }

  void report_unknown(std::uint32_t backslash) {
    report(
        {.code = yaml_syntax,
         .at = {backslash, std::min(at_, last_)},
         .message = "ein Rückstrich in doppelten Anführungszeichen leitet hier keine gültige Maskierung ein",
         .help = "einfache Anführungszeichen verwenden ('…') oder den Rückstrich verdoppeln (\\\\)"});
  }

  const Lines& lines_;
  char quote_;
  std::uint32_t at_;
  std::uint32_t last_;
  std::vector<Problem>& problems_;
  std::string text_;
  /// Blanks before this length were escaped and stay.
  std::size_t kept_ = 0;
};

}  // namespace

QuotedCut cut_quoted(const Lines& lines, std::uint32_t begin, std::uint32_t line_begin,
                     ScalarContext context) {
  QuoteFinder finder(lines, begin, context.min_column);
  QuotedCut cut;
  const bool closed = finder.run();
  cut.scalar = {.style = lines[begin] == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted,
                .begin = begin,
                .end = finder.at(),
                .line_begin = finder.line_begin().value_or(line_begin),
                .multi_line = finder.line_begin().has_value(),
                .tab_in_indentation = finder.tab()};
  if (!closed) {
    cut.unclosed_at = finder.at();
  } else if (finder.needs_decoding()) {
    cut.scalar.decoded = QuoteDecoder(lines, begin, cut.scalar.end, cut.problems).run();
  } else {
    cut.scalar.verbatim = lines.between(begin + 1, cut.scalar.end - 1);
  }
  return cut;
}

}  // namespace budgetc
