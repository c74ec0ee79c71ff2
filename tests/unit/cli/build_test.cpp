#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "source/file_system.hpp"
#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

using budgetc::DiskFileSystem;
using budgetc::ExitStatus;
using budgetc::testing::Run;
using budgetc::testing::run;
using budgetc::testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// A small, right source in a folder of the test's own, and the program run beside it.
class Place {
 public:
  Place() {
    fs::copy(fs::path(BUDGETC_ROOT) / "tests/golden/_kreis", folder.path() / "kreis",
             fs::copy_options::recursive);
  }

  [[nodiscard]] Run build(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"build", "kreis", "--ohne-zeit"});
    return run(arguments, folder.path());
  }
  /// Replaces a text in a source.
  void change(const std::string& name, const std::string& from, const std::string& to) const {
    std::string text = folder.read("kreis/" + name);
    text.replace(text.find(from), from.size(), to);
    folder.write("kreis/" + name, text);
  }
  void break_ring() const { change("11/budget.yaml", "betrag: 12.000, stelle", "betrag: 12.001, stelle"); }

  /// Every file below a folder with its bytes.
  [[nodiscard]] std::map<std::string, std::string> files(const std::string& name) const {
    std::map<std::string, std::string> result;
    if (!fs::exists(folder.path() / name)) return result;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / name)) {
      const fs::path path = entry.path().lexically_relative(folder.path());
      if (entry.is_regular_file()) result[path.lexically_relative(name)] = folder.read(path);
    }
    return result;
  }

  TemporaryFolder folder;
};

/// The block of the manual that begins with this line.
std::string manual_example(const std::string& first_line) {
  const std::string manual =
      DiskFileSystem().read(fs::path(BUDGETC_ROOT) / "docs/handbuch.md", 1 << 20).value();
  const std::size_t begin = manual.find(first_line);
  REQUIRE(begin != std::string::npos);
  return manual.substr(begin, manual.find("```", begin) - begin);
}

/// A picture of one green pixel.
std::string one_pixel_png() {
  constexpr unsigned char bytes[] = {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D,
                                     0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
                                     0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xDE, 0x00, 0x00, 0x00,
                                     0x0C, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x90, 0x8E, 0xB3, 0x02,
                                     0x00, 0x01, 0x4B, 0x00, 0xB4, 0x59, 0x29, 0x9E, 0xD4, 0x00, 0x00, 0x00,
                                     0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};
  return {std::begin(bytes), std::end(bytes)};
}

/// An environment variable with another value, for the time of a test.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* const before = std::getenv(name)) before_ = before;
    setenv(name, value.c_str(), 1);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  ~Variable() {
    if (before_) setenv(name_, before_->c_str(), 1);
    if (!before_) unsetenv(name_);
  }

 private:
  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("the book is the same, file by file, for any number of threads") {
  const Place place;
  const auto built = [&](const std::string& source, const std::string& threads) {
    const std::string out = "aus-" + threads;
    const Run result =
        run({"build", source, "--ohne-zeit", "-o", out, "--threads", threads}, place.folder.path());
    CHECK(result.status == ExitStatus::clean);
    return place.files(out);
  };
  for (const std::string& source :
       {std::string("kreis"), std::string(BUDGETC_ROOT "/budgets/kreis-unna-2024")}) {
    const auto one = built(source, "1");
    CHECK(one.size() > 10);
    CHECK(built(source, "2") == one);
    CHECK(built(source, "7") == one);
  }
}

TEST_CASE("build writes the plan in every format") {
  const Place place;
  const Run result = place.build({"-o", "out"});
  CHECK(result.status == ExitStatus::clean);
  const auto files = place.files("out");
  CHECK(result.out == std::to_string(files.size() - 1) + " Dateien in out geschrieben\n");
  CHECK(files.contains(".budgetc"));
  CHECK(files.contains("latex/haushaltsband.tex"));
  CHECK(files.contains("latex/haushaltsband.cls"));
  CHECK(files.contains("csv/haushalt.csv"));
  CHECK(files.contains("markdown/haushaltsband.md"));
  CHECK_FALSE(files.contains("haushaltsband.pdf"));
}

