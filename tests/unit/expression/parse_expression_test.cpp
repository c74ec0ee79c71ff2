#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "expression/expression.hpp"

using budgetc::Dialect;
using budgetc::parse_expression;
using budgetc::ValueType;

namespace {

struct Faulty {
  std::string text;
  /// Carets under the offending bytes, as many as there are; one for an empty place.
  std::string carets;
  std::string message;
  std::string help;
};

/// What a diagnostic would print below the expression (all texts here are ASCII up to the carets).
std::string carets(const budgetc::TextRange& place) {
  return std::string(place.offset, ' ') + std::string(std::max<std::uint32_t>(place.length, 1), '^');
}

}  // namespace

TEST_CASE("well-formed expressions are typed") {
  const auto type = [](const char* text, Dialect dialect = Dialect::rule) {
    const auto expression = parse_expression(text, dialect);
    INFO(text);
    INFO((expression ? "" : expression.error().message));
    REQUIRE(expression);
    return expression->type();
  };
  CHECK(type("1 + 2 * 3") == ValueType::number);
  CHECK(type("zeile(016) <= 1,03 * vorjahr(zeile(016))") == ValueType::truth);
  CHECK(type("zeile(016; Ansatz 2023; Knoten 35.01) > 0") == ValueType::truth);
  CHECK(type("zeile(016, Ansatz 2023)") == ValueType::number);
  CHECK(type("zeile(016; knoten 35.01; spalte \"Ansatz 2023\")") == ValueType::number);
  CHECK(type("zeile(26; Teilfinanzplan_A)") == ValueType::number);
  CHECK(type("zeile(001..009)") == ValueType::list);
  CHECK(type("SUMME(zeile(001..009); kinder(zeile(010))) = zeile(010)") == ValueType::truth);
  CHECK(type("ring(35-02).ertraege / zeile(002) >= 10 %") == ValueType::truth);
  CHECK(type("zeile(011) / planstellen <= 80.000 und nicht leer(planstellen)") == ValueType::truth);
  CHECK(type("wenn(zeile(001) = 0; 0; planstellen(Ergebnis 2022; Knoten 35.01.01))") == ValueType::number);
  CHECK(type("kennzahl(quote; 2023 Ist) > kennzahl(quote; 2022 Plan; Knoten 35.01)") == ValueType::truth);
  CHECK(type("runden(mittelwert(1,5; 2; -3); 2) ≥ min(1, 2)") == ValueType::truth);
  CHECK(type("auslaender / bevoelkerung", Dialect::indicator) == ValueType::number);
  CHECK(type("001..009", Dialect::form) == ValueType::number);
  CHECK(type("26 + 27 - 28", Dialect::form) == ValueType::number);
  CHECK(type("-(010 - 10a)", Dialect::form) == ValueType::number);
  CHECK(type("summe(001..003; 005)", Dialect::form) == ValueType::number);
}

