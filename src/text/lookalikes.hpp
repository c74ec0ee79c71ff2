#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace budgetc::binding {

/// Characters that print nothing, with the names to report them by.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> invisible_characters{
    {{"\u200b", "U+200B"},
     {"\u200c", "U+200C"},
     {"\u200d", "U+200D"},
     {"\u2060", "U+2060"},
     {"\u00ad", "U+00AD"}}};

/// The text within typographic quotation marks („…“, “…”, »…«, ´…´ and the like); itself where there are
/// none.
[[nodiscard]] std::string_view strip_typographic_quotes(std::string_view text);

/// What a key or number was written with besides its own characters.
struct Disguise {
  /// The text without it.
  std::string plain;
  /// What it was: "ein unsichtbares Zeichen (U+200B)", "typografische Anführungszeichen".
  std::string what;
};
/// Takes typographic quotation marks, hard blanks at the ends and invisible characters off; nothing where
/// there are none.
[[nodiscard]] std::optional<Disguise> undisguise(std::string_view text);

}  // namespace budgetc::binding
