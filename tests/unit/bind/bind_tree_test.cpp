#include <catch2/catch.hpp>

#include "bind/bind_parts.hpp"
#include "support/bound_sources.hpp"

using namespace budgetc;
using budgetc::test::BoundSources;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

const std::string budget = "budget: 35\nbezeichnung: B\n";
const std::string group = "produktgruppe: 35.01\nbezeichnung: G\n";
const std::string product = "produkt: 35.01.01\nbezeichnung: P\n";

std::string said(Files files) {
  return BoundSources(std::move(files)).said();
}

std::vector<std::string> numbers(const BudgetPlan& plan) {
  std::vector<std::string> all;
  for (const Node& node : plan.nodes) all.push_back(node.number.value);
  return all;
}

}  // namespace

TEST_CASE("numbers order by the value of their segments, parents first") {
  using binding::number_less;
  CHECK(number_less("35.2", "35.10"));
  CHECK(number_less("35", "35.01"));
  CHECK(number_less("35.01.09", "35.02"));
  CHECK(number_less("9", "10"));
  CHECK(number_less("35.9", "35.A"));
  CHECK(number_less("35.01", "35.1") != number_less("35.1", "35.01"));
  CHECK_FALSE(number_less("35", "35"));
  CHECK(number_less("99999999999999999998", "99999999999999999999"));
}

TEST_CASE("numbers are segments of letters and digits") {
  using binding::is_node_number;
  CHECK(is_node_number("35.01.01"));
  CHECK(is_node_number("1.A-2"));
  for (const char* wrong : {"", ".", "35.", ".35", "35..01", "35/01", "35 01", "..", "ä"})
    CHECK_FALSE(is_node_number(wrong));
}

TEST_CASE("the tree follows from the numbers") {
  const BoundSources bound({{"35/35.02/35.02.10.yaml", "produkt: 35.02.10\nbezeichnung: x\n"},
                            {"35/35.02/35.02.9.yaml", "produkt: 35.02.9\nbezeichnung: y\n"},
                            {"35/35.02/produktgruppe.yaml", "produktgruppe: 35.02\nbezeichnung: z\n"},
                            {"35/35.01.yaml", group},
                            {"35/budget.yaml", budget},
                            {"7.yaml", "budget: 7\nbezeichnung: sieben\n"}});
  CHECK(bound.said().empty());
  CHECK(numbers(bound.plan()) ==
        std::vector<std::string>{"haushalt", "7", "35", "35.01", "35.02", "35.02.9", "35.02.10"});
  const Node& top = bound.node("35");
  CHECK(top.parent == bound.plan().root);
  CHECK(top.level == 0);
  REQUIRE(top.children.size() == 2);
  CHECK(bound.plan().node(top.children[1]).number.value == "35.02");
  CHECK(bound.node("35.02.9").parent == bound.plan().find_node("35.02"));
  CHECK(bound.node("35.02.9").level == 2);
  CHECK(bound.bytes(bound.node("35.02.9").number.span) == "35.02.9");
  CHECK(bound.bytes(bound.node("35.02.9").name.span) == "y");
}

TEST_CASE("four levels work as well, with umlauts in their names") {
  const BoundSources bound(
      {{"haushalt.yaml",
        "haushalt: X\njahr: 2024\nebenen: [Geschäftsbereich, Produktgruppe, Produkt, Leistung]\n"
        "spalten: [Ansatz 2024]\nformen: {teilergebnisplan: nrw-muster, teilfinanzplan: nrw-muster}\n"},
       {"1/geschaeftsbereich.yaml", "geschaeftsbereich: 1\nbezeichnung: a\n"},
       {"1/1.1/produktgruppe.yaml", "produktgruppe: 1.1\nbezeichnung: b\n"},
       {"1/1.1/1.1.1/produkt.yaml", "produkt: 1.1.1\nbezeichnung: c\n"},
       {"1/1.1/1.1.1/1.1.1.1.yaml", "leistung: 1.1.1.1\nbezeichnung: d\n"}});
  CHECK(bound.said().empty());
  CHECK(bound.node("1.1.1.1").level == 3);
}

