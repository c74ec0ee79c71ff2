#pragma once

#include <optional>

#include <CLI/CLI.hpp>

#include "cli/command.hpp"

namespace budgetc::cli {

/// Makes the program's help German, for its commands too when they are added afterwards.
void speak_german(CLI::App& program);

/// CLI11's English error in German.
[[nodiscard]] Trouble german_error(const CLI::ParseError& error);

/// The first argument that nothing on the command line accounts for, if there is one, in German.
[[nodiscard]] std::optional<Trouble> unexpected_argument(const CLI::App& program);

}  // namespace budgetc::cli
