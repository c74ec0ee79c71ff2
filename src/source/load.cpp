#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include <budgetc/source/load.hpp>
#include <budgetc/source/yaml_reader.hpp>

namespace budgetc {
namespace {

namespace fs = std::filesystem;

constexpr Code unreadable_file{"S01"};
constexpr Code unexpected_file{"S23"};

constexpr std::uint64_t max_file_size = 4 * 1024 * 1024;

/// A path found below the root, and why it is not read, if it is not.
struct Found {
  std::string name;  ///< relative to the root, '/'-separated
  Code code = unreadable_file;
  std::string problem{};
  std::string help{};
};

bool has_other_yaml_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string ending(name.substr(dot));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return ending == ".yml" || ending == ".yaml";
}

/// Walks the tree. Links are never followed, so it cannot run in circles or out of the tree.
class Walk {
 public:
  Walk(const FileSystem& files, const fs::path& root) : files_(files), root_(root) {}

  std::vector<Found> run() {
    folders_.emplace_back();
    while (!folders_.empty()) {
      const std::string folder = std::move(folders_.back());
      folders_.pop_back();
      visit_folder(folder);
    }
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.name < b.name; });
    return std::move(found_);
  }

 private:
  void visit_folder(const std::string& folder) {
    const auto entries = files_.list(root_ / folder);
    if (!entries) {
      found_.push_back(
          {.name = folder.empty() ? "." : folder,
           .problem = fmt::format("der Ordner lässt sich nicht lesen: {}", entries.error().reason),
           .help = "Namen und Zugriffsrechte des Ordners prüfen"});
      return;
    }
    for (const DirectoryEntry& entry : *entries) visit(folder, entry);
  }

  void visit(const std::string& folder, const DirectoryEntry& entry) {
    if (entry.name.starts_with('.')) return;
    std::string name = folder.empty() ? entry.name : folder + '/' + entry.name;
    const bool is_source = entry.name.ends_with(".yaml");
    if (entry.kind == DirectoryEntry::Kind::directory) {
      folders_.push_back(std::move(name));
    } else if (entry.kind == DirectoryEntry::Kind::link) {
      if (is_source || files_.list(root_ / name)) found_.push_back(refused_link(std::move(name)));
    } else if (is_source && entry.kind == DirectoryEntry::Kind::other) {
      found_.push_back({.name = std::move(name),
                        .problem = "die Datei lässt sich nicht lesen: es ist keine gewöhnliche Datei",
                        .help = "durch eine gewöhnliche Datei ersetzen"});
    } else if (is_source) {
      found_.push_back({.name = std::move(name)});
    } else if (has_other_yaml_ending(entry.name)) {
      found_.push_back({.name = std::move(name),
                        .code = unexpected_file,
                        .problem = "die Datei wird nicht gelesen: gelesen wird, was auf .yaml endet",
                        .help = "die Datei umbenennen, sodass sie auf .yaml endet, oder sie entfernen"});
    }
  }

  static Found refused_link(std::string name) {
    return {.name = std::move(name),
            .problem = "ein symbolischer Link wird nicht verfolgt; er kann aus dem Haushalt hinausführen",
            .help = "die Datei oder den Ordner selbst hierher kopieren"};
  }

  const FileSystem& files_;
  const fs::path& root_;
  std::vector<std::string> folders_;
  std::vector<Found> found_;
};

/// Runs `work(0)` … `work(count - 1)`, each once, on up to `threads` threads.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_work = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t helpers =
      std::min<std::size_t>(std::max(threads, 1U), std::max<std::size_t>(count, 1)) - 1;
  std::vector<std::jthread> pool;
  try {
    while (pool.size() < helpers) pool.emplace_back(take_work);
  } catch (const std::system_error&) {
    // The machine gives no more threads; those there are do all the work.
  }
  take_work();
}

/// Reads the bytes of a file, or notes why that is impossible.
SourceFile read_file(const FileSystem& files, const fs::path& root, const std::string& prefix, Found& found) {
  const std::string name = prefix + found.name;
  if (!found.problem.empty()) return {name, {}};
  auto bytes = files.read(root / found.name, max_file_size);
  if (bytes) return {name, std::move(*bytes)};
  found.problem = fmt::format("die Datei lässt sich nicht lesen: {}", bytes.error().reason);
  found.help = "Größe und Zugriffsrechte der Datei prüfen";
  return {name, {}};
}

ReadResult refuse(const Found& found, FileId id) {
  ReadResult result;
  result.tree.file = id;
  result.tree.root.span = {id, 0, 0};
  result.diagnostics.push_back({.code = found.code,
                                .severity = Severity::error,
                                .message = found.problem,
                                .primary = {{id, 0, 0}, {}},
                                .related = {},
                                .amounts = {},
                                .notes = {},
                                .helps = {found.help}});
  return result;
}

}  // namespace

std::string_view local_name(const Sources& sources, FileId file) {
  const std::string_view name = sources.files[file].name();
  return name.starts_with(sources.prefix) ? name.substr(sources.prefix.size()) : name;
}

Sources load_sources(const FileSystem& files, const fs::path& root, unsigned threads) {
  return load_more_sources(files, root, threads, {}, {});
}

Sources load_more_sources(const FileSystem& files, const fs::path& root, unsigned threads, SourceFiles known,
                          std::string prefix) {
  std::vector<Found> found = Walk(files, root).run();
  std::vector<std::optional<SourceFile>> read(found.size());
  for_each_index(found.size(), threads,
                 [&](std::size_t i) { read[i] = read_file(files, root, prefix, found[i]); });

  Sources sources{.files = std::move(known), .trees = {}, .diagnostics = {}, .prefix = std::move(prefix)};
  const std::size_t first = sources.files.size();
  for (std::optional<SourceFile>& file : read) sources.files.add(*std::move(file));
  std::vector<ReadResult> results(found.size());
  for_each_index(found.size(), threads, [&](std::size_t i) {
    const auto id = static_cast<FileId>(first + i);
    results[i] = found[i].problem.empty() ? read_yaml(sources.files[id], id) : refuse(found[i], id);
  });
  sources.trees.reserve(results.size());
  for (ReadResult& result : results) {
    sources.trees.push_back(std::move(result.tree));
    std::move(result.diagnostics.begin(), result.diagnostics.end(), std::back_inserter(sources.diagnostics));
  }
  return sources;
}

}  // namespace budgetc
