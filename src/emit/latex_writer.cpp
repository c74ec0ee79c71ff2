#include "emit/latex_writer.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <utf8proc.h>

#include "base/utf8.hpp"

namespace budgetc::emit {
namespace {

/// The only characters that mean something to the class; it sets all others as they stand.
constexpr std::array<std::pair<char32_t, std::string_view>, 10> escapes{{{U'\\', "\\textbackslash{}"},
                                                                         {U'{', "\\{"},
                                                                         {U'}', "\\}"},
                                                                         {U'$', "\\$"},
                                                                         {U'&', "\\&"},
                                                                         {U'#', "\\#"},
                                                                         {U'%', "\\%"},
                                                                         {U'_', "\\_"},
                                                                         {U'^', "\\textasciicircum{}"},
                                                                         {U'~', "\\textasciitilde{}"}}};

/// Set by the class itself, whatever the font has: no-break spaces, soft and hard hyphens.
constexpr std::array<char32_t, 5> set_by_class{U'\u00A0', U'\u00AD', U'\u2010', U'\u2011', U'\u202F'};

bool is_space(char32_t character) {
  return character == U'\n' || character == U'\t' || character == U'\r';
}

/// Says where overlong words may be divided. TeX hyphenates no word of more than 63 letters, and no address
/// of a web page; both would stick out.
class LongWords {
 public:
  /// What stands before the character that `rest` begins with: nothing, or a place to divide the word.
  std::string_view before(std::string_view rest) {
    const char last = std::exchange(last_, rest.front());
    if (breaks.find(last) != std::string_view::npos) {
      length_ = length(rest);
      since_division_ = 0;
      return {};
    }
    if (continues_character(rest.front())) return {};
    ++since_division_;
    if (length_ > longest_address && joints.find(last) != std::string_view::npos) return divide("\\HBfuge{}");
    if (length_ > longest_word && since_division_ == piece) return divide("\\HBfuge{-}");
    return {};
  }

 private:
  static constexpr std::string_view breaks = " \n\t\r-/";  // lines end behind them anyway
  static constexpr std::string_view joints = ".,:?=&_#%";  // of addresses
  static constexpr std::size_t longest_address = 24;
  static constexpr std::size_t longest_word = 60;
  static constexpr std::size_t piece = 15;

  static std::size_t length(std::string_view text) {
    const std::string_view word = text.substr(0, text.find_first_of(breaks));
    return word.size() - static_cast<std::size_t>(std::ranges::count_if(word, continues_character));
  }
  std::string_view divide(std::string_view macro) {
    since_division_ = 0;
    return macro;
  }

  char last_ = ' ';
  std::size_t length_ = 0;
  std::size_t since_division_ = 0;
};

/// Whether a text may hold marks that belong to the letter before them (U+0300 to U+036F).
bool has_combining_mark(std::string_view text) {
  return std::ranges::any_of(text, [](char byte) { return byte == '\xCC' || byte == '\xCD'; });
}

/// The text with letters and their marks as one character each, where there is one: the font has "ü" and no
/// mark to set over a "u".
std::string composed(std::string_view text) {
  utf8proc_uint8_t* result = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &result,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0) return std::string(text);  // invalid bytes
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(length)};
}

/// Whether a word may be so long that it has to be divided.
bool has_long_word(std::string_view text) {
  constexpr std::size_t long_word = 24;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\n') {
      begin = i + 1;
    } else if (i - begin >= long_word) {
      return true;
    }
  }
  return false;
}

/// By ASCII character: whether it stands as it is where the font has it.
constexpr std::array<bool, 128> stands_as_it_is = [] {
  std::array<bool, 128> table{};
  for (char32_t c = U' '; c < U'\x7f'; ++c)
    table[c] = std::ranges::find(escapes, c, &std::pair<char32_t, std::string_view>::first) == escapes.end();
  return table;
}();

bool is_plain(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < stands_as_it_is.size() && stands_as_it_is[byte];
}

bool may_stand_in_name(char letter) {
  const bool alphanumeric = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                            (letter >= '0' && letter <= '9');
  return alphanumeric || std::string_view(".:/+-").find(letter) != std::string_view::npos;
}

}  // namespace

LatexWriter& LatexWriter::macro(std::string_view name) {
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  out_ += '\\';
  out_ += name;
  return *this;
}

LatexWriter& LatexWriter::text(std::string_view words) {
  return open().piece(words).close();
}

LatexWriter& LatexWriter::text(const RichText& words) {
  return text(words, {});
}

LatexWriter& LatexWriter::text(const RichText& words, std::string_view anchor) {
  origin_ = words.origin;
  open();
  if (!anchor.empty()) {
    out_ += "\\HBanker";
    name(anchor);
  }
  for (const TextRun& part : words.runs) run(part);
  return close();
}

LatexWriter& LatexWriter::lines(const std::vector<std::string>& words) {
  open();
  for (const std::string& line : words) {
    if (&line != &words.front()) command("HBumbruch");
    piece(line);
  }
  return close();
}

