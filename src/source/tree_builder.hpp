#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "source/findings.hpp"
#include "source/source_tree.hpp"
#include "source/token.hpp"
#include <budgetc/base/code.hpp>

namespace budgetc {

inline constexpr Code duplicate_key{"S06"};

/// Builds the tree of a file from its tokens alone. The scanner has checked that they fit together; only keys
/// that stand twice are still to be found.
class TreeBuilder {
 public:
  /// Puts the nodes into `tree`, which has none.
  TreeBuilder(SourceTree& tree, Findings& findings) : tree_(tree), findings_(findings) {}

  /// `tokens` are sound and not empty.
  void build(const TokenList& tokens);

 private:
  /// A collection whose children are still coming.
  struct Open {
    bool mapping = false;
    std::uint32_t begin = 0;
    /// Index of its first child in `nodes_`; keys and values alternate.
    std::size_t first = 0;
  };

  void reserve(const TokenList& tokens);
  void take(const Token& token);
  void open(bool mapping, const Token& token);
  void close();
  void add_scalar(const Token& token, SourceNode::Kind kind);
  void add_missing();
  [[nodiscard]] ChildList<SourceNode> end_sequence(const Open& ended);
  [[nodiscard]] ChildList<SourceEntry> end_mapping(const Open& ended);
  void drop_duplicates(std::size_t first);
  void report_duplicate(const SourceNode& key, Span first);

  SourceTree& tree_;
  Findings& findings_;
  /// One past the last token that covers bytes.
  std::uint32_t last_end_ = 0;
  /// Behind the `-` or `:` whose value has not come yet.
  std::optional<std::uint32_t> value_due_at_;
  std::vector<Open> open_;
  /// The root, and the children of open collections.
  std::vector<SourceNode> nodes_;
};

}  // namespace budgetc