TEST_CASE("a number that contradicts the file or its folder") {
  CHECK(said({{"35/budget.yaml", budget}, {"36/produktgruppe.yaml", group}}) ==
        "S17 36/produktgruppe.yaml:1:16 [35.01] 35.01 steht im Ordner 36 => die Nummer berichtigen, oder die "
        "Datei nach 35/35.01/produktgruppe.yaml legen\n");
  CHECK(said({{"35/budget.yaml", budget},
              {"35/35.01/produktgruppe.yaml", group},
              {"35/35.01/35.01.02.yaml", product}}) ==
        "S17 35/35.01/35.01.02.yaml:1:10 [35.01.01] 35.01.01 steht in einer Datei namens 35.01.02.yaml => "
        "die Nummer berichtigen, oder die Datei nach 35/35.01/35.01.01.yaml legen\n");
  CHECK(said({{"35/budget.yaml", budget}, {"35/produktgruppe.yaml", group}}) ==
        "S17 35/produktgruppe.yaml:1:16 [35.01] 35.01 steht im Ordner 35 => die Nummer berichtigen, oder die "
        "Datei nach 35/35.01/produktgruppe.yaml legen\n");
}

TEST_CASE("a number given twice is shown with both places") {
  const BoundSources bound({{"35.yaml", budget}, {"35/budget.yaml", "budget: 35\nbezeichnung: C\n"}});
  CHECK(
      bound.said() ==
      "S18 35/budget.yaml:1:9 [35] die Nummer 35 gibt es zweimal & 35.yaml:1:9 [35] zuerst hier => eine der "
      "beiden Dateien löschen, oder ihre Nummer berichtigen\n");
  CHECK(bound.node("35").name.value == "B");
  CHECK_FALSE(bound.node("35").readable);
}

TEST_CASE("of two files with one number the one in its place has it, and the other's name is a node too") {
  const BoundSources bound({{"35/budget.yaml", budget},
                            {"35/35.01/produktgruppe.yaml", group},
                            {"35/35.01/35.01.01.yaml", product},
                            {"35/35.01/35.01.00.yaml", "produkt: 35.01.01\nbezeichnung: Q\n"}});
  CHECK(bound.said() ==
        "S18 35/35.01/35.01.00.yaml:1:10 [35.01.01] die Nummer 35.01.01 gibt es zweimal & "
        "35/35.01/35.01.01.yaml:1:10 [35.01.01] auch hier => nach dem Namen der Datei so schreiben: "
        "35.01.00\n");
  CHECK(bound.node("35.01.01").name.value == "P");
  CHECK(bound.node("35.01.01").readable);
  CHECK_FALSE(bound.node("35.01.00").readable);
}

TEST_CASE("a number that its file contradicts is in doubt, and so is the one that the path names") {
  const BoundSources bound({{"35/budget.yaml", budget},
                            {"35/35.01/produktgruppe.yaml", group},
                            {"35/35.01/35.01.02.yaml", "produkt: 35.02.02\nbezeichnung: Q\n"}});
  CHECK(
      bound.said().starts_with("S17 35/35.01/35.01.02.yaml:1:10 [35.02.02] 35.02.02 steht im Ordner 35.01"));
  CHECK(bound.said().find("S19") == std::string::npos);
  CHECK_FALSE(bound.node("35.02.02").readable);
  CHECK_FALSE(bound.node("35.01.02").readable);
}

TEST_CASE("a file in a wrong folder keeps its number when its name says the same") {
  const BoundSources bound({{"35/budget.yaml", budget},
                            {"35/35.01/produktgruppe.yaml", group},
                            {"35/35.02/35.01.01.yaml", product}});
  CHECK(bound.said().starts_with("S17 "));
  CHECK(bound.node("35.01.01").readable);
}

