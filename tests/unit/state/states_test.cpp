#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "rules/engine/run_rules.hpp"
#include "unit/state/state_sources.hpp"

using namespace budgetc;
using budgetc::test::StateSources;

namespace states_test {
namespace {

const std::string small = "tests/golden/_kreis";
const std::string real = "budgets/kreis-unna-2024";

constexpr auto first_list = R"(liste: 1
titel: Änderungen der Verwaltung
stand: beschlossen
aenderungen:
  - {nr: 1, stelle: 11.01.01, zeile: 016, Ansatz 2024: +5.000, Plan 2025: {alt: 20.000, neu: 24.000}, grund: Fortbildung}
  - {nr: 2, investition: 11002401, zeile: 26, Ansatz 2024: -2.000, grund: verschoben}
)";
constexpr auto second_list = R"(liste: 2
titel: Anträge der Fraktionen
stand: beschlossen
aenderungen:
  - {nr: 3, stelle: 11.01.02, zeile: 016, Ansatz 2024: +1.500, grund: Porto}
  - {nr: 4, stelle: 11.01.01, zeile: 016, Ansatz 2024: {alt: 25.000, neu: 26.000}, grund: Dolmetscher}
)";

/// The budget with both lists.
StateSources with_lists() {
  return {small, {}, {{"aenderungen/2.yaml", second_list}, {"aenderungen/1.yaml", first_list}}};
}

/// The same with all that the lists do written by hand, sums included.
StateSources by_hand() {
  const std::string product = "11/11.01/11.01.01.yaml";
  const std::string post = "11/11.01/11.01.02.yaml";
  const std::string budget = "11/budget.yaml";
  return {small,
          {{product, "016: [-20.000, -20.000]", "016: [-26.000, -24.000]"},
           {product, "017: [-170.000, -171.500]", "017: [-176.000, -175.500]"},
           {product, "310: [-70.000, -70.500]", "310: [-76.000, -74.500]"},
           {post, "310: [-10.000, -10.400]", "016: [-1.500, ~]\n  310: [-11.500, -10.400]"},
           {"11/11.01/produktgruppe.yaml", "310: [-80.000, -80.900]", "310: [-87.500, -84.900]"},
           {budget, "017: [-210.000, -211.900]", "017: [-217.500, -215.900]"},
           {budget, "310: [-80.000, -80.900]", "310: [-87.500, -84.900]"},
           {budget, "26: [-16.000]", "26: [-14.000]"},
           {budget, "30: [-16.000]", "30: [-14.000]"},
           {budget, "31: [-16.000]", "31: [-14.000]"},
           {budget, "Ansatz 2024: 16.000, VE: 0, bisher bereitgestellt: 0, gesamt: 16.000",
            "Ansatz 2024: 14.000, VE: 0, bisher bereitgestellt: 0, gesamt: 14.000"}}};
}

std::string words(const std::optional<ItemValue>& value) {
  if (!value) return "-";
  return value->amount ? format_german(*value->amount) : value->text;
}

/// A line for each difference.
std::string said(const std::vector<Difference>& found) {
  std::string text;
  for (const Difference& difference : found) {
    const ItemKey& key = difference.key;
    text += fmt::format("{}|{}|{}|{}|{}: {} > {}\n", key.node, static_cast<int>(key.kind), key.plan, key.row,
                        key.column, words(difference.before), words(difference.after));
  }
  return text;
}

TEST_CASE("a state does not differ from itself", "[state]") {
  const StateSources state(real, {});
  CHECK(differences(state.state(), state.state()).empty());
}

TEST_CASE("a folder with change lists is the folder with the changes written in by hand", "[state]") {
  const StateSources draft(small, {});
  const StateSources listed = with_lists();
  const StateSources written = by_hand();
  CHECK(listed.bound().said().empty());
  CHECK(said(differences(listed.state(), written.state())).empty());
  const auto by_list = differences(draft.state(), listed.state());
  CHECK(said(by_list) == said(differences(draft.state(), written.state())));
  CHECK(by_list == differences(draft.state(), written.state()));
  CHECK(said(by_list).find("11.01.02|3|teilergebnisplan|016|Ansatz 2024: - > -1.500\n") != std::string::npos);
  CHECK(said(by_list).find("11|6|11002401|26|gesamt: 16.000 > 14.000\n") != std::string::npos);
  CHECK(said(by_list).find("11|3|teilfinanzplan_a|31|Ansatz 2024: -16.000 > -14.000\n") != std::string::npos);
}

TEST_CASE("what moved from the older state to the newer one moves back the other way", "[state]") {
  const StateSources draft(small, {});
  const StateSources listed = with_lists();
  auto back = differences(listed.state(), draft.state());
  for (Difference& difference : back) std::swap(difference.before, difference.after);
  CHECK(back == differences(draft.state(), listed.state()));
}

