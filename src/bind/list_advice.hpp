#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/amount_parser.hpp"

namespace budgetc::binding {

/// What a list of amounts is that was not written as one.
struct ListAdvice {
  /// What is wrong with it; empty where nothing is known.
  std::string message{};
  /// The list to write instead: `[1.500, "9,50"]`. Empty where the amounts do not prove it.
  std::string list{};
  /// What to do instead, where no list can be proposed and more is known than that the count is wrong.
  std::string help{};
  /// The bytes of the raw text that are to blame; all of it when the length is 0.
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// Looks at what stands between `[` and `]` of a list with the wrong number of amounts. A list is only
/// proposed when its parts are all amounts beyond doubt and as many as there are columns.
[[nodiscard]] ListAdvice advise_on_list(std::string_view inner, std::size_t columns,
                                        Counted counted = Counted::euros);
/// Looks at a text that stands where a list of amounts should.
[[nodiscard]] ListAdvice advise_on_text(std::string_view text, std::size_t columns);
/// The list of these amounts; nothing where one of them is none beyond doubt.
[[nodiscard]] std::optional<std::string> write_list(std::span<const std::string_view> amounts,
                                                    Counted counted = Counted::euros);
/// "Beträge", or "Werte" where it is not euros that are counted.
[[nodiscard]] std::string_view plural_of(Counted counted);

}  // namespace budgetc::binding