TEST_CASE("the same sources give the same bytes, whatever the thread count") {
  const Place place;
  REQUIRE(place.build({"-o", "eins", "--threads", "1"}).status == ExitStatus::clean);
  REQUIRE(place.build({"-o", "zwei", "--threads", "2"}).status == ExitStatus::clean);
  REQUIRE(place.build({"-o", "drei"}).status == ExitStatus::clean);
  CHECK(place.files("eins") == place.files("zwei"));
  CHECK(place.files("eins") == place.files("drei"));
}

TEST_CASE("with errors nothing is written and the earlier output stays") {
  const Place place;
  REQUIRE(place.build({"-o", "out"}).status == ExitStatus::clean);
  const auto before = place.files("out");
  place.break_ring();
  const Run result = place.build({"-o", "out"});
  CHECK(result.status == ExitStatus::findings);
  CHECK(result.out == "nichts geschrieben\n");
  CHECK(result.err.find("fehler[") != std::string::npos);
  CHECK(place.files("out") == before);
  CHECK(place.build({"-o", "neu"}).status == ExitStatus::findings);
  CHECK_FALSE(fs::exists(place.folder.path() / "neu"));
}

TEST_CASE("despite errors the pages say so, and the status does") {
  const Place place;
  place.break_ring();
  CHECK(place.build({"-o", "out", "--trotz-fehlern"}).status == ExitStatus::findings);
  CHECK(place.folder.read("out/latex/haushaltsband.tex").find("\\HBmarke{Trotz Fehlern erzeugt}") !=
        std::string::npos);
}

TEST_CASE("sources without a plan give nothing, even despite errors") {
  const Place place;
  place.change("haushalt.yaml", "spalten: [", "spalten: [Unsinn 2020, ");
  place.change("haushalt.yaml", "formen: {teilergebnisplan: nrw-unna", "formen: {teilergebnisplan: fehlt");
  CHECK(place.build({"-o", "out", "--trotz-fehlern"}).status == ExitStatus::findings);
  CHECK_FALSE(fs::exists(place.folder.path() / "out"));
}

TEST_CASE("an output folder that must not be replaced is refused") {
  const Place place;
  place.folder.write("fremd/brief.txt", "lieb");
  const auto refuses = [&](const std::string& out, const std::string& error) {
    const Run result = place.build({"-o", out});
    CHECK(result.status == ExitStatus::trouble);
    CHECK(result.err ==
          "fehler: " + out + " " + error + "\n = hilfe: ein neuer Ordner neben den Quellen, etwa -o out\n");
  };
  refuses("kreis/out", "liegt im Ordner der Quellen");
  refuses(".", "enthält die Quellen");
  refuses("/", "ist das Wurzelverzeichnis");
  refuses("fremd", "enthält Dateien, die nicht von budgetc stammen, und wird deshalb nicht ersetzt");
  refuses("fremd/brief.txt", "ist eine Datei, kein Ordner");
  CHECK(place.folder.read("fremd/brief.txt") == "lieb");
}

TEST_CASE("an output folder that cannot be written is trouble") {
  const Place place;
  const Run result = place.build({"-o", "/proc/budgetc"});
  CHECK(result.status == ExitStatus::trouble);
  CHECK(result.err.find("fehler: /proc: ") != std::string::npos);
}

TEST_CASE("build wants to know where to") {
  const Place place;
  const Run result = place.build({});
  CHECK(result.status == ExitStatus::trouble);
  CHECK(result.err == "fehler: es fehlt der Ordner der Ausgabe\n = hilfe: -o ORDNER\n");
}

