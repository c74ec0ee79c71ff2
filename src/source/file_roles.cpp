#include "source/file_roles.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace budgetc {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> source_endings{".yaml", ".yml"};
constexpr std::array<std::string_view, 7> print_endings{".cls", ".cfg", ".sty", ".pdf",
                                                        ".png", ".jpg", ".jpeg"};
/// What editors and version control leave beside a file, on purpose.
constexpr std::array<std::string_view, 7> backup_endings{"~", ".bak", ".orig", ".rej", ".swp", ".swo", "#"};
/// Hidden files of tools that are YAML themselves.
constexpr std::array<std::string_view, 8> tool_files{
    ".gitlab-ci.yml", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", ".yamllint.yaml", ".yamllint.yml",
    ".travis.yml",    ".prettierrc.yaml",        ".markdownlint.yaml"};
/// Folders and a file that later versions of the format use.
constexpr std::array<std::string_view, 2> reserved_folders{"nachtrag/", "anlagen/"};
constexpr std::string_view change_folder = "aenderungen/";
constexpr std::string_view reserved_file = "zuordnung.yaml";
/// Folders beside haushalt.yaml that are read.
constexpr std::array<std::string_view, 4> known_folders{"regeln", "formen", "druck", "aenderungen"};
/// Files of `druck` whose name decides what they do.
constexpr std::array<std::string_view, 4> print_names{"haushaltsband.cls", "haushaltsband.cfg", "zeichen.txt",
                                                      "standard.yaml"};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return result;
}

bool ends_with_any(std::string_view name, Names endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// The letters at the end of a name in lower case; each character that is none of ASCII counts as any letter,
/// and stands as '?'.
std::string last_word(std::string_view name) {
  std::string word;
  for (std::size_t i = name.size(); i-- > 0;) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte >= 0x80 && byte < 0xC0) continue;  // within a character
    if (byte < 0x80 && !is_small_letter(name[i])) break;
    word.insert(word.begin(), byte < 0x80 ? name[i] : '?');
  }
  return word;
}

/// Whether two words differ in one letter, in one more or less, or in two that stand in each other's place.
bool is_near_ending(std::string_view word, std::string_view wanted) {
  const auto same = [](char a, char b) { return a == b || a == '?'; };
  const std::size_t shorter = std::min(word.size(), wanted.size());
  std::size_t front = 0;
  while (front < shorter && same(word[front], wanted[front])) ++front;
  std::size_t back = 0;
  while (back < shorter - front && same(word[word.size() - 1 - back], wanted[wanted.size() - 1 - back]))
    ++back;
  const std::size_t of_word = word.size() - front - back;
  const std::size_t of_wanted = wanted.size() - front - back;
  if (of_word <= 1 && of_wanted <= 1) return true;
  return of_word == 2 && of_wanted == 2 && word[front] == wanted[front + 1] &&
         word[front + 1] == wanted[front];
}

/// "35.01.02.ymal", "35.01.02,yaml", "35.01.02yaml", or with letters of another alphabet.
bool ends_nearly(std::string_view name) {
  const std::string word = last_word(name);
  const bool any_letter = std::ranges::any_of(word, is_small_letter);
  return any_letter && word.size() >= 3 && is_near_ending(word, "yaml");
}

/// "35.01.02", alone or with the ending of a text: a number of a node, and not "2024.pdf" or "readme".
bool is_number_without_ending(std::string_view name) {
  for (const std::string_view ending : {".txt", ".text", ".yam"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  const bool digits = std::ranges::all_of(name, [](char c) { return is_digit(c) || c == '.'; });
  return digits && !name.empty() && is_digit(name.front()) && is_digit(name.back());
}

bool has_lost_ending(std::string_view name) {
  if (ends_with_any(name, backup_endings)) return false;
  const bool inside = std::ranges::any_of(
      source_endings, [&](std::string_view ending) { return name.find(ending) != std::string_view::npos; });
  return inside || is_number_without_ending(name) || ends_nearly(name);
}

/// A file that explains a folder to people.
bool is_readme(std::string_view name) {
  constexpr std::string_view readme = "readme";
  return name.starts_with(readme) && (name.size() == readme.size() || name[readme.size()] == '.');
}

FileRole role_of_hidden(std::string_view name) {
  const bool of_tool = std::ranges::find(tool_files, name) != tool_files.end();
  return !of_tool && ends_with_any(lower(name), source_endings) ? FileRole::hidden : FileRole::tool;
}

/// Folders below that of the change lists are for lists that are done with.
bool is_reserved(std::string_view path) {
  const bool below_changes =
      path.starts_with(change_folder) && path.find('/', change_folder.size()) != std::string_view::npos;
  return below_changes || path == reserved_file ||
         std::ranges::any_of(reserved_folders,
                             [&](std::string_view folder) { return path.starts_with(folder); });
}

bool is_in_other_letters(std::string_view name) {
  const std::string plain = lower(name);
  return plain != name && std::ranges::find(print_names, plain) != print_names.end();
}

}  // namespace

bool is_numbered(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return !name.empty() && is_digit(name.front());
}

bool may_be_folder(std::string_view path) {
  const std::string name = lower(path.substr(path.rfind('/') + 1));
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || !std::ranges::all_of(name.substr(dot + 1), is_small_letter);
}

bool is_print_file(std::string_view name) {
  return name == "zeichen.txt" || ends_with_any(name, print_endings);
}

FileRole role_of(std::string_view path) {
  constexpr std::string_view print_folder = "druck/";
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with('.')) return role_of_hidden(name);
  if (std::ranges::find(known_folders, path) != known_folders.end()) return FileRole::folder;
  const bool in_print = path.starts_with(print_folder);
  if (in_print && is_in_other_letters(name)) return FileRole::letters;
  if (!name.ends_with(".yaml")) {
    if (has_lost_ending(lower(name))) return FileRole::ending;
    if (is_readme(lower(name))) return FileRole::tool;
    return in_print && path.size() == print_folder.size() + name.size() && is_print_file(name)
               ? FileRole::print
               : FileRole::other;
  }
  if (is_reserved(path)) return FileRole::reserved;
  return in_print && path != "druck/standard.yaml" ? FileRole::misplaced : FileRole::source;
}

}  // namespace budgetc
