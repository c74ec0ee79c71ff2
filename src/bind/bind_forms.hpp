#pragma once

#include <filesystem>
#include <vector>

#include "bind/bind_parts.hpp"
#include "forms/form_reader.hpp"
#include "source/load.hpp"

namespace budgetc::binding {

/// Where forms are looked for: among the sources, then in the folder of the templates.
struct FormSources {
  Sources& sources;
  const FileSystem& files;
  const std::filesystem::path& root;
  const std::filesystem::path& templates;
  /// By file: reading found something wrong with it.
  const std::vector<bool>& damaged;
};

/// Reads the forms that haushalt.yaml names into the plan, and marks in the context which are known. False
/// where it is not known what some of their rows are made of: then nothing can be computed.
[[nodiscard]] bool read_plan_forms(Context& context, const FormSources& from, const PlanFile& plan_file);

}  // namespace budgetc::binding
