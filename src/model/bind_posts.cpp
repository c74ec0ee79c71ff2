#include <fmt/format.h>

#include "model/bind_fields.hpp"
#include "model/bind_parts.hpp"

namespace budgetc::binding {
namespace {

/// "ergebnis 2022": an actual number; "planung 2024": a budgeted one, or a planned one after the fiscal year.
std::optional<Column> parse_posts_column(std::string_view key, int fiscal_year) {
  const std::size_t blank = key.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto year = parse_year(key.substr(blank + 1));
  const std::string_view kind = key.substr(0, blank);
  if (!year) return std::nullopt;
  if (kind == "ergebnis") return Column{.kind = ColumnKind::actual, .year = *year};
  if (kind != "planung") return std::nullopt;
  return Column{.kind = *year <= fiscal_year ? ColumnKind::budgeted : ColumnKind::planned, .year = *year};
}

void read_value(Context& context, const SourceNode& value, Posts& posts) {
  posts.value = read_figure(context, value, FigureKind::posts);
  if (!posts.value || context.plan.figures[*posts.value].amount.cents() >= 0) return;
  report(context, invalid_value, value.span, "eine Zahl von Planstellen ist nicht negativ");
  posts.value = unreadable_figure(context, value.span, FigureKind::posts);
}

}  // namespace

void read_posts(Context& context, const SourceEntry& entry, Node& node) {
  if (!expect_mapping(context, entry.value)) return;
  for (const SourceEntry& item : entry.value.entries) {
    const auto column = parse_posts_column(item.key.text, context.plan.year);
    if (!column) {
      report(context, unknown_column, item.key.span,
             fmt::format("unbekannte Spalte „{}“ der Planstellen", item.key.text))
          .helps.emplace_back(
              "möglich sind „ergebnis“ und „planung“ mit dem Jahr, zum Beispiel planung 2024");
      continue;
    }
    Posts& posts = node.posts.emplace_back(placed<Posts>(item.value));
    posts.column = *column;
    posts.kind_text = item.key.text.substr(0, item.key.text.find(' '));
    read_value(context, item.value, posts);
  }
}

}  // namespace budgetc::binding
