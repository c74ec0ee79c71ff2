#include <fmt/format.h>

#include "bind/bind_parts.hpp"

namespace budgetc::binding {
namespace {

/// An amount in an unknown column belongs to some column that has none: none of these decides anything.
void spread_lost_amount(Context& context, Span span, std::vector<std::optional<FigureId>>& target) {
  for (auto& figure : target) {
    if (!figure) figure = unreadable_figure(context, span, FigureKind::reserve);
  }
}

}  // namespace

void read_loss_carryforward(Context& context, const SourceNode& value,
                            std::vector<std::optional<FigureId>>& target) {
  if (value.is_null() || !context.columns_known || !expect_mapping(context, value)) return;
  target.resize(context.plan.columns.size());
  std::optional<Span> lost;
  for (const SourceEntry& entry : value.entries()) {
    const auto column = read_column(context, entry.key);
    if (!column && !entry.value.is_null()) lost = entry.key.span;
    if (!column) continue;
    auto& figure = target[*column];
    figure = read_figure(context, entry.value, FigureKind::reserve);
    if (!figure || context.plan.figures[*figure].amount.cents() >= 0) continue;
    report(context, invalid_value, entry.value.span, "ein Verlustvortrag ist nicht negativ")
        .helps.emplace_back("der Betrag steht ohne Minus");
    figure = unreadable_figure(context, entry.value.span, FigureKind::reserve);
  }
  if (lost) spread_lost_amount(context, *lost, target);
}

}  // namespace budgetc::binding
