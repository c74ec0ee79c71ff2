#pragma once

#include <filesystem>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "source/file_system.hpp"

namespace budgetc::cli {

/// A file to be made. `path` is relative, with '/'; `executable` as the one it was made from.
struct NewFile {
  std::filesystem::path path;
  std::string bytes;
  bool executable = false;
};

/// The first of these files that is there already in a folder, or what stands in the place of a folder on the
/// way to it: links count, wherever they lead. Empty where there is none.
[[nodiscard]] std::filesystem::path first_existing(const std::filesystem::path& folder,
                                                   std::span<const NewFile> files);

/// Makes the files in a folder, which is made too where it is missing. Never overwrites: a file that comes to
/// be meanwhile is an error. After an error the files made until then are gone again.
[[nodiscard]] tl::expected<void, FileError> make_new_files(const std::filesystem::path& folder,
                                                           std::span<const NewFile> files);

}  // namespace budgetc::cli