TEST_CASE("faulty expressions are shown at their byte") {
  const auto faulty = GENERATE(values<Faulty>({
      {"", "^", "hier fehlt eine Formel", ""},
      {"1 +", "   ^", "hier bricht die Formel ab", ""},
      {"1 2", "  ^", "„2“ passt hier nicht", ""},
      {"(1 + 2", "^", "diese Klammer wird nicht geschlossen", ""},
      {"1 + 2)", "     ^", "„)“ passt hier nicht", ""},
      {"1 == 2", "  ^^", "„==“ wird hier nicht verstanden", "gleich heißt ="},
      {"1 # 2", "  ^", "das Zeichen „#“", ""},
      {"1.5 * 2", "^^^", "keine Zahl in deutscher Schreibweise", "gemeint ist wohl „1,5“"},
      {"2 * 016", "    ^^^", "beginnt mit einer Null", "zeile(016)"},
      {"001..009 > 0", "   ^^", "ein Bereich von Zeilen", "summe(zeile(001..…))"},
      {"1 < 2 < 3", "      ^", "ein zweites Mal verglichen", "„und“"},
      {"zeile(016; Ansatz 23)", "           ^^^^^^^^^", "„Ansatz 23“ wird hier nicht verstanden",
       "zeile(016; Ansatz 2023"},
      {"zeile()", "      ^", "hier fehlt eine Angabe", "016 oder 001..009"},
      {"zeile(016", "         ^", "Klammer wird nicht geschlossen", ""},
      {"zeile(016; \"Ansatz 2023)", "           ^", "das Anführungszeichen wird nicht geschlossen", ""},
      {"sume(1; 2)", "^^^^", "„sume“ ist keine bekannte Funktion", "„summe“"},
      {"quote > 3", "^^^^^", "„quote“ ist hier nicht bekannt", "kennzahl(quote)"},
      {"ring(35-02) > 0", "           ^", "die Seite des Zweckbindungsrings", "ring(35-02).ertraege"},
      {"ring(35-02).einnahmen > 0", "           ^", "die Seite des Zweckbindungsrings", ""},
      {"1 + (2 > 1)", "     ^^^^^", "hier steht eine Bedingung, gebraucht wird eine Zahl", ""},
      {"zeile(001..009) > 0", "^^^^^^^^^^^^^^^", "eine Liste von Zahlen", "summe(…)"},
      {"nicht 5", "      ^", "gebraucht wird eine Bedingung", "… > 0"},
      {"wenn(1 > 0; 5)", "^^^^^^^^^^^^^^", "„wenn“ hat nicht so viele Angaben",
       "wenn(bedingung; dann; sonst)"},
      {"wenn(1 > 0; 5; 1 > 2)", "               ^^^^^", "gebraucht wird eine Zahl", ""},
      {"summe()", "^^^^^^^", "„summe“ hat nicht so viele Angaben", "summe(a; b; …)"},
      {"runden(5; 7)", "          ^", "Nachkommastellen", ""},
      {"5 € > 3", "  ^^^", "„€“ wird hier nicht verstanden", "ohne Einheit"},
      {"kinder(zeile(010)) + 1", "^^^^^^^^^^^^^^^^^^", "eine Liste von Zahlen", "summe(…)"},
  }));
  const auto expression = parse_expression(faulty.text, Dialect::rule);
  INFO(faulty.text);
  REQUIRE_FALSE(expression);
  INFO(expression.error().message << " / " << expression.error().help);
  CHECK(carets(expression.error().place) == faulty.carets);
  CHECK(expression.error().message.find(faulty.message) != std::string::npos);
  CHECK(expression.error().help.find(faulty.help) != std::string::npos);
}

TEST_CASE("depth, length and size of an expression are bounded") {
  const auto message = [](const std::string& text) {
    return parse_expression(text, Dialect::rule).error().message;
  };
  CHECK(message(std::string(2'000, '(')).find("tiefer als") != std::string::npos);
  CHECK(message(std::string(2'000, '-') + "1").find("tiefer als") != std::string::npos);
  CHECK(message(std::string(5'000, ' ')).find("länger als") != std::string::npos);
  std::string many = "1";
  for (int i = 0; i < 1'500; ++i) many += "+1";
  CHECK(message(many).find("mehr als 1000 Teile") != std::string::npos);
}

TEST_CASE("no text crashes the parser, and errors point into the text") {
  const auto check = [](const std::string& text) {
    for (const Dialect dialect : {Dialect::form, Dialect::rule, Dialect::indicator}) {
      const auto expression = parse_expression(text, dialect);
      if (expression) continue;
      RC_ASSERT(!expression.error().message.empty());
      RC_ASSERT(expression.error().place.offset + expression.error().place.length <= text.size());
    }
  };
  rc::prop("arbitrary bytes", [&](const std::string& text) { check(text); });
  rc::prop("arbitrary words of the language", [&] {
    const auto words =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "1",        "1,5",         "016",       "..",          "(",      ")",
            ";",        ",",           "+",         "-",           "*",      "/",
            "%",        "=",           "<>",        "<",           "und ",   "oder ",
            "nicht ",   "summe(",      "wenn(",     "zeile(016)",  "zeile(", "kinder(",
            "vorjahr(", "ring(35-02)", ".ertraege", "planstellen", "\"",     "Knoten 35.01",
            "€",        "−",           "quote "}));
    std::string text;
    for (const auto& word : words) text += word;
    check(text);
  });
}