LatexWriter& LatexWriter::name(std::string_view anchor) {
  std::string safe(anchor);
  std::ranges::replace_if(
      safe, [](char letter) { return !may_stand_in_name(letter); }, '-');
  return word(safe);
}

LatexWriter& LatexWriter::word(std::string_view keyword) {
  out_ += '{';
  out_ += keyword;
  out_ += '}';
  return *this;
}

LatexWriter& LatexWriter::number(int value) {
  return word(fmt::format("{}", value));
}

LatexWriter& LatexWriter::open() {
  out_ += '{';
  return *this;
}

LatexWriter& LatexWriter::close() {
  out_ += '}';
  return *this;
}

LatexWriter& LatexWriter::piece(std::string_view words) {
  escape(words);
  return *this;
}

LatexWriter& LatexWriter::link(std::string_view anchor, std::string_view words) {
  if (anchor.empty()) return piece(words);
  out_ += "\\HBverweis";
  return name(anchor).text(words);
}

LatexWriter& LatexWriter::command(std::string_view name) {
  out_ += fmt::format("\\{}{{}}", name);
  return *this;
}

void LatexWriter::end_line() {
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
}

void LatexWriter::origin(Span span) {
  origin_ = span;
  if (span.end == 0 || static_cast<std::size_t>(span.file) >= files_->size()) return;
  const SourceFile& file = (*files_)[span.file];
  std::string path = file.name();
  std::ranges::replace_if(
      path, [](char letter) { return letter == '\n' || letter == '\r'; }, '?');
  end_line();
  out_ += fmt::format("%q {}:{}\n", path, file.position(span.begin).line);
}

void LatexWriter::run(const TextRun& run) {
  if (run.bold) out_ += "\\HBfett{";
  if (run.italic) out_ += "\\HBkursiv{";
  link(run.link, run.text);
  if (run.italic) out_ += '}';
  if (run.bold) out_ += '}';
}

void LatexWriter::escape(std::string_view words) {
  if (has_combining_mark(words)) {
    escape_composed(composed(words));
  } else if (words.size() * largest_growth + out_.size() - line_begin_ < longest_line &&
             !has_long_word(words)) {
    escape_short_words(words);
  } else {
    escape_composed(words);
  }
}

void LatexWriter::escape_composed(std::string_view words) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(words.data());
  auto left = static_cast<utf8proc_ssize_t>(words.size());
  LongWords long_words;
  while (left > 0) {
    out_ += long_words.before(words.substr(words.size() - static_cast<std::size_t>(left)));
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, left, &character);
    if (length <= 0) {  // the reader lets no invalid byte through, but an emitter trusts nobody
      note_missing(U'\uFFFD');
      ++bytes;
      --left;
      continue;
    }
    if (!break_line(static_cast<char32_t>(character)))
      escape_character(static_cast<char32_t>(character),
                       {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)});
    bytes += length;
    left -= length;
  }
}

/// Almost every text: no word has to be divided, and no line to be broken.
void LatexWriter::escape_short_words(std::string_view words) {
  while (!words.empty()) {
    const auto special = std::ranges::find_if_not(
        words, [this](char c) { return is_plain(c) && font_->contains(static_cast<char32_t>(c)); });
    const auto plain = static_cast<std::size_t>(special - words.begin());
    out_ += words.substr(0, plain);
    words.remove_prefix(plain);
    if (words.empty()) return;
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(words.data()),
                                                     static_cast<utf8proc_ssize_t>(words.size()), &character);
    if (length <= 0) return escape_composed(words);  // it says so
    escape_character(static_cast<char32_t>(character), words.substr(0, static_cast<std::size_t>(length)));
    words.remove_prefix(static_cast<std::size_t>(length));
  }
}

bool LatexWriter::break_line(char32_t next) {
  if (out_.size() - line_begin_ < longest_line) return false;
  line_begin_ = out_.rfind('\n') + 1;
  if (out_.size() - line_begin_ < longest_line) return false;
  // TeX skips blanks at the beginning of a line, so one stands before the break; the comment sign keeps a
  // line of blanks from being an empty one, which would end a paragraph.
  const bool at_blank = next == U' ' || is_space(next);
  out_ += at_blank ? " %\n" : "%\n";
  line_begin_ = out_.size();
  return at_blank;
}

void LatexWriter::escape_character(char32_t character, std::string_view bytes) {
  if (is_space(character)) {
    out_ += ' ';
    return;
  }
  const auto special = std::ranges::find(escapes, character, &std::pair<char32_t, std::string_view>::first);
  if (special != escapes.end()) {
    out_ += special->second;
  } else if (font_->contains(character) || std::ranges::find(set_by_class, character) != set_by_class.end()) {
    out_ += bytes;
  } else {
    note_missing(character);
  }
}

void LatexWriter::note_missing(char32_t character) {
  if (noted_.emplace(character, origin_).second)
    missing_.push_back({.character = character, .origin = origin_});
  out_ += fmt::format("‹U+{:04X}›", static_cast<std::uint32_t>(character));
}

}  // namespace budgetc::emit
