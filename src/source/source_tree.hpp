#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <budgetc/base/span.hpp>

namespace budgetc {

struct SourceEntry;

/// How a scalar was written in YAML.
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// One node of a YAML document as it was written. Nothing is typed here: `010`, `no` and `2024-01-01` are
/// text. A value that is missing, `~` or `null` has the kind `null`; its text is what stood there.
struct SourceNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };

  Kind kind = Kind::null;
  ScalarStyle style = ScalarStyle::plain;
  /// From the first byte of the node (quote included) to one past its last.
  Span span;
  /// A scalar's content with quoting and folding undone; points into the file or into the tree.
  std::string_view text;
  /// Elements of a sequence.
  std::vector<SourceNode> items;
  /// Entries of a mapping in the order written; keys are unique.
  std::vector<SourceEntry> entries;

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
  [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
  /// The value under a key of a mapping, or nullptr.
  [[nodiscard]] const SourceNode* find(std::string_view key) const;
};

/// One `key: value` of a mapping. Keys are scalars.
struct SourceEntry {
  SourceNode key;
  SourceNode value;
};

/// What stands between the nodes, says nothing of them, and is kept all the same.
struct Trivia {
  enum class Kind : std::uint8_t { comment, blank_line };

  Kind kind = Kind::comment;
  /// A comment from its `#` to the end of its line; a line of nothing but blanks with its line break.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A parsed YAML file. Owns the text of scalars that differ from the bytes of the file; it moves, and cannot
/// be copied, because the nodes point into that text. A null root means that the file could not be read: the
/// reader has then reported why.
struct SourceTree {
  FileId file{};
  SourceNode root;
  std::vector<std::unique_ptr<std::string>> pool;
  /// Comments and blank lines in the order of the file, those within a scalar left out: they are part of it.
  std::vector<Trivia> trivia;
  /// Whether reading found nothing wrong.
  bool flawless = false;
};

}  // namespace budgetc
