#include "cli/own_rule_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "diagnostics/words.hpp"
#include "text/visible_text.hpp"

namespace budgetc::cli {
namespace {

/// A text on one line, safe for a terminal.
std::string visible_line(std::string_view text) {
  return make_visible(one_line(text));
}

std::string place(const Compilation& compilation, Span span, const ShownPaths& paths) {
  const SourceFile& file = compilation.sources.files[span.file];
  return fmt::format("{}:{}", paths.of(file.name()), file.position(span.begin).line);
}

/// Text in a cell of a Markdown table.
std::string code_cell(const std::string& text) {
  std::string cell;
  for (const char c : visible_line(text)) {
    if (c == '|') cell += '\\';
    cell += c == '`' ? '\'' : c;
  }
  return "`" + cell + "`";
}

}  // namespace

std::string own_rule_list(const Compilation& compilation, const ShownPaths& paths) {
  std::string text;
  for (const OwnRule& rule : compilation.plan.own_rules) {
    text += fmt::format("N01  {:<7}  {}  ({})\n     {}\n", severity_word(rule.severity),
                        visible_line(rule.name.value), place(compilation, rule.name.span, paths),
                        visible_line(rule.condition.value));
  }
  return text.empty() ? text : "\nEigene Regeln:\n" + text;
}

std::string own_rules_markdown(const Compilation& compilation, const ShownPaths& paths) {
  std::string text;
  for (const OwnRule& rule : compilation.plan.own_rules) {
    text += fmt::format("| {} | {} | {} | {} |\n", code_cell(rule.name.value), severity_word(rule.severity),
                        code_cell(rule.condition.value), place(compilation, rule.name.span, paths));
  }
  if (text.empty()) return text;
  return "\n## Eigene Regeln\n\n| Name | Schwere | Bedingung | Stelle |\n| --- | --- | --- | --- |\n" + text;
}

std::string own_rules_json(const Compilation& compilation, const ShownPaths& paths) {
  auto list = nlohmann::ordered_json::array();
  for (const OwnRule& rule : compilation.plan.own_rules) {
    list.push_back({{"regel", rules::own_rule_broken.text()},
                    {"name", rule.name.value},
                    {"schwere", severity_word(rule.severity)},
                    {"bedingung", rule.condition.value},
                    {"quelle", place(compilation, rule.name.span, paths)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace budgetc::cli
