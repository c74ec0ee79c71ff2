#include "document/page_plan_reader.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "document/page_parts.hpp"
#include "document/page_plan_format.hpp"
#include "document/page_plan_names.hpp"
#include "live/resolve.hpp"
#include "parts/registry.hpp"
#include "schema/file_format.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {

namespace {

// Parts of a page -----------------------------------------------------------------------------------------

/// A part as it is read.
struct PartDraft {
  PartSpec spec;
  bool of_book = false;
};

/// The keys of the plans that a page plan may name: those of the forms, and those that have a place in the
/// format, which a form may do without.
std::vector<std::string_view> plan_keys(const BudgetPlan& plan) {
  static const std::vector<PlanForm> statutory = statutory_plans();
  std::vector<std::string_view> keys;
  for (const PlanForm& form : statutory) keys.emplace_back(form.key);
  for (const PlanForm& form : plan.forms) {
    if (std::ranges::find(keys, form.key) == keys.end()) keys.emplace_back(form.key);
  }
  return keys;
}

bool is_plan_key(const Context& context, std::string_view name) {
  const std::vector<std::string_view> keys = plan_keys(context.plan);
  return std::ranges::find(keys, name) != keys.end();
}

/// Whether all forms were read, so that a name that is no plan's is a slip.
bool knows_plans(const Context& context) {
  return std::ranges::find(context.form_known, false) == context.form_known.end();
}

const PagePart* part_of_plans() {
  const auto parts = page_parts();
  const auto found = std::ranges::find(parts, true, &PagePart::takes_plan);
  return found == parts.end() ? nullptr : *found;
}

std::vector<std::string_view> names_of_parts(const BudgetPlan& plan) {
  std::vector<std::string_view> names;
  for (const PagePart* part : page_parts()) {
    if (part->takes_plan) std::ranges::copy(plan_keys(plan), std::back_inserter(names));
    names.push_back(part->name);
  }
  return names;
}

void report_unknown_part(Context& context, const SourceNode& name) {
  const std::vector<std::string_view> names = names_of_parts(context.plan);
  if (!knows_plans(context) && !did_you_mean(name.text(), names)) return;
  report(context, invalid_value, name.span, fmt::format("»{}« ist kein Teil einer Seite", name.text()))
      .helps.push_back(fmt::format("möglich sind: {}", fmt::join(names, ", ")));
}

/// Finds the part that a name stands for, where it is one that may stand there. The key of a plan stands for
/// that plan.
void find_part(Context& context, const SourceNode& name, PartDraft& draft) {
  if (!expect_scalar(context, name)) return;
  const PagePart* part = find_page_part(name.text());
  if (part == nullptr && is_plan_key(context, name.text())) {
    part = part_of_plans();
    draft.spec.plan = std::string(name.text());
  }
  if (part == nullptr) return report_unknown_part(context, name);
  if (part->of_book == draft.of_book) {
    draft.spec.part = part;
    return;
  }
  report(context, invalid_value, name.span,
         draft.of_book
             ? fmt::format("»{}« gehört zu einer Ebene, nicht in Vorspann oder Anhang", name.text())
             : fmt::format("»{}« gehört in Vorspann oder Anhang, nicht zu einer Ebene", name.text()));
}

void read_part_name(Context& context, const SourceEntry& entry, PartDraft& draft) {
  find_part(context, entry.value, draft);
}

void read_part_title(Context& context, const SourceEntry& entry, PartDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.spec.title = std::move(text->value);
}

constexpr std::array<std::string_view, 1> when_words{"geschrieben"};

void read_when(Context& context, const SourceEntry& entry, PartDraft& draft) {
  draft.spec.if_written = read_choice(context, entry.value, when_words).has_value();
}

void read_plan_key(Context& context, const SourceEntry& entry, PartDraft& draft) {
  auto text = read_text(context, entry.value);
  if (!text) return;
  if (!is_plan_key(context, text->value) && knows_plans(context)) {
    const std::vector<std::string_view> keys = plan_keys(context.plan);
    Diagnostic& finding = report(context, invalid_value, text->span,
                                 fmt::format("einen Plan »{}« hat keine der Planformen", text->value));
    suggest(finding, text->value, keys);
    finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(keys, ", ")));
  }
  draft.spec.plan = std::move(text->value);
}

