#include "emit/file_names.hpp"

namespace budgetc::emit {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::string safe_file_stem(std::string_view text) {
  constexpr std::size_t longest = 120;
  std::string stem;
  for (const char c : text.substr(0, longest)) {
    const bool safe = is_letter_or_digit(c) || c == '-' || c == '_' || (c == '.' && !stem.empty());
    stem += safe ? c : '_';
  }
  return stem.empty() ? "_" : stem;
}

std::string FileNames::take(std::string_view id) {
  const std::string stem = safe_file_stem(id);
  std::string name = stem;
  int& last = last_number_.try_emplace(lower_case(stem), 1).first->second;
  while (!taken_.insert(lower_case(name)).second) name = stem + "-" + std::to_string(++last);
  return name;
}

}  // namespace budgetc::emit
