#pragma once

#include "evaluate/evaluation.hpp"

namespace budgetc::live {

/// Puts into every running text of the plan what its live figures are: from then on the texts say what the
/// book prints. To be called once, when rules have looked at what is written. Figures that have a fault stay
/// as they are written.
void settle_texts(BudgetPlan& plan, const Evaluation& evaluation);

}  // namespace budgetc::live
