#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/file_format.hpp"

namespace budgetc {
namespace {

using binding::KeyInfo;
using binding::Value;

/// Writes the chapter of one kind of files: a table of keys for it, and one for each block below.
class Chapter {
 public:
  explicit Chapter(const FileFormat& format) : format_(format), blocks_(blocks_of(format)) {}

  [[nodiscard]] std::string write() const {
    std::string text = fmt::format("\n## {}\n\n{}.\n", format_.files, format_.meaning);
    if (format_.root.kind != Value::Kind::block)
      text += fmt::format("\nDie Datei ist {}.\n", words_of(format_.root));
    for (const NamedBlock& block : blocks_) text += section(block);
    return text;
  }

 private:
  [[nodiscard]] std::string section(const NamedBlock& block) const {
    const bool is_root = block.source == format_.root.keys;
    std::string text = is_root ? std::string() : fmt::format("\n### {}\n", heading(block.name));
    text += "\n| Schlüssel | Wert | Bedeutung |\n| --- | --- | --- |\n";
    for (const KeyInfo& key : block.keys) {
      text += fmt::format("| `{}`{} | {} | {} |\n", key.key, key.required ? " (nötig)" : "",
                          words_of(key.value), key.meaning);
    }
    if (block.others != nullptr)
      text += fmt::format("| *{}* | {} | |\n", block.other_names, words_of(*block.others));
    return text;
  }

  /// Names are unique in a chapter; with the file's before them they are in the page.
  [[nodiscard]] std::string heading(std::string_view name) const {
    return fmt::format("{}: {}", format_.name, name);
  }

  [[nodiscard]] std::string words_of(const Value& value) const {  // NOLINT(misc-no-recursion)
    std::string words = alone(value);
    if (value.other != nullptr) words += " oder " + words_of(*value.other);
    return words;
  }

  [[nodiscard]] std::string alone(const Value& value) const {  // NOLINT(misc-no-recursion)
    switch (value.kind) {
      case Value::Kind::text: return "Text";
      case Value::Kind::flag: return "`ja` oder `nein`";
      case Value::Kind::amount: return "Betrag";
      case Value::Kind::choice: return fmt::format("`{}`", fmt::join(value.words, "`, `"));
      case Value::Kind::list: return "Liste: " + words_of(*value.item);
      case Value::Kind::named: return fmt::format("je {}: {}", value.names, words_of(*value.item));
      case Value::Kind::block: break;
    }
    const std::string_view name = name_of(blocks_, value);
    return fmt::format("[{}](#{}-{})", name, format_.name, name);
  }

  const FileFormat& format_;
  std::vector<NamedBlock> blocks_;
};

}  // namespace

std::string key_reference(const std::vector<FileFormat>& formats) {
  std::string text =
      "# Schlüssel\n\n"
      "Erzeugt mit `budgetc schema --format markdown`; Änderungen gehören in die Tabellen der Felder in "
      "`src/`.\n\n"
      "Alle Schlüssel, die die Quellen, Planformen, Druckprofile und Änderungslisten haben können. Ein "
      "Betrag steht in "
      "deutscher "
      "Schreibweise\nund kann leer bleiben (`~`).\n";
  for (const FileFormat& format : formats) text += Chapter(format).write();
  return text;
}

}  // namespace budgetc
