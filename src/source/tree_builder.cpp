#include "source/tree_builder.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "source/lexis.hpp"

namespace budgetc {
namespace {

bool means_null(const Token& token) {
  return token.style == ScalarStyle::plain && is_null_word(token.text);
}

using Entries = std::span<const SourceEntry>;

/// For the usual mapping of a few keys: no allocation.
bool all_differ(Entries entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (entries[k].key.text() == entries[i].key.text()) return false;
    }
  }
  return true;
}

bool all_differ_sorted(Entries entries) {
  std::vector<std::string_view> keys;
  keys.reserve(entries.size());
  for (const SourceEntry& entry : entries) keys.push_back(entry.key.text());
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

/// Whether a value begins with this token.
bool begins_value(TokenKind kind) {
  switch (kind) {
    case TokenKind::scalar:
    case TokenKind::begin_sequence:
    case TokenKind::begin_mapping:
    case TokenKind::open_sequence:
    case TokenKind::open_mapping: return true;
    default: return false;
  }
}

bool awaits_value(TokenKind kind) {
  return kind == TokenKind::item || kind == TokenKind::colon;
}

}  // namespace

void TreeBuilder::build(const TokenList& tokens) {
  reserve(tokens);
  for (const Token& token : tokens.tokens) take(token);
  tree_.root = nodes_.front();
}

/// Makes room for all nodes at once, so that they never move: every entry has a key, and every other value,
/// written or missing, is an element of a sequence or the root.
void TreeBuilder::reserve(const TokenList& tokens) {
  std::size_t keys = 0;
  std::size_t values = 0;
  TokenKind before = TokenKind::comma;
  for (const Token& token : tokens.tokens) {
    if (awaits_value(before) && !begins_value(token.kind)) ++values;
    if (begins_value(token.kind)) ++values;
    if (token.kind == TokenKind::key) ++keys;
    before = token.kind;
  }
  tree_.entries.reserve(keys);
  tree_.items.reserve(values - keys - 1);
}

void TreeBuilder::take(const Token& token) {
  if (token.begin != token.end) last_end_ = token.end;
  switch (token.kind) {
    case TokenKind::begin_sequence:
    case TokenKind::open_sequence: return open(false, token);
    case TokenKind::begin_mapping:
    case TokenKind::open_mapping: return open(true, token);
    case TokenKind::end_block:
    case TokenKind::close_sequence:
    case TokenKind::close_mapping: return close();
    case TokenKind::comma: return add_missing();
    case TokenKind::key: add_missing(); return add_scalar(token, SourceNode::Kind::scalar);
    case TokenKind::scalar:
      value_due_at_.reset();
      return add_scalar(token, means_null(token) ? SourceNode::Kind::null : SourceNode::Kind::scalar);
    case TokenKind::item: add_missing(); [[fallthrough]];
    case TokenKind::colon: value_due_at_ = token.end;
  }
}

void TreeBuilder::open(bool mapping, const Token& token) {
  value_due_at_.reset();
  open_.push_back({.mapping = mapping, .begin = token.begin, .first = nodes_.size()});
}

void TreeBuilder::close() {
  add_missing();
  const Open ended = open_.back();
  open_.pop_back();
  SourceNode node;
  node.kind = ended.mapping ? SourceNode::Kind::mapping : SourceNode::Kind::sequence;
  node.span = {tree_.file, ended.begin, last_end_};
  if (ended.mapping) {
    const ChildList<SourceEntry> entries = end_mapping(ended);
    node.set_entries(entries.begin(), entries.size());
  } else {
    const ChildList<SourceNode> items = end_sequence(ended);
    node.set_items(items.begin(), items.size());
  }
  nodes_.resize(ended.first);
  nodes_.push_back(node);
}

void TreeBuilder::add_scalar(const Token& token, SourceNode::Kind kind) {
  SourceNode& node = nodes_.emplace_back();
  node.kind = kind;
  node.style = token.style;
  node.span = {tree_.file, token.begin, token.end};
  node.set_text(token.text);
}

/// Where a value was due and something else came, it is missing.
void TreeBuilder::add_missing() {
  if (!value_due_at_) return;
  nodes_.emplace_back().span = {tree_.file, *value_due_at_, *value_due_at_};
  value_due_at_.reset();
}

ChildList<SourceNode> TreeBuilder::end_sequence(const Open& ended) {
  const std::size_t first = tree_.items.size();
  tree_.items.insert(tree_.items.end(), nodes_.begin() + static_cast<std::ptrdiff_t>(ended.first),
                     nodes_.end());
  return {tree_.items.data() + first, tree_.items.size() - first};
}

ChildList<SourceEntry> TreeBuilder::end_mapping(const Open& ended) {
  const std::size_t first = tree_.entries.size();
  for (std::size_t i = ended.first; i + 1 < nodes_.size(); i += 2)
    tree_.entries.push_back({.key = nodes_[i], .value = nodes_[i + 1]});
  drop_duplicates(first);
  return {tree_.entries.data() + first, tree_.entries.size() - first};
}

/// Of two equal keys the first one stays. The entries of the newest mapping begin at `first`.
void TreeBuilder::drop_duplicates(std::size_t first) {
  constexpr std::size_t few = 12;
  const Entries entries = Entries(tree_.entries).subspan(first);
  const bool unique = entries.size() <= few ? all_differ(entries) : all_differ_sorted(entries);
  if (unique) return;
  std::map<std::string_view, Span> seen;
  const auto is_duplicate = [&](const SourceEntry& entry) {
    const auto [known, is_new] = seen.try_emplace(entry.key.text(), entry.key.span);
    if (!is_new) report_duplicate(entry.key, known->second);
    return !is_new;
  };
  const auto begin = tree_.entries.begin() + static_cast<std::ptrdiff_t>(first);
  tree_.entries.erase(std::remove_if(begin, tree_.entries.end(), is_duplicate), tree_.entries.end());
}

void TreeBuilder::report_duplicate(const SourceNode& key, Span first) {
  findings_.report({.code = duplicate_key,
                    .at = {key.span.begin, key.span.end},
                    .message = fmt::format("der Schlüssel „{}“ steht hier zum zweiten Mal", key.text()),
                    .help = "einen der beiden Einträge löschen oder umbenennen",
                    .other = OtherPlace{{first.begin, first.end}, "zuerst hier"}});
}

}  // namespace budgetc
