#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/column.hpp"
#include "model/plan_form.hpp"
#include "schema/value.hpp"
#include "source/source_files.hpp"
#include "source/source_tree.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

namespace binding {

/// The keys of a plan with rows in a form file.
[[nodiscard]] std::vector<KeyInfo> plan_form_keys();
inline constexpr Value plan_form_value = block_with(plan_form_keys);

}  // namespace binding

/// What a form file describes. A form that the file does not contain, or that is too broken to compute with,
/// is missing; in the second case `diagnostics` says why.
struct FormFile {
  /// The plans with rows, in the order of the file.
  std::vector<PlanForm> plans;
  std::optional<InvestmentForm> teilfinanzplan_b;
  /// The Produktbereiche that it names.
  std::vector<ProductArea> product_areas;
  std::vector<Diagnostic> diagnostics;

  /// The plan with this key; nullptr where the file has none that could be read.
  [[nodiscard]] const PlanForm* find(std::string_view key) const;
};

/// The keys of a form file. Further plans may stand beside them under keys of their own.
[[nodiscard]] std::vector<binding::KeyInfo> form_file_keys();

/// Reads the forms of one file (`templates/forms/<name>.yaml`); every mapping with `zeilen` in it is a plan.
/// `columns` are the year columns of the plan, over which Teil B's columns are spread in the order the form
/// prints them. Formulas are parsed, their rows looked up and cycles refused; a faulty formula is shown at
/// its byte in the file.
[[nodiscard]] FormFile read_forms(const SourceTree& tree, const SourceFiles& files, std::string_view name,
                                  std::span<const Column> columns);

}  // namespace budgetc
