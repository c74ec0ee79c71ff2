#include "forms/form_sources.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "expression/expression.hpp"
#include "expression/linear_terms.hpp"
#include "forms/form_drafts.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

void find_source(Context& context, PlanForm& form) {
  form.source = context.plan.find_plan(form.source_key);
  if (form.source && context.plan.form(*form.source).key != form.key) return;
  form.source.reset();
  std::vector<std::string_view> keys;
  for (const PlanForm& other : context.plan.forms) {
    if (other.key != form.key) keys.emplace_back(other.key);
  }
  suggest(report(context, faulty_form, form.source_span,
                 fmt::format("einen Plan „{}“, aus dem sich {} ableiten ließe, gibt es nicht",
                             form.source_key, form.key)),
          form.source_key, keys);
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
bool check_scope(Context& context, const PlanForm& form, const PlanForm& source) {
  const bool there = source.scope != PlanScope::administration || form.scope == PlanScope::administration;
  if (!there)
    report(context, faulty_form, form.source_span,
           fmt::format("{} haben Stellen, die {} nicht haben: dort ist nichts abzuleiten", form.key,
                       source.key));
  return there;
}

/// Cuts plans that are derived from themselves by way of others.
void refuse_circles(Context& context) {
  for (PlanForm& form : context.plan.forms) {
    auto at = form.source;
    for (std::size_t steps = 0; at && steps < context.plan.forms.size(); ++steps) {
      const PlanForm& other = context.plan.form(*at);
      if (other.key == form.key) break;
      at = other.source;
    }
    if (!at || context.plan.form(*at).key != form.key) continue;
    report(context, faulty_form, form.source_span,
           fmt::format("der Plan {} würde aus sich selbst abgeleitet", form.key));
    form.source.reset();
  }
}

}  // namespace

void resolve_sources(Context& context) {
  for (PlanForm& form : context.plan.forms) {
    if (!form.source_key.empty()) find_source(context, form);
  }
  refuse_circles(context);
  for (PlanForm& form : context.plan.forms) {
    if (!form.source) continue;
    const PlanForm& source = context.plan.form(*form.source);
    if (!check_scope(context, form, source)) {
      form.source.reset();
      continue;
    }
    for (FormRow& row : form.rows) {
      if (!row.source_text.empty()) resolve_row(context, source, row);
    }
  }
}

}  // namespace budgetc::binding
