#pragma once

#include <filesystem>
#include <span>

#include <tl/expected.hpp>

#include "output/output_file.hpp"
#include "source/file_system.hpp"

namespace budgetc {

/// Name of the file that marks a folder as budgetc's own output, and lists what was written.
inline constexpr std::string_view output_marker = ".budgetc";

/// Whether `out` may be made or replaced: it is new, empty or an earlier output without anything else in it,
/// no link, and neither inside of `sources` nor around them. Both paths are absolute.
[[nodiscard]] tl::expected<void, FileError> check_output_folder(const std::filesystem::path& out,
                                                                const std::filesystem::path& sources);

/// Makes `out` hold exactly these files and the marker. They are written beside it and put in place at the
/// very end, in one step: whoever looks sees the old output or the new one, and after a failure the old one.
[[nodiscard]] tl::expected<void, FileError> write_output(const std::filesystem::path& out,
                                                         std::span<const OutputFile> files);

}  // namespace budgetc
