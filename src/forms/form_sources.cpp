#include "forms/form_sources.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "expression/expression.hpp"
#include "expression/linear_terms.hpp"
#include "forms/form_drafts.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// The plan with this key; one that is not there is a finding.
std::optional<PlanId> find_source(Context& context, const PlanForm& form, std::string_view key, Span span) {
  const auto found = context.plan.find_plan(key);
  if (found && context.plan.form(*found).key != form.key) return found;
  std::vector<std::string_view> keys;
  for (const PlanForm& other : context.plan.forms) {
    if (other.key != form.key) keys.emplace_back(other.key);
  }
  suggest(
      report(context, faulty_form, span,
             fmt::format("einen Plan „{}“, aus dem sich {} ableiten ließe, gibt es nicht", key, form.key)),
      key, keys);
  return std::nullopt;
}

/// A row may name a plan of its own; each wrong one is a finding of its own.
void find_sources(Context& context, PlanForm& form) {
  if (!form.source_key.empty()) form.source = find_source(context, form, form.source_key, form.source_span);
  for (FormRow& row : form.rows) {
    if (row.source_text.empty()) continue;
    row.source_plan = row.source_key.empty()
                          ? form.source
                          : find_source(context, form, row.source_key, row.source_key_span);
  }
}

void resolve_row(Context& context, const PlanForm& source, FormRow& row) {
  std::vector<std::string_view> numbers;
  for (const FormRow& other : source.rows) numbers.emplace_back(other.number);
  const auto refuse = [&](const ExpressionError& error) {
    Diagnostic& finding = report(context, faulty_form, row.source_span, error.message);
    if (!error.help.empty()) finding.helps.push_back(error.help);
  };
  const auto expression = parse_expression(row.source_text, Dialect::form);
  if (!expression) return refuse(expression.error());
  auto terms = linear_terms(*expression, numbers);
  if (!terms) return refuse(terms.error());
  row.source = *std::move(terms);
}

/// A plan of the nodes has nothing to be derived from in one that only the administration has.
bool check_scope(Context& context, const PlanForm& form, PlanId source_id, Span span) {
  const PlanForm& source = context.plan.form(source_id);
  const bool there = source.scope != PlanScope::administration || form.scope == PlanScope::administration;
  if (!there)
    report(context, faulty_form, span,
           fmt::format("{} haben Stellen, die {} nicht haben: dort ist nichts abzuleiten", form.key,
                       source.key));
  return there;
}

void forget_sources(PlanForm& form) {
  form.source.reset();
  for (FormRow& row : form.rows) row.source_plan.reset();
}

bool leads_to(const BudgetPlan& plan, PlanId from, PlanId to,
              std::vector<bool>& seen) {  // NOLINT(misc-no-recursion)
  for (const PlanId next : plan.form(from).sources()) {
    if (next == to) return true;
    if (seen[static_cast<std::size_t>(next)]) continue;
    seen[static_cast<std::size_t>(next)] = true;
    if (leads_to(plan, next, to, seen)) return true;
  }
  return false;
}

/// Cuts plans that are derived from themselves by way of others.
void refuse_circles(Context& context) {
  for (const PlanId id : context.plan.plan_ids()) {
    std::vector<bool> seen(context.plan.forms.size());
    if (!leads_to(context.plan, id, id, seen)) continue;
    PlanForm& form = context.plan.forms[static_cast<std::size_t>(id)];
    const auto own =
        std::ranges::find_if(form.rows, [](const FormRow& row) { return !row.source_key.empty(); });
    report(context, faulty_form, form.source_key.empty() ? own->source_key_span : form.source_span,
           fmt::format("der Plan {} würde aus sich selbst abgeleitet", form.key));
    forget_sources(form);
  }
}

/// Finds the rows of the other plans.
void resolve_rows(Context& context, PlanForm& form) {
  if (form.source && !check_scope(context, form, *form.source, form.source_span)) return forget_sources(form);
  for (FormRow& row : form.rows) {
    if (!row.source_plan) continue;
    if (!row.source_key.empty() && !check_scope(context, form, *row.source_plan, row.source_key_span)) {
      row.source_plan.reset();
      continue;
    }
    resolve_row(context, context.plan.form(*row.source_plan), row);
  }
}

}  // namespace

void resolve_sources(Context& context) {
  for (PlanForm& form : context.plan.forms) find_sources(context, form);
  refuse_circles(context);
  for (PlanForm& form : context.plan.forms) resolve_rows(context, form);
}

}  // namespace budgetc::binding
