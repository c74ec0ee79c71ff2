#include <algorithm>
#include <compare>

#include "base/digits.hpp"
#include "bind/bind_parts.hpp"

namespace budgetc::binding {
namespace {

/// Longer ones are slips, and would not do as file names.
constexpr std::size_t longest_number = 40;

bool is_number_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

std::string_view take_segment(std::string_view& rest) {
  const std::size_t dot = rest.find('.');
  const std::string_view segment = rest.substr(0, dot);
  rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
  return segment;
}

std::string_view without_leading_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

std::strong_ordering compare_segments(std::string_view a, std::string_view b) {
  const bool a_numeric = std::ranges::all_of(a, is_digit);
  const bool b_numeric = std::ranges::all_of(b, is_digit);
  if (a_numeric != b_numeric) return b_numeric <=> a_numeric;
  if (!a_numeric) return a <=> b;
  const std::string_view a_digits = without_leading_zeros(a);
  const std::string_view b_digits = without_leading_zeros(b);
  if (a_digits.size() != b_digits.size()) return a_digits.size() <=> b_digits.size();
  return a_digits <=> b_digits;
}

}  // namespace

bool is_node_number(std::string_view text) {
  if (text.empty() || text.size() > longest_number || text.ends_with('.')) return false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view segment = take_segment(rest);
    if (segment.empty() || !std::ranges::all_of(segment, is_number_character)) return false;
  }
  return true;
}

bool number_less(std::string_view a, std::string_view b) {
  std::string_view a_rest = a;
  std::string_view b_rest = b;
  while (!a_rest.empty() && !b_rest.empty()) {
    const auto order = compare_segments(take_segment(a_rest), take_segment(b_rest));
    if (order != std::strong_ordering::equal) return order == std::strong_ordering::less;
  }
  if (a_rest.empty() != b_rest.empty()) return a_rest.empty();
  return a < b;  // "35.1" and "35.01" are two numbers, if unwise ones
}

std::string_view parent_number(std::string_view number) {
  const std::size_t dot = number.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : number.substr(0, dot);
}

}  // namespace budgetc::binding
