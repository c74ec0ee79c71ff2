#include "diagnostics/shown_paths.hpp"

#include <filesystem>

namespace budgetc {

ShownPaths ShownPaths::from_inside(std::string folder) {
  ShownPaths paths;
  paths.inside_ = std::move(folder);
  return paths;
}

std::string ShownPaths::of(std::string_view name) const {
  namespace fs = std::filesystem;
  // An absolute path, or an option of the command line.
  if (name.starts_with('/') || name.starts_with("--")) return std::string(name);
  if (!inside_.empty()) return fs::path(name).lexically_relative(inside_).generic_string();
  std::string path = prefix_ + std::string(name);
  // Last year's sources lie beside these.
  return name.starts_with("../") ? fs::path(path).lexically_normal().generic_string() : path;
}

}  // namespace budgetc
