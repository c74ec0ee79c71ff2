#include "rules/text/texts.hpp"

#include <algorithm>

#include "live/live_figure.hpp"

namespace budgetc::rules {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Letters, digits, and every byte beyond ASCII, among them those of no-break spaces.
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Finds the numbers of one text in its source.
class Scanner {
 public:
  Scanner(std::string_view raw, Span span) : raw_(raw), span_(span) {}

  std::vector<NumberInText> run() {
    auto live = live::find_opening(raw_);
    for (std::size_t i = 0; i < raw_.size();) {
      if (live && i >= live->place.offset) {
        i = std::max<std::size_t>(i, live->end);
        live = live::find_opening(raw_, i);
        continue;
      }
      if (!is_digit(raw_[i])) {
        ++i;
        continue;
      }
      const std::size_t end = end_of(i);
      if (stands_alone(i, end)) {
        const auto begin = span_.begin + static_cast<std::uint32_t>(i);
        numbers_.push_back({raw_.substr(i, end - i),
                            word_before(i),
                            word_after(end),
                            {span_.file, begin, begin + static_cast<std::uint32_t>(end - i)}});
      }
      i = std::max(end, i + 1);
    }
    return std::move(numbers_);
  }

 private:
  /// Digits in groups that single dots or hyphens join.
  [[nodiscard]] std::size_t end_of(std::size_t at) const {
    while (at < raw_.size()) {
      if (is_digit(raw_[at])) {
        ++at;
        continue;
      }
      const bool joins =
          (raw_[at] == '.' || raw_[at] == '-') && at + 1 < raw_.size() && is_digit(raw_[at + 1]);
      if (!joins) break;
      ++at;
    }
    return at;
  }

  [[nodiscard]] bool stands_alone(std::size_t begin, std::size_t end) const {
    if (begin > 0) {
      const char before = raw_[begin - 1];
      if (is_word(before) || before == '.' || before == ',' || before == '-' || before == '/') return false;
    }
    if (end == raw_.size()) return true;
    const char after = raw_[end];
    if (is_word(after) || after == '/' || after == '-') return false;
    return after != ',' || end + 1 == raw_.size() || !is_digit(raw_[end + 1]);
  }

  [[nodiscard]] std::string_view word_before(std::size_t begin) const {
    std::size_t end = begin;
    while (end > 0 && is_blank(raw_[end - 1])) --end;
    std::size_t start = end;
    while (start > 0 && (is_word(raw_[start - 1]) || raw_[start - 1] == '-')) --start;
    return end == begin ? std::string_view() : raw_.substr(start, end - start);
  }

  [[nodiscard]] std::string_view word_after(std::size_t end) const {
    std::size_t start = end;
    while (start < raw_.size() && is_blank(raw_[start])) ++start;
    std::size_t stop = start;
    while (stop < raw_.size() && (is_word(raw_[stop]) || raw_[stop] == '%')) ++stop;
    return raw_.substr(start, stop - start);
  }

  std::string_view raw_;
  Span span_;
  std::vector<NumberInText> numbers_;
};

}  // namespace

std::vector<NumberInText> numbers_in(const SourceFiles& files, const Text& text) {
  if (text.value.empty()) return {};
  return Scanner(files.text(text.span), text.span).run();
}

}  // namespace budgetc::rules
