#include <algorithm>

#include "emit/staging_folder.hpp"
#include "emit/system_reason.hpp"
#include <budgetc/emit/write_output.hpp>

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

/// A folder that is there already: an earlier output, or empty.
tl::expected<void, FileError> check_existing(const fs::path& out) {
  std::error_code error;
  const bool empty = fs::is_empty(out, error);
  if (error) return refusal(out, system_reason(error.value()));
  if (empty || fs::is_regular_file(fs::symlink_status(out / output_marker, error))) return {};
  return refusal(out, "enthält Dateien, die nicht von budgetc stammen, und wird deshalb nicht ersetzt");
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

tl::expected<void, FileError> write_output(const fs::path& out, std::span<const OutputFile> files) {
  auto staging = StagingFolder::create(out);
  if (!staging) return tl::unexpected(staging.error());
  const OutputFile marker{.path = std::string(output_marker),
                          .bytes = "Von budgetc erzeugt; der ganze Ordner wird beim nächsten Mal ersetzt.\n"};
  if (const auto written = staging->write(marker); !written) return written;
  for (const OutputFile& file : files) {
    if (const auto written = staging->write(file); !written) return written;
  }
  return staging->put_in_place();
}

}  // namespace budgetc
