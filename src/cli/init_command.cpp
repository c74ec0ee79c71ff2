#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command.hpp"
#include "cli/new_files.hpp"
#include "cli/source_options.hpp"
#include "source/load.hpp"
#include "text/visible_text.hpp"

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

constexpr std::array<std::string_view, 2> services{"gitlab", "github"};
/// pre-commit reads it at the top of a repository only.
constexpr std::string_view pre_commit_file = ".pre-commit-config.yaml";

std::string check_service(const std::string& given) {
  if (std::ranges::find(services, given) != services.end()) return {};
  return fmt::format("kennt „{}“ nicht; möglich sind {}", given, fmt::join(services, ", "));
}

/// The top of the git repository that a folder lies in without being the top itself; empty where there is
/// none. Links on the way are followed, as git does.
fs::path repository_above(const fs::path& folder) {
  std::error_code ignored;
  const fs::path start = fs::weakly_canonical(folder, ignored);
  for (fs::path at = start; !at.empty(); at = at.parent_path()) {
    if (fs::exists(at / ".git", ignored)) return at == start ? fs::path() : at;
    if (at == at.parent_path()) break;
  }
  return {};
}

/// The first file in a folder that would belong to a budget there; empty where there is none.
tl::expected<std::string, FileError> first_source(const fs::path& folder) {
  const DiskFileSystem disk;
  const auto kind = disk.look_up(folder);
  if (!kind) return tl::unexpected(kind.error());
  if (*kind != DirectoryEntry::Kind::directory) return {};
  if (const auto entries = disk.list(folder); !entries) return tl::unexpected(entries.error());
  const Sources sources = load_sources(disk, folder, 1);
  return sources.trees.empty() ? std::string() : sources.files[sources.trees.front().file].name();
}

class InitCommand final : public Command {
 public:
  [[nodiscard]] CommandName name() const override {
    return {.name = "init", .description = "einen kleinen Haushalt zum Ausfüllen anlegen"};
  }

  void declare(Options& options) override {
    options.argument({"ordner", "", "wo er angelegt wird; ohne Angabe hier"}, folder_);
    options.list({"--ci", "gitlab|github", "auch eine Pipeline für GitLab oder GitHub anlegen"}, ci_,
                 check_service);
    options.number({"--jahr", "JJJJ", "Haushaltsjahr; ohne Angabe das kommende"}, year_, fiscal_years);
    templates_.declare_templates(options);
  }

  [[nodiscard]] CommandResult run(const Invocation& invocation) const override {
    const auto templates = templates_.templates(invocation);
    if (!templates) return tl::unexpected(templates.error());
    auto files = files_of(*templates / "anfang");
    if (!files) return trouble(files.error());
    const fs::path folder = absolute_path(invocation, folder_);
    const fs::path repository = repository_above(folder);
    if (!repository.empty() && !ci_.empty()) return tl::unexpected(pipeline_below(repository));
    if (!repository.empty())
      std::erase_if(*files, [](const NewFile& file) { return file.path == pre_commit_file; });
    if (const auto usable = check_place(folder, *files); !usable) return tl::unexpected(usable.error());
    if (const auto made = make_new_files(folder, *files); !made) return trouble(made.error());
    tell(*files, repository, invocation);
    return ExitStatus::clean;
  }

 private:
  /// Whether a budget in the folder would overwrite nothing and be by itself.
  [[nodiscard]] tl::expected<void, Trouble> check_place(const fs::path& folder,
                                                        std::span<const NewFile> files) const {
    const auto refuse = [](std::string message, std::string help) {
      return tl::unexpected(Trouble{.message = std::move(message), .help = std::move(help)});
    };
    if (const fs::path existing = first_existing(folder, files); !existing.empty()) {
      return refuse(fmt::format("{} gibt es in {} schon; nichts angelegt", existing.string(), folder_),
                    "init überschreibt nichts: einen leeren Ordner nennen");
    }
    const auto budget = budget_above(folder.parent_path());
    if (!budget) return tl::unexpected(budget.error());
    if (*budget) {
      return refuse(fmt::format("{} läge im Haushalt {}; nichts angelegt", folder_, (*budget)->string()),
                    "einen Ordner außerhalb nennen: jede Datei darin gehört zu jenem Haushalt");
    }
    const auto source = first_source(folder);
    if (!source) return refuse(fmt::format("{}: {}", folder_, source.error().reason), {});
    if (source->empty()) return {};
    return refuse(fmt::format("{} liegt in {} schon; nichts angelegt", *source, folder_),
                  "init beginnt einen neuen Haushalt: einen Ordner ohne andere Quellen nennen");
  }

  [[nodiscard]] Trouble pipeline_below(const fs::path& repository) const {
    return {.message = fmt::format("{} liegt in der git-Ablage {}; Pipelines gelten nur an deren Anfang",
                                   folder_, repository.string()),
            .help =
                "ohne --ci anlegen und in deren Pipeline aufnehmen, wie es das Handbuch zeigt; soll der "
                "Ordner eine eigene Ablage werden, vorher git init"};
  }

  static CommandResult trouble(const FileError& error) {
    return tl::unexpected(
        Trouble{.message = fmt::format("{}: {}", error.path.string(), error.reason), .help = {}});
  }

  [[nodiscard]] tl::expected<std::vector<NewFile>, FileError> files_of(const fs::path& templates) const {
    std::vector<NewFile> files;
    if (auto read = collect(templates / "gemeinsam", {}, fiscal_year(), files); !read)
      return tl::unexpected(read.error());
    for (const std::string_view service : services) {
      if (std::ranges::find(ci_, service) == ci_.end()) continue;
      if (auto read = collect(templates / service, {}, fiscal_year(), files); !read)
        return tl::unexpected(read.error());
    }
    return files;
  }

  [[nodiscard]] unsigned fiscal_year() const {
    if (year_ != 0) return year_;
    const std::chrono::year_month_day today(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return static_cast<unsigned>(static_cast<int>(today.year()) + 1);
  }

  void tell(std::span<const NewFile> files, const fs::path& repository, const Invocation& invocation) const {
    const std::string folder = make_visible(folder_);
    invocation.out << fmt::format("{} Dateien in {} angelegt:\n", files.size(), folder);
    for (const NewFile& file : files) invocation.out << fmt::format("  {}\n", file.path.generic_string());
    const bool has_blank = folder.find(' ') != std::string::npos;
    const std::string go =
        folder == "." ? "" : fmt::format("cd {0}{1}{0}, dann ", has_blank ? "\"" : "", folder);
    invocation.out << fmt::format("weiter: {}budgetc check; das README.md dort sagt, wie es weitergeht\n",
                                  go);
    if (repository.empty()) return;
    invocation.out << fmt::format(
        "hinweis: der Ordner liegt in der git-Ablage {}; {} ist nicht angelegt, denn pre-commit liest sie "
        "nur an "
        "deren Anfang\n",
        make_visible(repository.string()), pre_commit_file);
  }

  SourceOptions templates_;
  std::string folder_ = ".";
  std::vector<std::string> ci_;
  unsigned year_ = 0;  ///< 0: none given
};

}  // namespace

std::unique_ptr<Command> make_init_command() {
  return std::make_unique<InitCommand>();
}

}  // namespace budgetc::cli
