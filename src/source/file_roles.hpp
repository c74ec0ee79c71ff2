#pragma once

#include <cstdint>
#include <string_view>

namespace budgetc {

/// What a file in the folder of a budget is, by its name alone.
enum class FileRole : std::uint8_t {
  source,     ///< read
  print,      ///< taken into the book from the folder `druck`
  tool,       ///< of version control, an editor or the like, or a README: no business of ours
  other,      ///< not read, and counted
  reserved,   ///< a name that the format keeps for later
  misplaced,  ///< in `druck`, but not the page plan
  folder,     ///< has the name of a folder that the format knows
  letters,    ///< has a name that `druck` knows, in other letters
  hidden,     ///< would be a source, but for the dot before its name
  ending,     ///< would be a source, but for its ending
};

/// The role of a file by its path from the folder of the budget, '/'-separated.
[[nodiscard]] FileRole role_of(std::string_view path);

/// Whether a folder with this name is meant for a node: "35", "35.02", "35.02 Soziales".
[[nodiscard]] bool is_numbered(std::string_view path);
/// Whether something with this name might be a folder with sources: it has no ending as files have.
[[nodiscard]] bool may_be_folder(std::string_view path);

/// Whether the printed book takes this file of the folder `druck`: a class, settings, a logo, the characters
/// of its font.
[[nodiscard]] bool is_print_file(std::string_view name);

}  // namespace budgetc
