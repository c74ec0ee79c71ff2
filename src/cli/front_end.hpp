#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "cli/source_options.hpp"
#include "driver/compile.hpp"

namespace budgetc::cli {

/// What reading and checking gave, and where it was read from.
struct FrontEnd {
  std::filesystem::path root;
  std::filesystem::path templates;
  std::unique_ptr<Compilation> compilation;
  std::chrono::steady_clock::time_point begin;
};

/// Reads and checks the sources that the command line names. `ungrouped` reports every broken check by
/// itself.
[[nodiscard]] tl::expected<FrontEnd, Trouble> run_front_end(const SourceOptions& options,
                                                            const Invocation& invocation,
                                                            bool ungrouped = false);

/// The exit status that a list of findings asks for.
[[nodiscard]] ExitStatus status_of(std::span<const Diagnostic> diagnostics, bool strict);

}  // namespace budgetc::cli
