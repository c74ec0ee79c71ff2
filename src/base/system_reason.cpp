#include "base/system_reason.hpp"

#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace budgetc {

std::string system_reason(int error) {
  constexpr auto reasons = std::to_array<std::pair<int, std::string_view>>({
      {EACCES, "keine Berechtigung"},
      {EPERM, "keine Berechtigung"},
      {ENOENT, "gibt es nicht"},
      {EEXIST, "gibt es schon"},
      {ENOTDIR, "ein Teil des Pfades ist kein Ordner"},
      {EISDIR, "ist ein Ordner"},
      {ENOTEMPTY, "der Ordner ist nicht leer"},
      {ENAMETOOLONG, "der Name ist zu lang"},
      {ELOOP, "zu viele Verweise im Pfad"},
      {ENOSPC, "auf dem Datenträger ist kein Platz mehr"},
      {EDQUOT, "das Speicherkontingent ist erschöpft"},
      {EFBIG, "die Datei würde zu groß"},
      {EROFS, "der Datenträger ist schreibgeschützt"},
      {EBUSY, "wird gerade benutzt oder ist ein Einhängepunkt"},
      {EXDEV, "liegt auf einem anderen Datenträger"},
      {EMFILE, "zu viele offene Dateien"},
      {ENFILE, "zu viele offene Dateien"},
      {ENOMEM, "zu wenig Arbeitsspeicher"},
      {EIO, "Fehler des Datenträgers"},
  });
  for (const auto& [number, words] : reasons) {
    if (number == error) return std::string(words);
  }
  return fmt::format("Systemfehler {}", error);
}

}  // namespace budgetc
