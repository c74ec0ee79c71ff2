#include "cli/source_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <thread>

#include <fmt/format.h>

namespace budgetc::cli {
namespace {

namespace fs = std::filesystem;

constexpr unsigned max_threads = 256;
constexpr std::string_view main_file = "haushalt.yaml";

fs::path working_directory(const Invocation& invocation) {
  return invocation.directory.empty() ? fs::current_path() : invocation.directory;
}

/// A folder without the slash that a user may have typed behind it.
fs::path without_trailing_slash(const fs::path& path) {
  return path.has_filename() || !path.has_relative_path() ? path : path.parent_path();
}

/// The root of templates, where errors only mean that they are not there.
bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// A day as people write it: 31.12.2024.
std::optional<std::chrono::year_month_day> read_day(std::string_view text) {
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t length) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data() + begin, text.data() + begin + length, value);
    return error == std::errc() && end == text.data() + begin + length ? value : -1;
  };
  const std::array parts{number(0, 2), number(3, 2), number(6, 4)};
  if (std::ranges::any_of(parts, [](int part) { return part < 0; })) return std::nullopt;
  const std::chrono::year_month_day day(std::chrono::year(parts[2]),
                                        std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[0])));
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::string check_day(const std::string& given) {
  if (read_day(given)) return {};
  return fmt::format("braucht einen Tag wie 31.12.2024, nicht „{}“", given);
}

/// Where the program's own templates may be: beside it as installed, in its source tree, or where it was
/// meant to be installed.
std::vector<fs::path> own_templates() {
  std::vector<fs::path> places;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) places.push_back(program.parent_path().parent_path() / "share/budgetc/templates");
  places.emplace_back(BUDGETC_SOURCE_TEMPLATES);
  places.emplace_back(BUDGETC_INSTALLED_TEMPLATES);
  return places;
}

}  // namespace

tl::expected<std::optional<DirectoryEntry::Kind>, Trouble> look_up(const fs::path& path) {
  const auto found = DiskFileSystem().look_up(path);
  if (found) return *found;
  return tl::unexpected(
      Trouble{.message = fmt::format("{} lässt sich nicht ansehen: {}", path.string(), found.error().reason),
              .help = {}});
}

