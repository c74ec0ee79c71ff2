#pragma once

#include <utility>

#include "evaluate/evaluation.hpp"
#include "model/budget_plan.hpp"

namespace budgetc {

/// Last year's plan, bound from its own sources and evaluated. It stays where it is, because the evaluation
/// refers to the plan.
struct PriorYear {
  explicit PriorYear(BudgetPlan source) : plan(std::move(source)), evaluation(evaluate(plan)) {}
  PriorYear(const PriorYear&) = delete;
  PriorYear& operator=(const PriorYear&) = delete;

  BudgetPlan plan;
  Evaluation evaluation;
};

}  // namespace budgetc
