#pragma once

#include <memory>
#include <string>
#include <vector>

#include "source/source_files.hpp"
#include "source/yaml_reader.hpp"

namespace budgetc::test {

/// A text read as a YAML file, with what its spans and views need to live.
struct ReadText {
  explicit ReadText(std::string text) : files(std::make_unique<SourceFiles>()) {
    const FileId id = files->add(SourceFile("probe.yaml", std::move(text)));
    result = read_yaml((*files)[id], id);
  }
  [[nodiscard]] const SourceNode& root() const { return result.tree.root; }
  [[nodiscard]] std::string bytes(Span span) const { return std::string(files->text(span)); }
  /// Codes of all findings, e.g. "S04 S06".
  [[nodiscard]] std::string codes() const {
    std::string all;
    for (const Diagnostic& diagnostic : result.diagnostics) {
      if (!all.empty()) all += ' ';
      all += diagnostic.code.text();
    }
    return all;
  }
  /// "line:column" of the first finding.
  [[nodiscard]] std::string place() const {
    if (result.diagnostics.empty()) return "nowhere";
    const Span span = result.diagnostics.front().primary.span;
    const LineColumn at = (*files)[span.file].position(span.begin);
    return std::to_string(at.line) + ':' + std::to_string(at.column);
  }

  std::unique_ptr<SourceFiles> files;
  ReadResult result;
};

/// A tree in one line: 'text' for scalars, ~ for null, [..] and {..}.
inline std::string shown(const SourceNode& node) {
  switch (node.kind) {
    case SourceNode::Kind::null: return "~";
    case SourceNode::Kind::scalar: return "'" + std::string(node.text()) + "'";
    case SourceNode::Kind::sequence: {
      std::string all;
      for (const SourceNode& item : node.items()) all += (all.empty() ? "" : ", ") + shown(item);
      return "[" + all + "]";
    }
    case SourceNode::Kind::mapping: {
      std::string all;
      for (const SourceEntry& entry : node.entries()) {
        all += (all.empty() ? "" : ", ") + shown(entry.key) + ": " + shown(entry.value);
      }
      return "{" + all + "}";
    }
  }
  return {};
}

}  // namespace budgetc::test
