#include "driver/character_list.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "emit/character_set.hpp"

namespace budgetc {
namespace {

constexpr std::string_view list_name = "druck/zeichen.txt";
constexpr std::uint64_t largest_list = 4 * 1024 * 1024;

Diagnostic list_finding(Code code, Span span, std::string message, std::string help) {
  Diagnostic result{.code = code};
  result.message = std::move(message);
  result.primary.span = span;
  result.helps.push_back(std::move(help));
  return result;
}

}  // namespace

std::vector<Diagnostic> check_character_list(SourceFiles& files, const FileSystem& disk,
                                             const std::filesystem::path& root) {
  const auto found = disk.look_up(root / list_name);
  if (found && !*found) return {};
  auto bytes = found ? disk.read(root / list_name, largest_list) : tl::unexpected(found.error());
  if (!bytes) {
    const FileId id = files.add(SourceFile(std::string(list_name), {}));
    return {list_finding(unreadable_file, {.file = id},
                         fmt::format("die Datei lässt sich nicht lesen: {}", bytes.error().reason),
                         "Größe und Zugriffsrechte der Datei prüfen")};
  }
  const auto set = CharacterSet::parse(*bytes);
  if (set) return {};
  const FileId id = files.add(SourceFile(std::string(list_name), std::move(*bytes)));
  const auto line = static_cast<std::uint32_t>(set.error());
  const std::uint32_t begin = files[id].line_begin(line);
  const auto length = static_cast<std::uint32_t>(files[id].line(line).size());
  return {list_finding(invalid_value, {id, begin, begin + length}, "diese Zeile ist keine Liste von Zeichen",
                       "Bereiche hexadezimal nennen, wie fc-query --format '%{charset}' sie ausgibt")};
}

}  // namespace budgetc
