#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command.hpp"
#include "driver/source_format.hpp"

namespace budgetc::cli {
namespace {

class SchemaCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "schema",
            .description = "die Schlüssel der Quellen beschreiben, für Editoren als JSON Schema"};
  }

  void declare(Options& options) override {
    options.argument({"art", "", "Art der Datei: haushalt, stelle, regeln, form, druck oder aenderungen"},
                     kind_);
    options.word("--format", "Form der Ausgabe; markdown zeigt alle Schlüssel aller Arten", format_,
                 {"json", "markdown"});
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    std::vector<FileFormat> formats = file_formats();
    std::vector<std::string_view> names;
    for (const FileFormat& format : formats) names.push_back(format.name);
    const std::string possible = fmt::format("möglich sind: {}", fmt::join(names, ", "));
    if (!kind_.empty())
      std::erase_if(formats, [&](const FileFormat& format) { return format.name != kind_; });
    if (formats.empty())
      return tl::unexpected(Trouble{.message = fmt::format("eine Art von Dateien „{}“ gibt es nicht", kind_),
                                    .help = possible});
    if (format_ == "json" && kind_.empty())
      return tl::unexpected(Trouble{.message = "es fehlt die Art der Datei", .help = possible});
    invocation.out << (format_ == "json" ? json_schema(formats.front()) : key_reference(formats));
    return ExitStatus::clean;
  }

 private:
  std::string kind_;
  std::string format_ = "json";
};

}  // namespace

std::unique_ptr<Command> make_schema_command() {
  return std::make_unique<SchemaCommand>();
}

}  // namespace budgetc::cli
