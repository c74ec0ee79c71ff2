#include "schema/swallowed_keys.hpp"

#include <algorithm>
#include <array>

#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// Keys that are ordinary words: prose may have a line that begins with one.
constexpr auto ordinary_words =
    std::to_array<std::string_view>({"alt", "art", "bis", "neu", "ueber", "unter", "wenn", "zeichen"});

/// Keys that begin an item of a list; prose has lists too, and theirs may begin with any word.
constexpr auto item_keys =
    std::to_array<std::string_view>({"betrag", "bezeichnung", "kennung", "nummer", "regel"});

bool is_key_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_number_of_row(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

/// The words of a line up to its colon, as a key is written.
struct Head {
  std::string_view key;
  bool of_item = false;
  /// What stands behind the colon and a blank.
  std::string_view rest;
};

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

std::optional<Head> head_of(std::string_view line) {
  line = without_blanks(line);
  Head head;
  head.of_item = line.starts_with("- ");
  if (head.of_item) line = without_blanks(line.substr(2));
  const bool quoted = line.starts_with('"') || line.starts_with('\'');
  if (quoted) line.remove_prefix(1);
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(line, is_key_letter) - line.begin());
  head.key = line.substr(0, end);
  line.remove_prefix(end);
  if (quoted && !line.empty()) line.remove_prefix(1);
  const bool is_key = line == ":" || line.starts_with(": ");
  if (head.key.empty() || !is_key) return std::nullopt;
  head.rest = without_blanks(line.substr(1));
  return head;
}

bool names_key(const Head& head, const KeyNames& names) {
  if (is_number_of_row(head.key)) return head.rest.starts_with('[');
  if (head.of_item) return std::ranges::binary_search(item_keys, head.key);
  return names.contains(head.key);
}

}  // namespace

KeyNames::KeyNames(std::span<const std::string> keys) {
  for (const std::string& key : keys) {
    if (std::ranges::find(ordinary_words, key) == ordinary_words.end()) names_.insert(key);
  }
}

void KeyNames::add(std::string_view level_or_plan) {
  names_.insert(to_key(level_or_plan));
}

std::optional<SwallowedKey> find_swallowed_key(std::string_view raw, const KeyNames& names) {
  std::size_t begin = raw.find('\n');
  while (begin < raw.size()) {
    const std::size_t end = std::min(raw.find('\n', begin + 1), raw.size());
    std::string_view line = raw.substr(begin + 1, end - begin - 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto head = head_of(line);
    if (head && names_key(*head, names)) {
      const auto at = static_cast<std::uint32_t>(head->key.data() - raw.data());
      return SwallowedKey{head->key, at, at + static_cast<std::uint32_t>(head->key.size())};
    }
    begin = end;
  }
  return std::nullopt;
}

}  // namespace budgetc::binding
