#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "schema/fields.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// No administration has more, and every file is compared with all of them.
constexpr std::size_t most_levels = 9;

void read_level(Context& context, const SourceNode& item, PlanFile& file) {
  const auto text = read_text(context, item);
  if (!text) return;
  const auto same = [&](const std::string& level) { return to_key(level) == to_key(text->value); };
  if (std::ranges::any_of(file.plan.levels, same)) {
    report(context, invalid_value, item.span, fmt::format("die Ebene „{}“ steht zweimal", text->value));
    return;
  }
  file.plan.levels.push_back(text->value);
  context.key_names.add(text->value);
}

void read_levels(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (entry.value.items().size() > most_levels) {
    report(context, invalid_value, entry.value.span, fmt::format("mehr als {} Ebenen", most_levels));
    return;
  }
  if (!expect_words(context, entry.value)) return;
  read_items(context, entry.value, [&](const SourceNode& item) { read_level(context, item, file); });
}

/// Columns with something else than a comma between them: "Ansatz 2027; Plan 2028".
std::optional<std::string> several_columns(std::string_view written) {
  std::string list;
  for (bool more = true; more;) {
    const std::size_t at = written.find_first_of(";|/");
    more = at != std::string_view::npos;
    if (!more && list.empty()) return std::nullopt;
    std::string_view name = written.substr(0, at);
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    name = name.substr(0, name.find_last_not_of(' ') + 1);
    if (!parse_column(name)) return std::nullopt;
    list += fmt::format("{}{}", list.empty() ? "" : ", ", name);
    if (more) written.remove_prefix(at + 1);
  }
  return list;
}

/// How to write a column that is not understood.
std::string budget_column_help(std::string_view written, int fiscal_year) {
  if (const auto several = several_columns(written)) return fmt::format("so schreiben: {}", *several);
  const std::size_t digits = written.find_first_of("0123456789");
  const std::string_view year = digits == std::string_view::npos ? "" : written.substr(digits, 4);
  if (!parse_year(year))
    return fmt::format("eine Spalte ist Ergebnis, Ansatz oder Plan mit dem Jahr{}",
                       fiscal_year > 0 ? fmt::format(", zum Beispiel Ansatz {}", fiscal_year) : "");
  const std::string key = to_key(written);
  for (const std::string_view kind : {"Ergebnis", "Ansatz", "Plan"}) {
    if (key.find(to_key(kind)) != std::string::npos) return fmt::format("so schreiben: {} {}", kind, year);
  }
  return fmt::format("eine Spalte sagt auch, was sie enthält: Ergebnis {0}, Ansatz {0} oder Plan {0}", year);
}

/// Says whether the column was understood.
bool add_column(Context& context, const SourceNode& item, BudgetPlan& plan) {
  if (!expect_scalar(context, item)) return false;
  const auto column = parse_column(item.text());
  if (!column) {
    report(context, invalid_value, item.span,
           fmt::format("„{}“ {}", item.text(),
                       several_columns(item.text()) ? "sind mehrere Spalten; in […] trennt ein Komma"
                                                    : "ist keine Spalte"))
        .helps.push_back(budget_column_help(item.text(), plan.first_year()));
    return false;
  }
  if (std::ranges::find(plan.columns, *column) != plan.columns.end()) {
    report(context, invalid_value, item.span, fmt::format("die Spalte „{}“ steht zweimal", item.text()));
    return false;
  }
  plan.columns.push_back(*column);
  return true;
}

/// Sums over years and the book follow the order of the columns.
void check_column_order(Context& context, const SourceNode& list, const std::vector<Column>& columns) {
  for (std::size_t i = 1; i < columns.size(); ++i) {
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (columns[earlier].kind != columns[i].kind || columns[earlier].year < columns[i].year) continue;
      report(context, invalid_value, list.items()[i].span,
             fmt::format("die Spalte „{}“ steht hinter „{}“", column_name(columns[i]),
                         column_name(columns[earlier])))
          .helps.emplace_back(
              "die Spalten nach Jahren ordnen; in jeder Liste von Beträgen stehen sie ebenso");
      break;
    }
  }
}

/// A year that is missing between two others is mostly a slip in one of them.
void check_column_gaps(Context& context, const SourceNode& list, const std::vector<Column>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto is_before = [&](const Column& other) { return other.year < columns[i].year; };
    const auto is_next = [&](const Column& other) { return other.year == columns[i].year - 1; };
    if (std::ranges::none_of(columns, is_before) || std::ranges::any_of(columns, is_next)) continue;
    Diagnostic& finding = report(
        context, invalid_value, list.items()[i].span,
        fmt::format("vor der Spalte „{}“ fehlt das Jahr {}", column_name(columns[i]), columns[i].year - 1));
    finding.severity = Severity::warning;
    finding.helps.emplace_back("die Jahre der Spalten prüfen; gewöhnlich folgen sie aufeinander");
  }
}

