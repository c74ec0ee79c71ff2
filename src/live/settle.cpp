#include "live/settle.hpp"

#include <utility>

#include "live/resolve.hpp"
#include "parts/registry.hpp"

namespace budgetc::live {

void settle_texts(BudgetPlan& plan, const Evaluation& evaluation) {
  std::vector<std::pair<const Text*, std::string>> settled;
  for (const PlacedProse& prose : prose_of(plan)) {
    if (!has_live_figure(prose.text->value)) continue;
    settled.emplace_back(prose.text, resolve(prose.text->value, {plan, evaluation, prose.node}).text);
  }
  for (auto& [text, value] : settled) {
    // The registry shows parts to readers only; the texts are the plan's, which is ours to change.
    const_cast<Text*>(text)->value = std::move(value);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  }
}

}  // namespace budgetc::live
