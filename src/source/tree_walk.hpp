#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "source/source_tree.hpp"

namespace budgetc {

/// Visits the nodes of a tree in the order of the file, keys as well as values. Whoever visits says which
/// collections to go into. No recursion.
class TreeWalk {
 public:
  explicit TreeWalk(const SourceNode& root) : root_(&root) {}

  /// The next node of the innermost collection, at first the root; null when there is none.
  [[nodiscard]] const SourceNode* next() {
    if (open_.empty()) return std::exchange(root_, nullptr);
    Open& innermost = open_.back();
    const SourceNode* const child = child_of(*innermost.node, innermost.next);
    if (child != nullptr) ++innermost.next;
    return child;
  }
  /// Goes into a collection.
  void enter(const SourceNode& node) { open_.push_back({.node = &node}); }
  /// Goes out of the innermost collection; false when there is none.
  bool leave() {
    if (open_.empty()) return false;
    open_.pop_back();
    return true;
  }

 private:
  struct Open {
    const SourceNode* node = nullptr;
    std::size_t next = 0;
  };

  [[nodiscard]] static const SourceNode* child_of(const SourceNode& node, std::size_t index) {
    if (node.is_sequence()) return index < node.items().size() ? &node.items()[index] : nullptr;
    if (index / 2 >= node.entries().size()) return nullptr;
    const SourceEntry& entry = node.entries()[index / 2];
    return index % 2 == 0 ? &entry.key : &entry.value;
  }

  const SourceNode* root_;
  std::vector<Open> open_;
};

}  // namespace budgetc