void read_columns(Context& context, const SourceEntry& entry, PlanFile& file) {
  context.columns_known = entry.value.is_sequence();
  if (!expect_words(context, entry.value)) return;
  const std::size_t before = context.diagnostics.size();
  read_items(context, entry.value, [&](const SourceNode& item) {
    if (!add_column(context, item, file.plan)) context.columns_known = false;
  });
  const auto no_help = [](const Diagnostic& finding) { return finding.helps.empty(); };
  if (std::none_of(context.diagnostics.begin() + static_cast<std::ptrdiff_t>(before),
                   context.diagnostics.end(), no_help))
    join_findings(context, before);
  if (!context.columns_known || file.plan.columns.size() != entry.value.items().size()) return;
  check_column_order(context, entry.value, file.plan.columns);
  check_column_gaps(context, entry.value, file.plan.columns);
}

template <OptionalText PlanFile::*Member>
void read_form_name(Context& context, const SourceEntry& entry, PlanFile& file) {
  auto name = read_text(context, entry.value);
  if (name) file.*Member = std::move(name);
}

constexpr std::array<Field<PlanFile>, 2> forms_fields{{
    {"teilergebnisplan", Presence::required, read_form_name<&PlanFile::result_form>, Below::nothing,
     text_value, "Name der Planform: nrw-muster"},
    {"teilfinanzplan", Presence::required, read_form_name<&PlanFile::finance_form>, Below::nothing,
     text_value, "Name der Planform für Teil A und Teil B"},
}};

void read_forms(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (entry.value.is_scalar()) {
    report_wrong_shape(
        context, entry.value, SourceNode::Kind::mapping,
        fmt::format("je Plan eine Form; so schreiben: {{teilergebnisplan: {0}, teilfinanzplan: {0}}}",
                    entry.value.text()));
    return;
  }
  read_fields(context, entry.value, forms_fields, "„formen“", file);
}

/// `form:` is the form of all plans for which `formen` names none.
void read_form(Context& context, const SourceEntry& entry, PlanFile& file) {
  auto name = read_text(context, entry.value);
  if (!name) return;
  if (!file.result_form) file.result_form = name;
  if (!file.finance_form) file.finance_form = std::move(name);
}

void keep_plan_level(Context& context, const SourceEntry& entry, PlanFile& file) {
  assign_text(context, entry.value, file.plan_level);
}

void read_administration(Context& context, const SourceEntry& entry, PlanFile& file) {
  assign_text(context, entry.value, file.plan.administration);
}

constexpr std::array<std::string_view, 2> rounding_words{"euro", "keine"};

void read_rounding(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (const auto choice = read_choice(context, entry.value, rounding_words))
    file.plan.actuals_rounded = *choice == 0;
}

void read_complete(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (const auto flag = read_flag(context, entry.value)) file.plan.complete = *flag;
}

void read_prior_year(Context& context, const SourceEntry& entry, PlanFile& file) {
  assign_text(context, entry.value, file.plan.prior_year_sources);
}

/// A whole number above nothing, written as amounts are; nothing for anything else.
std::optional<std::int64_t> read_inhabitants_of(Context& context, const SourceNode& value) {
  const auto count = read_amount(context, value, Counted::indicator);
  if (!count) return std::nullopt;
  if (count->cents() > 0 && count->cents() % 100 == 0) return count->cents() / 100;
  report(context, invalid_value, value.span, fmt::format("„{}“ ist keine Zahl von Einwohnern", value.text()));
  return std::nullopt;
}

void read_inhabitants(Context& context, const SourceEntry& entry, PlanFile& file) {
  if (entry.value.is_scalar())
    return report_wrong_shape(
        context, entry.value, SourceNode::Kind::mapping,
        fmt::format("die Einwohner je Jahr: {{{}: {}}}", file.plan.first_year(), entry.value.text()));
  if (!expect_mapping(context, entry.value)) return;
  for (const SourceEntry& one : entry.value.entries()) {
    const auto year = parse_year(one.key.text());
    if (!year) {
      report(context, invalid_value, one.key.span, fmt::format("„{}“ ist kein Jahr", one.key.text()));
    } else if (!one.value.is_null()) {
      file.plan.inhabitants[*year] = read_inhabitants_of(context, one.value).value_or(0);
    }
  }
}

