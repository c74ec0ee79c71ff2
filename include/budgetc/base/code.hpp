#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <string_view>

namespace budgetc {

/// Code of a rule: a family letter and two digits, e.g. `Z01`.
class Code {
 public:
  consteval Code(const char (&text)[4])
      : text_{text[0], text[1], text[2]} {}  // NOLINT(google-explicit-constructor)
  /// The code as printed.
  [[nodiscard]] constexpr std::string_view text() const { return {text_.data(), text_.size()}; }
  friend constexpr auto operator<=>(const Code&, const Code&) = default;

 private:
  std::array<char, 3> text_;
};

}  // namespace budgetc
