// The only file that knows yaml-cpp.
#include "source/second_reader.hpp"

#include <algorithm>
#include <exception>
#include <istream>
#include <new>
#include <streambuf>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "source/reading_words.hpp"
#include "source/second_readings.hpp"
#include "source/tree_walk.hpp"
#include "source/yaml_messages.hpp"

namespace budgetc {
namespace {

/// Lets yaml-cpp read the bytes where they are.
class MemoryBuffer final : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: the interface of streambuf; nothing writes
    setg(begin, begin, begin + text.size());
  }
};

bool is_same(const SourceNode& node, const SecondReading& second, std::string_view file) {
  using Kind = SecondReading::Kind;
  if (node.span.begin != second.begin) return false;
  switch (node.kind) {
    case SourceNode::Kind::null: return second.kind == Kind::null;
    case SourceNode::Kind::scalar: return second.kind == Kind::scalar && node.text() == second.text;
    case SourceNode::Kind::sequence:
      return second.kind == Kind::sequence && second.in_brackets == (file[node.span.begin] == '[');
    case SourceNode::Kind::mapping:
      return second.kind == Kind::mapping && second.in_brackets == (file[node.span.begin] == '{');
  }
  return false;
}

/// Takes yaml-cpp's events one by one and holds each against the node that the tree has at its place.
class Comparison final : public YAML::EventHandler {
 public:
  Comparison(const SourceTree& tree, std::string_view text, std::uint32_t base,
             std::span<const KnownFault> tolerated)
      : walk_(tree.root), text_(text), base_(base), tolerated_(tolerated) {}

  /// Called when all events have come.
  std::optional<TwoReadings> finish() {
    if (!difference_) {
      if (const SourceNode* const node = walk_.next()) differ(node, {.begin = node->span.begin});
    }
    return std::move(difference_);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (begun_) differ(nullptr, {.kind = SecondReading::Kind::document, .begin = place(mark)});
    begun_ = true;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    take({.kind = SecondReading::Kind::null, .begin = place(mark)}, anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    take({.kind = SecondReading::Kind::alias, .begin = place(mark)}, anchor);
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    take({.kind = SecondReading::Kind::scalar, .begin = place(mark), .text = value}, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    begin_collection(SecondReading::Kind::sequence, mark, anchor, style);
  }
  void OnSequenceEnd() override { end_collection(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    begin_collection(SecondReading::Kind::mapping, mark, anchor, style);
  }
  void OnMapEnd() override { end_collection(); }

 private:
  [[nodiscard]] std::uint32_t place(const YAML::Mark& mark) const {
    return base_ + static_cast<std::uint32_t>(std::max(mark.pos, 0));
  }

  void begin_collection(SecondReading::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor,
                        YAML::EmitterStyle::value style) {
    const bool in_brackets = style == YAML::EmitterStyle::Flow;
    const SourceNode* const node =
        take({.kind = kind, .begin = place(mark), .in_brackets = in_brackets}, anchor);
    if (node != nullptr) walk_.enter(*node);
  }

  void end_collection() {
    if (difference_) return;
    if (const SourceNode* const node = walk_.next()) return differ(node, {.begin = node->span.begin});
    walk_.leave();
  }

  /// The node at this place, if both readings of it are the same.
  const SourceNode* take(const SecondReading& second, YAML::anchor_t anchor) {
    if (difference_) return nullptr;
    const SourceNode* const node = walk_.next();
    const bool same =
        node != nullptr && anchor == 0 && (is_same(*node, second, text_) || is_known_fault(*node, second));
    if (same) return node;
    differ(node, second);
    return nullptr;
  }

  [[nodiscard]] bool is_known_fault(const SourceNode& node, const SecondReading& second) const {
    return std::ranges::any_of(tolerated_,
                               [&](const KnownFault& fault) { return fault.explains(node, second); });
  }

  void differ(const SourceNode* node, const SecondReading& second) {
    if (!difference_) difference_ = word_difference(node, second);
  }

  TreeWalk walk_;
  std::string_view text_;
  std::uint32_t base_;
  std::span<const KnownFault> tolerated_;
  bool begun_ = false;
  std::optional<TwoReadings> difference_;
};

/// yaml-cpp's reading of a file that it cannot read.
TwoReadings refused(const YAML::Exception& error, std::uint32_t base) {
  const std::uint32_t at = base + static_cast<std::uint32_t>(std::max(error.mark.pos, 0));
  return {.begin = at,
          .end = at,
          .first = "an dieser Stelle ist nichts zu beanstanden",
          .second = german_parser_message(error.msg)};
}

TwoReadings broken_off(std::string_view reason) {
  return {.first = "die Datei ist ohne Fehler", .second = std::string(reason)};
}

std::optional<TwoReadings> find_difference(std::string_view text, const SourceTree& tree,
                                           std::span<const KnownFault> tolerated) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";  // of the byte order; says nothing
  const auto base = static_cast<std::uint32_t>(text.starts_with(mark) ? mark.size() : 0);
  MemoryBuffer buffer(text.substr(base));
  std::istream stream(&buffer);
  Comparison comparison(tree, text, base, tolerated);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(comparison)) {
    }
    return comparison.finish();
  } catch (const YAML::Exception& error) {
    return refused(error, base);
  } catch (const std::bad_alloc&) {
    return broken_off("der Arbeitsspeicher reichte nicht, die Datei ein zweites Mal zu lesen");
  } catch (const std::exception&) {
    return broken_off("das Lesen brach ab");
  }
}

}  // namespace

std::optional<Diagnostic> compare_readings(const SourceFile& file, const SourceTree& tree,
                                           std::span<const KnownFault> tolerated) {
  const auto difference = find_difference(file.text(), tree, tolerated);
  if (!difference) return std::nullopt;
  return to_diagnostic(*difference, tree.file);
}

SecondReader yaml_cpp_reader() {
  return [](const SourceFile& file, const SourceTree& tree) {
    return compare_readings(file, tree, known_faults());
  };
}

}  // namespace budgetc
