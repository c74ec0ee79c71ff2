#include "forms/form_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "forms/form_drafts.hpp"
#include "schema/file_format.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc {
namespace {

using binding::Context;
using binding::Field;
using binding::Presence;

/// What is read of a form file, and what is needed for it.
struct FileDraft {
  FormFile& file;
  std::string_view name;
  std::span<const Column> columns;
};

void check_name(Context& context, const SourceEntry& entry, FileDraft& draft) {
  const auto text = read_text(context, entry.value);
  if (!text || text->value == draft.name) return;
  report(context, binding::faulty_form, text->span,
         fmt::format("die Datei heißt „{}.yaml“, die Planform darin „{}“", draft.name, text->value));
}

void read_plan_with_rows(Context& context, const SourceEntry& entry, FileDraft& draft) {
  if (auto form = read_plan_form(context, entry, draft.name)) draft.file.plans.push_back(std::move(*form));
}

void read_teilfinanzplan_b(Context& context, const SourceEntry& entry, FileDraft& draft) {
  draft.file.teilfinanzplan_b = read_investment_form(context, entry.value, draft.columns);
}

void read_areas(Context& context, const SourceEntry& entry, FileDraft& draft) {
  draft.file.product_areas = read_product_areas(context, entry.value);
}

constexpr binding::Value areas_value = binding::named_values("Produktbereich", binding::text_value);

constexpr std::array<Field<FileDraft>, 5> file_fields{{
    {"form", Presence::required, check_name, binding::Below::nothing, binding::text_value,
     "Name der Planform, wie ihre Datei heißt"},
    {"beschreibung", Presence::optional, nullptr, binding::Below::nothing, binding::text_value,
     "wofür sie ist"},
    {"sicherheit", Presence::optional, nullptr, binding::Below::nothing, binding::text_value,
     "wie sicher ihre Zeilen sind, und was fehlt"},
    {teil_b_key, Presence::optional, read_teilfinanzplan_b, binding::Below::nothing, binding::teil_b_value,
     "Teil B des Teilfinanzplans"},
    {"produktbereiche", Presence::optional, read_areas, binding::Below::nothing, areas_value,
     "die Produktbereiche, die das Land vorgibt, mit ihren Namen"},
}};

bool is_key(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
  });
}

/// Whether a section is a further plan, and not one of those known under a misspelt key.
bool is_further_plan(const SourceNode& root, const SourceEntry& section,
                     std::span<const Field<FileDraft>> fields) {
  if (section.value.find("zeilen") == nullptr || !is_key(section.key.text())) return false;
  std::vector<std::string_view> absent;
  for (const Field<FileDraft>& field : fields) {
    if (root.find(field.key) == nullptr) absent.push_back(field.key);
  }
  return !did_you_mean(section.key.text(), absent);
}

/// What the file may have: the plans of the format, and those that it declares itself. Keys point into
/// `plans` and the source.
std::vector<Field<FileDraft>> fields_of_file(const SourceNode& root, std::span<const PlanForm> plans) {
  std::vector<Field<FileDraft>> fields(file_fields.begin(), file_fields.end());
  for (const PlanForm& plan : plans)
    fields.push_back({plan.key, Presence::optional, read_plan_with_rows, binding::Below::nothing,
                      binding::plan_form_value, "ein Plan mit seinen Zeilen"});
  const std::vector<Field<FileDraft>> known = fields;
  for (const SourceEntry& section : root.entries()) {
    const bool is_known = std::ranges::find(known, section.key.text(), &Field<FileDraft>::key) != known.end();
    if (!is_known && is_further_plan(root, section, known))
      fields.push_back({section.key.text(), Presence::optional, read_plan_with_rows});
  }
  return fields;
}

}  // namespace

std::vector<binding::KeyInfo> form_file_keys() {
  static const std::vector<PlanForm> plans = statutory_plans();
  return describe(fields_of_file({}, plans));
}

const PlanForm* FormFile::find(std::string_view key) const {
  const auto found = std::ranges::find(plans, key, &PlanForm::key);
  return found == plans.end() ? nullptr : &*found;
}

FormFile read_forms(const SourceTree& tree, const SourceFiles& files, std::string_view name,
                    std::span<const Column> columns) {
  FormFile file;
  BudgetPlan no_plan;  // forms are read before there is one; the binder's helpers only carry it along
  Context context{.files = files,
                  .plan = no_plan,
                  .diagnostics = file.diagnostics,
                  .key_names = binding::KeyNames(all_keys(form_file_keys))};
  if (tree.root.is_null()) {
    report(context, binding::faulty_form, tree.root.span, fmt::format("die Planform „{}“ ist leer", name));
    return file;
  }
  FileDraft draft{file, name, columns};
  read_fields(context, tree.root, fields_of_file(tree.root, no_plan.forms), "einer Datei mit Planformen",
              draft);
  return file;
}

}  // namespace budgetc
