#include "live/live_figure.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "live/tokens.hpp"
#include "model/column.hpp"

namespace budgetc::live {
namespace {

using std::string_view;

constexpr std::array<std::pair<string_view, Subject>, 4> subjects{{{"betrag", Subject::amount},
                                                                   {"ring", Subject::ring},
                                                                   {"kennzahl", Subject::indicator},
                                                                   {"stellen", Subject::posts}}};

constexpr string_view formats_help =
    "möglich sind: in T€, in Mio. €, in % von (Zeile), je Einwohner, gegenüber (Spalte), ohne Vorzeichen";

/// Where the brace that closes a reference stands: before the next paragraph and the next brace.
std::optional<std::size_t> closing_brace(string_view text, std::size_t from) {
  const std::size_t at = text.find_first_of("{}", from);
  if (at == string_view::npos || text[at] == '{') return std::nullopt;
  if (text.substr(from, at - from).find("\n\n") != string_view::npos) return std::nullopt;
  return at;
}

/// The subject whose word a text begins with, with a blank behind it: page plans have `{ring}` for a number.
const std::pair<string_view, Subject>* subject_at(string_view text) {
  const auto found = std::ranges::find_if(subjects, [&](const auto& one) {
    if (!text.starts_with(one.first)) return false;
    const string_view rest = text.substr(one.first.size());
    return blank_length(rest) > 0;
  });
  return found == subjects.end() ? nullptr : &*found;
}

bool is_year(string_view text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == string_view::npos;
}

bool begins_format(const Token& token) {
  constexpr std::array<string_view, 5> words{"in", "ohne", "je", "gegenüber", "gegenueber"};
  return std::ranges::any_of(words, [&](string_view word) { return token == word; });
}

/// Reads the words of one reference, from the first to the last.
class Reading {
 public:
  Reading(string_view text, const Opening& opening, std::vector<Token> tokens)
      : text_(text), tokens_(std::move(tokens)) {
    figure_.subject = opening.subject;
    figure_.place = {opening.place.offset, opening.end - opening.place.offset};
  }

  tl::expected<LiveFigure, ExpressionError> read() {
    const bool has_format = figure_.subject == Subject::amount || figure_.subject == Subject::ring;
    while (!error_ && at_ < tokens_.size()) has_format ? read_next() : read_plain();
    if (error_) return tl::unexpected(*std::move(error_));
    return std::move(figure_);
  }

 private:
  [[nodiscard]] std::span<const Token> rest() const { return std::span(tokens_).subspan(at_); }
  [[nodiscard]] bool ahead(std::size_t distance, string_view word) const {
    return at_ + distance < tokens_.size() && tokens_[at_ + distance] == word;
  }

  void fail(std::string message, string_view help, TextRange place) {
    error_ = ExpressionError{std::move(message), std::string(help), place};
  }
  void fail_here(std::string message, string_view help) {
    fail(std::move(message), help, tokens_[at_].word.place);
  }

  /// Operands of an indicator and of posts, and at last the year.
  void read_plain() {
    const Token& token = tokens_[at_];
    if (begins_format(token))
      return fail_here(fmt::format("„{}“ passt hier nicht", token.word.text),
                       "eine Form wählen lässt sich nur bei betrag und ring");
    if (figure_.column) return fail_here(fmt::format("„{}“ passt hier nicht", token.word.text), usage());
    const bool has_kind = ahead(1, "Ist") || ahead(1, "Plan");
    if (!token.quoted && !is_year(token.word.text)) {
      figure_.operands.push_back(token.word);
      ++at_;
    } else {
      figure_.column = join(text_, token, has_kind && !token.quoted ? tokens_[at_ + 1] : token);
      at_ += has_kind && !token.quoted ? 2 : 1;
    }
  }

  /// An operand, a column or a format of an amount.
  void read_next() {
    if (begins_format(tokens_[at_])) return read_format();
    if (const auto column = take_column()) {
      if (figure_.column) return fail("hier steht eine zweite Spalte", usage(), column->place);
      figure_.column = column;
      return;
    }
    if (figure_.column || formatted_)
      return fail_here(fmt::format("„{}“ passt hier nicht", tokens_[at_].word.text),
                       formatted_ ? formats_help : usage());
    figure_.operands.push_back(take_sum());
  }

  [[nodiscard]] string_view usage() const { return usage_of(figure_.subject); }

  Word take_sum() {
    const std::size_t length = figure_.subject == Subject::amount ? length_of_sum(rest()) : 1;
    const Word word = join(text_, tokens_[at_], tokens_[at_ + length - 1]);
    at_ += length;
    return word;
  }

  /// A column in quotation marks, or as two words: Ansatz 2024.
  std::optional<Word> take_column() {
    if (at_ >= tokens_.size()) return std::nullopt;
    if (tokens_[at_].quoted) return tokens_[at_++].word;
    if (at_ + 1 >= tokens_.size()) return std::nullopt;
    const Word both = join(text_, tokens_[at_], tokens_[at_ + 1]);
    const string_view kind = tokens_[at_].word.text;
    if (!is_year(tokens_[at_ + 1].word.text) || !parse_column(fmt::format("{} 2000", kind)))
      return std::nullopt;
    at_ += 2;
    return both;
  }

