#include "bind/bind.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/codes.hpp"
#include "bind/bind_forms.hpp"
#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "diagnostics/render.hpp"
#include "schema/file_format.hpp"
#include "state/change_lists.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc {
namespace {

using namespace binding;

inline constexpr Code no_nodes{"S24"};
constexpr std::string_view plan_file_name = "haushalt.yaml";

/// Which files reading found something wrong with: parts of them may be lost.
std::vector<bool> find_damaged(const Sources& sources) {
  std::vector<bool> damaged(sources.files.size());
  for (const Diagnostic& finding : sources.diagnostics) {
    if (finding.severity == Severity::error)
      damaged[static_cast<std::size_t>(finding.primary.span.file)] = true;
  }
  return damaged;
}

const SourceTree* find_plan_file(const Sources& sources) {
  const auto found = std::ranges::find_if(sources.trees, [&](const SourceTree& tree) {
    return local_name(sources, tree.file) == plan_file_name;
  });
  return found == sources.trees.end() ? nullptr : &*found;
}

/// Whether a finding of reading explains that there is no haushalt.yaml: the folder itself cannot be read, or
/// the file has a name that is not read.
bool explains_missing_plan_file(const Sources& sources, const std::vector<bool>& damaged) {
  for (std::size_t i = 0; i < damaged.size(); ++i) {
    const std::string_view name = local_name(sources, static_cast<FileId>(i));
    if (damaged[i] && (name == "." || to_key(name).starts_with("haushalt.y"))) return true;
  }
  return false;
}

/// A finding needs a file to point at, also when the folder is empty.
void report_missing_plan_file(Context& context, Sources& sources) {
  const FileId id = sources.files.add(SourceFile(sources.prefix + std::string(plan_file_name), {}));
  report(context, unreadable_file, Span{.file = id}, "haushalt.yaml fehlt")
      .helps.emplace_back("der Ordner eines Haushalts enthält zuoberst eine haushalt.yaml");
}

/// Reads haushalt.yaml and the forms; says whether cells can be computed with what they say.
bool bind_settings(Context& context, PlanFile& file, const SourceTree& tree, const FormSources& forms) {
  context.damaged_file = forms.damaged[static_cast<std::size_t>(tree.file)];
  if (tree.root.is_null() && !context.damaged_file) {
    report(context, wrong_type, tree.root.span, "haushalt.yaml enthält keine Angaben");
  }
  read_plan_file(context, tree.root, file);
  const bool has_year = find_year_columns(context);
  const std::size_t before_forms = context.diagnostics.size();
  const bool forms_sound = !context.columns_known || read_plan_forms(context, forms, file);
  file.forms_faulty = context.diagnostics.size() != before_forms;
  for (const PlanForm& form : context.plan.forms) context.key_names.add(form.key);
  if (file.threshold != nullptr) read_threshold(context, *file.threshold);
  if (file.loss_carried != nullptr)
    read_loss_carryforward(context, *file.loss_carried, file.plan.losses.carried);
  if (file.loss_covered != nullptr)
    read_loss_carryforward(context, *file.loss_covered, file.plan.losses.covered);
  // With other years every column means something else: what names one cannot be judged.
  context.columns_known = context.columns_known && has_year;
  return forms_sound && context.columns_known && !context.plan.levels.empty() &&
         context.knows_form(context.plan.result_plan) &&
         (!context.plan.measure_plan || context.knows_measure_form());
}

/// Where nothing can be computed, a finding must say so, whatever the reason is.
void ensure_said(Context& context, const SourceTree& tree) {
  const auto is_error = [](const Diagnostic& finding) { return finding.severity == Severity::error; };
  if (context.damaged_file || std::ranges::any_of(context.diagnostics, is_error)) return;
  report(context, missing_key, Span{.file = tree.file},
         "haushalt.yaml sagt nicht genug, um zu rechnen: nötig sind jahr, ebenen, spalten und formen");
}

/// A budget without a single node is a lost checkout or the wrong folder.
void report_no_nodes(Context& context, const SourceTree& tree) {
  const bool only_root = context.plan.nodes.size() == 1 && context.plan.root;
  if ((!context.plan.nodes.empty() && !only_root) || context.damaged_file) return;
  const auto is_error = [](const Diagnostic& finding) { return finding.severity == Severity::error; };
  if (std::ranges::any_of(context.diagnostics, is_error)) return;
  report(context, no_nodes, Span{.file = tree.file},
         fmt::format("der Haushalt hat keine Stelle: unter seinem Ordner liegt keine Datei einer Ebene ({})",
                     fmt::join(context.plan.levels, ", ")))
      .helps.emplace_back("fehlen die Dateien, sie wiederherstellen; sonst den richtigen Ordner nennen");
}

/// Programs write their word for nothing where people leave a blank; the word would be read and not seen.
void report_null_words(Context& context, const SourceNode& node) {
  if (is_null_word(node)) {
    report(context, wrong_type, node.span, fmt::format("„{}“ ist hier kein Wert", node.text()))
        .helps.push_back(fmt::format(
            "leer lassen oder ~ schreiben; ist das Wort gemeint, so schreiben: \"{}\"", node.text()));
  }
  for (const SourceNode& item : node.items()) report_null_words(context, item);
  for (const SourceEntry& entry : node.entries()) report_null_words(context, entry.value);
}

/// The administration is a node where something is said of it as one, or a form has a plan for it.
bool wants_root(const BudgetPlan& plan, const PlanFile& file) {
  return !file.root_entries.empty() ||
         std::ranges::any_of(plan.forms, [](const PlanForm& form) { return form.scope != PlanScope::nodes; });
}

void bind_root(Context& context, const SourceTree& tree, const PlanFile& file) {
  if (!wants_root(context.plan, file)) return;
  add_root(context, tree.file);
  context.node = *context.plan.root;
  read_root(context, tree.root, file);
}

void bind_nodes(Context& context, const Sources& sources, const std::vector<bool>& damaged) {
  std::vector<NodeFile> files = find_node_files(context, sources, damaged);
  settle_numbers(context, files);
  build_tree(context, files);
  const std::vector<Field<Node>> fields = fields_of_node(context.plan, false);
  for (const NodeFile& file : files) {
    if (file.root == nullptr) continue;
    context.node = *context.plan.find_node(file.number);
    context.damaged_file = file.damaged;
    context.number_in_doubt = file.in_doubt;
    read_node(context, file, fields);
  }
  context.number_in_doubt = false;
  fill_lost_rows(context);
  check_unique_rings(context);
  check_unique_investments(context);
}

/// The keys of every file that belongs to a budget.
std::vector<std::string> keys_of_sources() {
  std::vector<std::string> keys;
  for (const auto block : {plan_file_keys, node_file_keys, own_rule_keys}) {
    const std::vector<std::string> more = all_keys(block);
    keys.insert(keys.end(), more.begin(), more.end());
  }
  return keys;
}

BindResult bind_all(Sources& sources, const FileSystem& files, const std::filesystem::path& root,
                    const std::filesystem::path& templates) {
  BindResult result;
  Context context{.files = sources.files,
                  .prefix = sources.prefix,
                  .plan = result.plan,
                  .diagnostics = result.diagnostics,
                  .key_names = KeyNames(keys_of_sources())};
  const std::vector<bool> damaged = find_damaged(sources);
  for (const SourceTree& source : sources.trees) report_null_words(context, source.root);
  const SourceTree* tree = find_plan_file(sources);
  if (tree == nullptr) {
    if (!explains_missing_plan_file(sources, damaged)) report_missing_plan_file(context, sources);
    return result;
  }
  PlanFile plan_file(result.plan);
  result.usable = bind_settings(context, plan_file, *tree, {sources, files, root, templates, damaged});
  if (!result.usable) ensure_said(context, *tree);
  if (result.plan.levels.empty()) return result;  // without levels no file can be told from another
  find_part_files(context, sources, damaged, plan_file);
  bind_root(context, *tree, plan_file);
  bind_nodes(context, sources, damaged);
  settle_parts(context);
  report_no_nodes(context, *tree);
  if (result.usable) state::add_change_lists(context, sources, damaged);
  read_deviations(context);
  context.damaged_file = damaged[static_cast<std::size_t>(tree->file)];
  if (plan_file.own_rules != nullptr) read_own_rules(context, *plan_file.own_rules);
  read_own_rule_files(context, sources, damaged);
  return result;
}

}  // namespace

BindResult bind(Sources& sources, const FileSystem& files, const std::filesystem::path& root,
                const std::filesystem::path& templates) {
  BindResult result = bind_all(sources, files, root, templates);
  limit_findings(result.diagnostics);
  return result;
}

}  // namespace budgetc
