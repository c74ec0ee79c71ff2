#include <chrono>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/new_files.hpp"
#include "cli/source_options.hpp"
#include <budgetc/diagnostics/visible_text.hpp>

namespace budgetc::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_template = 1'000'000;
/// What a budget is made for: the columns reach two years back and three ahead.
constexpr Range fiscal_years{.least = 1900, .most = 2199};

/// Puts years in: __JAHR__ is the fiscal year, __JAHR-2__ and so on those around it.
std::string with_years(std::string text, unsigned year) {
  for (int distance = -2; distance <= 3; ++distance) {
    const std::string mark = distance == 0 ? "__JAHR__" : fmt::format("__JAHR{:+}__", distance);
    const std::string number = std::to_string(static_cast<int>(year) + distance);
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), number);
  }
  return text;
}

/// The files of a template's folder and those below it, with their years put in.
tl::expected<void, FileError> collect(const fs::path& folder, const fs::path& below, unsigned year,
                                      std::vector<NewFile>& files) {
  const DiskFileSystem disk;
  const auto entries = disk.list(folder / below);
  if (!entries) return tl::unexpected(entries.error());
  for (const DirectoryEntry& entry : *entries) {
    const fs::path path = below / entry.name;
    if (entry.kind == DirectoryEntry::Kind::directory) {
      if (auto deeper = collect(folder, path, year, files); !deeper) return deeper;
    } else if (entry.kind == DirectoryEntry::Kind::file) {
      auto bytes = disk.read(folder / path, largest_template);
      if (!bytes) return tl::unexpected(bytes.error());
      // A program that installed the templates may have lost their rights; git runs only what is executable.
      files.push_back({path, with_years(std::move(*bytes), year), below == ".githooks"});
    }
  }
  return {};
}

class InitCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "init", .description = "einen kleinen Haushalt zum Ausfüllen anlegen"};
  }

  void declare(Options& options) override {
    options.argument({"ordner", "", "wo er angelegt wird; ohne Angabe hier"}, folder_);
    options.word("--ci", "auch eine Pipeline für GitLab oder GitHub anlegen", ci_, {"gitlab", "github"});
    options.number({"--jahr", "JJJJ", "Haushaltsjahr; ohne Angabe das kommende"}, year_, fiscal_years);
    templates_.declare_templates(options);
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    const auto templates = templates_.templates(invocation);
    if (!templates) return tl::unexpected(templates.error());
    const auto files = files_of(*templates / "anfang");
    if (!files) return trouble(files.error());
    const fs::path folder = absolute_path(invocation, folder_);
    if (const fs::path existing = first_existing(folder, *files); !existing.empty()) {
      return tl::unexpected(Trouble{
          .message = fmt::format("{} gibt es in {} schon; nichts angelegt", existing.string(), folder_),
          .help = "init überschreibt nichts: einen leeren Ordner nennen"});
    }
    if (const auto made = make_new_files(folder, *files); !made) return trouble(made.error());
    tell(*files, invocation);
    return ExitStatus::clean;
  }

 private:
  static CommandResult trouble(const FileError& error) {
    return tl::unexpected(
        Trouble{.message = fmt::format("{}: {}", error.path.string(), error.reason), .help = {}});
  }

  [[nodiscard]] tl::expected<std::vector<NewFile>, FileError> files_of(const fs::path& templates) const {
    std::vector<NewFile> files;
    if (auto read = collect(templates / "gemeinsam", {}, fiscal_year(), files); !read)
      return tl::unexpected(read.error());
    if (ci_.empty()) return files;
    if (auto read = collect(templates / ci_, {}, fiscal_year(), files); !read)
      return tl::unexpected(read.error());
    return files;
  }

  [[nodiscard]] unsigned fiscal_year() const {
    if (year_ != 0) return year_;
    const std::chrono::year_month_day today(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return static_cast<unsigned>(static_cast<int>(today.year()) + 1);
  }

  void tell(std::span<const NewFile> files, const Invocation& invocation) const {
    const std::string folder = make_visible(folder_);
    invocation.out << fmt::format("{} Dateien in {} angelegt:\n", files.size(), folder);
    for (const NewFile& file : files) invocation.out << fmt::format("  {}\n", file.path.generic_string());
    const bool has_blank = folder.find(' ') != std::string::npos;
    const std::string go =
        folder == "." ? "" : fmt::format("cd {0}{1}{0}, dann ", has_blank ? "\"" : "", folder);
    invocation.out << fmt::format("weiter: {}budgetc check; das README.md dort sagt, wie es weitergeht\n",
                                  go);
  }

  SourceOptions templates_;
  std::string folder_ = ".";
  std::string ci_;
  unsigned year_ = 0;  ///< 0: none given
};

}  // namespace

std::unique_ptr<Command> make_init_command() {
  return std::make_unique<InitCommand>();
}

}  // namespace budgetc::cli
