#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bind/bind_parts.hpp"

// What the path of a file says about the number of its node.
namespace budgetc::binding {

/// Whether a text begins with a digit and can be a node's number.
[[nodiscard]] bool looks_like_number(std::string_view text);
/// The level whose key this is ("produktgruppe").
[[nodiscard]] std::optional<std::size_t> find_level(const BudgetPlan& plan, std::string_view key);
/// The node that a file's path names: nodes below must find it though its file says no number.
[[nodiscard]] std::optional<NodeFile> guess_from_path(const BudgetPlan& plan, std::string_view path,
                                                      FileId id);
/// What is wrong with the place of a file, "35.01 steht im Ordner 36"; nothing where path and number agree.
[[nodiscard]] std::optional<std::string> contradiction(const BudgetPlan& plan, std::string_view path,
                                                       const NodeFile& file);
/// "35/35.01/produktgruppe.yaml", or "35/35.01/35.01.01.yaml" for the last level.
[[nodiscard]] std::string usual_path(const BudgetPlan& plan, const NodeFile& file);

}  // namespace budgetc::binding
