#include "source/tree_builder.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "source/lexis.hpp"

namespace budgetc {
namespace {

bool means_null(const Token& token) {
  return token.style == ScalarStyle::plain && is_null_word(token.text);
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

SourceNode TreeBuilder::build(const TokenList& tokens) {
  for (const Token& token : tokens.tokens) take(token);
  return std::move(nodes_.front());
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
  SourceNode node = ended.mapping ? end_mapping(ended) : end_sequence(ended);
  node.span = {file_, ended.begin, last_end_};
  nodes_.erase(nodes_.begin() + static_cast<std::ptrdiff_t>(ended.first), nodes_.end());
  nodes_.push_back(std::move(node));
}

void TreeBuilder::add_scalar(const Token& token, SourceNode::Kind kind) {
  SourceNode& node = nodes_.emplace_back();
  node.kind = kind;
  node.style = token.style;
  node.span = {file_, token.begin, token.end};
  node.text = token.text;
}

/// Where a value was due and something else came, it is missing.
void TreeBuilder::add_missing() {
  if (!value_due_at_) return;
  nodes_.emplace_back().span = {file_, *value_due_at_, *value_due_at_};
  value_due_at_.reset();
}

SourceNode TreeBuilder::end_sequence(const Open& ended) {
  SourceNode node;
  node.kind = SourceNode::Kind::sequence;
  const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(ended.first);
  node.items.assign(std::make_move_iterator(first), std::make_move_iterator(nodes_.end()));
  return node;
}

SourceNode TreeBuilder::end_mapping(const Open& ended) {
  SourceNode node;
  node.kind = SourceNode::Kind::mapping;
  node.entries.reserve((nodes_.size() - ended.first) / 2);
  for (std::size_t i = ended.first; i + 1 < nodes_.size(); i += 2) {
    node.entries.push_back({.key = std::move(nodes_[i]), .value = std::move(nodes_[i + 1])});
  }
  drop_duplicates(node.entries);
  return node;
}

/// Of two equal keys the first one stays.
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

}  // namespace budgetc
