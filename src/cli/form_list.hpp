#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "source/file_system.hpp"

namespace budgetc::cli {

/// A shipped plan form: what its file says of itself.
struct ShippedForm {
  std::string name;
  /// What it is for (`beschreibung`).
  std::string description;
  /// How sure its rows are, and what is missing (`sicherheit`).
  std::string certainty;
};

/// The forms of a folder of templates, by name. An error where a file cannot be read; one that is no YAML is
/// listed by its name alone.
[[nodiscard]] tl::expected<std::vector<ShippedForm>, FileError> shipped_forms(
    const std::filesystem::path& templates, const FileSystem& files);
/// The list for a terminal, and as a Markdown table.
[[nodiscard]] std::string form_list(const std::vector<ShippedForm>& forms);
[[nodiscard]] std::string form_list_markdown(const std::vector<ShippedForm>& forms);
/// The list as JSON.
[[nodiscard]] std::string form_list_json(const std::vector<ShippedForm>& forms);

}  // namespace budgetc::cli