constexpr std::array<Field<PartDraft>, 4> plan_part_fields{{
    {"teil", Presence::required, read_part_name, Below::nothing, text_value, "Name des Teils"},
    {"titel", Presence::optional, read_part_title, Below::nothing, text_value, "Überschrift darüber"},
    {"wenn", Presence::filled, read_when, Below::nothing, choice_of<when_words>,
     "nur dort drucken, wo die Stelle selbst den Plan oder seine Kontrollsummen schreibt"},
    {"plan", Presence::required, read_plan_key, Below::nothing, text_value,
     "Schlüssel des Plans, beim Teil plan"},
}};
/// Of a part that takes no plan.
constexpr std::span<const Field<PartDraft>> part_fields = std::span(plan_part_fields).first(3);

/// Says how a plan is named, where a finding has not already said that it must be.
void report_missing_plan(Context& context, const SourceNode& item) {
  if (!item.is_scalar()) return;
  report(context, missing_key, item.span,
         fmt::format("dem Teil »{0}« fehlt der Schlüssel »plan«", item.text()))
      .helps.push_back(fmt::format("so schreiben: {{teil: {}, plan: finanzplan}}", item.text()));
}

bool takes_plan(const SourceNode& item) {
  const SourceNode* const name = item.find("teil");
  const PagePart* const part = name == nullptr ? nullptr : find_page_part(name->text());
  return part != nullptr && part->takes_plan;
}

// Pages ---------------------------------------------------------------------------------------------------

/// A page as it is read.
struct PageDraft {
  PageSpec page;
  bool of_book = false;
  bool has_kind = false;
};

/// The kinds of pages, with the keys of plans before that of a plan.
std::vector<std::string_view> names_of_pages(const BudgetPlan& plan) {
  std::vector<std::string_view> names;
  for (const PlanName<PageKind>& name : page_names()) {
    if (name.value == PageKind::plan) std::ranges::copy(plan_keys(plan), std::back_inserter(names));
    names.push_back(name.name);
  }
  return names;
}

void read_page_kind(Context& context, const SourceEntry& entry, PageDraft& draft) {
  if (!expect_scalar(context, entry.value)) return;
  const auto kind = is_plan_key(context, entry.value.text()) ? PageKind::plan
                                                             : find_named(page_names(), entry.value.text());
  if (kind) {
    draft.page.kind = *kind;
    draft.page.name = std::string(entry.value.text());
    draft.has_kind = true;
    return;
  }
  const std::vector<std::string_view> names = names_of_pages(context.plan);
  if (!knows_plans(context) && !did_you_mean(entry.value.text(), names)) return;
  report(context, invalid_value, entry.value.span,
         fmt::format("»{}« ist keine Art von Seite", entry.value.text()))
      .helps.push_back(fmt::format("möglich sind: {}", fmt::join(names, ", ")));
}

template <std::string PageSpec::*Member>
void read_page_text(Context& context, const SourceEntry& entry, PageDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.page.*Member = std::move(text->value);
}

void read_parts(Context& context, const SourceEntry& entry, PageDraft& draft) {
  read_items(context, entry.value, [&](const SourceNode& item) {
    PartDraft part{.spec = {}, .of_book = draft.of_book};
    if (item.is_scalar()) {
      find_part(context, item, part);
    } else {
      const std::span<const Field<PartDraft>> with_plan = plan_part_fields;
      read_fields(context, item, takes_plan(item) ? with_plan : part_fields, "einem Teil einer Seite", part);
    }
    if (part.spec.part == nullptr) return;
    if (part.spec.part->takes_plan == part.spec.plan.empty()) return report_missing_plan(context, item);
    draft.page.parts.push_back(std::move(part.spec));
  });
}

constexpr std::array<Field<PageDraft>, 4> page_fields{{
    {"seite", Presence::required, read_page_kind, Below::nothing, text_value, "Art der Seite"},
    {"oberzeile", Presence::optional, read_page_text<&PageSpec::kicker>, Below::nothing, text_value,
     "kleine Zeile über dem Namen der Seite"},
    {"titel", Presence::optional, read_page_text<&PageSpec::title>, Below::nothing, text_value,
     "Name der Seite; ohne ihn Nummer und Bezeichnung der Stelle"},
    {"teile", Presence::filled, read_parts, Below::lines, texts_value, "was auf der Seite steht"},
}};

