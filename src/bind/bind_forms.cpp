#include "bind/bind_forms.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "bind/source_values.hpp"
#include "forms/form_sources.hpp"
#include "source/yaml_reader.hpp"

namespace budgetc::binding {
namespace {

constexpr std::string_view own_folder = "formen/";

/// A form is a page of text; what is larger is none.
constexpr std::uint64_t largest_form = std::uint64_t{1} << 20U;

void append(std::vector<Diagnostic>& target, std::vector<Diagnostic> more) {
  std::ranges::move(more, std::back_inserter(target));
}

/// The tree of a form in the source's own folder `formen`, which was read with everything else.
const SourceTree* find_own_form(const Sources& sources, std::string_view file_name) {
  const auto found = std::ranges::find_if(
      sources.trees, [&](const SourceTree& tree) { return local_name(sources, tree.file) == file_name; });
  return found == sources.trees.end() ? nullptr : &*found;
}

std::string form_file(const Text& name) {
  return fmt::format("{}{}.yaml", own_folder, name.value);
}

std::filesystem::path template_path(const FormSources& from, const Text& name) {
  return from.templates / "forms" / (name.value + ".yaml");
}

/// The names of the forms in a folder.
void add_form_names(const FormSources& from, const std::filesystem::path& folder,
                    std::vector<std::string>& names) {
  const auto entries = from.files.list(folder);
  if (!entries) return;
  for (const DirectoryEntry& entry : *entries) {
    const std::string_view name = entry.name;
    if (name.ends_with(".yaml"))
      names.emplace_back(name.substr(0, name.size() - std::string_view(".yaml").size()));
  }
}

void report_unknown_form(Context& context, const FormSources& from, const Text& name) {
  std::vector<std::string> names;
  add_form_names(from, from.templates / "forms", names);
  add_form_names(from, from.root / "formen", names);
  std::ranges::sort(names);
  Diagnostic& finding =
      report(context, invalid_value, name.span, fmt::format("eine Planform „{}“ gibt es nicht", name.value));
  suggest(finding, name.value, std::vector<std::string_view>(names.begin(), names.end()));
  finding.helps.push_back(
      fmt::format("möglich sind: {}; eine eigene Form liegt als formen/NAME.yaml neben der "
                  "haushalt.yaml",
                  fmt::join(names, ", ")));
}

FormFile read_template(Context& context, const FormSources& from, const Text& name) {
  const auto path = template_path(from, name);
  // A form's name becomes a file's name and must not lead anywhere else.
  if (!is_node_number(name.value)) {
    report_unknown_form(context, from, name);
    return {};
  }
  const auto found = from.files.look_up(path);
  if (found && !*found) {
    report_unknown_form(context, from, name);
    return {};
  }
  auto bytes = found ? from.files.read(path, largest_form) : tl::unexpected(found.error());
  if (!bytes) {
    report(context, unreadable_file, name.span,
           fmt::format("die Planform {} ist nicht lesbar: {}", name.value, bytes.error().reason));
    return {};
  }
  const FileId id = from.sources.files.add(SourceFile(path.generic_string(), std::move(*bytes)));
  ReadResult read = read_yaml(from.sources.files[id], id);
  const bool damaged = !read.diagnostics.empty();
  append(context.diagnostics, std::move(read.diagnostics));
  if (damaged) return {};
  FormFile file = read_forms(read.tree, from.sources.files, name.value, context.plan.columns);
  from.sources.files.keep(std::move(read.tree));
  return file;
}

void note_own_form(Context& context, const FormSources& from, const Text& name, const SourceTree& tree) {
  const auto shipped = from.files.look_up(template_path(from, name));
  if (!shipped) {
    report(context, unreadable_file, name.span,
           fmt::format("ob es die Planform {} auch mitgeliefert gibt, ließ sich nicht feststellen: {}",
                       name.value, shipped.error().reason));
    return;
  }
  context.plan.own_forms.push_back({.name = name.value,
                                    .file = std::string(local_name(from.sources, tree.file)),
                                    .replaces = shipped->has_value()});
}

/// Files of the folder `formen` that no setting names: a slip in the name would leave them without effect.
void report_unused_forms(Context& context, const FormSources& from, const PlanFile& plan_file) {
  const auto is_used = [&](std::string_view file) {
    const auto names = [&](const OptionalText& form) { return form && form_file(*form) == file; };
    return names(plan_file.result_form) || names(plan_file.finance_form);
  };
  for (const SourceTree& tree : from.sources.trees) {
    const std::string_view file = local_name(from.sources, tree.file);
    const bool damaged = from.damaged[static_cast<std::size_t>(tree.file)];
    if (!file.starts_with(own_folder) || damaged || is_used(file)) continue;
    report(context, unexpected_file, Span{.file = tree.file}, "die Datei wird nicht verwendet")
        .helps.emplace_back(
            "im Ordner formen stehen die Planformen, die `formen` in haushalt.yaml nennt, jede unter ihrem "
            "Namen");
  }
}

/// Reads the file of a form; `said` tells whether a finding already explains that something is missing.
FormFile read_form_file(Context& context, const FormSources& from, const Text& name, bool& said) {
  const std::size_t before = context.diagnostics.size();
  const SourceTree* own = find_own_form(from.sources, form_file(name));
  const bool damaged = own != nullptr && from.damaged[static_cast<std::size_t>(own->file)];
  FormFile file;
  if (own == nullptr) {
    file = read_template(context, from, name);
  } else if (!damaged) {
    note_own_form(context, from, name, *own);
    file = read_forms(*own, from.sources.files, name.value, context.plan.columns);
  }
  append(context.diagnostics, std::move(file.diagnostics));
  said = damaged || context.diagnostics.size() != before;
  return file;
}

/// Takes a plan that has its place in the budget from a file; says whether it is there.
bool take_plan(Context& context, FormFile& file, PlanId id) {
  PlanForm& target = context.plan.forms[static_cast<std::size_t>(id)];
  const auto found = std::ranges::find(file.plans, target.key, &PlanForm::key);
  if (found == file.plans.end()) return false;
  target = std::move(*found);
  file.plans.erase(found);
  return true;
}

void take_result_form(Context& context, FormFile& file, const Text& name, bool said) {
  const PlanId id = context.plan.result_plan;
  const bool known = take_plan(context, file, id);
  context.form_known[static_cast<std::size_t>(id)] = known;
  if (!known && !said)
    report(context, invalid_value, name.span,
           fmt::format("die Planform {} enthält keinen Teilergebnisplan", name.value));
}

/// A plan under a key that the format has for something else would hide that, or be hidden by it.
bool refuse_reserved_key(Context& context, const PlanForm& form) {
  const auto is_key = [&](const KeyInfo& info) { return info.key == form.key; };
  const bool of_file =
      std::ranges::any_of(keys_of_plan_file(), [&](std::string_view key) { return key == form.key; });
  const bool statutory = context.plan.find_plan(form.key).has_value();
  if (statutory || (!of_file && std::ranges::none_of(node_file_keys(), is_key))) return false;
  report(context, faulty_form, form.rows.empty() ? Span{} : form.rows.front().span,
         fmt::format("„{}“ ist ein Schlüssel des Formats und kann keinen Plan benennen", form.key))
      .helps.emplace_back("dem Plan in der Planform einen anderen Schlüssel geben, etwa finanzplan");
  return true;
}

bool is_derived_from(const PlanForm& form, std::string_view key) {
  return form.source_key == key ||
         std::ranges::any_of(form.rows, [&](const FormRow& row) { return row.source_key == key; });
}

/// Where two files give the forms, a plan whose rows come from a plan of this one belongs to that plan; the
/// other file has its own rows under the key. So it goes with what it is derived from.
void drop_plans_of_other_sources(const Context& context, FormFile& file, const Text& name) {
  std::vector<std::string> foreign;
  for (const PlanForm& form : context.plan.forms) {
    if (form.name != name.value) foreign.push_back(form.key);
  }
  for (std::size_t i = 0; i < foreign.size(); ++i) {
    std::erase_if(file.plans, [&, key = foreign[i]](const PlanForm& form) {
      const bool drop = is_derived_from(form, key);
      if (drop) foreign.push_back(form.key);
      return drop;
    });
  }
}

/// Adds the plans that a file declares beyond those of the format.
void take_further_plans(Context& context, FormFile& file, const Text& name) {
  for (PlanForm& form : file.plans) {
    if (refuse_reserved_key(context, form)) continue;
    if (const auto known = context.plan.find_plan(form.key)) {
      const bool statutory = *known == context.plan.result_plan || context.plan.measure_plan == *known;
      if (!statutory)
        report(context, invalid_value, name.span,
               fmt::format("den Plan {} enthalten zwei Planformen: {} und {}", form.key,
                           context.plan.form(*known).name, form.name));
      continue;
    }
    context.plan.forms.push_back(std::move(form));
    context.form_known.push_back(true);
  }
}

/// Without Teil B there are no measures: what the form has of Teil A is a plan like any other.
void leave_measures_out(Context& context) {
  const PlanId id = *std::exchange(context.plan.measure_plan, std::nullopt);
  const auto at = static_cast<std::ptrdiff_t>(id);
  if (context.knows_form(id)) {
    context.plan.forms[static_cast<std::size_t>(id)].leaves = LeafSource::entered;
    return;
  }
  context.plan.forms.erase(context.plan.forms.begin() + at);
  context.form_known.erase(context.form_known.begin() + at);
}

/// Whether a file has any plan of payments; that it has none is a slip only where it was named for one.
bool has_payments(const FormFile& file) {
  return std::ranges::find(file.plans, PlanBasis::payments, &PlanForm::basis) != file.plans.end();
}

/// `of_results`: the file is the one of the result plan, too.
void take_finance_form(Context& context, FormFile& file, const Text& name, bool said, bool of_results) {
  const PlanId id = *context.plan.measure_plan;
  const bool has_part_a = take_plan(context, file, id);
  context.form_known[static_cast<std::size_t>(id)] = has_part_a;
  const bool has_part_b = file.teilfinanzplan_b.has_value();
  if (has_part_b) context.plan.investment_form = std::move(*file.teilfinanzplan_b);
  context.plan.investment_form.spread(context.plan.year_numbers());
  if (said || (has_part_a && has_part_b)) return;
  if (has_part_b) {
    report(context, invalid_value, name.span,
           fmt::format("die Planform {} enthält Teil B eines Teilfinanzplans, aber nicht Teil A, dessen "
                       "Zeilen Maßnahmen füllen",
                       name.value))
        .helps.emplace_back("in der Planform teilfinanzplan_a ergänzen, oder teilfinanzplan_b streichen");
    return;
  }
  if (!has_part_a && !of_results && !has_payments(file)) {
    report(context, invalid_value, name.span,
           fmt::format("die Planform {} enthält keinen Plan, der Zahlungen zählt", name.value))
        .helps.push_back(fmt::format("ein Haushalt, der nur Ergebnisse plant, nennt eine Planform für alles; "
                                     "so schreiben: form: {}",
                                     context.plan.result_form().name));
    return;
  }
  leave_measures_out(context);
}

}  // namespace

namespace {

void read_all(Context& context, const FormSources& from, const PlanFile& plan_file) {
  report_unused_forms(context, from, plan_file);
  const OptionalText& result = plan_file.result_form;
  const OptionalText& finance = plan_file.finance_form;
  bool said = false;
  FormFile file;
  FormFile file_of_result;
  if (result) file = read_form_file(context, from, *result, said);
  if (result) take_result_form(context, file, *result, said);
  context.plan.product_areas = std::exchange(file.product_areas, {});
  if (!finance) return;
  // Mostly both plans stand in one file, which is then read, and complained about, once.
  const bool same = result && result->value == finance->value;
  if (!same) {
    file_of_result = std::exchange(file, read_form_file(context, from, *finance, said));
  }
  take_finance_form(context, file, *finance, said, same);
  if (!same && result) {
    drop_plans_of_other_sources(context, file_of_result, *result);
    take_further_plans(context, file_of_result, *result);
    drop_plans_of_other_sources(context, file, *finance);
  }
  take_further_plans(context, file, *finance);
}

}  // namespace

bool read_plan_forms(Context& context, const FormSources& from, const PlanFile& plan_file) {
  read_all(context, from, plan_file);
  const std::size_t before = context.diagnostics.size();
  resolve_sources(context);
  return context.diagnostics.size() == before;
}

}  // namespace budgetc::binding
