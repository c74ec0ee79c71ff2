#include "live/resolve.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "live/amounts.hpp"
#include "live/live_figure.hpp"
#include "live/quantities.hpp"
#include "model/column.hpp"

namespace budgetc::live {
namespace {

tl::expected<std::string, ExpressionError> print_figure(const LiveFigure& figure, const Context& context) {
  switch (figure.subject) {
    case Subject::indicator: return print_indicator(figure, context);
    case Subject::posts: return print_posts(figure, context);
    case Subject::amount:
    case Subject::ring: break;
  }
  return print_amount(figure, context);
}

/// Whether another plan that the node may have has a row of this number.
bool is_ambiguous(const BudgetPlan& plan, const CellRef& cell) {
  const std::string& number = plan.form(cell.plan).rows[cell.row].number;
  return std::ranges::any_of(plan.plan_ids(), [&](PlanId id) {
    return id != cell.plan && plan.may_have(cell.node, id) && plan.form(id).find(number).has_value();
  });
}

}  // namespace

bool has_live_figure(std::string_view text) {
  return find_opening(text).has_value();
}

ResolvedText resolve(std::string_view text, const Context& context) {
  ResolvedText result;
  std::size_t done = 0;
  while (const auto opening = find_opening(text, done)) {
    const std::size_t begin = opening->place.offset;
    if (opening->is_text) {
      // The backslash has done its work.
      result.text += text.substr(done, begin - 1 - done);
      result.text += '{';
      done = begin + 1;
      continue;
    }
    result.text += text.substr(done, begin - done);
    const auto figure = parse_live_figure(text, *opening);
    auto printed = figure ? print_figure(*figure, context)
                          : tl::expected<std::string, ExpressionError>(tl::unexpected(figure.error()));
    if (!printed) result.faults.push_back(std::move(printed.error()));
    result.text += printed ? *printed : std::string(text.substr(begin, opening->end - begin));
    done = opening->end;
  }
  result.text += text.substr(done);
  return result;
}

std::string reference_to(const BudgetPlan& plan, const CellRef& cell, std::optional<NodeId> here) {
  const PlanForm& form = plan.form(cell.plan);
  std::string text = "{betrag ";
  if (cell.node != here) text += plan.node(cell.node).number.value + " ";
  if (is_ambiguous(plan, cell)) text += form.key + " ";
  text += form.rows[cell.row].number;
  if (plan.years.empty() || plan.years.front().column != cell.column)
    text += fmt::format(" \"{}\"", column_name(plan.columns[cell.column]));
  return text + "}";
}

}  // namespace budgetc::live
