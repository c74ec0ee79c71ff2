#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emit/latex.hpp"

namespace budgetc::emit {

/// Writes macro calls; all text of sources passes through it and is escaped there.
class LatexWriter {
 public:
  /// `origin`: where the text comes from that is written before another origin is named.
  LatexWriter(const SourceFiles& files, const CharacterSet& font, Span origin = {})
      : files_(&files), font_(&font), origin_(origin) {}

  /// `\name`, at the beginning of a line. Arguments follow.
  LatexWriter& macro(std::string_view name);
  /// `{…}` with escaped text.
  LatexWriter& text(std::string_view words);
  /// `{…}` with runs: bold, italic and links.
  LatexWriter& text(const RichText& words);
  /// The same with a link target before them; an empty one is none.
  LatexWriter& text(const RichText& words, std::string_view anchor);
  /// `{…}` with lines divided by `\HBumbruch`.
  LatexWriter& lines(const std::vector<std::string>& words);
  /// `{…}` with a link target, reduced to the characters a name may have; empty for none.
  LatexWriter& name(std::string_view anchor);
  /// `{…}` with a keyword or number of the class.
  LatexWriter& word(std::string_view keyword);
  LatexWriter& number(int value);
  /// Opens and closes an argument that is written in pieces.
  LatexWriter& open();
  LatexWriter& close();
  /// A piece of an open argument.
  LatexWriter& piece(std::string_view words);
  LatexWriter& link(std::string_view anchor, std::string_view words);
  LatexWriter& command(std::string_view name);
  void end_line();
  /// The comment line that leads errors of a run back to the source.
  void origin(Span span);

  [[nodiscard]] std::string take_text() { return std::move(out_); }
  [[nodiscard]] std::vector<MissingCharacter> take_missing() { return std::move(missing_); }

 private:
  void escape(std::string_view words);
  void escape_composed(std::string_view words);
  void escape_short_words(std::string_view words);
  void escape_character(char32_t character, std::string_view bytes);
  void run(const TextRun& run);
  void note_missing(char32_t character);
  /// Ends a line that would soon be longer than TeX can bear; true where that writes the next character, too.
  bool break_line(char32_t next);

  const SourceFiles* files_;
  const CharacterSet* font_;
  std::string out_;
  Span origin_;
  /// TeX reads no line of more than 200,000 bytes, and stops without a message.
  static constexpr std::size_t longest_line = 50'000;
  /// How many times longer than itself a text can become.
  static constexpr std::size_t largest_growth = 20;
  /// Where a line begins, not necessarily the last one.
  std::size_t line_begin_ = 0;
  std::vector<MissingCharacter> missing_;
  std::set<std::pair<char32_t, Span>> noted_;
};

}  // namespace budgetc::emit
