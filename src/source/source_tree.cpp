#include "source/source_tree.hpp"

namespace budgetc {

const SourceNode* SourceNode::find(std::string_view key) const {
  for (const SourceEntry& entry : entries()) {
    if (entry.key.text() == key) return &entry.value;
  }
  return nullptr;
}

}  // namespace budgetc
