#include "unit/emit/hostile_document.hpp"

namespace budgetc::test {

namespace {

RichText rich(std::string text) {
  return {{{std::move(text), false, false, {}}}, {}};
}

CellValue text(std::string words) {
  return TextValue{rich(std::move(words))};
}

CellValue amount(std::int64_t cents, bool with_unit = false) {
  return AmountValue{Money::from_cents(cents).value(), with_unit};
}

Prose paragraphs(std::initializer_list<std::string> texts) {
  Prose prose;
  for (const std::string& one : texts) prose.push_back({ProseBlock::Kind::paragraph, {rich(one)}, 1});
  return prose;
}

Table plan_table() {
  Table table;
  table.plan = "teilergebnisplan";
  table.id = "35-teilergebnisplan";
  table.columns = {{ColumnRole::row_number, {"Nr."}, "Nr."},
                   {ColumnRole::label, {"Bezeichnung"}, "Bezeichnung"},
                   {ColumnRole::amount, {"Ergebnis", "2022"}, "Ergebnis 2022"},
                   {ColumnRole::current_amount, {"Ansatz", "2024"}, "Ansatz 2024"},
                   {ColumnRole::amount, {"Plan", "2025"}, "Plan 2025"}};
  table.rows = {
      {TableRowStyle::group, {text("Erträge | Einzahlungen")}, {}},
      {TableRowStyle::normal,
       {TextValue{{{{"002", false, false, "ansatz-35-002"}}, {}}}, text("Zuwendungen *und* [mehr](x)"),
        Blank{}, amount(155580000), amount(0)},
       "zeile-35-002"},
      {TableRowStyle::normal, {text("011"), text("全角 Ärger"), Blank{}, amount(-101960750), amount(-1)}, {}},
      {TableRowStyle::result,
       {text("310"), text("Ergebnis (=Zeilen 280, 290 und 300)"), Blank{}, amount(-52437400), Blank{}},
       {}}};
  table.footnotes = {{"*", rich("mit # und <b>")}, {"", rich("1. ohne Zeichen")}};
  return table;
}

NoteGroup notes() {
  NoteGroup group;
  group.id = "35-erlaeuterungen-002";
  group.row_number = "002";
  group.title = "zu wesentlichen Ansätzen unter Position 002";
  group.anchor = "ansatz-35-002";
  group.row_anchor = "zeile-35-002";
  NoteItem item;
  item.amounts = {AmountValue{Money::from_cents(37650000).value(), true}};
  item.prior = {{"Ansatz 2023", Money::from_cents(0).value()}};
  item.label = rich("Landeszuwendung »KIM« | Baustein_I");
  item.ring = "35-04";
  item.ring_label = "Zweckbindungsring 35-04";
  item.ring_anchor = "ring-35-04";
  item.text =
      paragraphs({"- kein Listenpunkt", "Mehr unter www.kreis-unna.de & http://x.de, a@b.de, @name, #12."});
  group.amount_keys = {"Betrag"};
  group.prior_keys = {"Ansatz 2023"};
  group.items = {item};
  return group;
}

Table ring() {
  Table table;
  table.kind = TableKind::earmark_ring;
  table.id = "zweckbindungsring-35-04";
  table.title = "Zweckbindungsring Nr. 4";
  table.anchor = "ring-35-04";
  table.columns = {{ColumnRole::label, {"Bezeichnung"}, "Bezeichnung"},
                   {ColumnRole::amount, {"Ansatz", "2024"}, "Ansatz 2024"}};
  table.rows = {{TableRowStyle::normal, {text("Zusch. an \"KOMM‐AN NRW\""), amount(3100000, true)}, {}}};
  return table;
}

Prose styled_prose() {
  Prose prose =
      paragraphs({"# keine Überschrift", "1. kein Punkt", "+ auch nicht", "<script>alert(1)</script>",
                  "`Code` ~~weg~~ $x$ &amp; \\n", "35.1 Sachgebiet", "> Zitat"});
  prose.push_back({ProseBlock::Kind::paragraph,
                   {{{{"vor ", false, false, {}},
                      {"fett ", true, false, {}},
                      {"*", false, true, {}},
                      {"Wort", true, true, {}},
                      {"innen", false, false, {}},
                      {" und ", false, false, {}},
                      {"»Zitat«", true, false, {}}},
                     {}}},
                   1});
  prose.push_back({ProseBlock::Kind::bullet_list, {rich("- doppelt"), rich("[ ] keine Aufgabe")}, 1});
  prose.push_back({ProseBlock::Kind::ordered_list, {rich("drei"), rich("vier")}, 3});
  return prose;
}

Chart chart() {
  Chart chart;
  chart.kind = Chart::Kind::grouped_bars;
  chart.id = "35-kennzahlen-1-diagramm-1";
  chart.title = "Fälle <KIM> & mehr";
  chart.categories = {{"2022 Ist", true}, {"2023 Plan", false}};
  chart.series = {{"Anträge | alle", {97200, 45000}}, {"Urkunden", {std::nullopt, 0}}};
  return chart;
}

Page page_of(PageKind kind, std::string kicker, std::string anchor) {
  Page page;
  page.kind = kind;
  page.kicker = std::move(kicker);
  page.number = "35";
  page.node = "35";
  page.title = "Zuwanderung & Integration";
  page.anchor = std::move(anchor);
  return page;
}

}  // namespace

Document hostile_document() {
  Document document;
  document.administration = "Kreis *Unna*";
  document.years = "2024";
  document.title = "Haushaltsplan 2024";
  document.warning_mark = "Trotz Fehlern erzeugt!";
  Page cover;
  cover.kind = PageKind::title;
  Page legend;
  legend.kind = PageKind::classifications;
  legend.title = "Klassifizierung";
  legend.anchor = "klassifizierung";
  legend.blocks = {ClassificationBadge{"B", {"A", "B", "C"}}, Heading{"# Zwischentitel", 1}, styled_prose()};
  Page opening = page_of(PageKind::opening, "Budget", "knoten-35");
  opening.begins_node = true;
  opening.blocks = {
      NamedValue{"Verantwortlich", rich("N.N.")},
      OrgBox{{"Fachbereich 35", "Leitung"}, {{{"Sachgebiet 35.1"}, {}}}},
      GoalBox{"Wirkungsziel W1", "Was wollen wir?", paragraphs({"Integration."})},
      PrinciplesPanel{
          "Handlungsfelder", "Leitsätze", {{"Arbeit"}, {"- Sport"}}, {"Der Kreis"}, {{"fördert"}}}};
  Page plan = page_of(PageKind::plan, "Teilergebnisplan", "teilergebnisplan-35");
  plan.blocks = {plan_table(), notes()};
  Page rest = page_of(PageKind::rings, "", "zweckbindungsringe-35");
  rest.number.clear();
  rest.title = "Zweckbindungen";
  rest.blocks = {ring(), chart(), ProductIndex{{{"35", "Zuwanderung", "knoten-35"}}}};
  document.pages = {cover, legend, opening, plan, rest};
  document.datasets = {
      {"haushalt", {"nummer", "betrag"}, {{text("35"), amount(-5024)}, {text("=x"), Blank{}}}}};
  return document;
}

}  // namespace budgetc::test