template <std::optional<FigureId> Reserves::*Member>
void read_reserve(Context& context, const SourceEntry& entry, PlanFile& file) {
  auto& reserve = file.plan.reserves.*Member;
  if (entry.value.is_mapping()) {
    report_wrong_shape(context, entry.value, SourceNode::Kind::scalar,
                       "ein Betrag: der Stand zu Beginn des ersten Haushaltsjahres; was später davon bleibt, "
                       "ergibt sich aus dem Plan");
    reserve = unreadable_figure(context, entry.value.span, FigureKind::reserve);
    return;
  }
  reserve = read_figure(context, entry.value, FigureKind::reserve);
  if (!reserve || file.plan.figures[*reserve].amount.cents() >= 0) return;
  report(context, invalid_value, entry.value.span, "der Stand einer Rücklage ist nicht negativ");
  reserve = unreadable_figure(context, entry.value.span, FigureKind::reserve);
}

/// Keeps what names things that are only known later.
template <const SourceNode* PlanFile::*Member>
void keep(Context&, const SourceEntry& entry, PlanFile& file) {
  file.*Member = &entry.value;
}

/// Parts of the format that this version accepts but has no use for: never dropped without a word.
/// How the book looks is said beside haushalt.yaml, not in it.
const SourceEntry* find_page_settings(Context& context, const SourceNode& root) {
  const auto found =
      std::ranges::find(root.entries(), "druck", [](const SourceEntry& entry) { return entry.key.text(); });
  if (found == root.entries().end()) return nullptr;
  report(context, unknown_key, found->key.span, "unbekannter Schlüssel „druck“ in haushalt.yaml")
      .helps.emplace_back(
          "das Druckprofil steht in druck/standard.yaml, Farben, Schrift und Logo in "
          "druck/haushaltsband.cfg");
  return &*found;
}

/// Thresholds by kind of payment.
constexpr Value thresholds_by_kind = named_values("Zeile von Teil A oder ihr Kürzel", amount_value);

constexpr Value inhabitants_by_year = named_values("Jahr", amount_value);

constexpr std::array<Field<PlanFile>, 22> plan_file_fields{{
    {"haushalt", Presence::required, read_administration, Below::nothing, text_value, "Name der Verwaltung"},
    {"jahr", Presence::required, read_year, Below::nothing, text_value, "Haushaltsjahr"},
    {"jahre", Presence::filled, read_years, Below::nothing, texts_value,
     "die beiden Haushaltsjahre eines Doppelhaushalts, anstelle von jahr"},
    {"ebenen", Presence::required, read_levels, Below::lines, texts_value,
     "Namen der Ebenen, von oben: Budget, Produktgruppe, Produkt"},
    {"planebene", Presence::filled, keep_plan_level, Below::nothing, text_value,
     "Ebene, deren Stellen alle einen Plan haben müssen"},
    {"spalten", Presence::required, read_columns, Below::lines, texts_value,
     "Spalten der Pläne: Ergebnis 2024, Ansatz 2025, Ansatz 2026, Plan 2027"},
    {"formen", Presence::required, read_forms, Below::lines, block_of<forms_fields>, "Planform je Plan"},
    {"form", Presence::filled, read_form, Below::nothing, text_value,
     "Planform aller Pläne, für die formen keine nennt"},
    {"wertgrenze", Presence::filled, keep<&PlanFile::threshold>, Below::nothing,
     or_else(amount_value, thresholds_by_kind),
     "Betrag, über dem eine Maßnahme einzeln gezeigt wird; einer für alle oder je Art der Auszahlung"},
    {"rundung", Presence::filled, read_rounding, Below::nothing, choice_of<rounding_words>,
     "ob Ergebnisspalten auf volle Euro gerundet sind"},
    {"vollstaendig", Presence::filled, read_complete, Below::nothing, flag_value,
     "ob alle Stellen der Verwaltung in den Quellen stehen"},
    {"vorjahr", Presence::filled, read_prior_year, Below::nothing, text_value,
     "Ordner mit den Quellen des Vorjahres"},
    {"einwohner", Presence::filled, read_inhabitants, Below::nothing, inhabitants_by_year,
     "Einwohner je Jahr, für Beträge je Einwohner in Texten: {2024: 20.412}"},
    {"ausgleichsruecklage", Presence::optional, read_reserve<&Reserves::equalization>, Below::nothing,
     amount_value, "Stand zu Beginn des Haushaltsjahres"},
    {"allgemeine_ruecklage", Presence::optional, read_reserve<&Reserves::general>, Below::nothing,
     amount_value, "Stand zu Beginn des Haushaltsjahres"},
    {"verlustvortrag", Presence::filled, keep<&PlanFile::loss_carried>, Below::nothing, by_column,
     "was vom Fehlbetrag des Jahres vorgetragen wird"},
    {"verlustvortrag_abdeckung", Presence::filled, keep<&PlanFile::loss_covered>, Below::nothing, by_column,
     "was von früheren Vorträgen abgedeckt wird"},
    {"klassifizierung", Presence::optional, read_classifications, Below::lines, classes,
     "Klassen der Produkte und was sie bedeuten"},
    {"vorbemerkungen", Presence::optional, read_remarks, Below::lines, remarks_value,
     "Texte vor den Budgets"},
    {"regeln", Presence::optional, read_rule_settings, Below::lines, settings_value,
     "Regeln, die hier anders gelten"},
    {"abweichungen", Presence::optional, keep_deviations, Below::lines, deviations_value,
     "anerkannte Abweichungen"},
    {"eigene_regeln", Presence::optional, keep<&PlanFile::own_rules>, Below::lines, own_rules_value,
     "Regeln, die sich die Verwaltung selbst gibt"},
}};