TEST_CASE("a parent that does not exist is reported once, and stands in") {
  const BoundSources bound({{"35/budget.yaml", budget},
                            {"35/35.03/35.03.01.yaml", "produkt: 35.03.01\nbezeichnung: a\n"},
                            {"35/35.03/35.03.02.yaml", "produkt: 35.03.02\nbezeichnung: b\n"}});
  CHECK(bound.said() ==
        "S19 35/35.03/35.03.01.yaml:1:10 [35.03.01] Produktgruppe 35.03 fehlt, wozu 35.03.01 gehört & "
        "35/35.03/35.03.02.yaml:1:10 [35.03.02] gehört auch dazu => eine Datei mit `produktgruppe: 35.03` "
        "und ihrer `bezeichnung` anlegen; gibt es diese Ebene nicht, in haushalt.yaml `ebenen` berichtigen: "
        "[Budget, Produktgruppe, Produkt]\n");
  CHECK_FALSE(bound.node("35.03").readable);
  CHECK(bound.node("35.03").children.size() == 2);
  CHECK(bound.node("35.03").parent == bound.plan().find_node("35"));
}

TEST_CASE("levels that do not fit their numbers") {
  CHECK(said({{"35/budget.yaml", budget}, {"35/35.01.yaml", "produkt: 35.01\nbezeichnung: a\n"}}) ==
        "S20 35/35.01.yaml:1:10 [35.01] Produkt 35.01 kann nicht zu Budget 35 gehören & 35/budget.yaml:1:9 "
        "[35] Budget "
        "=> die Ebenen sind, von oben: Budget, Produktgruppe, Produkt\n");
  CHECK(said({{"3501.yaml", "produktgruppe: 3501\nbezeichnung: a\n"}}) ==
        "S19 3501.yaml:1:16 [3501] Produktgruppe 3501 gehört zu keinem Knoten der Ebene Budget => die Nummer "
        "eines "
        "Knotens beginnt mit der des übergeordneten und einem Punkt\n");
}

TEST_CASE("numbers that are none") {
  CHECK(said({{"a.yaml", "budget: 35/1\nbezeichnung: a\n"}}) ==
        "S20 a.yaml:1:9 [35/1] „35/1“ ist keine Nummer => eine Nummer besteht aus Ziffern, gegliedert durch "
        "Punkte: 35.01.01\n");
  CHECK(said({{"a.yaml", "budget:\nbezeichnung: a\n"}}) ==
        "S11 a.yaml:1:1 [budget] „budget“ nennt keine Nummer => die Nummer dahinter schreiben, gegliedert "
        "durch Punkte: budget: 35.01.01\n");
  CHECK(said({{"a.yaml", "budget: [35]\n"}}) ==
        "S12 a.yaml:1:9 [[35]] hier steht eine Liste, erwartet wird ein Text => hinter den Doppelpunkt | "
        "setzen, dann ist alles, was eingerückt darunter steht, Text\n");
}

TEST_CASE("files that belong to no level are not ignored") {
  CHECK(
      said({{"a.yaml", "produckt: 35.01.01\n"}}) ==
      "S23 a.yaml:1:1 [produckt] die Datei nennt keine Ebene des Haushalts mit ihrer Nummer => so schreiben: "
      "produkt: 35.01.01\n");
  CHECK(said({{"a.yaml", "~\n"}}).starts_with("S23 a.yaml:1:1 [~] die Datei nennt keine Ebene"));
  CHECK(said({{"a.yaml", "# nichts\n"}}).starts_with("S03 "));
  CHECK(said({{"a.yaml", "- x\n"}}).starts_with("S12 a.yaml:1:1"));
  CHECK(said({{"druck/a.yaml", "x: 1\n"}}).starts_with("S23 druck/a.yaml:1:1"));
}

TEST_CASE("a damaged file is one finding, and its node still stands") {
  const BoundSources bound({{"35/budget.yaml", budget},
                            {"35/35.01/produktgruppe.yaml", "bezeichnung: \"offen\nproduktgruppe: 35.01\n"},
                            {"35/35.01/35.01.01.yaml", product}});
  CHECK(bound.result.diagnostics.empty());
  CHECK(bound.sources.diagnostics.size() == 1);
  CHECK_FALSE(bound.node("35.01").readable);
  CHECK(bound.node("35.01.01").parent == bound.plan().find_node("35.01"));
  CHECK(bound.node("35.01.01").readable);
}
