#include "output/output_folder.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <string>

#include "base/system_reason.hpp"

namespace budgetc {
namespace {

namespace fs = std::filesystem;

tl::unexpected<FileError> refusal(const fs::path& path, std::string reason) {
  return tl::unexpected(FileError{.path = path, .reason = std::move(reason)});
}

/// Whether `inner` is `outer` or lies below it.
bool lies_in(const fs::path& inner, const fs::path& outer) {
  return std::ranges::mismatch(inner, outer).in2 == outer.end();
}

/// First line of the marker; the names of all that was written follow, one per line.
constexpr std::string_view marker_title =
    "Von budgetc erzeugt; der ganze Ordner wird beim nächsten Mal ersetzt:";

/// What an earlier run wrote into a folder; nothing where its marker is none.
std::optional<std::set<std::string>> written_before(const fs::path& out) {
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(out / output_marker, ignored))) return std::nullopt;
  std::ifstream in(out / output_marker, std::ios::binary);
  std::string line;
  if (!std::getline(in, line) || line != marker_title) return std::nullopt;
  std::set<std::string> names{std::string(output_marker)};
  while (std::getline(in, line)) names.insert(line);
  return names;
}

/// A folder that is there already: empty, or an earlier output that nobody has put anything into.
tl::expected<void, FileError> check_existing(const fs::path& out) {
  std::error_code error;
  const bool empty = fs::is_empty(out, error);
  if (error) return refusal(out, system_reason(error.value()));
  if (empty) return {};
  const auto written = written_before(out);
  if (!written)
    return refusal(out, "enthält Dateien, die nicht von budgetc stammen, und wird deshalb nicht ersetzt");
  for (fs::recursive_directory_iterator entry(out, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().lexically_relative(out).generic_string();
    const auto below = written->lower_bound(name + "/");
    const bool folder_of_ours = below != written->end() && below->starts_with(name + "/");
    if (!folder_of_ours && !written->contains(name))
      return refusal(out,
                     "enthält " + name + ", das nicht von budgetc stammt, und wird deshalb nicht ersetzt");
  }
  if (error) return refusal(out, system_reason(error.value()));
  return {};
}

}  // namespace

tl::expected<void, FileError> check_output_folder(const fs::path& out, const fs::path& sources) {
  if (!out.has_relative_path()) return refusal(out, "ist das Wurzelverzeichnis");
  std::error_code error;
  const fs::file_status status = fs::symlink_status(out, error);
  if (fs::is_symlink(status)) return refusal(out, "ist ein Verweis; den Ordner selbst nennen");
  if (fs::exists(status) && !fs::is_directory(status)) return refusal(out, "ist eine Datei, kein Ordner");
  const fs::path real_out = fs::weakly_canonical(out, error);
  if (error) return refusal(out, system_reason(error.value()));
  const fs::path real_sources = fs::weakly_canonical(sources, error);
  if (lies_in(real_out, real_sources)) return refusal(out, "liegt im Ordner der Quellen");
  if (lies_in(real_sources, real_out)) return refusal(out, "enthält die Quellen");
  return fs::exists(status) ? check_existing(out) : tl::expected<void, FileError>{};
}

tl::expected<std::unique_ptr<OutputFolder>, FileError> OutputFolder::make(const fs::path& out) {
  auto staging = StagingFolder::create(out);
  if (!staging) return tl::unexpected(staging.error());
  return std::unique_ptr<OutputFolder>(new OutputFolder(*std::move(staging)));
}

void OutputFolder::create(std::string_view path, std::string_view bytes) {
  if (!written_) return;
  names_.emplace(path);
  written_ = staging_.create_file(path, bytes);
}

void OutputFolder::append(std::string_view path, std::string_view bytes) {
  if (written_) written_ = staging_.append(path, bytes);
}

tl::expected<std::vector<OutputFile>, FileError> OutputFolder::files_below(std::string_view folder) const {
  if (!written_) return tl::unexpected(written_.error());
  std::vector<OutputFile> files;
  const std::string prefix = std::string(folder) + "/";
  for (auto name = names_.lower_bound(prefix); name != names_.end() && name->starts_with(prefix); ++name) {
    auto bytes = staging_.read(*name);
    if (!bytes) return tl::unexpected(bytes.error());
    files.push_back({*name, *std::move(bytes)});
  }
  return files;
}

tl::expected<void, FileError> OutputFolder::finish() {
  std::string marker = std::string(marker_title) + "\n";
  for (const std::string& name : names_) marker += name + "\n";
  if (written_) written_ = staging_.create_file(output_marker, marker);
  return written_ ? staging_.put_in_place() : written_;
}

}  // namespace budgetc
