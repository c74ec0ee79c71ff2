#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "diagnostics/render.hpp"

namespace render_text_test {

using namespace budgetc;

namespace {

Money euros(std::int64_t amount) {
  return Money::from_cents(amount * 100).value();
}

/// Sources of a test, with spans found by the text they cover.
class Fixture {
 public:
  FileId add(std::string name, std::string text) {
    return files.add(SourceFile(std::move(name), std::move(text)));
  }
  [[nodiscard]] Span find(std::string_view text, FileId file = FileId{0}) const {
    const auto at = static_cast<std::uint32_t>(files[file].text().find(text));
    return {.file = file, .begin = at, .end = at + static_cast<std::uint32_t>(text.size())};
  }
  [[nodiscard]] std::string render(const Diagnostic& diagnostic, TextStyle style = {}) const {
    return render_text(std::vector{diagnostic}, files, style);
  }
  SourceFiles files;
};

Diagnostic finding(Span span, std::string label = {}) {
  return {.code = Code("S10"), .message = "unbekannter Schlüssel", .primary = {span, std::move(label)}};
}

std::string repeat(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("a finding with another place, amounts and notes is framed as the manual shows it") {
  Fixture f;
  f.add("35/budget.yaml", repeat("\n", 60) +
                              "    - {betrag: 269.836, stelle: 35.02}\n\n\n\n\n"
                              "    - {betrag: 122.400, stelle: 35.02}\n");
  const Diagnostic diagnostic{
      .code = Code("Z01"),
      .message = "Zweckbindungsring 35-02 ist nicht gedeckt, es fehlen 300 €",
      .primary = {f.find("269.836"), "Erträge 269.836 €"},
      .related = {{f.find("122.400"), "Aufwendungen 270.136 €"}},
      .amounts = Amounts{.expected = euros(270136), .actual = euros(269836), .difference = euros(-300)},
      .notes = {"die Ansatzerläuterungen ergeben 270.136 €"}};
  CHECK(f.render(diagnostic) ==
        "fehler[Z01]: Zweckbindungsring 35-02 ist nicht gedeckt, es fehlen 300 €\n"
        "  --> 35/budget.yaml:61:16\n"
        "   |\n"
        "61 |     - {betrag: 269.836, stelle: 35.02}\n"
        "   |                ^^^^^^^ Erträge 269.836 €\n"
        "  ::: 35/budget.yaml:66:16\n"
        "   |\n"
        "66 |     - {betrag: 122.400, stelle: 35.02}\n"
        "   |                ------- Aufwendungen 270.136 €\n"
        "   = soll 270.136\u00A0€, ist 269.836\u00A0€, Differenz -300\u00A0€\n"
        "   = hinweis: die Ansatzerläuterungen ergeben 270.136 €\n"
        "   = hilfe: budgetc explain Z01\n"
        "\n");
}

TEST_CASE("labels on one line share its excerpt, each with its own words") {
  Fixture f;
  f.add("a.yaml", "alt: 1, neu: 2\n");
  Diagnostic diagnostic = finding(f.find("2"), "zuletzt");
  diagnostic.severity = Severity::warning;
  diagnostic.related = {{f.find("1"), "zuerst"}};
  CHECK(f.render(diagnostic) ==
        "warnung[S10]: unbekannter Schlüssel\n"
        " --> a.yaml:1:14\n"
        "  |\n"
        "1 | alt: 1, neu: 2\n"
        "  |              ^ zuletzt\n"
        "  |      - zuerst\n"
        "  = hilfe: budgetc explain S10\n"
        "\n");
}

TEST_CASE("the gutter is as wide as the largest line number") {
  Fixture f;
  f.add("a.yaml", "x\n" + repeat("\n", 98) + "y\n");
  Diagnostic diagnostic = finding(f.find("x"));
  diagnostic.severity = Severity::hint;
  diagnostic.related = {{f.find("y"), ""}};
  diagnostic.helps = {"x weglassen"};
  CHECK(f.render(diagnostic) ==
        "hinweis[S10]: unbekannter Schlüssel\n"
        "   --> a.yaml:1:1\n"
        "    |\n"
        "  1 | x\n"
        "    | ^\n"
        "   ::: a.yaml:100:1\n"
        "    |\n"
        "100 | y\n"
        "    | -\n"
        "    = hilfe: x weglassen\n"
        "    = hilfe: budgetc explain S10\n"
        "\n");
}

TEST_CASE("a span over several lines shows its first and last line") {
  Fixture f;
  f.add("a.yaml", "a:\n  - eins\n  - zwei\n  - drei\n  - vier\n");
  SECTION("with what lies between left out") {
    CHECK(f.render(finding(f.find("- eins\n  - zwei\n  - drei\n  - vier\n"), "Liste")) ==
          "fehler[S10]: unbekannter Schlüssel\n"
          " --> a.yaml:2:3\n"
          "  |\n"
          "2 |   - eins\n"
          "  |   ^^^^^^\n"
          "...\n"
          "5 |   - vier\n"
          "  |   ^^^^^^ Liste\n"
          "  = hilfe: budgetc explain S10\n"
          "\n");
  }
  SECTION("with a single line between") {
    CHECK(f.render(finding(f.find("- eins\n  - zwei\n  - drei"))) ==
          "fehler[S10]: unbekannter Schlüssel\n"
          " --> a.yaml:2:3\n"
          "  |\n"
          "2 |   - eins\n"
          "  |   ^^^^^^\n"
          "3 |   - zwei\n"
          "4 |   - drei\n"
          "  |   ^^^^^^\n"
          "  = hilfe: budgetc explain S10\n"
          "\n");
  }
}

TEST_CASE("an empty span is one caret at its position") {
  Fixture f;
  const auto frame = [&](std::uint32_t at) {
    const std::string text = f.render(finding({.file = FileId{0}, .begin = at, .end = at}));
    return text.substr(text.find('>') + 2, text.find("  =") - text.find('>') - 2);
  };
  SECTION("at the end of a line with CRLF") {
    f.add("a.yaml", "ab:\r\ncd: 1\r\n");
    CHECK(frame(3) == "a.yaml:1:4\n  |\n1 | ab:\n  |    ^\n");
    CHECK(frame(4) == "a.yaml:1:4\n  |\n1 | ab:\n  |    ^\n");
  }
  SECTION("at the end of the file") {
    f.add("a.yaml", "ab: x\n");
    CHECK(frame(6) == "a.yaml:1:6\n  |\n1 | ab: x\n  |      ^\n");
    CHECK(frame(600) == "a.yaml:1:6\n  |\n1 | ab: x\n  |      ^\n");
  }
  SECTION("in a file that does not end in a line break") {
    f.add("a.yaml", "ab: x");
    CHECK(frame(5) == "a.yaml:1:6\n  |\n1 | ab: x\n  |      ^\n");
  }
}

TEST_CASE("a file without text has no excerpt") {
  Fixture f;
  f.add("leer.yaml", "");
  CHECK(f.render(finding({})) ==
        "fehler[S10]: unbekannter Schlüssel\n --> leer.yaml\n  = hilfe: budgetc explain S10\n\n");
}

TEST_CASE("a finding without a file has only words") {
  const Fixture f;
  CHECK(f.render(finding({})) == "fehler[S10]: unbekannter Schlüssel\n  = hilfe: budgetc explain S10\n\n");
}

TEST_CASE("carets stay in place behind tabs, wide and combining characters") {
  Fixture f;
  f.add("a.yaml", "\ta:\t数e\u0301: falsch\n");
  CHECK(f.render(finding(f.find("falsch"))) ==
        "fehler[S10]: unbekannter Schlüssel\n"
        " --> a.yaml:1:10\n"
        "  |\n"
        "1 |     a:  数e\u0301: falsch\n"
        "  |              ^^^^^^\n"
        "  = hilfe: budgetc explain S10\n"
        "\n");
}

TEST_CASE("nothing that steers a terminal or a reader's eye leaves the program") {
  Fixture f;
  f.add("a\x1b[2J.yaml", "a: \x1b[31m\xff\u202E\u0085 falsch\n");
  Diagnostic diagnostic = finding(f.find("falsch"), "hier\r\x07");
  diagnostic.message = "Wert \"\x1b]0;x\x07\"\n";
  diagnostic.notes = {"\u2066\xc3", Observation({{"\r", f.find("falsch")}, {"\t"}})};
  diagnostic.helps = {"\tx"};
  CHECK(f.render(diagnostic, {.colour = false, .paths = std::string("\x7f/")}) ==
        "fehler[S10]: Wert \"<1B>]0;x<07>\"<0A>\n"
        " --> <7F>/a<1B>[2J.yaml:1:13\n"
        "  |\n"
        "1 | a: <1B>[31m<FF><U+202E><U+0085> falsch\n"
        "  |                                 ^^^^^^ hier<0D><07>\n"
        "  = hinweis: <U+2066><C3>\n"
        "  = hinweis: <0D> – <7F>/a<1B>[2J.yaml:1<09>\n"
        "  = hilfe: <09>x\n"
        "  = hilfe: budgetc explain S10\n"
        "\n");
}

TEST_CASE("a very long line is cut around the span") {
  Fixture f;
  f.add("a.yaml", repeat("ä", 3000) + "falsch" + repeat("ö", 3000) + "\nkurz\n");
  CHECK(f.render(finding(f.find("falsch"))) ==
        "fehler[S10]: unbekannter Schlüssel\n"
        " --> a.yaml:1:3001\n"
        "  |\n"
        "1 | …" +
            repeat("ä", 46) + "falsch" + repeat("ö", 46) + "…\n" + "  | " + repeat(" ", 47) +
            "^^^^^^\n"
            "  = hilfe: budgetc explain S10\n"
            "\n");
}

TEST_CASE("a long line is cut only where something is left out") {
  Fixture f;
  f.add("a.yaml", "falsch" + repeat("x", 200) + "spaet");
  SECTION("at its end") {
    CHECK(f.render(finding(f.find("falsch"))) ==
          "fehler[S10]: unbekannter Schlüssel\n"
          " --> a.yaml:1:1\n"
          "  |\n"
          "1 | falsch" +
              repeat("x", 93) + "…\n" +
              "  | ^^^^^^\n"
              "  = hilfe: budgetc explain S10\n"
              "\n");
  }
  SECTION("at its beginning; a place too far off gets its own excerpt") {
    Diagnostic diagnostic = finding(f.find("spaet"));
    diagnostic.related = {{f.find("falsch"), ""}};
    CHECK(f.render(diagnostic) ==
          "fehler[S10]: unbekannter Schlüssel\n"
          " --> a.yaml:1:207\n"
          "  |\n"
          "1 | …" +
              repeat("x", 94) + "spaet\n" + "  | " + repeat(" ", 95) +
              "^^^^^\n"
              " ::: a.yaml:1:1\n"
              "  |\n"
              "1 | falsch" +
              repeat("x", 93) + "…\n" +
              "  | ------\n"
              "  = hilfe: budgetc explain S10\n"
              "\n");
  }
  SECTION("and a span longer than the window ends with it") {
    const std::string text = f.render(finding({.file = FileId{0}, .begin = 2, .end = 211}));
    CHECK(text.find("1 | falsch" + repeat("x", 93) + "…\n  |   " + repeat("^", 98) + "\n") !=
          std::string::npos);
  }
}

TEST_CASE("lines of nothing but zero-width characters do no harm") {
  Fixture f;
  f.add("a.yaml", repeat("\u0301", 5000));
  CHECK_FALSE(f.render(finding({.file = FileId{0}, .begin = 5000, .end = 5004})).empty());
  CHECK_FALSE(f.render(finding({.file = FileId{0}, .begin = 5001, .end = 9999})).empty());
}

TEST_CASE("colour adds escape sequences and changes no word") {
  Fixture f;
  f.add("a.yaml", "x: 1\n");
  const Diagnostic diagnostic = finding(f.find("x"), "hier");
  std::string coloured = f.render(diagnostic, {.colour = true, .paths = std::string("")});
  CHECK(coloured.find("\x1b[1;31mfehler[S10]\x1b[0m") == 0);
  for (std::size_t at = 0; (at = coloured.find('\x1b')) != std::string::npos;) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == f.render(diagnostic));
}

}  // namespace render_text_test
