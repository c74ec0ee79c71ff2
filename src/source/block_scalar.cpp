#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "source/key_line.hpp"
#include "source/scalar_cut.hpp"

namespace budgetc {
namespace {

enum class Chomp : std::uint8_t { clip, strip, keep };

/// `|2-` and the like.
struct Header {
  bool folded = false;
  Chomp chomp = Chomp::clip;
  std::uint32_t indent_digit = 0;  ///< 0: not given
  std::uint32_t end = 0;           ///< one past the indicators
};

/// Joins the lines of a block scalar, literally or folded.
class BlockText {
 public:
  explicit BlockText(bool folded) : folded_(folded) {}

  void add_line(std::string_view line) {
    if (line.empty()) {
      ++empty_lines_;
      return;
    }
    const bool indented = line.front() == ' ' || line.front() == '\t';
    separate(indented);
    text_ += line;
    after_indented_ = indented;
    has_content_ = true;
    empty_lines_ = 0;
  }

  /// The text with its last line breaks as the header wants them. `open_end`: the file ends inside the last
  /// line.
  std::string finish(Chomp chomp, bool open_end) && {
    const std::size_t last_break = has_content_ && !open_end ? 1 : 0;
    if (chomp == Chomp::clip) text_.append(last_break, '\n');
    if (chomp == Chomp::keep) text_.append(last_break + empty_lines_, '\n');
    return std::move(text_);
  }

 private:
  void separate(bool indented) {
    if (!has_content_) {
      text_.append(empty_lines_, '\n');
    } else if (!folded_ || indented || after_indented_) {
      text_.append(empty_lines_ + 1, '\n');
    } else if (empty_lines_ == 0) {
      text_ += ' ';
    } else {
      text_.append(empty_lines_, '\n');
    }
  }

  bool folded_;
  bool has_content_ = false;
  bool after_indented_ = false;
  std::size_t empty_lines_ = 0;
  std::string text_;
};

class BlockCutter {
 public:
  BlockCutter(const Lines& lines, std::int64_t parent_column)
      : lines_(lines),
        base_(static_cast<std::uint32_t>(std::max<std::int64_t>(parent_column, 0))),
        min_indent_(static_cast<std::uint32_t>(parent_column >= 0 ? parent_column + 1 : 1)) {}

  BlockCut run(std::uint32_t begin, std::uint32_t line_begin) {
    const Header header = read_header(begin);
    cut_.scalar.style = header.folded ? ScalarStyle::folded : ScalarStyle::literal;
    cut_.scalar.begin = begin;
    cut_.scalar.end = header.end;
    cut_.scalar.line_begin = line_begin;
    const std::uint32_t line_end = check_rest_of_header(header);
    if (cut_.problem) return std::move(cut_);
    const std::uint32_t first = lines_.past_break(line_end);
    indent_ = header.indent_digit > 0 ? base_ + header.indent_digit : detect_indent(first);
    if (!cut_.problem) read_lines(first, header);
    return std::move(cut_);
  }

 private:
  Header read_header(std::uint32_t begin) {
    Header header{.folded = lines_[begin] == '>', .end = begin + 1};
    bool has_chomp = false;
    for (;; ++header.end) {
      const char c = lines_[header.end];
      if ((c == '+' || c == '-') && !has_chomp) {
        header.chomp = c == '+' ? Chomp::keep : Chomp::strip;
        has_chomp = true;
      } else if (c >= '1' && c <= '9' && header.indent_digit == 0) {
        header.indent_digit = static_cast<std::uint32_t>(c - '0');
      } else {
        return header;
      }
    }
  }

  /// Only a comment may follow the header. Gives the end of its line.
  std::uint32_t check_rest_of_header(const Header& header) {
    const std::uint32_t rest = lines_.past_blanks(header.end);
    const std::uint32_t line_end = lines_.line_end(header.end);
    const bool comment = lines_[rest] == '#' && rest > header.end;
    if (rest < line_end && !comment) {
      cut_.problem = {
          .code = yaml_syntax,
          .at = {rest, line_end},
          .message = "hinter dem Zeichen für einen mehrzeiligen Text steht noch etwas in derselben Zeile",
          .help =
              fmt::format("den Text in der nächsten Zeile beginnen, eingerückt; soll er mit {} anfangen, {}",
                          lines_[cut_.scalar.begin], quoted_instead(line_end))};
    }
    return line_end;
  }

  /// The line from its header on, in quotation marks.
  [[nodiscard]] std::string quoted_instead(std::uint32_t line_end) const {
    const auto quoted = in_quotes(lines_.between(cut_.scalar.begin, line_end));
    return quoted ? write_instead(*quoted) : std::string("gehört er in Anführungszeichen");
  }

  /// Indentation of the first line with content. A blank line before it must not be longer; of a text without
  /// such a line the longest blank one counts (YAML 1.2, section 8.1.1.1).
  std::uint32_t detect_indent(std::uint32_t at) {
    std::uint32_t longest = 0;
    std::uint32_t longest_at = at;
    while (!lines_.at_end(at)) {
      const std::uint32_t content = lines_.past_spaces(at);
      const std::uint32_t spaces = content - at;
      if (!lines_.is_break(content)) {
        if (spaces < min_indent_) break;  // not a line of this text, which has none
        if (longest > spaces) report_longer_blank(longest_at, longest);
        return spaces;
      }
      if (spaces > longest) longest_at = at;
      longest = std::max(longest, spaces);
      at = lines_.past_break(content);
    }
    return std::max(longest, min_indent_);
  }

  void report_longer_blank(std::uint32_t line, std::uint32_t spaces) {
    cut_.problem = {
        .code = yaml_syntax,
        .at = {line, line + spaces},
        .message = "die leere Zeile am Anfang des Textes ist weiter eingerückt als der Text selbst",
        .help = "die Leerzeichen in dieser Zeile löschen"};
  }

  void read_lines(std::uint32_t at, const Header& header) {
    BlockText text(header.folded);
    bool open_end = false;
    while (!lines_.at_end(at) && takes_line(at)) {
      const std::uint32_t line_end = lines_.line_end(at);
      const std::uint32_t content = std::min(at + indent_, line_end);
      if (content < line_end || !lines_.at_end(line_end)) text.add_line(lines_.between(content, line_end));
      if (content < line_end) {
        cut_.scalar.end = line_end;
        cut_.scalar.line_begin = at;
        open_end = lines_.at_end(line_end);
      }
      at = lines_.past_break(line_end);
    }
    cut_.scalar.multi_line = true;
    cut_.scalar.decoded = std::move(text).finish(header.chomp, open_end);
  }

  /// A line belongs to the text when it is indented enough, or holds nothing but spaces.
  bool takes_line(std::uint32_t at) {
    const std::uint32_t content = lines_.past_spaces(at);
    if (content - at >= indent_ || lines_.is_break(content)) return true;
    if (lines_[content] == '\t') cut_.scalar.tab_in_indentation = content;
    return false;
  }

  const Lines& lines_;
  std::uint32_t base_;
  std::uint32_t min_indent_;
  std::uint32_t indent_ = 0;
  BlockCut cut_;
};

}  // namespace

BlockCut cut_block(const Lines& lines, std::uint32_t begin, std::uint32_t line_begin,
                   std::int64_t parent_column) {
  return BlockCutter(lines, parent_column).run(begin, line_begin);
}

}  // namespace budgetc
