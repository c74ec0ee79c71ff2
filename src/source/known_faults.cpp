#include <array>

#include "source/lexis.hpp"
#include "source/second_reader.hpp"

namespace budgetc {
namespace {

/// Whether a text lacks nothing but line breaks at its end.
bool lacks_last_breaks(std::string_view whole, std::string_view lacking) {
  return whole.size() > lacking.size() && whole.starts_with(lacking) &&
         whole.find_first_not_of('\n', lacking.size()) == std::string_view::npos;
}

/// Whether a text ends in a blank instead of its line break.
bool ends_in_blank(std::string_view whole, std::string_view other) {
  const std::size_t last = whole.find_last_not_of('\n');
  return last != std::string_view::npos && other.size() == last + 2 && other.back() == ' ' &&
         other.starts_with(whole.substr(0, last + 1));
}

bool is_missing(const SourceNode& node) {
  return node.is_null() && node.span.begin == node.span.end;
}

constexpr std::array faults{
    KnownFault{.fault = "a missing value is placed elsewhere than behind its colon or dash",
               .example = "a:\nb: {c: , d: 1}\n",
               .explains =
                   [](const SourceNode& node, const SecondReading& second) {
                     return is_missing(node) && second.kind == SecondReading::Kind::null;
                   }},
    KnownFault{.fault = "a key that reads ~ or null has no text; to budgetc every key is one",
               .example = "~: 1\nnull: 2\n",
               .explains =
                   [](const SourceNode& node, const SecondReading& second) {
                     return node.style == ScalarStyle::plain && is_null_word(node.text()) &&
                            second.kind == SecondReading::Kind::null && node.span.begin == second.begin;
                   }},
    KnownFault{.fault = "line breaks at the end of a text in quotation marks or behind > are dropped (YAML "
                        "1.2, 6.5 and 8.1.3)",
               .example = "a: \"x\n\n\n  \"\nb: >+\n  y\n\n",
               .explains =
                   [](const SourceNode& node, const SecondReading& second) {
                     const bool folds = node.style == ScalarStyle::double_quoted ||
                                        node.style == ScalarStyle::single_quoted ||
                                        node.style == ScalarStyle::folded;
                     return node.is_scalar() && folds && second.kind == SecondReading::Kind::scalar &&
                            node.span.begin == second.begin && lacks_last_breaks(node.text(), second.text);
                   }},
    KnownFault{
        .fault =
            "a text behind > in whose last line the file ends after nothing but indentation gets a blank",
        .example = "a: >\n  x\n  ",
        .explains = [](const SourceNode& node, const SecondReading& second) {
          return node.style == ScalarStyle::folded && second.kind == SecondReading::Kind::scalar &&
                 node.span.begin == second.begin && ends_in_blank(node.text(), second.text);
        }}};

}  // namespace

std::span<const KnownFault> known_faults() {
  return faults;
}

}  // namespace budgetc
