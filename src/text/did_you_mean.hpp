#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace budgetc {

/// The candidate that somebody probably meant who wrote `text`: the nearest by edits, if it is near enough to
/// be worth naming. Case, umlauts and their transcriptions count as equal.
[[nodiscard]] std::optional<std::string_view> did_you_mean(std::string_view text,
                                                           std::span<const std::string_view> candidates);

/// Lower case ASCII with umlauts transcribed and blanks as underscores: the form in which keys are written.
[[nodiscard]] std::string to_key(std::string_view text);

/// The number of a node without the zeros that its parts begin with, which two numbers share that are easily
/// taken for one: "2.2.1" of "02.02.01".
[[nodiscard]] std::string without_padding(std::string_view number);

}  // namespace budgetc