  void read_format() {
    formatted_ = true;
    const std::size_t before = at_;
    if (tokens_[at_] == "in") return read_unit();
    if (tokens_[at_] == "ohne" && ahead(1, "Vorzeichen")) {
      at_ += 2;
      return once(figure_.format.absolute, before);
    }
    if (tokens_[at_] == "je" && ahead(1, "Einwohner")) {
      at_ += 2;
      return once(figure_.format.per_inhabitant, before);
    }
    if (tokens_[at_] == "gegenüber" || tokens_[at_] == "gegenueber") return read_compared();
    unknown_format();
  }

  void unknown_format() {
    const std::size_t last = std::min(at_ + 1, tokens_.size() - 1);
    const Word words = join(text_, tokens_[at_], tokens_[last]);
    fail(fmt::format("die Form „{}“ gibt es nicht", words.text), formats_help, words.place);
  }

  /// Sets what a format says; no format is said twice.
  void once(bool& flag, std::size_t before) {
    if (flag) fail("diese Form steht zweimal", "", join(text_, tokens_[before], tokens_[at_ - 1]).place);
    flag = true;
  }

  void read_unit() {
    const std::size_t before = at_;
    if (ahead(1, "%") && ahead(2, "von")) return read_whole();
    Scale scale = Scale::euros;
    if (ahead(1, "T€")) {
      scale = Scale::thousands;
      at_ += 2;
    } else if (ahead(1, "Mio.€") || (ahead(1, "Mio.") && ahead(2, "€"))) {
      scale = Scale::millions;
      at_ += ahead(1, "Mio.") ? 3 : 2;
    } else {
      return unknown_format();
    }
    bool scaled = figure_.format.scale != Scale::euros;
    once(scaled, before);
    figure_.format.scale = scale;
  }

  void read_whole() {
    const std::size_t before = at_;
    at_ += 3;
    if (at_ >= tokens_.size() || tokens_[at_].quoted || begins_format(tokens_[at_]))
      return fail("hier fehlt die Zeile, von der es ein Teil ist", "zum Beispiel: in % von 017",
                  join(text_, tokens_[before], tokens_[at_ - 1]).place);
    bool shared = figure_.format.whole.has_value();
    const std::size_t length = length_of_sum(rest());
    figure_.format.whole = join(text_, tokens_[at_], tokens_[at_ + length - 1]);
    at_ += length;
    once(shared, before);
  }

  void read_compared() {
    const std::size_t before = at_++;
    bool compared = figure_.format.compared.has_value();
    figure_.format.compared = take_column();
    if (!figure_.format.compared)
      return fail("hinter „gegenüber“ fehlt die Spalte", "zum Beispiel: gegenüber Ansatz 2025",
                  tokens_[before].word.place);
    once(compared, before);
  }

  string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool formatted_ = false;
  LiveFigure figure_;
  std::optional<ExpressionError> error_;
};

/// Formats that say nothing together.
std::optional<ExpressionError> find_contradiction(const LiveFigure& figure) {
  const Format& format = figure.format;
  const auto error = [&](string_view message, TextRange place) {
    return ExpressionError{std::string(message), "", place};
  };
  const bool scaled = format.scale != Scale::euros;
  if (format.whole && (scaled || format.per_inhabitant || format.compared))
    return error("ein Anteil in % hat keine Einheit und keinen Vergleich", format.whole->place);
  if (scaled && format.per_inhabitant) return error("je Einwohner wird in Euro gerechnet", figure.place);
  if (format.whole && figure.subject == Subject::ring)
    return error("von einem Zweckbindungsring gibt es keinen Anteil an einer Zeile", format.whole->place);
  return std::nullopt;
}

}  // namespace

std::optional<Opening> find_opening(string_view text, std::size_t from) {
  for (std::size_t at = text.find('{', from); at != string_view::npos; at = text.find('{', at + 1)) {
    const auto* const subject = subject_at(text.substr(at + 1));
    if (subject == nullptr) continue;
    const std::size_t behind = at + 1 + subject->first.size();
    const auto close = closing_brace(text, behind);
    return Opening{.subject = subject->second,
                   .place = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(behind - at)},
                   .is_text = at > 0 && text[at - 1] == '\\',
                   .end = static_cast<std::uint32_t>(close ? *close + 1 : behind),
                   .closed = close.has_value()};
  }
  return std::nullopt;
}

tl::expected<LiveFigure, ExpressionError> parse_live_figure(string_view text, const Opening& opening) {
  if (!opening.closed) {
    return tl::unexpected(
        ExpressionError{"die Klammer wird nicht geschlossen",
                        fmt::format("{}; ist die Klammer selbst gemeint: \\{}", usage_of(opening.subject),
                                    text.substr(opening.place.offset, opening.place.length)),
                        opening.place});
  }
  auto tokens = tokens_of(text, opening.place.offset + opening.place.length, opening.end - 1);
  if (!tokens) return tl::unexpected(std::move(tokens.error()));
  auto figure = Reading(text, opening, *std::move(tokens)).read();
  if (!figure) return figure;
  if (auto error = find_contradiction(*figure)) return tl::unexpected(*std::move(error));
  return figure;
}

string_view usage_of(Subject subject) {
  switch (subject) {
    case Subject::ring: return "so schreiben: {ring 35-02 ertraege} oder {ring 35-02 aufwendungen}";
    case Subject::indicator: return "so schreiben: {kennzahl quote 2024}";
    case Subject::posts: return "so schreiben: {stellen 2026} oder {stellen 35.01 2026}";
    case Subject::amount: break;
  }
  return "so schreiben: {betrag 35.02.01 001 \"Ansatz 2024\"}";
}

}  // namespace budgetc::live
