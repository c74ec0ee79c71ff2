#include <algorithm>

#include "document/page_parts.hpp"

namespace budgetc {

namespace {

bool is_further(const PlanForm& form) {
  static const std::vector<PlanForm> known = statutory_plans();
  return std::ranges::find(known, form.key, &PlanForm::key) == known.end();
}

bool prints(const PageSpec& page, const PlanForm& form) {
  return std::ranges::any_of(
      page.parts, [&](const PartSpec& part) { return part.part->takes_plan && part.plan == form.key; });
}

bool is_plan_page(const PageSpec& page) {
  return page.kind == PageKind::plan || page.kind == PageKind::teilfinanzplan_b;
}

/// The name of a plan of the administration is what its page is looked for by.
PageSpec page_of(const PlanForm& form, bool of_administration) {
  PageSpec page{.kind = PageKind::plan, .name = "plan", .kicker = form.title, .title = {}, .parts = {}};
  if (of_administration)
    page = {
        .kind = PageKind::plan, .name = "plan", .kicker = "{verwaltung}", .title = form.title, .parts = {}};
  page.parts.push_back({.part = find_page_part("plan"), .title = {}, .plan = form.key});
  return page;
}

void place(LevelPages& pages, const PlanForm& form, bool of_administration = false) {
  const auto prints_it = [&](const PageSpec& page) { return prints(page, form); };
  if (std::ranges::any_of(pages.before, prints_it) || std::ranges::any_of(pages.after, prints_it)) return;
  const auto last = std::find_if(pages.before.rbegin(), pages.before.rend(), is_plan_page);
  const auto at = last == pages.before.rend() ? pages.before.end() : last.base();
  pages.before.insert(at, page_of(form, of_administration));
}

}  // namespace

void place_further_plans(PagePlan& pages, const BudgetPlan& plan) {
  for (const PlanForm& form : plan.forms) {
    if (!is_further(form)) continue;
    if (form.scope != PlanScope::nodes) place(pages.administration, form, true);
    if (form.scope == PlanScope::administration) continue;
    for (LevelPages* level : {&pages.outermost, &pages.inner, &pages.innermost}) place(*level, form);
  }
}

}  // namespace budgetc
