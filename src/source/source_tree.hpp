#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <budgetc/base/span.hpp>

namespace budgetc {

struct SourceNode;
struct SourceEntry;

/// Children of a node, which lie one behind the other in its tree.
template <typename T>
class ChildList {
 public:
  ChildList() = default;
  ChildList(const T* first, std::size_t count) : first_(first), count_(count) {}

  [[nodiscard]] const T* begin() const { return first_; }
  [[nodiscard]] const T* end() const { return first_ + count_; }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return first_[index]; }
  [[nodiscard]] const T& front() const { return *first_; }
  [[nodiscard]] const T& back() const { return first_[count_ - 1]; }
  /// As `operator[]`; throws where there is no such child.
  [[nodiscard]] const T& at(std::size_t index) const {
    if (index >= count_) throw std::out_of_range("ChildList");
    return first_[index];
  }

 private:
  const T* first_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace budgetc

/// Places in a list outlive it: it only says where the children lie.
template <typename T>
inline constexpr bool std::ranges::enable_borrowed_range<budgetc::ChildList<T>> = true;

namespace budgetc {

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
  [[nodiscard]] std::string_view text() const {
    return is_scalar() || is_null() ? std::string_view(static_cast<const char*>(held_), count_)
                                    : std::string_view();
  }
  /// Elements of a sequence.
  [[nodiscard]] ChildList<SourceNode> items() const;
  /// Entries of a mapping in the order written; keys are unique.
  [[nodiscard]] ChildList<SourceEntry> entries() const;
  /// Gives a scalar its content.
  void set_text(std::string_view text) {
    held_ = text.data();
    count_ = static_cast<std::uint32_t>(text.size());
  }
  /// Gives a sequence its elements.
  void set_items(const SourceNode* first, std::size_t count) {
    held_ = first;
    count_ = static_cast<std::uint32_t>(count);
  }
  /// Gives a mapping its entries.
  void set_entries(const SourceEntry* first, std::size_t count) {
    held_ = first;
    count_ = static_cast<std::uint32_t>(count);
  }

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
  [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
  /// The value under a key of a mapping, or nullptr.
  [[nodiscard]] const SourceNode* find(std::string_view key) const;

 private:
  /// A node holds one of the three, which its kind tells: there are many of them, so they must be small.
  std::uint32_t count_ = 0;
  const void* held_ = nullptr;
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

inline ChildList<SourceNode> SourceNode::items() const {
  return is_sequence() ? ChildList(static_cast<const SourceNode*>(held_), count_) : ChildList<SourceNode>();
}

inline ChildList<SourceEntry> SourceNode::entries() const {
  return is_mapping() ? ChildList(static_cast<const SourceEntry*>(held_), count_) : ChildList<SourceEntry>();
}

/// A parsed YAML file. Owns all nodes, and the text of scalars that differ from the bytes of the file; it
/// moves, and cannot be copied, because the nodes point to each other and into that text. A null root means
/// that the file could not be read: the reader has then reported why.
struct SourceTree {
  FileId file{};
  SourceNode root;
  /// All elements of sequences, and all entries of mappings; those of one collection are neighbours.
  std::vector<SourceNode> items;
  std::vector<SourceEntry> entries;
  std::vector<std::unique_ptr<std::string>> pool;
  /// Comments and blank lines in the order of the file, those within a scalar left out: they are part of it.
  std::vector<Trivia> trivia;
  /// Whether reading found nothing wrong.
  bool flawless = false;
};

}  // namespace budgetc