TEST_CASE("a written sum that was carried knows the changes that it comes from", "[state]") {
  const StateSources listed = with_lists();
  const BudgetPlan& plan = listed.plan();
  const WrittenPlan& written = *listed.bound().node("11").plan(plan.result_plan);
  const auto row = std::ranges::find(written.rows, *plan.result_form().find("017"), &PlanRow::row);
  const FigureId sum = *row->figures[plan.years.front().column];
  std::vector<std::string> from;
  for (const FigureChange& change : changes_of(plan, sum)) {
    CHECK(change.carried);
    from.push_back(change_words(plan, change));
  }
  CHECK(from == std::vector<std::string>{"Änderung 1 der Liste 1", "Änderung 3 der Liste 2",
                                         "Änderung 4 der Liste 2"});
  CHECK(spelling_of(plan, sum).offset == Money::from_cents(-750'000));
}

TEST_CASE("how a changed amount is spelled in its list", "[state]") {
  const StateSources listed = with_lists();
  const BudgetPlan& plan = listed.plan();
  const auto spelling = [&](std::string_view node, std::size_t column) {
    const WrittenPlan& written = *listed.bound().node(node).plan(plan.result_plan);
    const auto row = std::ranges::find(written.rows, *plan.result_form().find("016"), &PlanRow::row);
    const FigureSpelling way = spelling_of(plan, *row->figures[column]);
    return fmt::format("{} {} {}", format_german(way.offset), way.sense, way.is_signed);
  };
  CHECK(spelling("11.01.02", plan.years.front().column) == "0 -1 true");
  CHECK(spelling("11.01.01", plan.years.front().column) == "0 -1 false");
  CHECK(spelling("11.01.01", plan.years.front().column + 1) == "0 -1 false");
}

/// A change of every entered cell of the result plan and of every measure's row, each by another amount.
std::string change_of_everything(const BudgetPlan& plan) {
  std::string list = "liste: 1\ntitel: Alles\nstand: beschlossen\naenderungen:\n";
  int number = 0;
  const auto add = [&](const std::string& place, const std::string& row) {
    ++number;
    list += fmt::format("  - {{nr: {}, {}, zeile: {}, Ansatz 2024: +{}, Plan 2026: +{}, grund: Probe}}\n",
                        number, place, row, 100 + number, number);
  };
  for (const Node& node : plan.nodes) {
    const WrittenPlan* const written = node.plan(plan.result_plan);
    if (written == nullptr || !node.children.empty()) continue;
    for (const PlanRow& row : written->rows) {
      const FormRow& form = plan.result_form().rows[row.row];
      if (form.formula.empty()) add("stelle: " + node.number.value, form.number);
    }
  }
  for (const Investment& measure : plan.investments) {
    for (const InvestmentRow& row : measure.rows)
      add("investition: " + measure.number.value, plan.measure_form().rows[row.row].number);
  }
  return list;
}

TEST_CASE("a list that changes every entered cell leaves every sum right", "[state]") {
  const StateSources draft(real, {});
  const StateSources listed(real, {}, {{"aenderungen/1.yaml", change_of_everything(draft.plan())}});
  CHECK(listed.bound().said().empty());
  const auto broken = [](const StateSources& sources) {
    const State state = sources.state();
    const RuleReport report = run_rules({sources.bound().sources.files, state.plan, state.evaluation});
    std::vector<std::string> codes;
    for (const Diagnostic& finding : report.findings) {
      const std::string code(finding.code.text());
      if (code == "P01" || code == "P03" || code.starts_with("F0")) codes.push_back(finding.message);
    }
    return codes;
  };
  CHECK(broken(draft) == std::vector<std::string>());
  CHECK(broken(listed) == std::vector<std::string>());
  CHECK(listed.plan().figure_changes.size() > 500);
}

/// What one edit of the real budget differs in, and nothing else.
std::string difference_of(const std::string& file, const std::string& then, const std::string& now) {
  return said(differences(StateSources(real, {}).state(), StateSources(real, {{file, then, now}}).state()));
}

TEST_CASE("texts, notes, posts, rings and indicators differ one by one", "[state]") {
  const std::string product = "35/35.01/35.01.01.yaml";
  CHECK(difference_of(product, "vorjahr: 225.000", "vorjahr: 220.000")
            .find("vorjahr 2024: 225.000 > 220.000") != std::string::npos);
  const std::string text = difference_of("35/35.01/produktgruppe.yaml", "die Blaue Karte EU, ", "");
  CHECK(std::ranges::count(text, '>') == 1);
  CHECK(text.starts_with("35.01|2|"));
  const std::string ring = difference_of("35/budget.yaml", "betrag: 116.736", "betrag: 116.737");
  CHECK(ring.find("116.736 > 116.737") != std::string::npos);
  CHECK(std::ranges::count(ring, '\n') == 1);
}

TEST_CASE("notes that change places do not differ, two of one label are told apart by what they say",
          "[state]") {
  const std::string product = "11/11.01/11.01.01.yaml";
  const std::string first =
      "    - {betrag: 12.000, bezeichnung: Landeszuweisung Fortbildung, zweckbindung: 11-01}\n";
  const std::string second = "    - {betrag: 60.000, vorjahr: 55.000, bezeichnung: Erstattung des Landes}";
  const StateSources draft(small, {});
  const StateSources moved(small, {{product, first + second, second + "\n" + first}});
  CHECK(said(differences(draft.state(), moved.state())).empty());
}

TEST_CASE("a node that only one state has differs in all that it says", "[state]") {
  const StateSources draft(small, {});
  const StateSources more(small, {},
                          {{"11/11.01/11.01.03.yaml",
                            "produkt: 11.01.03\nbezeichnung: Druckerei\n"
                            "teilergebnisplan:\n  spalten: [Ansatz 2024]\n"
                            "  004: [1.000]\n"}});
  const std::string text = said(differences(draft.state(), more.state()));
  CHECK(text.find("11.01.03|1||bezeichnung|: - > Druckerei\n") != std::string::npos);
  CHECK(text.find("11.01.03|3|teilergebnisplan|004|Ansatz 2024: - > 1.000\n") != std::string::npos);
  CHECK(text.find("11.01|3|teilergebnisplan|004|Ansatz 2024: 30.000 > 31.000\n") != std::string::npos);
  const ChangedItems changed =
      changed_items(differences(more.state(), draft.state()), more.plan(), draft.plan());
  CHECK(changed.everywhere);
  CHECK(changed.nodes == std::set<std::string, std::less<>>{"", "11", "11.01", "11.01.03", "haushalt"});
}

}  // namespace
}  // namespace states_test
