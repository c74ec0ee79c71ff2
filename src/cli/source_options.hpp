#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "diagnostics/shown_paths.hpp"
#include "driver/compile.hpp"
#include "source/file_system.hpp"

namespace budgetc::cli {

/// Options of every command that reads sources.
class SourceOptions {
 public:
  /// Declares them for a command that reads sources and reports findings.
  void declare(Options& options);
  /// Declares only what reading needs, for a command with an answer of its own.
  void declare_reading(Options& options);
  /// Declares what `declare` does, but for the folder: the command names it itself, with `use_root`.
  void declare_without_root(Options& options);

  /// Declares that the working directory may be a copy.
  void declare_copy(Options& options);
  /// Declares only where the templates are.
  void declare_templates(Options& options);

  /// The folder with haushalt.yaml: the one given, or the nearest upward.
  [[nodiscard]] tl::expected<std::filesystem::path, Trouble> root(const Invocation& invocation) const;
  /// The folder of forms, class and page plans.
  [[nodiscard]] tl::expected<std::filesystem::path, Trouble> templates(const Invocation& invocation) const;
  /// The folder as the command line names it; empty where it does not.
  [[nodiscard]] const std::string& given_root() const { return root_; }
  /// Names the folder in place of the command line.
  void use_root(std::string root) { root_ = std::move(root); }
  /// Whether a text of the command line names a folder with a haushalt.yaml.
  [[nodiscard]] static bool is_source_folder(const Invocation& invocation, const std::string& given);
  [[nodiscard]] bool colour(const Invocation& invocation) const;
  [[nodiscard]] unsigned threads() const;
  /// Warnings weigh as much as errors.
  [[nodiscard]] bool strict() const { return strict_; }
  /// The summary shows the time taken.
  [[nodiscard]] bool timed() const { return !no_time_; }
  /// The day on which accepted deviations must still hold; today where none was named.
  [[nodiscard]] std::chrono::year_month_day effective_day() const;
  /// What the working directory is a copy of, if the command line says so.
  [[nodiscard]] std::optional<SourceCopy> copy(const Invocation& invocation) const;
  /// Whether that day was named.
  [[nodiscard]] bool names_day() const { return !day_.empty(); }
  /// The folder of templates as named, where it is not one of the program's own; else empty.
  [[nodiscard]] std::string other_templates(const Invocation& invocation) const;
  /// Format of findings.
  [[nodiscard]] const std::string& format() const { return format_; }

 private:
  void declare_settings(Options& options);

  std::string root_;
  std::string templates_;
  std::string color_ = "auto";
  std::string format_ = "text";
  std::string day_;
  std::string copy_of_;
  unsigned threads_ = 0;
  bool strict_ = false;
  bool no_time_ = false;
};

/// What a path names, links followed; nothing where there is nothing.
[[nodiscard]] tl::expected<std::optional<DirectoryEntry::Kind>, Trouble> look_up(
    const std::filesystem::path& path);
/// The nearest folder with a haushalt.yaml, from this one upward, if there is one.
[[nodiscard]] tl::expected<std::optional<std::filesystem::path>, Trouble> budget_above(
    const std::filesystem::path& folder);
/// The same from the working directory; trouble where there is none.
[[nodiscard]] tl::expected<std::filesystem::path, Trouble> nearest_root(const Invocation& invocation);

/// A path given on the command line, made absolute.
[[nodiscard]] std::filesystem::path absolute_path(const Invocation& invocation, const std::string& given);

/// How names of the sources in a folder are shown from the working directory.
[[nodiscard]] ShownPaths shown_paths(const Invocation& invocation, const std::filesystem::path& root);

}  // namespace budgetc::cli
