#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "document/page_plan.hpp"

namespace budgetc {

/// A German name of a page plan and what it stands for.
template <typename T>
struct PlanName {
  std::string_view name;
  T value;
};

/// Names after `seite:`; keys of plans are others for that of a plan.
[[nodiscard]] std::span<const PlanName<PageKind>> page_names();
/// Keys below `texte:`.
[[nodiscard]] std::span<const PlanName<Word>> word_names();

/// The value of a name, if there is one.
template <typename T>
[[nodiscard]] std::optional<T> find_named(std::span<const PlanName<T>> names, std::string_view name) {
  for (const PlanName<T>& candidate : names) {
    if (candidate.name == name) return candidate.value;
  }
  return std::nullopt;
}

}  // namespace budgetc
