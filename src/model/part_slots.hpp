#pragma once

#include <any>
#include <vector>

namespace budgetc {

/// What parts keep at a node that have no member of their own in `Node`: at most one thing of each type.
class PartSlots {
 public:
  /// The thing of this type; nullptr where there is none.
  template <typename Content>
  [[nodiscard]] const Content* find() const {
    for (const std::any& slot : slots_) {
      if (const auto* content = std::any_cast<Content>(&slot)) return content;
    }
    return nullptr;
  }
  /// Puts a new thing of this type there, in the place of the one before.
  template <typename Content>
  Content& emplace() {
    for (std::any& slot : slots_) {
      if (slot.type() == typeid(Content)) return slot.emplace<Content>();
    }
    return slots_.emplace_back().emplace<Content>();
  }

 private:
  std::vector<std::any> slots_;
};

}  // namespace budgetc
