#include "text/did_you_mean.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

namespace budgetc {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> transcriptions{
    {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}}};

/// Longer texts are no keys; comparing them would only cost time.
constexpr std::size_t longest_comparable = 80;

/// Levenshtein distance with swapped neighbours as one edit; what people mistype most.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  std::iota(previous.begin(), previous.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

std::string to_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  while (!text.empty()) {
    const auto umlaut =
        std::ranges::find_if(transcriptions, [&](const auto& t) { return text.starts_with(t.first); });
    if (umlaut != transcriptions.end()) {
      key += umlaut->second;
      text.remove_prefix(umlaut->first.size());
      continue;
    }
    const char c = text.front();
    const bool upper = c >= 'A' && c <= 'Z';
    key += c == ' ' || c == '-' ? '_' : upper ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  return key;
}

std::optional<std::string_view> did_you_mean(std::string_view text,
                                             std::span<const std::string_view> candidates) {
  if (text.size() > longest_comparable) return std::nullopt;
  const std::string written = to_key(text);
  std::optional<std::string_view> nearest;
  std::size_t least = std::max<std::size_t>(1, written.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest_comparable) continue;
    const std::size_t distance = edit_distance(written, to_key(candidate));
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

std::string without_padding(std::string_view number) {
  std::string plain;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool begins = plain.empty() || plain.back() == '.';
    const bool zero = number[i] == '0' && i + 1 < number.size() && number[i + 1] != '.';
    if (!(begins && zero)) plain += number[i];
  }
  return plain;
}

}  // namespace budgetc