/// In the reference a part's name and a page's kind are one of those that the format has, and only the name
/// of a part is needed.
std::vector<KeyInfo> part_keys() {
  static const std::vector<std::string_view> names = names_of_parts({});
  std::vector<KeyInfo> keys = describe(plan_part_fields);
  keys.front().value = {.kind = Value::Kind::choice, .words = names};
  keys.back().required = false;
  return keys;
}

std::vector<KeyInfo> page_keys() {
  static const std::vector<std::string_view> kinds = names_of_pages({});
  static const Value part_block = block_with(part_keys);
  static const Value part = or_else(part_keys().front().value, part_block);
  std::vector<KeyInfo> keys = describe(page_fields);
  keys.front().value = {.kind = Value::Kind::choice, .words = kinds};
  keys.back().value = {.kind = Value::Kind::list, .item = &part};
  return keys;
}

void read_pages(Context& context, const SourceNode& list, bool of_book, std::vector<PageSpec>& specs) {
  specs.clear();
  read_items(context, list, [&](const SourceNode& item) {
    PageDraft draft{.page = {}, .of_book = of_book};
    read_fields(context, item, page_fields, "einer Seite", draft);
    if (draft.has_kind) specs.push_back(std::move(draft.page));
  });
}

// Levels and the book -------------------------------------------------------------------------------------

template <std::vector<PageSpec> LevelPages::*Member>
void read_level_pages(Context& context, const SourceEntry& entry, LevelPages& level) {
  read_pages(context, entry.value, false, level.*Member);
}

constexpr Value page_block = block_with(page_keys);
constexpr Value pages_value = list_of<page_block>;

constexpr std::array<Field<LevelPages>, 2> level_fields{{
    {"seiten", Presence::or_empty, read_level_pages<&LevelPages::before>, Below::lines, pages_value,
     "Seiten der Stelle vor denen, die unter ihr stehen"},
    {"abschluss", Presence::or_empty, read_level_pages<&LevelPages::after>, Below::lines, pages_value,
     "Seiten hinter allem, was zu ihr gehört"},
}};

template <LevelPages PagePlan::*Member>
void read_level_of(Context& context, const SourceEntry& entry, PagePlan& plan) {
  plan.*Member = LevelPages{.before = {}, .after = {}, .place = entry.key.span};
  read_fields(context, entry.value, level_fields, fmt::format("„{}“", entry.key.text()), plan.*Member);
}

constexpr std::array<Field<PagePlan>, 4> levels_fields{{
    {"verwaltung", Presence::filled, read_level_of<&PagePlan::administration>, Below::lines,
     block_of<level_fields>, "die Verwaltung als Ganzes"},
    {"erste", Presence::filled, read_level_of<&PagePlan::outermost>, Below::lines, block_of<level_fields>,
     "die oberste Ebene"},
    {"mittlere", Presence::filled, read_level_of<&PagePlan::inner>, Below::lines, block_of<level_fields>,
     "alle Ebenen dazwischen"},
    {"letzte", Presence::filled, read_level_of<&PagePlan::innermost>, Below::lines, block_of<level_fields>,
     "die unterste Ebene"},
}};

void read_all_levels(Context& context, const SourceEntry& entry, PagePlan& plan) {
  read_fields(context, entry.value, levels_fields, "„ebenen“", plan);
}

template <std::string PagePlan::*Member>
void read_plan_text(Context& context, const SourceEntry& entry, PagePlan& plan) {
  if (entry.value.is_null()) {
    (plan.*Member).clear();
  } else if (auto text = read_text(context, entry.value)) {
    plan.*Member = std::move(text->value);
  }
}

void read_front(Context& context, const SourceEntry& entry, PagePlan& plan) {
  plan.front_place = entry.key.span;
  read_pages(context, entry.value, true, plan.front);
}

void read_back(Context& context, const SourceEntry& entry, PagePlan& plan) {
  plan.back_place = entry.key.span;
  read_pages(context, entry.value, true, plan.back);
}

