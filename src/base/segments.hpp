#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace budgetc {

/// A list that never moves what it holds: it grows by further blocks of memory, and takes another list over
/// block by block. Elements are found by index, those of one block also as a span.
template <typename T>
class Segments {
 public:
  /// Goes from element to element.
  class Iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using reference = const T&;
    using pointer = const T*;
    using iterator_category = std::forward_iterator_tag;

    Iterator() = default;
    Iterator(const std::vector<std::vector<T>>* blocks, std::size_t block) : blocks_(blocks), block_(block) {}
    [[nodiscard]] reference operator*() const { return (*blocks_)[block_][at_]; }
    [[nodiscard]] pointer operator->() const { return &**this; }
    Iterator& operator++() {
      if (++at_ == (*blocks_)[block_].size()) {
        at_ = 0;
        ++block_;
      }
      return *this;
    }
    Iterator operator++(int) {
      Iterator old = *this;
      ++*this;
      return old;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const std::vector<std::vector<T>>* blocks_ = nullptr;
    std::size_t block_ = 0;
    std::size_t at_ = 0;
  };

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Iterator begin() const { return {&blocks_, 0}; }
  [[nodiscard]] Iterator end() const { return {&blocks_, blocks_.size()}; }
  [[nodiscard]] const T& operator[](std::size_t index) const {
    const std::size_t block = block_of(index);
    return blocks_[block][index - firsts_[block]];
  }
  /// So many elements from `first` on, which were added together.
  [[nodiscard]] std::span<const T> together(std::size_t first, std::size_t count) const {
    if (count == 0) return {};
    const std::size_t block = block_of(first);
    return std::span(blocks_[block]).subspan(first - firsts_[block], count);
  }

  void push_back(const T& element) { add_together({&element, 1}); }
  /// Adds elements so that they lie behind one another.
  void add_together(std::span<const T> elements) {
    if (elements.empty()) return;
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < elements.size())
      begin_block(elements.size());
    blocks_.back().insert(blocks_.back().end(), elements.begin(), elements.end());
    size_ += elements.size();
  }
  /// Takes all of another list over, behind what is there.
  void append(Segments other) {
    for (std::vector<T>& block : other.blocks_) {
      firsts_.push_back(size_);
      size_ += block.size();
      blocks_.push_back(std::move(block));
    }
  }
  /// Calls `change` with every element.
  template <typename Change>
  void for_each(Change change) {
    for (std::vector<T>& block : blocks_) std::ranges::for_each(block, change);
  }

 private:
  static constexpr std::size_t smallest = 16;
  /// Small enough for what was freed before to be used again.
  static constexpr std::size_t largest = std::max<std::size_t>(smallest, (1 << 13) / sizeof(T));

  [[nodiscard]] std::size_t block_of(std::size_t index) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(firsts_, index) - firsts_.begin()) - 1;
  }
  void begin_block(std::size_t count) {
    const std::size_t room = std::clamp(size_, smallest, largest);
    firsts_.push_back(size_);
    blocks_.emplace_back().reserve(std::max(room, count));
  }

  std::vector<std::vector<T>> blocks_;
  /// By block: the index of its first element.
  std::vector<std::size_t> firsts_;
  std::size_t size_ = 0;
};

}  // namespace budgetc
