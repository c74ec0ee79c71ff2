#include <array>

#include <fmt/format.h>

#include "model/form_drafts.hpp"
#include <budgetc/model/form_reader.hpp>

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

void read_teilergebnisplan(Context& context, const SourceEntry& entry, FileDraft& draft) {
  draft.file.teilergebnisplan = read_plan_form(context, entry.value, PlanKind::teilergebnisplan, draft.name);
}

void read_teilfinanzplan_a(Context& context, const SourceEntry& entry, FileDraft& draft) {
  draft.file.teilfinanzplan_a = read_plan_form(context, entry.value, PlanKind::teilfinanzplan_a, draft.name);
}

void read_teilfinanzplan_b(Context& context, const SourceEntry& entry, FileDraft& draft) {
  draft.file.teilfinanzplan_b = read_investment_form(context, entry.value, draft.columns);
}

constexpr std::array<Field<FileDraft>, 5> file_fields{{
    {"form", Presence::required, check_name},
    {"beschreibung", Presence::optional, nullptr},
    {"teilergebnisplan", Presence::optional, read_teilergebnisplan},
    {"teilfinanzplan_a", Presence::optional, read_teilfinanzplan_a},
    {"teilfinanzplan_b", Presence::optional, read_teilfinanzplan_b},
}};

}  // namespace

FormFile read_forms(const SourceTree& tree, const SourceFiles& files, std::string_view name,
                    std::span<const Column> columns) {
  FormFile file;
  BudgetPlan no_plan;  // forms are read before there is one; the binder's helpers only carry it along
  Context context{.files = files, .plan = no_plan, .diagnostics = file.diagnostics};
  if (tree.root.is_null()) {
    report(context, binding::faulty_form, tree.root.span, fmt::format("die Planform „{}“ ist leer", name));
    return file;
  }
  FileDraft draft{file, name, columns};
  read_fields(context, tree.root, file_fields, "einer Datei mit Planformen", draft);
  return file;
}

}  // namespace budgetc
