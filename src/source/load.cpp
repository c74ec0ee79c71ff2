#include "source/load.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "base/parallel.hpp"
#include "source/file_roles.hpp"
#include "source/yaml_reader.hpp"

namespace budgetc {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_file_size = 4 * 1024 * 1024;

/// A path found below the root, and why it is not read, if it is not.
struct Found {
  std::string name;  ///< relative to the root, '/'-separated
  Code code = unreadable_file;
  std::string problem{};
  std::string help{};
};

/// Why a file with this role is a finding and what to do; nothing for one that is none.
std::optional<Found> refused_role(FileRole role, std::string name) {
  const auto refused = [&](std::string_view problem, std::string_view help) {
    return Found{.name = std::move(name),
                 .code = unexpected_file,
                 .problem = std::string(problem),
                 .help = std::string(help)};
  };
  switch (role) {
    case FileRole::ending:
      return refused("die Datei wird nicht gelesen: gelesen wird, was auf .yaml endet",
                     "die Datei umbenennen, sodass sie auf .yaml endet, oder sie entfernen");
    case FileRole::hidden:
      return refused("die Datei wird nicht gelesen: ihr Name beginnt mit einem Punkt",
                     "den Punkt streichen, oder die Datei entfernen");
    case FileRole::misplaced:
      return refused("die Datei wird nicht gelesen: in `druck` wird nur standard.yaml gelesen",
                     "die Datei umbenennen, oder dorthin legen, wohin sie gehört");
    case FileRole::folder:
      return refused("die Datei wird nicht gelesen: sie heißt wie ein Ordner des Quellformats",
                     "den Ordner selbst anlegen, oder die Datei anders nennen");
    case FileRole::letters:
      return refused("die Datei wird nicht verwendet: ihr Name muss klein geschrieben sein",
                     "die Datei umbenennen, sodass ihr Name nur Kleinbuchstaben hat");
    case FileRole::reserved:
      return refused("die Datei wird nicht gelesen: dieser Name ist für spätere Fassungen vorbehalten",
                     "die Datei anders nennen oder anderswohin legen");
    default: return std::nullopt;
  }
}

/// Walks the tree. Links are never followed, so it cannot run in circles or out of the tree.
class Walk {
 public:
  Walk(const FileSystem& files, const fs::path& root, unsigned threads)
      : files_(files), root_(root), threads_(threads) {}

  /// Level by level: the folders of one are listed at the same time.
  void run() {
    folders_.emplace_back();
    while (!folders_.empty()) {
      const std::vector<std::string> level = std::exchange(folders_, {});
      std::vector<std::optional<Listing>> listings(level.size());
      for_each_index(level.size(), threads_,
                     [&](std::size_t i) { listings[i] = files_.list(root_ / level[i]); });
      for (std::size_t i = 0; i < level.size(); ++i) visit_folder(level[i], *listings[i]);
    }
    std::ranges::sort(found_, {}, &Found::name);
    std::ranges::sort(unread_);
  }

  /// What is a source or should be one, sorted by name.
  std::vector<Found> take_found() { return std::move(found_); }
  /// The other files, sorted.
  std::vector<std::string> take_unread() { return std::move(unread_); }

 private:
  using Listing = tl::expected<std::vector<DirectoryEntry>, FileError>;

  void visit_folder(const std::string& folder, const Listing& entries) {
    if (!entries) {
      found_.push_back(
          {.name = folder.empty() ? "." : folder,
           .problem = fmt::format("der Ordner lässt sich nicht lesen: {}", entries.error().reason),
           .help = "Namen und Zugriffsrechte des Ordners prüfen"});
      return;
    }
    if (entries->empty() && is_numbered(folder)) found_.push_back(empty_folder(folder));
    for (const DirectoryEntry& entry : *entries) visit(folder, entry);
  }

  void visit(const std::string& folder, const DirectoryEntry& entry) {
    std::string name = folder.empty() ? entry.name : folder + '/' + entry.name;
    const FileRole role = role_of(name);
    const bool hidden = entry.name.starts_with('.');
    if (hidden && role == FileRole::tool) return;
    if (!entry.problem.empty()) {
      found_.push_back(unknown_kind(std::move(name), entry.problem));
    } else if (entry.kind == DirectoryEntry::Kind::directory) {
      if (!hidden) folders_.push_back(std::move(name));
    } else if (entry.kind == DirectoryEntry::Kind::link) {
      // Editors mark a file that is being edited with a hidden link to nowhere.
      if (entry.name.starts_with(".#")) {
        unread_.push_back(std::move(name));
      } else {
        visit_link(std::move(name), role);
      }
    } else if (auto refused = refused_role(role, name)) {
      found_.push_back(*std::move(refused));
    } else if (role == FileRole::other) {
      unread_.push_back(std::move(name));
    } else if (role == FileRole::source) {
      visit_source(std::move(name), entry.kind);
    }
  }

  void visit_source(std::string name, DirectoryEntry::Kind kind) {
    Found& found = found_.emplace_back(Found{.name = std::move(name)});
    if (kind == DirectoryEntry::Kind::file) return;
    found.problem = "die Datei lässt sich nicht lesen: es ist keine gewöhnliche Datei";
    found.help = "durch eine gewöhnliche Datei ersetzen";
  }

  /// A link is never followed. One that leads to a source or a folder would lose amounts, and so may one of
  /// which nobody knows where it leads or led; any other is a file like those that are not read.
  void visit_link(std::string name, FileRole role) {
    const auto target = files_.look_up(root_ / name);
    const bool led_to_folder = target && !*target && role == FileRole::other && may_be_folder(name);
    const bool loses_nothing = target && *target != DirectoryEntry::Kind::directory && !led_to_folder;
    const bool no_source = role == FileRole::other || role == FileRole::print || role == FileRole::tool;
    if (loses_nothing && no_source) {
      unread_.push_back(std::move(name));
    } else {
      found_.push_back(refused_link(std::move(name)));
    }
  }

  static Found empty_folder(const std::string& name) {
    return {.name = name,
            .code = unexpected_file,
            .problem = "der Ordner einer Stelle ist leer",
            .help =
                "seine Dateien wiederherstellen (ein Submodul von Git mit git submodule update --init), "
                "oder den Ordner löschen"};
  }

  static Found unknown_kind(std::string name, const std::string& reason) {
    return {.name = std::move(name),
            .problem = fmt::format("was hier liegt, lässt sich nicht lesen: {}", reason),
            .help = "Namen und Zugriffsrechte des Ordners prüfen"};
  }

  static Found refused_link(std::string name) {
    return {.name = std::move(name),
            .problem = "ein symbolischer Link wird nicht verfolgt; er kann aus dem Haushalt hinausführen",
            .help = "die Datei oder den Ordner selbst hierher kopieren"};
  }

  const FileSystem& files_;
  const fs::path& root_;
  unsigned threads_;
  std::vector<std::string> folders_;
  std::vector<Found> found_;
  std::vector<std::string> unread_;
};

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
  Walk walk(files, root, threads);
  walk.run();
  std::vector<Found> found = walk.take_found();
  std::vector<std::optional<SourceFile>> read(found.size());
  for_each_index(found.size(), threads,
                 [&](std::size_t i) { read[i] = read_file(files, root, prefix, found[i]); });

  Sources sources{.files = std::move(known), .prefix = std::move(prefix), .unread = walk.take_unread()};
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
