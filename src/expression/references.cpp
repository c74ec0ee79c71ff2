#include "expression/references.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "expression/functions.hpp"

namespace budgetc::expression {
namespace {

using std::string_view;

/// What may stand behind the first argument: in which column, at which node, in which plan.
struct Qualifiers {
  std::optional<Column> column;
  std::optional<std::string> node;
  std::optional<std::string> plan;
};

bool is_name(string_view text) {
  return !text.empty() && text.find_first_of(" \t\"=<>*/+%") == string_view::npos;
}

ExpressionError unreadable(const RawArgument& argument, string_view expected) {
  return {argument.text.empty() ? "hier fehlt eine Angabe"
                                : fmt::format("„{}“ wird hier nicht verstanden", argument.text),
          std::string(expected), argument.place};
}

/// The text behind a leading keyword such as "Knoten ", upper case or lower; nothing when it is not there.
std::optional<string_view> behind(string_view text, string_view keyword) {
  if (text.size() <= keyword.size() || lower_case(text.substr(0, keyword.size())) != keyword)
    return std::nullopt;
  const string_view rest = text.substr(keyword.size());
  const std::size_t begin = rest.find_first_not_of(" \t\"");
  if (begin == 0 || begin == string_view::npos) return std::nullopt;
  return rest.substr(begin, rest.find_last_not_of(" \t\"") + 1 - begin);
}

/// Columns of indicator tables: "2023 Ist", "2024 Plan".
std::optional<Column> parse_indicator_column(string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank != 4) return std::nullopt;
  const string_view kind = text.substr(blank + 1);
  if (kind == "Ist") return parse_column(fmt::format("Ergebnis {}", text.substr(0, blank)));
  if (kind == "Plan") return parse_column(fmt::format("Plan {}", text.substr(0, blank)));
  return std::nullopt;
}

/// The key of a plan: which plans there are, the forms say. A blank stands for the underscore of a key.
std::optional<std::string> parse_plan(string_view text) {
  std::string plan = lower_case(text);
  std::ranges::replace(plan, ' ', '_');
  const bool names_plan =
      plan.find("plan") != std::string::npos || plan.find("haushalt") != std::string::npos;
  if (!names_plan || !is_name(plan)) return std::nullopt;
  return plan;
}

using ColumnReader = std::optional<Column> (*)(string_view);

/// Takes one qualifier in; false when it is none that fits here.
bool take_qualifier(string_view text, ColumnReader read_column, bool with_plan, Qualifiers& qualifiers) {
  for (const string_view keyword : {"knoten", "stelle"}) {
    const auto node = behind(text, keyword);
    if (!node || !is_name(*node)) continue;
    if (qualifiers.node) return false;
    qualifiers.node = std::string(*node);
    return true;
  }
  const string_view column_text = behind(text, "spalte").value_or(text);
  if (const auto column = read_column(column_text)) {
    if (qualifiers.column) return false;
    qualifiers.column = column;
    return true;
  }
  if (auto plan = with_plan ? parse_plan(text) : std::nullopt) {
    if (qualifiers.plan) return false;
    qualifiers.plan = std::move(plan);
    return true;
  }
  return false;
}

tl::expected<Qualifiers, ExpressionError> read_qualifiers(std::span<const RawArgument> arguments,
                                                          ColumnReader read_column, bool with_plan,
                                                          string_view expected) {
  Qualifiers qualifiers;
  for (const RawArgument& argument : arguments) {
    if (!take_qualifier(argument.text, read_column, with_plan, qualifiers)) {
      return tl::unexpected(unreadable(argument, expected));
    }
  }
  return qualifiers;
}

/// Splits `001..009`; a single row is a range of one.
bool read_rows(string_view text, RowReference& reference) {
  const std::size_t range = text.find("..");
  const auto trimmed = [](string_view part) {
    const std::size_t begin = std::min(part.find_first_not_of(' '), part.size());
    return part.substr(begin, part.find_last_not_of(' ') + 1 - begin);
  };
  const string_view first = trimmed(text.substr(0, range));
  const string_view last = range == string_view::npos ? first : trimmed(text.substr(range + 2));
  if (!is_name(first) || !is_name(last) || last.find("..") != string_view::npos) return false;
  reference.first = std::string(first);
  reference.last = std::string(last);
  return true;
}

}  // namespace

tl::expected<RowReference, ExpressionError> read_row_reference(const ReferenceText& text) {
  RowReference reference;
  if (!read_rows(text.arguments.front().text, reference)) {
    return tl::unexpected(unreadable(text.arguments.front(), "hier steht eine Zeile wie 016 oder 001..009"));
  }
  const auto qualifiers = read_qualifiers(text.arguments.subspan(1), parse_column, true,
                                          "so wird es geschrieben: zeile(016; Ansatz 2023; Knoten 35.01)");
  if (!qualifiers) return tl::unexpected(qualifiers.error());
  reference.column = qualifiers->column;
  reference.node = qualifiers->node;
  reference.plan = qualifiers->plan;
  return reference;
}

tl::expected<RingReference, ExpressionError> read_ring_reference(const ReferenceText& text) {
  const RawArgument& ring = text.arguments.front();
  if (!is_name(ring.text))
    return tl::unexpected(unreadable(ring, "so wird es geschrieben: ring(35-02).ertraege"));
  if (text.arguments.size() > 1) {
    return tl::unexpected(unreadable(text.arguments[1], "so wird es geschrieben: ring(35-02).ertraege"));
  }
  return RingReference{.citation = std::string(ring.text)};
}

tl::expected<IndicatorReference, ExpressionError> read_indicator_reference(const ReferenceText& text) {
  constexpr string_view usage = "so wird es geschrieben: kennzahl(quote; 2023 Ist; Knoten 35.01)";
  const RawArgument& id = text.arguments.front();
  if (!is_name(id.text)) return tl::unexpected(unreadable(id, usage));
  const auto qualifiers = read_qualifiers(text.arguments.subspan(1), parse_indicator_column, false, usage);
  if (!qualifiers) return tl::unexpected(qualifiers.error());
  return IndicatorReference{
      .id = std::string(id.text), .column = qualifiers->column, .node = qualifiers->node};
}

tl::expected<PostsReference, ExpressionError> read_posts_reference(const ReferenceText& text) {
  const auto qualifiers = read_qualifiers(text.arguments, parse_column, false,
                                          "so wird es geschrieben: planstellen(Ergebnis 2022; Knoten 35.01)");
  if (!qualifiers) return tl::unexpected(qualifiers.error());
  return PostsReference{.column = qualifiers->column, .node = qualifiers->node};
}

}  // namespace budgetc::expression
