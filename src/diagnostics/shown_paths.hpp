#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace budgetc {

/// How names of sources, which are relative to their folder, become paths as seen from the working directory.
class ShownPaths {
 public:
  ShownPaths() = default;
  /// The working directory is elsewhere: `prefix` leads from it to the sources ("budgets/kreis-unna-2024/"),
  /// or is empty where it is their folder.
  ShownPaths(std::string prefix) : prefix_(std::move(prefix)) {}  // NOLINT(google-explicit-constructor)
  /// The working directory is this folder of the sources ("35/35.01").
  [[nodiscard]] static ShownPaths from_inside(std::string folder);

  /// The path to print for a name; an absolute one stays.
  [[nodiscard]] std::string of(std::string_view name) const;

 private:
  std::string prefix_;
  std::string inside_;
};

}  // namespace budgetc
