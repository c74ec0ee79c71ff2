#pragma once

#include <string>
#include <string_view>

#include "driver/compile.hpp"

namespace budgetc::cli {

/// What an administration's own rules are, for a terminal: severity, name, file and line, condition; empty
/// where there are none. Files are shown as `paths` says.
[[nodiscard]] std::string own_rule_list(const Compilation& compilation, const ShownPaths& paths);
/// The same as a section of Markdown.
[[nodiscard]] std::string own_rules_markdown(const Compilation& compilation, const ShownPaths& paths);
/// The same as a JSON array.
[[nodiscard]] std::string own_rules_json(const Compilation& compilation, const ShownPaths& paths);

}  // namespace budgetc::cli
