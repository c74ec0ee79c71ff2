#include "schema/file_format.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace budgetc {
namespace {

using binding::KeyInfo;
using binding::Value;

/// Goes through the values of a format, each block once: recursive ones would have no end.
class BlockFinder {
 public:
  std::vector<NamedBlock> run(const FileFormat& format) {
    visit(format.root, format.name);
    // Blocks are visited one after the other, and may add more behind themselves.
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::vector<KeyInfo> keys = blocks_[i].keys;
      for (const KeyInfo& key : keys) visit(key.value, key.key);
    }
    return std::move(blocks_);
  }

 private:
  void visit(const Value& value, std::string_view key) {  // NOLINT(misc-no-recursion)
    if (value.kind == Value::Kind::block) add(value, key);
    if (value.item != nullptr) visit(*value.item, key);
    if (value.other != nullptr) visit(*value.other, key);
  }

  void add(const Value& block, std::string_view key) {
    if (std::ranges::find(blocks_, block.keys, &NamedBlock::source) != blocks_.end()) return;
    std::string name(key);
    for (int number = 2; !names_.insert(name).second; ++number) name = fmt::format("{}-{}", key, number);
    blocks_.push_back({std::move(name), block.keys(), block.keys, block.item, block.names});
  }

  std::vector<NamedBlock> blocks_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<NamedBlock> blocks_of(const FileFormat& format) {
  return BlockFinder().run(format);
}

std::string_view name_of(const std::vector<NamedBlock>& blocks, const Value& block) {
  return std::ranges::find(blocks, block.keys, &NamedBlock::source)->name;
}

std::vector<std::string> all_keys(std::vector<KeyInfo> (*block)()) {
  std::set<std::string> keys;
  for (const NamedBlock& named :
       blocks_of({.name = {}, .files = {}, .meaning = {}, .root = binding::block_with(block)})) {
    for (const KeyInfo& key : named.keys) keys.emplace(key.key);
  }
  return {keys.begin(), keys.end()};
}

}  // namespace budgetc
