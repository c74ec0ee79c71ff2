#include "source/byte_check.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <utf8proc.h>

namespace budgetc {
namespace {

using namespace std::string_view_literals;

struct Encoding {
  std::string_view mark;
  std::string_view name;
};

// UTF-32 before UTF-16: the longer mark begins with the shorter one.
constexpr std::array other_encodings{Encoding{"\xFF\xFE\0\0"sv, "UTF-32"},
                                     Encoding{"\0\0\xFE\xFF"sv, "UTF-32"}, Encoding{"\xFF\xFE"sv, "UTF-16"},
                                     Encoding{"\xFE\xFF"sv, "UTF-16"}};

/// How files begin that are no text at all, and what they are.
constexpr std::array other_files{
    Encoding{"PK\x03\x04"sv, "eine Tabelle oder ein Dokument (Excel, Word, LibreOffice oder ZIP)"},
    Encoding{"\xD0\xCF\x11\xE0"sv, "eine Tabelle oder ein Dokument (Excel oder Word)"},
    Encoding{"{\\rtf"sv, "ein Dokument im Format RTF"}, Encoding{"%PDF"sv, "ein PDF"}};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// True for bytes that need no second look: printable ASCII, line feed, tab.
constexpr std::array<bool, 256> make_harmless() {
  std::array<bool, 256> harmless{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) harmless[byte] = true;
  harmless['\n'] = true;
  harmless['\t'] = true;
  return harmless;
}

constexpr std::array<bool, 256> harmless = make_harmless();

/// Occurrences of one thing; they have one cause and make one finding.
struct Occurrences {
  std::uint32_t code_point = 0;
  Bytes first;
  std::size_t count = 0;
};

std::string repeated(std::size_t count) {
  return count > 1 ? fmt::format("noch {}-mal in dieser Datei", count - 1) : std::string();
}

/// What the byte is in the old encoding of Windows, where most such files come from.
std::string likely_character(unsigned char byte) {
  constexpr unsigned char first_letter = 0xC0;
  if (byte < first_letter) return {};
  const std::array encoded{static_cast<char>(0xC0 | (byte >> 6)), static_cast<char>(0x80 | (byte & 0x3F))};
  return fmt::format("in Windows-1252 ein „{}“", std::string_view(encoded.data(), encoded.size()));
}

class ByteScan {
 public:
  ByteScan(std::string_view text, Findings& findings) : text_(text), findings_(findings) {}

  ByteCheck run() {
    if (reject_other_encoding()) return {.begin = 0, .has_lines = false, .is_text = false};
    ByteCheck result;
    if (text_.starts_with(byte_order_mark)) result.begin = static_cast<std::uint32_t>(byte_order_mark.size());
    look_at_all(result.begin);
    report_invalid();
    report_lone_returns();
    for (const Occurrences& character : characters_) report_character(character);
    result.has_lines = lone_returns_.count == 0 && !has_nul_;
    result.is_text = result.has_lines && invalid_.count == 0 && !has_c0_;
    return result;
  }

 private:
  bool reject_other_encoding() {
    for (const Encoding& file : other_files) {
      if (!text_.starts_with(file.mark)) continue;
      findings_.report({.code = not_utf8,
                        .at = {0, static_cast<std::uint32_t>(file.mark.size())},
                        .message = fmt::format("die Datei ist {}, kein Text", file.name),
                        .help = "die Angaben in einem Texteditor in eine neue Datei schreiben"});
      return true;
    }
    for (const Encoding& encoding : other_encodings) {
      if (!text_.starts_with(encoding.mark)) continue;
      findings_.report(
          {.code = not_utf8,
           .at = {0, static_cast<std::uint32_t>(encoding.mark.size())},
           .message = fmt::format("die Datei ist in {} gespeichert, nicht in UTF-8", encoding.name),
           .help = "die Datei im Editor mit der Zeichenkodierung „UTF-8“ speichern"});
      return true;
    }
    return false;
  }

  void look_at_all(std::uint32_t begin) {
    const auto size = static_cast<std::uint32_t>(text_.size());
    for (std::uint32_t at = begin; at < size;) {
      if (harmless[static_cast<unsigned char>(text_[at])]) {
        ++at;
      } else {
        at += look_closely(at);
      }
    }
  }