TEST_CASE("CSV comes in two dialects") {
  const Place place;
  REQUIRE(place.build({"-o", "deutsch"}).status == ExitStatus::clean);
  REQUIRE(place.build({"-o", "rfc", "--csv-dialekt", "rfc4180"}).status == ExitStatus::clean);
  CHECK(place.folder.read("deutsch/csv/haushalt.csv").starts_with("\xEF\xBB\xBF"));
  CHECK(place.folder.read("deutsch/csv/haushalt.csv").find(";100000;") == std::string::npos);
  CHECK(place.folder.read("rfc/csv/haushalt.csv").find(",100000") != std::string::npos);
}

TEST_CASE("one place can be built by itself") {
  const Place place;
  REQUIRE(place.build({"-o", "out", "--nur", "11.01.02"}).status == ExitStatus::clean);
  const std::string text = place.folder.read("out/latex/haushaltsband.tex");
  CHECK(text.find("Poststelle") != std::string::npos);
  CHECK(text.find("Personalwesen") == std::string::npos);
  CHECK(place.build({"-o", "out", "--nur", "99"}).err.find("die Stelle 99 gibt es nicht") !=
        std::string::npos);
}

TEST_CASE("an administration's own class and settings stand beside the document") {
  const Place place;
  place.folder.write("kreis/druck/haushaltsband.cls", "% eigene Klasse\n");
  place.folder.write("kreis/druck/haushaltsband.cfg", "% eigene Farben\n");
  place.folder.write("kreis/druck/notiz.txt", "nicht dabei");
  REQUIRE(place.build({"-o", "out"}).status == ExitStatus::clean);
  CHECK(place.folder.read("out/latex/haushaltsband.cls") == "% eigene Klasse\n");
  CHECK(place.folder.read("out/latex/haushaltsband.cfg") == "% eigene Farben\n");
  CHECK_FALSE(fs::exists(place.folder.path() / "out/latex/notiz.txt"));
}

TEST_CASE("the manual's example of an own look works: title, pages, words, colour and logo") {
  const Place place;
  place.change("11/11.01/11.01.02.yaml", "klassifizierung: B",
               "klassifizierung: B\nbeschreibung: Post verteilen\nzielgruppen: alle Ämter");
  const Run before = place.build({"-o", "vorher", "--pdf"});
  place.folder.write("kreis/druck/standard.yaml", manual_example("# druck/standard.yaml"));
  place.folder.write("kreis/druck/haushaltsband.cfg", manual_example("% druck/haushaltsband.cfg"));
  place.folder.write("kreis/druck/wappen.png", one_pixel_png());
  REQUIRE(place.build({"-o", "out"}).status == ExitStatus::clean);
  const std::string text = place.folder.read("out/latex/haushaltsband.tex");
  CHECK(text.find("\\HBtitel{Etat 2024}") != std::string::npos);
  CHECK(text.find("\\HBabschnitt{}{Aufgabe}") != std::string::npos);
  CHECK(text.find("alle Ämter") == std::string::npos);
  CHECK(text.find("{Ertrags- und Aufwandsarten}") != std::string::npos);
  if (before.err.find("ist nicht installiert") != std::string::npos) {
    WARN("XeLaTeX is not installed");
    return;
  }
  REQUIRE(place.build({"-o", "out", "--pdf"}).status == ExitStatus::clean);
  CHECK(place.folder.read("vorher/haushaltsband.pdf").find("/Subtype/Image") == std::string::npos);
  CHECK(place.folder.read("out/haushaltsband.pdf").find("/Subtype/Image") != std::string::npos);
}

TEST_CASE("an older state that lost something says nothing about changes") {
  const Place place;
  fs::copy(place.folder.path() / "kreis", place.folder.path() / "stand", fs::copy_options::recursive);
  place.folder.write("stand/11/11.01/11.01.02.yaml", "produkt: \"11.01.02\n");
  const Run result = place.build({"-o", "out", "--seit", "stand"});
  CHECK(result.status == ExitStatus::findings);
  CHECK(result.out == "nichts geschrieben\n");
  CHECK(result.err.find("fehler: die früheren Quellen in stand haben 1 Fehler") == 0);
  CHECK_FALSE(fs::exists(place.folder.path() / "out"));
}

