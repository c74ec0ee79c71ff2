#include "document/page_plan_names.hpp"

namespace budgetc {

namespace {

constexpr std::array<PlanName<PageKind>, 22> pages{{
    {"titelseite", PageKind::title},
    {"inhalt", PageKind::contents},
    {"klassifizierung", PageKind::classifications},
    {"vorbemerkungen", PageKind::remarks},
    {"ueberleitung", PageKind::transitions},
    {"eroeffnung", PageKind::opening},
    {"plan", PageKind::plan},
    {teil_b_key, PageKind::teilfinanzplan_b},
    {"gruppe", PageKind::group},
    {"ziele", PageKind::goals},
    {"produkt", PageKind::product},
    {"kennzahlen", PageKind::indicators},
    {"ansaetze", PageKind::line_notes},
    {"zweckbindungsringe", PageKind::rings},
    {"organigramm", PageKind::org_chart},
    {"abweichungen", PageKind::deviations},
    {"produktverzeichnis", PageKind::product_index},
    {"haushaltsausgleich", PageKind::balance},
    {"anlage", PageKind::annex},
    {"haushaltsquerschnitt", PageKind::cross_section},
    {"ve_uebersicht", PageKind::commitments},
    {"produktbereiche", PageKind::product_areas},
}};

constexpr std::array<PlanName<Word>, word_count> words{{
    {"plan_nummer", Word::row_number},
    {"plan_bezeichnung", Word::row_label},
    {"klasse", Word::class_key},
    {"klasse_beschreibung", Word::class_text},
    {"produkt_alt", Word::old_product},
    {"bezeichnung_alt", Word::old_name},
    {"produkt_neu", Word::new_product},
    {"bezeichnung_neu", Word::new_name},
    {"ueberleitung_gruppe", Word::transition_group},
    {"produktziffer", Word::product_number},
    {"produktbezeichnung", Word::product_name},
    {"summe", Word::sum},
    {"saldo", Word::balance},
    {"summe_einzahlungen", Word::sum_of_receipts},
    {"summe_auszahlungen", Word::sum_of_payments},
    {"ve_faelligkeiten", Word::due_years},
    {"massnahme_nummer", Word::list_number},
    {"massnahme_bezeichnung", Word::list_label},
    {"massnahme_betrag", Word::list_amount},
    {"massnahme_zuwendungen", Word::list_grants},
    {"ueber_wertgrenze", Word::list_above},
    {"unter_wertgrenze", Word::list_below},
    {"leistungsumfang", Word::posts_heading},
    {"planstellen", Word::posts_row},
    {"planstellen_ergebnis_vorvorjahr", Word::posts_actual},
    {"planstellen_planung_vorjahr", Word::posts_prior},
    {"planstellen_planung_jahr", Word::posts_current},
    {"planstellen_sonst", Word::posts_other},
    {"kennzahl_nummer", Word::indicator_number},
    {"kennzahl", Word::indicator_label},
    {"ansaetze_position", Word::notes_position},
    {"ansaetze_vorjahr", Word::notes_prior},
    {"ansaetze_ring", Word::notes_ring},
    {"ring", Word::ring_title},
    {"ringe_einleitung", Word::ring_intro},
    {"ring_art", Word::ring_kind},
    {"ring_ertrag", Word::ring_income},
    {"ring_aufwand", Word::ring_expense},
    {"ring_bezeichnung", Word::ring_label},
    {"ring_zeile", Word::ring_row},
    {"ring_stelle", Word::ring_mixed_levels},
    {"zielschwerpunkt", Word::goal_focus},
    {"wirkungsziel", Word::impact_goal},
    {"leistungsziel", Word::output_goal},
    {"massnahme", Word::measure},
    {"wirkungsziel_frage", Word::impact_question},
    {"leistungsziel_frage", Word::output_question},
    {"massnahme_frage", Word::measure_question},
    {"handlungsfelder", Word::fields_of_action},
    {"leitsaetze", Word::principles},
    {"ausgleich_ergebnis", Word::balance_result},
    {"ausgleich_vortrag", Word::balance_carried},
    {"ausgleich_abdeckung", Word::balance_covered},
    {"ausgleich_ruecklagen", Word::balance_draw},
    {"ausgleich_ausgleichsruecklage", Word::balance_equalization},
    {"ausgleich_allgemeine_ruecklage", Word::balance_general},
    {"ausgleich_offener_vortrag", Word::balance_open},
    {"abweichung_regel", Word::deviation_rule},
    {"abweichung_ort", Word::deviation_place},
    {"abweichung_differenz", Word::deviation_difference},
    {"abweichung_grund", Word::deviation_reason},
    {"abweichung_bis", Word::deviation_until},
    {"geaenderte_regeln", Word::changed_rules},
    {"regel_stand", Word::rule_state},
    {"eigene_planform", Word::own_form},
    {"aenderungen", Word::change_legend},
    {"einzelband", Word::single_volume},
    {"fusszeile", Word::running_foot},
}};

}  // namespace

std::span<const PlanName<PageKind>> page_names() {
  return pages;
}
std::span<const PlanName<Word>> word_names() {
  return words;
}

}  // namespace budgetc
