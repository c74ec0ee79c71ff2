#pragma once

#include <string_view>
#include <vector>

#include "forms/form_reader.hpp"
#include "schema/fields.hpp"

namespace budgetc::binding {

/// A row as it is read, before its formula is resolved.
struct RowDraft {
  FormRow row;
  PlanBasis basis = PlanBasis::results;
  const SourceNode* number = nullptr;
  const SourceNode* formula = nullptr;
  /// `vortrag:`; nullptr where the row goes on from none.
  const SourceNode* carried = nullptr;
};

/// A plan form as it is read. Drafts point into the source tree.
struct PlanDraft {
  PlanForm form;
  /// Its key.
  Span span;
  std::vector<RowDraft> rows;
  /// `rollen:`, which names rows of the draft; nullptr where the form gives none.
  const SourceNode* roles = nullptr;
  /// `grenzen:`, what the law allows a row with a role; nullptr where the form gives none.
  const SourceNode* limits = nullptr;
  /// `querschnitt:`, which names rows of the draft; nullptr where the form gives none.
  const SourceNode* cross_section = nullptr;
};

/// Keys of the limits of a plan, of a column of its Querschnitt, and of Teil B.
[[nodiscard]] std::vector<KeyInfo> limit_keys();
[[nodiscard]] std::vector<KeyInfo> cross_section_keys();
[[nodiscard]] std::vector<KeyInfo> teil_b_keys();
inline constexpr Value teil_b_value = block_with(teil_b_keys);

/// Reads the section of a plan with rows; nothing when anything in it is wrong. `name` is the form's.
[[nodiscard]] std::optional<PlanForm> read_plan_form(Context& context, const SourceEntry& section,
                                                     std::string_view name);
/// Parses the formulas of a draft, looks their rows up, and refuses cycles and faulty signs.
void resolve_formulas(Context& context, PlanDraft& draft);
/// Finds the rows that have a role. Unknown roles and rows are findings.
void resolve_roles(Context& context, PlanDraft& draft);
/// Reads the limits that the law sets for rows with a role. A role that needs a limit and has none is a
/// finding: its rule would check nothing.
void resolve_limits(Context& context, PlanDraft& draft);
/// Reads which rows the Haushaltsquerschnitt shows. Unknown rows are findings.
void resolve_cross_section(Context& context, PlanDraft& draft);
/// Reads the names of the Produktbereiche, by number.
[[nodiscard]] std::vector<ProductArea> read_product_areas(Context& context, const SourceNode& section);
/// Reads the section of Teil B; nothing when anything in it is wrong.
[[nodiscard]] std::optional<InvestmentForm> read_investment_form(Context& context, const SourceNode& section,
                                                                 std::span<const Column> columns);

}  // namespace budgetc::binding