TEST_CASE("rules that are off and own forms are printed in the annex") {
  const Place place;
  place.change("haushalt.yaml", "klassifizierung:",
               "regeln:\n  Z06: {schwere: aus, grund: Ein Ring ist weggefallen.}\nklassifizierung:");
  fs::create_directory(place.folder.path() / "kreis/formen");
  fs::copy_file(fs::path(BUDGETC_ROOT) / "templates/forms/nrw-unna.yaml",
                place.folder.path() / "kreis/formen/nrw-unna.yaml");
  const Run result = place.build({"-o", "out"});
  INFO(result.err);
  REQUIRE(result.status == ExitStatus::clean);
  std::string markdown;
  for (const auto& [name, bytes] : place.files("out/markdown")) markdown += bytes;
  CHECK(markdown.find("Ein Ring ist weggefallen.") != std::string::npos);
  CHECK(markdown.find("ausgeschaltet: ring-nummer-luecke") != std::string::npos);
  CHECK(markdown.find("Die Planform nrw-unna ist eine eigene dieser Verwaltung.") != std::string::npos);
}

TEST_CASE("an output folder inside the sources is refused with a better place") {
  const Place place;
  const Run result = place.build({"-o", "kreis/out"});
  CHECK(result.status == ExitStatus::trouble);
  CHECK(result.err.find(" = hilfe: ein neuer Ordner neben den Quellen, etwa -o out\n") != std::string::npos);
}

TEST_CASE("a date beyond what a file can say is refused") {
  const Place place;
  const Variable date("SOURCE_DATE_EPOCH", "9223372036854775807");
  CHECK(place.build({"-o", "out", "--pdf"}).status == ExitStatus::trouble);
}

TEST_CASE("what changed since an older state is marked and counted") {
  const Place place;
  fs::copy(place.folder.path() / "kreis", place.folder.path() / "stand", fs::copy_options::recursive);
  const std::string nothing = place.build({"-o", "out", "--seit", "stand"}).out;
  CHECK(nothing.starts_with("gegenüber stand hat sich nichts geändert\n"));
  CHECK(place.folder.read("out/latex/haushaltsband.tex").find("\\HBgeaendert") == std::string::npos);

  place.change("11/11.01/11.01.02.yaml", "Poststelle", "Postzentrale");
  const Run result = place.build({"-o", "out", "--seit", "stand"});
  CHECK(result.status == ExitStatus::clean);
  CHECK(result.out.starts_with(
      "gegenüber stand geändert: 1 Zeile, 0 Ansatzerläuterungen, 0 Absätze, 3 andere Teile; entfallen: 0\n"));
  const std::string text = place.folder.read("out/latex/haushaltsband.tex");
  CHECK(text.find("\\HBzusatz{Ein Strich am äußeren Rand") != std::string::npos);
  CHECK(text.find("\\HBgeaendert\n\\HBzeile{}{\\HBverweis{") != std::string::npos);
  CHECK(place.folder.read("out/markdown/11.01.md").find("Postzentrale *(geändert)* |") != std::string::npos);
}

TEST_CASE("with one place built by itself, only its changes count") {
  const Place place;
  fs::copy(place.folder.path() / "kreis", place.folder.path() / "stand", fs::copy_options::recursive);
  place.change("11/11.01/11.01.02.yaml", "Poststelle", "Postzentrale");
  CHECK(place.build({"-o", "out", "--seit", "stand", "--nur", "11.01.01"})
            .out.starts_with("gegenüber stand hat sich nichts geändert\n"));
}

TEST_CASE("an older state must be one of the same budget") {
  const Place place;
  const auto refuses = [&](const std::string& error) {
    const Run result = place.build({"-o", "out", "--seit", "stand"});
    CHECK(result.status == ExitStatus::trouble);
    CHECK(result.err.find("fehler: " + error) != std::string::npos);
    CHECK_FALSE(fs::exists(place.folder.path() / "out"));
  };
  refuses("die früheren Quellen in stand sind nicht lesbar");
  fs::copy(place.folder.path() / "kreis", place.folder.path() / "stand", fs::copy_options::recursive);
  std::string text = place.folder.read("stand/haushalt.yaml");
  text.replace(text.find("haushalt: "), 10, "haushalt: Alt-");
  place.folder.write("stand/haushalt.yaml", text);
  refuses("in stand liegt der Haushalt Alt-");
}

