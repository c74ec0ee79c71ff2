#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "parts/part.hpp"

namespace budgetc {

namespace parts {

// The functions of parts.def: each file of a part includes this header, so that a part that is missing in
// parts.def does not compile.
#define BUDGETC_PART(name) const NodePart& name();
#include "parts/parts.def"
#undef BUDGETC_PART

}  // namespace parts

/// Every part that a node may have, in the order of parts.def.
[[nodiscard]] std::span<const NodePart* const> all_parts();

/// Names of the parts that `pflichtteile` may demand: "auftragsgrundlage", …
[[nodiscard]] std::span<const std::string_view> required_part_names();
/// Whether a node has the part with this name, with something in it. False for a name that no part has.
[[nodiscard]] bool has_part(const BudgetPlan& plan, const Node& node, std::string_view name);

/// The texts of a node, in the order of the data file.
[[nodiscard]] std::vector<PartText> texts_of(const BudgetPlan& plan, const Node& node);
/// A piece of running text, and the node where it stands: for the preliminary remarks that of the
/// administration, where there is one.
struct PlacedProse {
  const Text* text = nullptr;
  std::optional<NodeId> node{};
};
/// Every piece of running text: the preliminary remarks, and that of all parts of all nodes.
[[nodiscard]] std::vector<PlacedProse> prose_of(const BudgetPlan& plan);
/// The amounts of a node that are of the kind `FigureKind::part_amount`, and posts of its parts.
[[nodiscard]] std::vector<PartFigure> part_figures(const BudgetPlan& plan, const Node& node);
/// The totals of a node's parts.
[[nodiscard]] std::vector<PartTotal> part_totals(const BudgetPlan& plan, const Node& node);
/// The proofs of a node's parts.
[[nodiscard]] std::vector<PartProof> part_proofs(const BudgetPlan& plan, const Node& node);
/// A row that has a role in a plan of the whole administration.
struct RoleRow {
  PlanId plan{};
  RowIndex row = 0;
};
[[nodiscard]] std::optional<RoleRow> find_role(const BudgetPlan& plan, RowRole role);
/// "im Gesamtergebnisplan Zeile 28"; empty where no plan has such a row.
[[nodiscard]] std::string row_words(const BudgetPlan& plan, RowRole role);
/// The amount of a total: the written one, else the sum; nothing where that is not known.
[[nodiscard]] std::optional<Money> amount_of(const BudgetPlan& plan, const PartTotal& total);
/// The keys of parts that have totals or proofs.
[[nodiscard]] std::span<const std::string_view> keys_with_totals();
/// Keys of the printed words that belong to parts.
[[nodiscard]] std::span<const std::string_view> part_words();

}  // namespace budgetc
