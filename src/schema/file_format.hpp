#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/value.hpp"

namespace budgetc {

/// What the format says of one kind of files.
struct FileFormat {
  /// How it is called: "haushalt".
  std::string_view name;
  /// Which files these are: "haushalt.yaml".
  std::string_view files;
  /// A sentence on what they are, in German.
  std::string_view meaning;
  binding::Value root{};
};

/// A block of a format with a name of its own, by which others refer to it.
struct NamedBlock {
  std::string name;
  std::vector<binding::KeyInfo> keys;
  /// What it is that has the name.
  std::vector<binding::KeyInfo> (*source)() = nullptr;
  /// What stands behind keys that the source gives itself, and what these are; nullptr where there are none.
  const binding::Value* others = nullptr;
  std::string_view other_names{};
};

/// Every block below the root of a format, each once, in the order in which they are first named. A block is
/// called as the key that it stands behind, with a number where several are called alike.
[[nodiscard]] std::vector<NamedBlock> blocks_of(const FileFormat& format);
/// The name of a block among these; it must be there.
[[nodiscard]] std::string_view name_of(const std::vector<NamedBlock>& blocks, const binding::Value& block);
/// Every key that stands anywhere in a block or below it, each once, sorted.
[[nodiscard]] std::vector<std::string> all_keys(std::vector<binding::KeyInfo> (*block)());

/// The format as JSON Schema (draft 7), for editors.
[[nodiscard]] std::string json_schema(const FileFormat& format);
/// The reference of all keys as Markdown.
[[nodiscard]] std::string key_reference(const std::vector<FileFormat>& formats);

}  // namespace budgetc