/// The word whose key is `Context::key`.
void read_word(Context& context, const SourceEntry& entry, PagePlan& plan) {
  auto text = read_text(context, entry.value);
  if (!text) return;
  const auto word = find_named(word_names(), context.key);
  (word ? plan.words[static_cast<std::size_t>(*word)] : plan.part_words[std::string(context.key)]) =
      std::move(text->value);
}

std::vector<Field<PagePlan>> fields_of_words() {
  std::vector<Field<PagePlan>> fields;
  for (const PlanName<Word>& word : word_names()) fields.push_back({word.name, Presence::filled, read_word});
  for (const std::string_view key : part_words()) fields.push_back({key, Presence::filled, read_word});
  return fields;
}

std::vector<KeyInfo> word_keys() {
  return describe(fields_of_words());
}

void read_words(Context& context, const SourceEntry& entry, PagePlan& plan) {
  read_fields(context, entry.value, fields_of_words(), "„texte“", plan);
}

constexpr std::array<Field<PagePlan>, 6> page_plan_fields{{
    {"titel", Presence::filled, read_plan_text<&PagePlan::title>, Below::nothing, text_value,
     "Titel des Bandes"},
    {"untertitel", Presence::or_empty, read_plan_text<&PagePlan::subtitle>, Below::nothing, text_value,
     "Untertitel"},
    {"vorspann", Presence::or_empty, read_front, Below::lines, pages_value, "Seiten vor den Stellen"},
    {"ebenen", Presence::filled, read_all_levels, Below::lines, block_of<levels_fields>,
     "Seiten der Stellen, je Ebene"},
    {"anhang", Presence::or_empty, read_back, Below::lines, pages_value, "Seiten hinter den Stellen"},
    {"texte", Presence::filled, read_words, Below::lines, block_with(word_keys),
     "gedruckte Wörter, die in keiner Quelle stehen"},
}};

std::vector<KeyInfo> keys_of_page_plan() {
  return keys_of_table<page_plan_fields>();
}

/// Texts with live figures keep their place: the figures are known when the plan is.
void keep_live_texts(const SourceNode& node, PagePlan& plan) {  // NOLINT(misc-no-recursion)
  if (live::has_live_figure(node.text())) plan.live_texts.push_back({std::string(node.text()), node.span});
  for (const SourceNode& item : node.items()) keep_live_texts(item, plan);
  for (const SourceEntry& entry : node.entries()) keep_live_texts(entry.value, plan);
}

void read_whole_page_plan(Context& context, const SourceNode& root, PagePlan& plan) {
  read_fields(context, root, page_plan_fields, "einem Druckprofil", plan);
}

}  // namespace

}  // namespace budgetc::binding

namespace budgetc {

std::vector<binding::KeyInfo> page_plan_keys() {
  return binding::keys_of_page_plan();
}

void read_page_plan(const SourceFiles& files, const SourceNode& root, PagePlan& plan, const KnownPlans& plans,
                    std::vector<Diagnostic>& diagnostics) {
  if (root.is_null()) return;
  BudgetPlan forms_alone;  // a page plan knows of nothing else; the binder's helpers carry it along
  forms_alone.forms.assign(plans.forms.begin(), plans.forms.end());
  binding::Context context{.files = files,
                           .plan = forms_alone,
                           .diagnostics = diagnostics,
                           .form_known = std::vector<bool>(plans.forms.size() + 1, plans.all),
                           .key_names = binding::KeyNames(all_keys(page_plan_keys))};
  binding::read_whole_page_plan(context, root, plan);
  binding::keep_live_texts(root, plan);
}

void require_words(const SourceNode& root, const PagePlan& plan, std::vector<Diagnostic>& diagnostics) {
  const auto require = [&](std::string_view name, bool is_there) {
    if (is_there) return;
    Diagnostic& finding = diagnostics.emplace_back(Diagnostic{.code = binding::missing_key});
    finding.message = fmt::format("dem Druckprofil fehlt der Text »{}«", name);
    finding.primary.span = {root.span.file, root.span.begin, root.span.begin};
    finding.helps.emplace_back("ergänzen Sie ihn unter texte");
  };
  for (const PlanName<Word>& name : word_names()) require(name.name, !plan.word(name.value).empty());
  for (const std::string_view name : part_words()) require(name, plan.part_words.contains(name));
}

}  // namespace budgetc
