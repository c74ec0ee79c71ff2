#include "driver/source_format.hpp"

#include "bind/source_values.hpp"
#include "document/page_plan_format.hpp"
#include "forms/form_reader.hpp"
#include "state/change_lists.hpp"

namespace budgetc::binding {
namespace {

/// A line that names the level of a node, or a plan that a form declares.
constexpr Value level_or_plan = or_else(text_value, plan_value);

constexpr Value of_plan_file{.kind = Value::Kind::block,
                             .keys = plan_file_keys,
                             .item = &plan_value,
                             .names = "Plan der ganzen Verwaltung"};
constexpr Value of_node{.kind = Value::Kind::block,
                        .keys = node_file_keys,
                        .item = &level_or_plan,
                        .names = "Ebene mit der Nummer, oder ein weiterer Plan der Form"};
constexpr Value of_form{.kind = Value::Kind::block,
                        .keys = form_file_keys,
                        .item = &plan_form_value,
                        .names = "ein weiterer Plan"};
constexpr Value of_page_plan = block_with(page_plan_keys);
constexpr Value of_change_list = block_with(state::change_list_keys);

std::vector<FileFormat> formats_of_files() {
  return {
      {"haushalt", "haushalt.yaml", "Was für den ganzen Haushalt gilt", of_plan_file},
      {"stelle", "Datei einer Stelle",
       "Eine Stelle des Haushalts: ein Budget, eine Produktgruppe, ein Produkt", of_node},
      {"regeln", "regeln/*.yaml", "Regeln, die sich die Verwaltung selbst gibt", own_rules_value},
      {"form", "formen/*.yaml", "Planformen: die Zeilen der Pläne, ihre Formeln und Vorzeichen", of_form},
      {"druck", "druck/standard.yaml",
       "Ein Druckprofil: welche Seiten der Haushaltsband hat; es sagt nur, was anders sein soll",
       of_page_plan},
      {"aenderungen", "aenderungen/*.yaml",
       "Eine Änderungsliste: nummerierte Änderungen von Beträgen, über die zusammen beschlossen wird",
       of_change_list},
  };
}

}  // namespace
}  // namespace budgetc::binding

std::vector<budgetc::FileFormat> budgetc::file_formats() {
  return binding::formats_of_files();
}
