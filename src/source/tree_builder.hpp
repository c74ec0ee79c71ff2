#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <yaml-cpp/eventhandler.h>

#include "source/findings.hpp"
#include "source/token.hpp"
#include <budgetc/diagnostics/code.hpp>
#include <budgetc/source/source_tree.hpp>

namespace budgetc {

inline constexpr Code duplicate_key{"S06"};

/// Turns yaml-cpp's events into a tree, and holds each against the scanner's tokens: an event must find its
/// token at the byte it names, with the same text, and no token may be left over. So nothing yaml-cpp skips,
/// merges or changes passes unseen. Spans come from the tokens.
class TreeBuilder final : public YAML::EventHandler {
 public:
  /// `base` is the offset of the first byte that yaml-cpp was given.
  TreeBuilder(const TokenList& tokens, FileId file, std::uint32_t base, Findings& findings);

  /// The root. Nothing when events and tokens disagreed; the finding is then reported.
  [[nodiscard]] std::optional<SourceNode> finish();

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

 private:
  /// A collection whose children are still coming.
  struct Open {
    bool mapping = false;
    bool flow = false;
    std::uint32_t begin = 0;
    /// Index of its first child in `nodes_`; keys and values alternate.
    std::size_t first = 0;
  };

  bool enter_child();
  bool take(TokenKind kind);
  [[nodiscard]] bool next_is(TokenKind kind) const;
  [[nodiscard]] bool at_key() const;
  void open(bool mapping, const YAML::Mark& mark, YAML::EmitterStyle::value style);
  std::optional<Open> close(TokenKind closing);
  void add_scalar(const Token& token, SourceNode::Kind kind);
  void drop_duplicates(std::vector<SourceEntry>& entries);
  void report_duplicate(const SourceNode& key, Span first);
  void lose_text(const Token& token);
  void lose();

  const std::vector<Token>& tokens_;
  FileId file_;
  std::uint32_t base_;
  Findings& findings_;
  std::size_t next_ = 0;
  /// One past the last token taken; where a missing value stands.
  std::uint32_t last_end_ = 0;
  bool lost_ = false;
  std::vector<Open> open_;
  std::vector<SourceNode> nodes_;
};

}  // namespace budgetc
