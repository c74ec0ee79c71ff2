#include <algorithm>

#include "document/page_parts.hpp"

namespace budgetc {

namespace {

bool is_further(const BudgetPlan& plan, const PlanForm& form) {
  return &form != &plan.result_form() && &form != &plan.measure_form();
}

bool prints(const PageSpec& page, const PlanForm& form) {
  return std::ranges::any_of(
      page.parts, [&](const PartSpec& part) { return part.part->takes_plan && part.plan == form.key; });
}

bool is_plan_page(const PageSpec& page) {
  return page.kind == PageKind::teilergebnisplan || page.kind == PageKind::teilfinanzplan_a ||
         page.kind == PageKind::teilfinanzplan_b || page.kind == PageKind::plan;
}

void place(LevelPages& pages, const PlanForm& form) {
  const auto prints_it = [&](const PageSpec& page) { return prints(page, form); };
  if (std::ranges::any_of(pages.before, prints_it) || std::ranges::any_of(pages.after, prints_it)) return;
  const auto last = std::find_if(pages.before.rbegin(), pages.before.rend(), is_plan_page);
  const PartSpec part{.part = find_page_part("plan"), .title = {}, .plan = form.key};
  pages.before.insert(last == pages.before.rend() ? pages.before.end() : last.base(),
                      PageSpec{.kind = PageKind::plan, .kicker = form.title, .title = {}, .parts = {part}});
}

}  // namespace

void place_further_plans(PagePlan& pages, const BudgetPlan& plan) {
  for (const PlanForm& form : plan.forms) {
    if (!is_further(plan, form)) continue;
    for (LevelPages* level : {&pages.outermost, &pages.inner, &pages.innermost}) place(*level, form);
  }
}

}  // namespace budgetc
