#include "text/amount_parser.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using budgetc::Counted;
using budgetc::Money;
using budgetc::parse_amount;

namespace {

std::int64_t cents(const char* text) {
  const auto amount = parse_amount(text);
  INFO(text);
  REQUIRE(amount);
  return amount->cents();
}

struct Rejected {
  std::string text;
  /// Part of the message that says what was read.
  std::string observed;
  /// Part of the help that says what was meant.
  std::string meant;
};

}  // namespace

TEST_CASE("amounts are read in German notation") {
  CHECK(cents("0") == 0);
  CHECK(cents("1.555.800") == 155'580'000);
  CHECK(cents("1555800") == 155'580'000);
  CHECK(cents("-16.000") == -1'600'000);
  CHECK(cents("−16.000") == -1'600'000);
  CHECK(cents("1.234,56") == 123'456);
  CHECK(cents("1234,5") == 123'450);
  CHECK(cents("0,05") == 5);
  CHECK(cents("-0,05") == -5);
  CHECK(cents("1.500") == 150'000);
  CHECK(cents("90.000.000.000.000") == Money::max_cents);
  CHECK(cents("-90000000000000,00") == -Money::max_cents);
}

TEST_CASE("what is no amount is explained") {
  const auto rejected = GENERATE(values<Rejected>({
      {"1500.00", "4 Ziffern vor dem ersten Punkt", "so schreiben: \"1.500,00\""},
      {"1,555,800", "mehr als ein Komma", "so schreiben: 1.555.800"},
      {"1,555.80", "Punkt hinter dem Komma", "so schreiben: \"1.555,80\""},
      {"1.50", "2 statt drei Ziffern auf den Punkt",
       "sind es Cent, so schreiben: \"1,50\"; sind es Tausender, so schreiben: 1.500"},
      {"1,500", "3 Stellen hinter dem Komma", "sind es Tausender, so schreiben: 1.500"},
      {"0,125", "3 Stellen hinter dem Komma", "höchstens zwei Stellen"},
      {"1.555.80", "2 statt drei Ziffern", "Der Punkt trennt Tausender"},
      {"1555.800", "4 Ziffern vor dem ersten Punkt", "sind es Tausender, so schreiben: 1.555.800"},
      {"1e6", "Zehnerpotenz", "gerundet"},
      {"1.5E3", "Zehnerpotenz", "gerundet"},
      {"0x10", "keine Dezimalzahl", "so schreiben: 16"},
      {"1_000", "Unterstrich", "so schreiben: 1.000"},
      {"1 000", "Leerzeichen", "so schreiben: 1.000"},
      {"1\u00a0000", "geschütztes Leerzeichen", "so schreiben: 1.000"},
      {"1'000.50", "Apostroph", "so schreiben: \"1.000,50\""},
      {"12 T€", "hinter der Zahl „T€“", "so schreiben: 12.000"},
      {"1,5 Mio. €", "hinter der Zahl „Mio. €“", "so schreiben: 1.500.000"},
      {"5 €", "hinter der Zahl „€“", "so schreiben: 5"},
      {"€ 5", "Einheit", "so schreiben: 5"},
      {"5 Bananen", "hinter der Zahl „Bananen“", "ohne Einheit in Euro"},
      {"010", "beginnt mit einer Null", "so schreiben: 10"},
      {"00", "beginnt mit einer Null", "so schreiben: 0"},
      {"-0", "Null mit Vorzeichen", "so schreiben: 0"},
      {"--5", "mehr als ein Vorzeichen", "so schreiben: -5"},
      {"+5", "Pluszeichen", "so schreiben: 5"},
      {"–5", "kein Minuszeichen", "so schreiben: -5"},
      {"5-", "endet mit einem Minuszeichen", "so schreiben: -5"},
      {"(5.000)", "in Klammern", "so schreiben: -5.000"},
      {"5,--", "Striche statt der Cent", "so schreiben: 5"},
      {"5,", "fehlen die Cent", "so schreiben: 5"},
      {",50", "beginnt ohne Ziffer", "so schreiben: \"0,50\""},
      {"5.", "endet mit einem Punkt", "so schreiben: 5"},
      {"1..000", "zwei Punkte hintereinander", "einen Punkt löschen"},
      {"-", "der Strich „-“", "ein leeres Feld schreibt man ~"},
      {"", "hier steht kein Betrag", "ein leeres Feld schreibt man ~"},
      {" 5", "vor dem Betrag", "so schreiben: 5"},
      {"１２", "„１“ gehört in keinen", "so schreiben: 12"},
      {"01.12.2025", "ein Datum", "ein leeres Feld schreibt man ~"},
      {"2025-12-01", "ein Datum", "ein leeres Feld schreibt man ~"},
      {"Dez 25", "ein Datum", "ein leeres Feld schreibt man ~"},
      {"640.000 672.000", "Leerzeichen", "Tausender trennt ein Punkt"},
      {"„640.000“", "typografischen Anführungszeichen", "so schreiben: 640.000"},
      {"640.000\u200b", "unsichtbares Zeichen (U+200B)", "so schreiben: 640.000"},
      {"3 %", "ein Anteil", "ausrechnen"},
      {"…", "Ausgelassenes", "ausschreiben"},
      {"nein", "kein Betrag", "ein leeres Feld schreibt man ~"},
      {"640.0OO", "der Buchstabe O", "die Ziffer tippen"},
      {"90.000.000.000.000,01", "zu groß", "90 Billionen"},
      {"99999999999999999999999999", "zu groß", "90 Billionen"},
  }));
  const auto amount = parse_amount(rejected.text);
  INFO(rejected.text);
  REQUIRE_FALSE(amount);
  INFO(amount.error().message << " / " << amount.error().help);
  CHECK(amount.error().message.find(rejected.observed) != std::string::npos);
  CHECK(amount.error().help.find(rejected.meant) != std::string::npos);
  CHECK(amount.error().offset + amount.error().length <= rejected.text.size());
}

TEST_CASE("no amount is proposed where digits may be missing or mean something else") {
  for (const char* const text : {"6,4E+05", "1e6", "01.12.2025", "640.000 672.000", "1.23.456", "1.555.80",
                                 "1..000", "3 %", "Dez 25", "12 Bananen", "´18.250"}) {
    INFO(text);
    const std::string help = parse_amount(text).error().help;
    CHECK(help.find("so schreiben") == std::string::npos);
  }
}

TEST_CASE("the offending bytes of an amount are named") {
  const auto error = parse_amount("1.555.80").error();
  CHECK(error.offset == 6);
  CHECK(error.length == 2);
  CHECK(parse_amount("12 T€").error().offset == 3);
}

TEST_CASE("long garbage is cut in the message") {
  const auto error = parse_amount(std::string(10'000, 'x')).error();
  CHECK(error.message.size() < 200);
}

TEST_CASE("every amount reads back as it is printed") {
  rc::prop("parse(format(x)) == x", [] {
    const auto value = *rc::gen::inRange<std::int64_t>(-Money::max_cents, Money::max_cents + 1);
    const Money amount = *Money::from_cents(value);
    const auto read = parse_amount(budgetc::format_german(amount));
    RC_ASSERT(read);
    RC_ASSERT(*read == amount);
  });
}

TEST_CASE("only German notation is accepted") {
  rc::prop("an accepted text is one of the spellings of its amount", [] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789..,,-+ e_")));
    const auto amount = parse_amount(text);
    if (!amount) {
      RC_ASSERT(!amount.error().message.empty());
      RC_ASSERT(amount.error().offset + amount.error().length <= text.size());
      return;
    }
    // Undo the freedoms of the notation: grouping dots, and cents that may be left out.
    std::string grouped = budgetc::format_german(*amount);
    std::string plain = grouped;
    std::erase(plain, '.');
    std::string written = text;
    if (written.ends_with(",0")) written.resize(written.size() - 2);
    if (written.ends_with(",00")) written.resize(written.size() - 3);
    const auto comma = written.find(',');
    if (comma != std::string::npos && written.size() - comma == 2) written += '0';
    RC_ASSERT(written == grouped || written == plain);
  });
}

TEST_CASE("no bytes crash the amount parser, and every guess is an amount") {
  rc::prop("arbitrary bytes", [](const std::string& text) {
    const auto amount = parse_amount(text);
    if (amount) return;
    RC_ASSERT(!amount.error().message.empty());
    RC_ASSERT(amount.error().offset + amount.error().length <= text.size());
  });
}

TEST_CASE("numbers that are no euros are explained in words of their own") {
  const auto said = [](const char* text, Counted counted) {
    const auto error = parse_amount(text, counted).error();
    return error.message + " => " + error.help;
  };
  CHECK(said("30,0 %", Counted::indicator) ==
        "„30,0 %“ enthält hinter der Zahl „%“ => nur die Zahl schreiben; ihre Einheit nennt „einheit“; so "
        "schreiben: \"30,0\"");
  CHECK(said("2,50 VZÄ", Counted::posts) ==
        "„2,50 VZÄ“ enthält hinter der Zahl „VZÄ“ => nur die Zahl der Stellen schreiben; so schreiben: "
        "\"2,50\"");
  CHECK(said("2.50", Counted::posts) ==
        "in „2.50“ folgen 2 statt drei Ziffern auf den Punkt => Der Punkt trennt Tausender, das Komma die "
        "Nachkommastellen: 1.234,56; so schreiben: \"2,50\"");
  CHECK(said("k. A.", Counted::indicator).starts_with("„k. A.“ ist keine Zahl"));
}

TEST_CASE("an amount with something around it is proposed where that says nothing about how much") {
  const auto help = [](const char* text) { return parse_amount(text).error().help; };
  CHECK(help("ca. 33.700") == "nur die Zahl schreiben; so schreiben: 33.700");
  CHECK(help("33.700 (geschätzt)").ends_with("so schreiben: 33.700"));
  CHECK(help("33.700 (T€)").find("so schreiben") == std::string::npos);
  CHECK(help("33.700 (in Tausend)").find("so schreiben") == std::string::npos);
  CHECK(help("35.800\"").ends_with("so schreiben: 35.800"));
  CHECK(help("12500 Euro").ends_with("so schreiben: 12.500"));
  CHECK(help("35·800").ends_with("so schreiben: 35.800"));
  CHECK(help("=32.600+0") == "den Betrag schreiben, den die Tabelle dort zeigt");
}

TEST_CASE("a message keeps its characters whole") {
  CHECK(parse_amount("1²").error().message == "„1²“ enthält hinter der Zahl „²“");
}
