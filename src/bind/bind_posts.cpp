#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "schema/fields.hpp"
#include "text/amount_guess.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// "ergebnis 2022": an actual number; "planung 2024": a budgeted one, or a planned one after the budget
/// years.
std::optional<Column> parse_posts_column(std::string_view key, int last_budget_year) {
  const std::size_t blank = key.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto year = parse_year(key.substr(blank + 1));
  const std::string_view kind = key.substr(0, blank);
  if (!year) return std::nullopt;
  if (kind == "ergebnis") return Column{.kind = ColumnKind::actual, .year = *year};
  if (kind != "planung") return std::nullopt;
  return Column{.kind = *year <= last_budget_year ? ColumnKind::budgeted : ColumnKind::planned,
                .year = *year};
}

/// How to name the column that a key was meant for.
std::string posts_column_help(std::string_view key) {
  const std::size_t digits = key.find_first_of("0123456789");
  const std::string_view year = digits == std::string_view::npos ? "" : key.substr(digits, 4);
  if (!parse_year(year))
    return "möglich sind „ergebnis“ und „planung“ mit dem Jahr, zum Beispiel planung 2024";
  const std::string kind = to_key(key.substr(0, digits));
  if (kind.starts_with("plan") || kind.starts_with("ansatz"))
    return fmt::format("so schreiben: planung {}", year);
  if (kind.starts_with("ergebnis") || kind.starts_with("ist"))
    return fmt::format("so schreiben: ergebnis {}", year);
  return fmt::format(
      "ist es das Ergebnis, so schreiben: ergebnis {}; ist es geplant, so schreiben: planung {}", year, year);
}

/// The number that was written, as an example; one that fits otherwise.
std::string example_value(const SourceNode& value) {
  const auto amount = value.is_scalar() ? certain_amount(value.text()) : std::nullopt;
  return as_written(amount.value_or("11,5"));
}

void read_value(Context& context, const SourceNode& value, Posts& posts) {
  posts.value = read_figure(context, value, FigureKind::posts);
  if (!posts.value || context.plan.figures[*posts.value].amount.cents() >= 0) return;
  report(context, invalid_value, value.span, "eine Zahl von Planstellen ist nicht negativ");
  posts.value = unreadable_figure(context, value.span, FigureKind::posts);
}

}  // namespace

void read_posts(Context& context, const SourceEntry& entry, Node& node) {
  if (!entry.value.is_mapping()) {
    if (entry.value.is_null()) return;
    report_wrong_shape(context, entry.value, SourceNode::Kind::mapping,
                       fmt::format("mit dem Jahr in geschweiften Klammern, zum Beispiel {{planung {}: {}}}",
                                   context.plan.first_year(), example_value(entry.value)));
    node.lost_posts = unreadable_figure(context, entry.value.span, FigureKind::posts);
    return;
  }
  for (const SourceEntry& item : entry.value.entries()) {
    const auto column = parse_posts_column(item.key.text(), context.plan.last_year());
    if (!column) {
      report(context, unknown_column, item.key.span,
             fmt::format("unbekannte Spalte „{}“ der Planstellen", item.key.text()))
          .helps.push_back(posts_column_help(item.key.text()));
      if (!item.value.is_null())
        node.lost_posts = unreadable_figure(context, item.key.span, FigureKind::posts);
      continue;
    }
    Posts& posts = node.posts.emplace_back(placed<Posts>(item.value));
    posts.column = *column;
    posts.kind_text = item.key.text().substr(0, item.key.text().find(' '));
    read_value(context, item.value, posts);
  }
}

}  // namespace budgetc::binding