TEST_CASE("without XeLaTeX the user learns what to install, and the earlier output stays") {
  const Place place;
  REQUIRE(place.build({"-o", "out"}).status == ExitStatus::clean);
  const auto before = place.files("out");
  const Variable path("PATH", "/nirgends");
  const Run result = place.build({"-o", "out", "--pdf"});
  CHECK(result.status == ExitStatus::trouble);
  CHECK(result.err.find("fehler: xelatex ist nicht installiert\n = hilfe: sudo apt install ") !=
        std::string::npos);
  CHECK(place.files("out") == before);
}

TEST_CASE("an error of the class is shown at the source line that met it") {
  const Place place;
  place.change("11/11.01/11.01.02.yaml", "klassifizierung: B",
               "klassifizierung: B\nbeschreibung: Kommt an und geht ab");
  place.folder.write(
      "kreis/druck/haushaltsband.cfg",
      "\\AtBeginDocument{\\renewcommand\\HBtext[1]{\\def\\gelesen{#1}\\def\\verboten{Kommt an und geht ab}"
      "\\ifx\\gelesen\\verboten\\unbekannt\\fi}}\n");
  const Run result = place.build({"-o", "out", "--pdf"});
  if (result.err.find("ist nicht installiert") != std::string::npos) {
    WARN("XeLaTeX is not installed");
    return;
  }
  CHECK(result.status == ExitStatus::trouble);
  CHECK(result.err.find("fehler[B01]: XeLaTeX bricht den Satz ab: Undefined control sequence\n"
                        " --> kreis/11/11.01/11.01.02.yaml:4:1\n") != std::string::npos);
  CHECK_FALSE(fs::exists(place.folder.path() / "out"));
}

TEST_CASE("the printed book is the same each time, and warns of characters that it cannot print") {
  const Place place;
  place.change("11/11.01/11.01.02.yaml", "Poststelle", "Post \u2713");
  const Run result = place.build({"-o", "eins", "--pdf"});
  if (result.err.find("ist nicht installiert") != std::string::npos) {
    WARN("XeLaTeX is not installed");
    return;
  }
  CHECK(result.status == ExitStatus::clean);
  CHECK(result.err.find("warnung[B02]: die Schrift des Haushaltsbands hat das Zeichen U+2713 nicht\n"
                        " --> kreis/11/11.01/11.01.02.yaml:2:19\n") != std::string::npos);
  CHECK(place.folder.read("eins/haushaltsband.pdf").starts_with("%PDF-"));
  REQUIRE(place.build({"-o", "zwei", "--pdf"}).status == ExitStatus::clean);
  CHECK(place.files("eins") == place.files("zwei"));
}

TEST_CASE("text that sticks out of the page is a warning at its source line") {
  const Place place;
  place.change("11/11.01/11.01.02.yaml", "klassifizierung: B",
               "klassifizierung: B\nbeschreibung: Viel zu breit");
  place.folder.write("kreis/druck/haushaltsband.cfg",
                     "\\AtBeginDocument{\\renewcommand\\HBtext[1]{\\hbox to 5mm{#1}}}\n");
  const Run result = place.build({"-o", "out", "--pdf"});
  if (result.err.find("ist nicht installiert") != std::string::npos) {
    WARN("XeLaTeX is not installed");
    return;
  }
  CHECK(result.status == ExitStatus::clean);
  CHECK(result.err.find("warnung[B03]: eine Zeile des Bands ragt um 1") != std::string::npos);
  CHECK(result.err.find(" mm aus ihrem Platz\n --> kreis/11/11.01/11.01.02.yaml:4:1\n") != std::string::npos);
}
