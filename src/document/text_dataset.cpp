#include "document/lowering.hpp"
#include "document/plain_text.hpp"

namespace budgetc::lowering {

namespace {

/// Collects the texts of a plan, one per line.
class TextRows {
 public:
  explicit TextRows(const Context& context) : context_(context) {}

  void add_remark(const Remark& remark) {  // NOLINT(misc-no-recursion)
    add("vorbemerkungen", &remark.title, remark.text ? *remark.text : Text{});
    for (const Remark& section : remark.sections) add_remark(section);
  }

  void add_node(const Node& node) {
    node_ = &node;
    add("bezeichnung_im_verzeichnis", nullptr, node.name_in_index);
    add("klassifizierung", nullptr, node.classification);
    add("verantwortlich", nullptr, node.responsible);
    if (node.focus_title) {
      add("strategischer_schwerpunkt", &*node.focus_title, node.focus_text ? *node.focus_text : Text{});
    }
    add("auftragsgrundlage", nullptr, node.legal_basis);
    add("beschreibung", nullptr, node.description);
    add("allgemeine_ziele", nullptr, node.general_goals);
    add("zielgruppen", nullptr, node.target_groups);
    add("erlaeuterungen", nullptr, node.explanations);
    for (const Text& note : node.explanation_footnotes) add("erlaeuterungen_fussnoten", nullptr, note);
    if (node.transitions) {
      add("ueberleitung", nullptr, node.transitions->title);
      add("ueberleitung", nullptr, node.transitions->text);
    }
    if (node.goals) add_goals(*node.goals);
    if (node.org_chart) add_unit(*node.org_chart);
  }

  void add_measure(const Node& node, const Investment& measure) {
    node_ = &node;
    add("investitionen", &measure.number, measure.text);
  }

  std::vector<std::vector<CellValue>> take() { return std::move(rows_); }

 private:
  void add(std::string_view part, const Text* mark, const OptionalText& text) {
    if (!text) return;
    std::vector<CellValue> row =
        node_ == nullptr ? std::vector<CellValue>{Blank{}, Blank{}, Blank{}}
                         : std::vector<CellValue>{text_cell(level_name(context_, *node_)),
                                                  text_cell(node_->number), text_cell(node_->name)};
    row.push_back(text_cell(part));
    row.push_back(mark == nullptr ? Blank{} : text_cell(*mark));
    row.push_back(TextValue{{{{plain_text(parse_prose(*text)), false, false, {}}}, text->span}});
    rows_.push_back(std::move(row));
  }

  void add_list(std::string_view part, const std::vector<Goal>& goals) {
    for (const Goal& goal : goals) add(part, goal.mark ? &*goal.mark : nullptr, goal.text);
  }

  void add_goals(const GoalPage& goals) {
    add("zieltitel", nullptr, goals.title);
    add("zielschwerpunkt", nullptr, goals.focus);
    add_list("wirkungsziele", goals.impact_goals);
    add_list("leistungsziele", goals.output_goals);
    add_list("massnahmen", goals.measures);
    add("ausgangslage", nullptr, goals.situation);
    add("schluesselprodukt", nullptr, goals.key_product);
    for (const Text& field : goals.fields_of_action) add("handlungsfelder", nullptr, field);
    add("leitsaetze_einleitung", nullptr, goals.principles_intro);
    for (const Text& principle : goals.principles) add("leitsaetze", nullptr, principle);
    add("zielerlaeuterungen", nullptr, goals.explanations);
  }

  void add_unit(const OrgUnit& unit) {  // NOLINT(misc-no-recursion)
    add("organigramm", nullptr, unit.name);
    add("organigramm_zusatz", &unit.name, unit.addition);
    add("organigramm_funktion", &unit.name, unit.role);
    add("organigramm_person", &unit.name, unit.person);
    for (const OrgUnit& below : unit.units) add_unit(below);
  }

  const Context& context_;
  const Node* node_ = nullptr;
  std::vector<std::vector<CellValue>> rows_;
};

}  // namespace

Dataset text_dataset(const Context& context, const DataRange& range) {
  TextRows rows(context);
  if (!range.only && range.first == 0) {
    for (const Remark& remark : context.plan.remarks) rows.add_remark(remark);
  }
  for (std::size_t i = range.first; i < range.last; ++i) {
    const auto id = static_cast<NodeId>(i);
    if (range.only && !is_below(context, id, *range.only)) continue;
    const Node& node = context.plan.node(id);
    rows.add_node(node);
    for (const std::uint32_t measure : node.investments)
      rows.add_measure(node, context.plan.investments[measure]);
  }
  return {"texte", {"ebene", "nummer", "bezeichnung", "teil", "kennung", "text"}, rows.take()};
}

}  // namespace budgetc::lowering
