#include "emit/character_set.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace budgetc {
namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view text) {
  std::uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data(), end, value, 16);
  if (error != std::errc() || read != end || value > 0x10FFFF) return std::nullopt;
  return value;
}

std::string_view take_until(std::string_view& text, std::string_view delimiters) {
  const std::size_t end = std::min(text.find_first_of(delimiters), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

}  // namespace

tl::expected<CharacterSet, std::size_t> CharacterSet::parse(std::string_view text) {
  CharacterSet set;
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = take_until(text, "\n");
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      const std::string_view word = take_until(line, " \r\t");
      if (word.empty()) continue;
      const std::size_t dash = std::min(word.find('-'), word.size());
      const auto first = hexadecimal(word.substr(0, dash));
      const auto last = dash == word.size() ? first : hexadecimal(word.substr(dash + 1));
      if (!first || !last || *last < *first) return tl::unexpected(number);
      set.ranges_.push_back({.first = *first, .last = *last});
    }
  }
  std::ranges::sort(set.ranges_, {}, &Range::first);
  for (std::size_t i = 0; i < set.ascii_.size(); ++i) set.ascii_[i] = set.is_listed(static_cast<char32_t>(i));
  return set;
}

bool CharacterSet::is_listed(char32_t character) const {
  const auto after = std::ranges::upper_bound(ranges_, character, {}, &Range::first);
  return after != ranges_.begin() && character <= std::prev(after)->last;
}

}  // namespace budgetc