tl::expected<std::optional<fs::path>, Trouble> budget_above(const fs::path& start) {
  for (fs::path folder = start;; folder = folder.parent_path()) {
    const auto kind = look_up(folder / main_file);
    if (!kind) return tl::unexpected(kind.error());
    if (*kind) return folder;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

tl::expected<fs::path, Trouble> nearest_root(const Invocation& invocation) {
  const fs::path start = absolute_path(invocation, ".");
  const auto root = budget_above(start);
  if (!root) return tl::unexpected(root.error());
  if (*root) return **root;
  return tl::unexpected(
      Trouble{.message = fmt::format("weder in {} noch darüber liegt eine {}", start.string(), main_file),
              .help = "den Ordner des Haushalts nennen oder dorthin wechseln"});
}

fs::path absolute_path(const Invocation& invocation, const std::string& given) {
  return without_trailing_slash((working_directory(invocation) / given).lexically_normal());
}

ShownPaths shown_paths(const Invocation& invocation, const fs::path& root) {
  const fs::path start = without_trailing_slash(working_directory(invocation).lexically_normal());
  const fs::path inside = start.lexically_relative(root);
  if (!inside.empty() && inside != "." && *inside.begin() != "..")
    return ShownPaths::from_inside(inside.string());
  const fs::path relative = root.lexically_relative(start);
  if (relative.empty()) return root.string() + "/";
  return relative == "." ? ShownPaths() : relative.string() + "/";
}

void SourceOptions::declare_templates(Options& options) {
  options.value({"--vorlagen", "ORDNER", "Ordner der Planformen, der LaTeX-Klasse und der Druckprofile"},
                templates_);
}

void SourceOptions::declare_settings(Options& options) {
  declare_templates(options);
  options.number({"--threads", "N", "so viele Dateien zugleich lesen; ohne Angabe alle Kerne"}, threads_,
                 {.least = 1, .most = max_threads});
  options.value(
      {"--stichtag", "TT.MM.JJJJ", "Tag, an dem Abweichungen noch gelten müssen; ohne Angabe heute"}, day_,
      check_day);
  options.word("--color", "Farbe; auto: auf einem Terminal und ohne NO_COLOR", color_,
               {"auto", "immer", "nie"});
  options.flag("--streng", strict_, "auch bei Warnungen mit Status 1 enden");
  options.flag("--ohne-zeit", no_time_, "die Dauer nicht nennen");
}

void SourceOptions::declare_copy(Options& options) {
  options.value({"--kopie-von", "ORDNER",
                 "der Arbeitsordner ist eine Kopie von ORDNER; was aus ihm hinausführt, liegt dort"},
                copy_of_);
}

void SourceOptions::declare_reading(Options& options) {
  options.argument({"ordner", "", "Ordner mit haushalt.yaml; ohne Angabe der nächste aufwärts"}, root_);
  declare_settings(options);
}

void SourceOptions::declare(Options& options) {
  options.argument({"ordner", "", "Ordner mit haushalt.yaml; ohne Angabe der nächste aufwärts"}, root_);
  declare_without_root(options);
}

void SourceOptions::declare_without_root(Options& options) {
  declare_settings(options);
  options.word("--format", "Form der Befunde; ohne Angabe text", format_,
               {"text", "json", "sarif", "github", "gitlab", "junit"});
}

bool SourceOptions::is_source_folder(const Invocation& invocation, const std::string& given) {
  if (given.empty()) return false;
  const auto kind = look_up(absolute_path(invocation, given) / main_file);
  return kind && kind->has_value();
}

tl::expected<fs::path, Trouble> SourceOptions::root(const Invocation& invocation) const {
  if (root_.empty()) return nearest_root(invocation);
  const fs::path folder = absolute_path(invocation, root_);
  const auto plan_file = look_up(folder / main_file);
  const auto kind = plan_file ? look_up(folder) : plan_file;
  if (!kind) return tl::unexpected(kind.error());
  if (*plan_file) return folder;
  if (*kind == DirectoryEntry::Kind::directory) {
    return tl::unexpected(Trouble{.message = fmt::format("in {} liegt keine {}", root_, main_file),
                                  .help = "den Ordner nennen, in dem sie liegt"});
  }
  return tl::unexpected(Trouble{.message = *kind ? fmt::format("{} ist eine Datei, kein Ordner", root_)
                                                 : fmt::format("den Ordner {} gibt es nicht", root_),
                                .help = "den Ordner nennen, in dem haushalt.yaml liegt"});
}

tl::expected<fs::path, Trouble> SourceOptions::templates(const Invocation& invocation) const {
  if (!templates_.empty()) {
    const fs::path folder = absolute_path(invocation, templates_);
    if (is_folder(folder / "forms")) return folder;
    return tl::unexpected(Trouble{.message = fmt::format("{} enthält keinen Ordner forms", templates_),
                                  .help = "--vorlagen nennt den Ordner, in dem forms liegt"});
  }
  const std::vector<fs::path> places = own_templates();
  const auto found = std::ranges::find_if(places, [](const fs::path& at) { return is_folder(at / "forms"); });
  if (found != places.end()) return *found;
  return tl::unexpected(Trouble{.message = "die Vorlagen von budgetc sind nicht zu finden",
                                .help = "ihren Ordner mit --vorlagen nennen"});
}

std::string SourceOptions::other_templates(const Invocation& invocation) const {
  if (templates_.empty()) return {};
  const fs::path folder = absolute_path(invocation, templates_);
  const auto is_same = [&](const fs::path& own) {
    std::error_code ignored;
    return fs::equivalent(own, folder, ignored);
  };
  return std::ranges::any_of(own_templates(), is_same) ? std::string() : templates_;
}

bool SourceOptions::colour(const Invocation& invocation) const {
  if (color_ == "auto") return invocation.terminal && !invocation.no_color;
  return color_ == "immer";
}

std::chrono::year_month_day SourceOptions::effective_day() const {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return read_day(day_).value_or(std::chrono::year_month_day(today));
}

std::optional<SourceCopy> SourceOptions::copy(const Invocation& invocation) const {
  if (copy_of_.empty()) return std::nullopt;
  return SourceCopy{.folder = absolute_path(invocation, "."),
                    .original = absolute_path(invocation, copy_of_)};
}

unsigned SourceOptions::threads() const {
  return threads_ > 0 ? threads_ : std::clamp(std::thread::hardware_concurrency(), 1U, max_threads);
}

}  // namespace budgetc::cli
