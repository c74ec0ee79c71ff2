#include "source/tree_builder.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/mark.h>

#include "source/codes.hpp"

namespace budgetc {
namespace {

bool means_null(const Token& token) {
  if (token.style != ScalarStyle::plain) return false;
  const std::string_view text = token.text;
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// For the usual mapping of a few keys: no allocation.
bool all_differ(const std::vector<SourceEntry>& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (entries[k].key.text == entries[i].key.text) return false;
    }
  }
  return true;
}

bool all_differ_sorted(const std::vector<SourceEntry>& entries) {
  std::vector<std::string_view> keys;
  keys.reserve(entries.size());
  for (const SourceEntry& entry : entries) keys.push_back(entry.key.text);
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

}  // namespace

TreeBuilder::TreeBuilder(const TokenList& tokens, FileId file, std::uint32_t base, Findings& findings)
    : tokens_(tokens.tokens), file_(file), base_(base), findings_(findings), last_end_(base) {}

std::optional<SourceNode> TreeBuilder::finish() {
  if (!lost_ && (next_ != tokens_.size() || nodes_.size() != 1 || !open_.empty())) lose();
  if (lost_) return std::nullopt;
  return std::move(nodes_.front());
}

void TreeBuilder::OnDocumentStart(const YAML::Mark&) {
  if (!nodes_.empty()) lose();
}

void TreeBuilder::OnNull(const YAML::Mark&, YAML::anchor_t anchor) {
  if (lost_) return;
  const bool key = at_key();
  if (anchor != 0 || !enter_child()) return lose();
  if (next_is(key ? TokenKind::key : TokenKind::scalar) && means_null(tokens_[next_])) {
    return add_scalar(tokens_[next_], key ? SourceNode::Kind::scalar : SourceNode::Kind::null);
  }
  if (key) return lose();
  SourceNode missing;
  missing.span = {file_, last_end_, last_end_};
  nodes_.push_back(std::move(missing));
}

void TreeBuilder::OnAlias(const YAML::Mark&, YAML::anchor_t) {
  lose();
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                           const std::string& value) {
  if (lost_) return;
  const bool key = at_key();
  if (anchor != 0 || !enter_child()) return lose();
  if (!next_is(key ? TokenKind::key : TokenKind::scalar)) return lose();
  const Token& token = tokens_[next_];
  if (token.begin != base_ + static_cast<std::uint32_t>(mark.pos)) return lose();
  if (token.text != value) return lose_text(token);
  add_scalar(token, SourceNode::Kind::scalar);
}

void TreeBuilder::add_scalar(const Token& token, SourceNode::Kind kind) {
  SourceNode& node = nodes_.emplace_back();
  node.kind = kind;
  node.style = token.style;
  node.span = {file_, token.begin, token.end};
  node.text = token.text;
  last_end_ = token.end;
  ++next_;
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value style) {
  if (anchor != 0) return lose();
  open(false, mark, style);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  if (anchor != 0) return lose();
  open(true, mark, style);
}

void TreeBuilder::OnSequenceEnd() {
  const std::optional<Open> ended = close(TokenKind::close_sequence);
  if (!ended) return;
  SourceNode node;
  node.kind = SourceNode::Kind::sequence;
  node.span = {file_, ended->begin, last_end_};
  const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(ended->first);
  node.items.assign(std::make_move_iterator(first), std::make_move_iterator(nodes_.end()));
  nodes_.erase(first, nodes_.end());
  nodes_.push_back(std::move(node));
}

void TreeBuilder::OnMapEnd() {
  const std::optional<Open> ended = close(TokenKind::close_mapping);
  if (!ended) return;
  SourceNode node;
  node.kind = SourceNode::Kind::mapping;
  node.span = {file_, ended->begin, last_end_};
  node.entries.reserve((nodes_.size() - ended->first) / 2);
  for (std::size_t i = ended->first; i + 1 < nodes_.size(); i += 2) {
    node.entries.push_back({.key = std::move(nodes_[i]), .value = std::move(nodes_[i + 1])});
  }
  nodes_.erase(nodes_.begin() + static_cast<std::ptrdiff_t>(ended->first), nodes_.end());
  drop_duplicates(node.entries);
  nodes_.push_back(std::move(node));
}

/// Whether the next node is a key of the innermost mapping.
bool TreeBuilder::at_key() const {
  return !open_.empty() && open_.back().mapping && (nodes_.size() - open_.back().first) % 2 == 0;
}

/// Takes the indicator that stands before the next child: `-`, `:` or a comma.
bool TreeBuilder::enter_child() {
  if (open_.empty()) return nodes_.empty();
  const Open& parent = open_.back();
  const std::size_t index = nodes_.size() - parent.first;
  if (parent.mapping && index % 2 == 1) return take(TokenKind::colon);
  if (parent.flow) return index == 0 || take(TokenKind::comma);
  return parent.mapping || take(TokenKind::item);
}

bool TreeBuilder::next_is(TokenKind kind) const {
  return next_ < tokens_.size() && tokens_[next_].kind == kind;
}

bool TreeBuilder::take(TokenKind kind) {
  if (!next_is(kind)) return false;
  last_end_ = tokens_[next_].end;
  ++next_;
  return true;
}

void TreeBuilder::open(bool mapping, const YAML::Mark& mark, YAML::EmitterStyle::value style) {
  if (lost_) return;
  const bool flow = style == YAML::EmitterStyle::Flow;
  if (at_key() || !enter_child() || next_ == tokens_.size()) return lose();
  const std::uint32_t begin = tokens_[next_].begin;
  if (begin != base_ + static_cast<std::uint32_t>(mark.pos)) return lose();
  if (flow && !take(mapping ? TokenKind::open_mapping : TokenKind::open_sequence)) return lose();
  open_.push_back({.mapping = mapping, .flow = flow, .begin = begin, .first = nodes_.size()});
}

std::optional<TreeBuilder::Open> TreeBuilder::close(TokenKind closing) {
  if (lost_) return std::nullopt;
  const Open ended = open_.back();
  if (ended.flow) {
    take(TokenKind::comma);  // one comma may stand before the closing bracket
    if (!take(closing)) lose();
  }
  open_.pop_back();
  return lost_ ? std::nullopt : std::optional(ended);
}

/// yaml-cpp keeps both of two equal keys. The first one stays.
void TreeBuilder::drop_duplicates(std::vector<SourceEntry>& entries) {
  constexpr std::size_t few = 12;
  const bool unique = entries.size() <= few ? all_differ(entries) : all_differ_sorted(entries);
  if (unique) return;
  std::map<std::string_view, Span> seen;
  const auto is_duplicate = [&](const SourceEntry& entry) {
    const auto [first, is_new] = seen.try_emplace(entry.key.text, entry.key.span);
    if (!is_new) report_duplicate(entry.key, first->second);
    return !is_new;
  };
  entries.erase(std::remove_if(entries.begin(), entries.end(), is_duplicate), entries.end());
}

void TreeBuilder::report_duplicate(const SourceNode& key, Span first) {
  findings_.report({.code = duplicate_key,
                    .at = {key.span.begin, key.span.end},
                    .message = fmt::format("der Schlüssel „{}“ steht hier zum zweiten Mal", key.text),
                    .help = "einen der beiden Einträge löschen oder umbenennen",
                    .other = OtherPlace{{first.begin, first.end}, "zuerst hier"}});
}

/// yaml-cpp decodes some texts otherwise than YAML says: it drops line breaks at the end of `"…"` and `>`.
void TreeBuilder::lose_text(const Token& token) {
  lost_ = true;
  findings_.report(
      {.code = yaml_syntax,
       .at = {token.begin, token.end},
       .message = "Zeilenumbrüche am Ende dieses Textes gingen beim Lesen verloren",
       .help = "leere Zeilen und Leerzeichen am Ende des Textes löschen, oder ihn mit | beginnen"});
}

/// Events and tokens disagree: the file means something else to yaml-cpp than its bytes say.
void TreeBuilder::lose() {
  if (lost_) return;
  lost_ = true;
  const bool at_token = next_ < tokens_.size();
  const Bytes at{at_token ? tokens_[next_].begin : last_end_, at_token ? tokens_[next_].end : last_end_};
  findings_.report(
      {.code = yaml_syntax,
       .at = at,
       .message = "diese Stelle lässt sich nicht eindeutig lesen",
       .help = "den Text in Anführungszeichen setzen, oder mit | in der nächsten Zeile beginnen"});
}

}  // namespace budgetc
