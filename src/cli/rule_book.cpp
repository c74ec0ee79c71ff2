#include "cli/rule_book.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "diagnostics/words.hpp"

namespace budgetc::cli {
namespace {

/// A text with four blanks before each line that holds something.
std::string indented_text(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) result.append("    ").append(text.substr(0, end));
    result += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

/// A text that ends in exactly one line break.
std::string ended(std::string_view text) {
  const std::size_t last = text.find_last_not_of('\n');
  return std::string(text.substr(0, last == std::string_view::npos ? 0 : last + 1)) + "\n";
}

std::string markdown_section(const RuleInfo& rule) {
  return fmt::format(
      "## {} {}\n\nSchwere: {}. Grundlage: {}.\n\n{}\n"
      "Falsch:\n\n```yaml\n{}```\n\nRichtig:\n\n```yaml\n{}```\n",
      rule.code.text(), rule.name, severity_word(rule.severity), rule.source, ended(rule.explanation),
      ended(rule.bad_example), ended(rule.good_example));
}

}  // namespace

std::string rule_page(const RuleInfo& rule) {
  return fmt::format("{} {} ({})\n\n{}\nGrundlage: {}\n\nFalsch:\n\n{}\nRichtig:\n\n{}", rule.code.text(),
                     rule.name, severity_word(rule.severity), ended(rule.explanation), rule.source,
                     indented_text(ended(rule.bad_example)), indented_text(ended(rule.good_example)));
}

std::string rule_list(std::span<const Rule* const> rules) {
  std::string text;
  for (const Rule* const rule : rules) {
    const RuleInfo& info = rule->info();
    text += fmt::format("{}  {:<7}  {}\n", info.code.text(), severity_word(info.severity), info.name);
  }
  return text;
}

std::string rule_book_markdown(std::span<const Rule* const> rules) {
  std::string text =
      "# Regeln\n\n"
      "Erzeugt mit `budgetc rules --format markdown`; Änderungen gehören in `src/rules/`.\n\n"
      "| Regel | Schwere | Name |\n| --- | --- | --- |\n";
  for (const Rule* const rule : rules) {
    const RuleInfo& info = rule->info();
    text += fmt::format("| {} | {} | {} |\n", info.code.text(), severity_word(info.severity), info.name);
  }
  for (const Rule* const rule : rules) text += "\n" + markdown_section(rule->info());
  return text;
}

std::string rule_book_json(std::span<const Rule* const> rules) {
  auto list = nlohmann::ordered_json::array();
  for (const Rule* const rule : rules) {
    const RuleInfo& info = rule->info();
    list.push_back({{"regel", info.code.text()},
                    {"name", info.name},
                    {"schwere", severity_word(info.severity)},
                    {"grundlage", info.source},
                    {"erklaerung", info.explanation},
                    {"falsch", info.bad_example},
                    {"richtig", info.good_example}});
  }
  return list.dump(2) + "\n";
}

}  // namespace budgetc::cli
