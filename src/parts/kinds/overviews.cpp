#include <algorithm>

#include "bind/bind_parts.hpp"
#include "document/lowering.hpp"
#include "parts/registry.hpp"

// Overviews of the whole book, made of what nodes have: nothing is entered for them but the Produktbereich.
namespace budgetc::parts {
namespace {

using binding::Below;
using binding::Field;
using binding::Presence;
using lowering::print_book;

/// Any node of a complete administration is part of it, where the form shows anything.
bool in_cross_section(const BudgetPlan& plan, const Node& node) {
  return plan.complete && !node.is_root &&
         std::ranges::any_of(plan.forms, [](const PlanForm& form) { return !form.cross_section.empty(); });
}

constexpr std::array<PagePart, 1> cross_section_pages{{{.name = "haushaltsquerschnitt",
                                                        .print = print_book<lowering::add_cross_section>,
                                                        .written = in_cross_section,
                                                        .of_book = true}}};
constexpr std::array<std::string_view, 2> cross_section_words{"querschnitt_titel", "querschnitt_gesamt"};

constexpr std::array<PagePart, 1> commitment_pages{
    {{.name = "ve_uebersicht", .print = print_book<lowering::add_commitments>, .of_book = true}}};
constexpr std::array<std::string_view, 6> commitment_words{"ve_jahr",    "ve_stelle",  "ve_betrag",
                                                           "ve_faellig", "ve_spaeter", "ve_gesamt"};

std::optional<Span> place_of_area(const BudgetPlan& plan) {
  const auto found =
      std::ranges::find_if(plan.nodes, [](const Node& node) { return node.product_area.has_value(); });
  if (found == plan.nodes.end()) return std::nullopt;
  return found->product_area->span;
}

constexpr std::array<Field<Node>, 1> area_fields{
    {{"produktbereich", Presence::filled, binding::read_product_area, Below::nothing, binding::text_value,
      "Nummer des Produktbereichs, zu dem die Stelle und alle unter ihr gehören"}}};
constexpr std::array<PagePart, 1> area_pages{{{.name = "produktbereiche",
                                               .print = print_book<lowering::add_product_areas>,
                                               .of_book = true,
                                               .place_in_book = place_of_area}}};
constexpr std::array<std::string_view, 1> area_words{"produktbereich_ohne"};

}  // namespace

const NodePart& cross_section() {
  static constexpr NodePart part{
      .pages = cross_section_pages, .dataset = lowering::cross_section_dataset, .words = cross_section_words};
  return part;
}

const NodePart& commitments() {
  static constexpr NodePart part{.pages = commitment_pages, .words = commitment_words};
  return part;
}

const NodePart& product_area() {
  static constexpr NodePart part{.fields = area_fields, .pages = area_pages, .words = area_words};
  return part;
}

}  // namespace budgetc::parts