  /// Judges the character at an offset and gives its length.
  std::uint32_t look_closely(std::uint32_t at) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text_.data()) + at;
    utf8proc_int32_t code_point = 0;
    const auto rest = static_cast<utf8proc_ssize_t>(text_.size() - at);
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, std::min<utf8proc_ssize_t>(rest, 4), &code_point);
    if (length <= 0) {
      note(invalid_, {at, at + 1});
      return 1;
    }
    const auto end = at + static_cast<std::uint32_t>(length);
    if (code_point == '\r') {
      if (end == text_.size() || text_[end] != '\n') note(lone_returns_, {at, end});
    } else if (is_forbidden(static_cast<std::uint32_t>(code_point))) {
      note_character(static_cast<std::uint32_t>(code_point), {at, end});
    }
    return static_cast<std::uint32_t>(length);
  }

  static void note(Occurrences& occurrences, Bytes at) {
    if (occurrences.count++ == 0) occurrences.first = at;
  }

  void note_character(std::uint32_t code_point, Bytes at) {
    has_nul_ = has_nul_ || code_point == 0;
    has_c0_ = has_c0_ || code_point < 0x20;
    const auto known =
        std::find_if(characters_.begin(), characters_.end(),
                     [&](const Occurrences& character) { return character.code_point == code_point; });
    if (known == characters_.end()) {
      characters_.push_back({.code_point = code_point, .first = at, .count = 1});
    } else {
      ++known->count;
    }
  }

  void report_invalid() {
    if (invalid_.count == 0) return;
    const auto byte = static_cast<unsigned char>(text_[invalid_.first.begin]);
    findings_.report(
        {.code = not_utf8,
         .at = invalid_.first,
         .message = fmt::format("die Datei ist nicht in UTF-8 gespeichert (Byte {:02X})", byte),
         .help = "die Datei im Editor mit der Zeichenkodierung „UTF-8“ speichern und die Umlaute prüfen",
         .label = likely_character(byte),
         .note = repeated(invalid_.count)});
  }

  void report_lone_returns() {
    if (lone_returns_.count == 0) return;
    findings_.report(
        {.code = control_character,
         .at = lone_returns_.first,
         .message = "ein Wagenrücklauf (CR) steht ohne Zeilenvorschub (LF)",
         .help = "die Datei im Editor mit Zeilenenden „LF“ (Unix) oder „CRLF“ (Windows) speichern",
         .note = repeated(lone_returns_.count)});
  }

  void report_character(const Occurrences& character) {
    findings_.report(
        {.code = control_character,
         .at = character.first,
         .message = fmt::format("unsichtbares Steuerzeichen {}", character_name(character.code_point)),
         .help = "das Zeichen löschen; meist kam es beim Kopieren aus einem anderen Programm mit",
         .note = repeated(character.count)});
  }

  std::string_view text_;
  Findings& findings_;
  Occurrences invalid_;
  Occurrences lone_returns_;
  std::vector<Occurrences> characters_;
  bool has_nul_ = false;
  bool has_c0_ = false;
};

bool is_bidirectional(std::uint32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

/// Some editors end the line here, so that what follows looks like one of its own; for YAML it does not end.
bool is_line_separator(std::uint32_t code_point) {
  return code_point == 0x2028 || code_point == 0x2029;
}

}  // namespace

bool is_forbidden(std::uint32_t code_point) {
  if (code_point < 0x20) return code_point != '\t' && code_point != '\n' && code_point != '\r';
  return (code_point >= 0x7F && code_point < 0xA0) || code_point == 0xFEFF || is_line_separator(code_point) ||
         is_bidirectional(code_point);
}

std::string character_name(std::uint32_t code_point) {
  if (is_bidirectional(code_point)) return fmt::format("U+{:04X}, es kehrt die Leserichtung um", code_point);
  if (code_point == 0xFEFF) return "U+FEFF, eine Bytereihenfolge-Marke mitten in der Datei";
  if (is_line_separator(code_point))
    return fmt::format("U+{:04X}, ein Zeilentrenner, der die Zeile nicht beendet", code_point);
  return fmt::format("U+{:04X}", code_point);
}

ByteCheck check_bytes(std::string_view text, Findings& findings) {
  return ByteScan(text, findings).run();
}

}  // namespace budgetc
