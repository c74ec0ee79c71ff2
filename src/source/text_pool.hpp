#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace budgetc {

/// Keeps the texts that differ from the bytes of the file, many to one block of memory, so that a file of
/// prose does not cost one allocation per paragraph.
class TextPool {
 public:
  explicit TextPool(std::vector<std::unique_ptr<std::string>>& blocks) : blocks_(blocks) {}

  /// A stable copy of a text.
  std::string_view keep(std::string_view text) {
    if (blocks_.empty() || blocks_.back()->capacity() - blocks_.back()->size() < text.size()) {
      blocks_.push_back(std::make_unique<std::string>());
      blocks_.back()->reserve(std::max(text.size(), block_size));
    }
    std::string& block = *blocks_.back();
    const std::size_t begin = block.size();
    block.append(text);
    return std::string_view(block).substr(begin);
  }

 private:
  static constexpr std::size_t block_size = 1024;
  std::vector<std::unique_ptr<std::string>>& blocks_;
};

}  // namespace budgetc