/// A key that need not be there where another one says the same.
struct Instead {
  std::string_view key;
  std::string_view other;
};
constexpr std::array<Instead, 2> alternatives{{{"formen", "form"}, {"jahr", "jahre"}}};

/// Keeps what is said of the administration as a node: its plans are known when the forms are.
void keep_for_root(Context& context, const SourceEntry& entry, PlanFile& file) {
  file.root_entries.push_back({context.key, &entry});
}

/// Whether a section may be a plan of a form, and is not a key of the file that is misspelt.
bool may_be_plan(const SourceEntry& entry, std::span<const Field<PlanFile>> fields) {
  if (!entry.value.is_mapping()) return false;
  const std::vector<std::string_view> known = keys_of(fields);
  return std::ranges::find(known, entry.key.text()) == known.end() && !did_you_mean(entry.key.text(), known);
}

/// What haushalt.yaml may have. Where `form` names the form of all plans, `formen` need not be there; nor
/// need `jahr` where `jahre` is.
std::vector<Field<PlanFile>> fields_of(const SourceNode& root) {
  std::vector<Field<PlanFile>> fields(plan_file_fields.begin(), plan_file_fields.end());
  for (const std::string_view key : root_keys())
    fields.push_back({key, Presence::optional, keep_for_root, Below::lines});
  for (const auto& [key, other] : alternatives) {
    const SourceNode* written = root.find(other);
    if (written == nullptr || is_empty(*written)) continue;
    std::ranges::find(fields, key, &Field<PlanFile>::key)->presence = Presence::optional;
  }
  return fields;
}

/// The level may be named before the levels are.
void find_plan_level(Context& context, const PlanFile& file) {
  if (!file.plan_level || file.plan.levels.empty()) return;
  const auto& levels = file.plan.levels;
  const auto found = std::ranges::find(levels, to_key(file.plan_level->value),
                                       [](const std::string& level) { return to_key(level); });
  if (found != levels.end()) {
    file.plan.plan_level = static_cast<std::size_t>(found - levels.begin());
    return;
  }
  report(context, invalid_value, file.plan_level->span,
         fmt::format("eine Ebene „{}“ gibt es nicht", file.plan_level->value))
      .helps.push_back(fmt::format("die Ebenen sind: {}", fmt::join(levels, ", ")));
}

}  // namespace

std::vector<KeyInfo> plan_file_keys() {
  std::vector<KeyInfo> keys = keys_of_table<plan_file_fields>();
  const std::vector<KeyInfo> more = root_part_keys();
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

std::vector<std::string_view> keys_of_plan_file() {
  std::vector<std::string_view> keys = keys_of<PlanFile>(plan_file_fields);
  const std::vector<std::string_view> more = root_keys();
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

void read_plan_file(Context& context, const SourceNode& root, PlanFile& file) {
  const std::vector<Field<PlanFile>> fields = fields_of(root);
  std::vector<const SourceEntry*> handled{find_page_settings(context, root)};
  for (const SourceEntry& entry : root.entries()) {
    if (&entry == handled.front() || !may_be_plan(entry, fields)) continue;
    file.root_entries.push_back({entry.key.text(), &entry});
    handled.push_back(&entry);
  }
  read_fields(context, root, fields, "haushalt.yaml", file, handled);
  find_plan_level(context, file);
}

}  // namespace budgetc::binding
