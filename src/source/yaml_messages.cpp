#include "source/yaml_messages.hpp"

#include <array>

namespace budgetc {
namespace {

struct Translation {
  /// Beginning of yaml-cpp's message; some carry a value behind it.
  std::string_view english;
  std::string_view german;
};

constexpr std::array translations{
    Translation{"end of map not found", "hier endet der Block nicht so, wie er begonnen hat"},
    Translation{"end of map flow not found", "die Klammer { wird nicht richtig geschlossen"},
    Translation{"end of sequence not found", "hier endet die Liste nicht so, wie sie begonnen hat"},
    Translation{"end of sequence flow not found", "die Klammer [ wird nicht richtig geschlossen"},
    Translation{"illegal EOF in scalar", "die Datei endet mitten in einem Text"},
    Translation{"illegal document indicator in scalar", "ein Text wird durch --- oder ... unterbrochen"},
    Translation{"illegal character in scalar", "in diesem Text steht ein unzulässiges Zeichen"},
    Translation{"illegal tab when looking for indentation", "die Zeile ist mit einem Tabulator eingerückt"},
    Translation{"illegal flow end", "eine Klammer wird geschlossen, die nicht geöffnet ist"},
    Translation{"illegal block entry", "hier kann kein Listenpunkt (-) stehen"},
    Translation{"illegal map key", "hier kann kein Schlüssel stehen"},
    Translation{"illegal map value", "hier kann kein Doppelpunkt stehen"},
    Translation{"unknown token", "mit diesem Zeichen kann hier nichts beginnen"},
    Translation{"unknown escape character", "diese Maskierung mit Rückstrich gibt es nicht"},
    Translation{"bad character found while scanning hex number",
                "in der Maskierung steht keine Hexadezimalzahl"},
    Translation{"invalid unicode", "diese Maskierung ergibt kein Zeichen"},
    Translation{"cannot set zero indentation", "die Einrückung eines mehrzeiligen Textes kann nicht 0 sein"},
    Translation{"unexpected character in block scalar",
                "hinter dem Zeichen für einen mehrzeiligen Text steht noch etwas"},
    Translation{"the referenced anchor is not defined", "der Verweis (*) hat kein Ziel"},
    Translation{"alias not found after *", "hinter * fehlt ein Name"},
    Translation{"anchor not found after &", "hinter & fehlt ein Name"},
    Translation{"illegal character found while scanning", "in einem Namen steht ein unzulässiges Zeichen"},
    Translation{"tag handle with no suffix", "das Typzeichen (!) ist unvollständig"},
    Translation{"end of verbatim tag not found", "das Typzeichen (!<…>) ist nicht geschlossen"},
    Translation{"cannot assign multiple", "ein Wert hat zwei Anker oder zwei Typzeichen"},
    Translation{"YAML directives", "die YAML-Anweisung (%) ist fehlerhaft"},
    Translation{"bad YAML version", "die YAML-Anweisung (%) ist fehlerhaft"},
    Translation{"bad file", "die Angaben sind zu tief verschachtelt"}};

}  // namespace

std::string german_parser_message(std::string_view english) {
  for (const Translation& translation : translations) {
    if (english.starts_with(translation.english)) return std::string(translation.german);
  }
  return "dieser Teil der Datei ist kein gültiges YAML";
}

}  // namespace budgetc
