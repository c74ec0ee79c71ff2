#include "schema/context.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "source/key_line.hpp"
#include "text/composed.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

std::string_view found_kind(SourceNode::Kind kind) {
  switch (kind) {
    case SourceNode::Kind::null: return "nichts";
    case SourceNode::Kind::scalar: return "ein Text";
    case SourceNode::Kind::sequence: return "eine Liste";
    case SourceNode::Kind::mapping: return "ein Block aus „Schlüssel: Wert“";
  }
  return {};
}

/// The first line of a node, as it is written.
std::string_view first_line(const Context& context, const SourceNode& node) {
  const std::string_view raw = context.files.text(node.span);
  return raw.substr(0, raw.find_first_of("\r\n"));
}

/// How to write what stands there so that it becomes what is wanted.
std::string shape_help(const Context& context, const SourceNode& node, SourceNode::Kind wanted) {
  using Kind = SourceNode::Kind;
  if (wanted == Kind::scalar)
    return "hinter den Doppelpunkt | setzen, dann ist alles, was eingerückt darunter steht, Text";
  if (wanted == Kind::sequence) {
    constexpr std::string_view rule =
        "jeder Eintrag beginnt mit einem Strich, seine weiteren Zeilen sind darunter eingerückt";
    if (node.is_scalar()) return std::string(rule);
    return fmt::format("{}; {}", rule, write_instead(fmt::format("- {}", first_line(context, node))));
  }
  const bool single_keys = node.is_sequence() && !node.items().empty() && node.items().front().is_mapping();
  if (!single_keys) return "in einer eigenen, eingerückten Zeile „Schlüssel: Wert“ schreiben";
  return fmt::format("die Striche davor löschen; {}",
                     write_instead(first_line(context, node.items().front())));
}

bool expect(Context& context, const SourceNode& node, SourceNode::Kind kind) {
  if (node.kind == kind) return true;
  if (!node.is_null()) report_wrong_shape(context, node, kind);
  return false;
}

std::vector<std::string_view> row_numbers(const PlanForm& form) {
  std::vector<std::string_view> numbers;
  for (const FormRow& row : form.rows) numbers.emplace_back(row.number);
  return numbers;
}

/// Says so where a text of several lines holds what was meant for the budget, and that its file has lost
/// something.
void find_swallowed(Context& context, const SourceNode& node) {
  const auto found = find_swallowed_key(context.files.text(node.span), context.key_names);
  if (!found) return;
  context.swallowed = true;
  const Span span{node.span.file, node.span.begin + found->begin, node.span.begin + found->end};
  Diagnostic& finding = report(context, key_in_text, span,
                               fmt::format("der Schlüssel „{}“ steht mitten in einem Text", found->key));
  finding.related.push_back(
      {{node.span.file, node.span.begin, node.span.begin + 1}, "der Text beginnt hier"});
  const bool block = node.style == ScalarStyle::literal || node.style == ScalarStyle::folded;
  finding.notes.emplace_back(block
                                 ? "was eingerückt unter | oder > steht, ist Text und wird nicht gerechnet"
                                 : "was zwischen Anführungszeichen steht, ist Text und wird nicht gerechnet");
  finding.helps.emplace_back(
      block
          ? "die Zeile so weit ausrücken wie die anderen Schlüssel; gehört sie zum Text, sie anders beginnen"
          : "den Text vor dieser Zeile mit seinem Anführungszeichen schließen; gehört sie zum Text, sie "
            "anders beginnen");
}

std::string_view without_zeros(std::string_view number) {
  return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

/// Whether one of the words of a text is the number of a row: `002 Zuwendungen`, `Zeile 002`.
bool holds_number(std::string_view text, std::string_view number) {
  const std::size_t at = text.find(number);
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + number.size();
  const bool begins = at == 0 || text[at - 1] == ' ';
  return begins && (end == text.size() || text[end] == ' ');
}

/// The only row whose number differs in leading zeros alone, whose number is among the words, or that has
/// this label.
const FormRow* find_meant_row(const PlanForm& form, std::string_view written) {
  const FormRow* meant = nullptr;
  // "11." and "11)" are how a list is numbered.
  const std::string_view number = written.substr(0, written.find_last_not_of(".):") + 1);
  for (const FormRow& row : form.rows) {
    const bool same = without_zeros(row.number) == without_zeros(number) ||
                      holds_number(written, row.number) || to_key(row.label) == to_key(written);
    if (!same) continue;
    if (meant != nullptr) return nullptr;
    meant = &row;
  }
  return meant;
}

/// The columns that are written like this but for two neighbouring digits: "Ansatz 2072".
std::vector<std::string> names_with_swapped_digits(const std::vector<Column>& columns,
                                                   std::string_view written) {
  std::vector<std::string> names;
  for (const Column& column : columns) {
    const std::string name = column_name(column);
    const bool swapped = name.size() == written.size() && std::ranges::is_permutation(name, written) &&
                         did_you_mean(written, std::vector<std::string_view>{name}).has_value();
    if (swapped) names.push_back(name);
  }
  return names;
}

/// The only column of that year, or with that name in other letters; what is meant by it beyond doubt.
std::optional<std::string> find_meant_column(const std::vector<Column>& columns, std::string_view written) {
  const auto digits = [](char c) { return c >= '0' && c <= '9'; };
  const auto begin = std::ranges::find_if(written, digits);
  const std::string_view year(begin, std::find_if_not(begin, written.end(), digits));
  std::vector<std::string> of_year;
  for (const Column& column : columns) {
    const std::string name = column_name(column);
    if (to_key(name) == to_key(written)) return name;
    if (std::to_string(column.year) == year) of_year.push_back(name);
  }
  if (of_year.empty()) of_year = names_with_swapped_digits(columns, written);
  if (of_year.size() != 1) return std::nullopt;
  return of_year.front();
}

/// Reports a list or a block where one amount stands.
void report_no_amount(Context& context, const SourceNode& node, Counted counted) {
  const std::string_view wanted = counted == Counted::euros ? "ein Betrag" : "eine Zahl";
  Diagnostic& finding = report(context, wrong_type, node.span,
                               fmt::format("hier steht {}, erwartet wird {}", found_kind(node.kind), wanted));
  const bool lone = node.items().size() == 1 && node.items().front().is_scalar();
  finding.helps.push_back(
      lone ? fmt::format("so schreiben: {}", node.items().front().text())
           : fmt::format("{} ohne Klammern und ohne Schlüssel hinter den Doppelpunkt schreiben, "
                         "wie 8.000",
                         counted == Counted::euros ? "den Betrag" : "die Zahl"));
}

constexpr std::array<std::string_view, 9> words_for_yes{"yes", "true", "wahr", "j", "y",
                                                        "x",   "1",    "on",   "an"};
constexpr std::array<std::string_view, 8> words_for_no{"no", "false", "falsch", "n", "0", "off", "aus", "-"};

std::string flag_help(std::string_view written) {
  const std::string key = to_key(written);
  if (key == "ja" || std::ranges::find(words_for_yes, key) != words_for_yes.end()) return "so schreiben: ja";
  if (key == "nein" || std::ranges::find(words_for_no, key) != words_for_no.end())
    return "so schreiben: nein";
  return "„ja“ oder „nein“ schreiben";
}

}  // namespace

Span part_of(const Context& context, const SourceNode& node, std::uint32_t offset, std::uint32_t length) {
  const std::string_view raw = context.files.text(node.span);
  const std::size_t quote = raw.size() == node.text().size() + 2 ? 1 : 0;
  if (node.text().empty() || raw.substr(std::min(quote, raw.size()), node.text().size()) != node.text())
    return node.span;
  const auto begin = node.span.begin + static_cast<std::uint32_t>(quote) + offset;
  return {.file = node.span.file, .begin = begin, .end = std::min(begin + length, node.span.end)};
}

std::string row_help(const PlanForm& form, std::string_view written) {
  if (const FormRow* const meant = find_meant_row(form, written)) {
    return fmt::format("so schreiben: {}", meant->number);
  }
  return fmt::format("die Zeilen von {} sind: {}", form.name, fmt::join(row_numbers(form), ", "));
}

void report_wrong_shape(Context& context, const SourceNode& node, SourceNode::Kind wanted,
                        std::string_view help) {
  const bool line =
      node.is_scalar() && node.style == ScalarStyle::plain && wanted != SourceNode::Kind::scalar;
  auto advice = line ? explain_bullet(first_line(context, node)) : std::nullopt;
  if (line && !advice && wanted == SourceNode::Kind::mapping)
    advice = explain_key_line(first_line(context, node));
  std::string message =
      advice ? advice->message
             : fmt::format("hier steht {}, erwartet wird {}", found_kind(node.kind), found_kind(wanted));
  Diagnostic& finding = report(context, wrong_type, node.span, std::move(message));
  if (advice)
    finding.helps.push_back(advice->help);
  else
    finding.helps.push_back(help.empty() ? shape_help(context, node, wanted) : std::string(help));
}

Diagnostic& report(Context& context, Code code, Span span, std::string message) {
  Diagnostic& finding = context.diagnostics.emplace_back(Diagnostic{.code = code});
  finding.message = std::move(message);
  finding.primary.span = span;
  return finding;
}

void suggest(Diagnostic& finding, std::string_view written, std::span<const std::string_view> candidates) {
  if (const auto meant = did_you_mean(written, candidates)) {
    finding.helps.push_back(fmt::format("meinten Sie „{}“?", *meant));
  }
}

bool expect_mapping(Context& context, const SourceNode& node) {
  return expect(context, node, SourceNode::Kind::mapping);
}

bool expect_sequence(Context& context, const SourceNode& node) {
  return expect(context, node, SourceNode::Kind::sequence);
}

bool expect_scalar(Context& context, const SourceNode& node) {
  return expect(context, node, SourceNode::Kind::scalar);
}

OptionalText read_text(Context& context, const SourceNode& node) {
  if (!expect_scalar(context, node)) return std::nullopt;
  if (node.style != ScalarStyle::plain) find_swallowed(context, node);
  return Text{composed(node.text()), node.span};
}

std::optional<bool> read_flag(Context& context, const SourceNode& node) {
  if (!expect_scalar(context, node)) return std::nullopt;
  if (node.text() == "ja") return true;
  if (node.text() == "nein") return false;
  report(context, invalid_value, node.span, fmt::format("„{}“ ist weder „ja“ noch „nein“", node.text()))
      .helps.push_back(flag_help(node.text()));
  return std::nullopt;
}

std::optional<std::size_t> read_choice(Context& context, const SourceNode& node,
                                       std::span<const std::string_view> words) {
  if (!expect_scalar(context, node)) return std::nullopt;
  const auto found = std::ranges::find(words, node.text());
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  Diagnostic& finding =
      report(context, invalid_value, node.span, fmt::format("„{}“ ist hier nicht vorgesehen", node.text()));
  // Of words of one character every one would be near.
  if (node.text().size() > 1) suggest(finding, node.text(), words);
  finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(words, ", ")));
  return std::nullopt;
}

std::optional<Money> read_amount(Context& context, const SourceNode& node, Counted counted) {
  if (!node.is_scalar()) {
    if (!node.is_null()) report_no_amount(context, node, counted);
    return std::nullopt;
  }
  const auto amount = parse_amount(node.text(), counted);
  if (amount) return *amount;
  const AmountError& error = amount.error();
  Diagnostic& finding =
      report(context, unreadable_amount, part_of(context, node, error.offset, error.length), error.message);
  if (!error.help.empty()) finding.helps.push_back(error.help);
  return std::nullopt;
}

bool is_null_word(const SourceNode& node) {
  return node.is_null() && node.text().size() > 1;
}

std::optional<FigureId> read_figure(Context& context, const SourceNode& node, FigureKind kind) {
  if (is_null_word(node)) return unreadable_figure(context, node.span, kind);
  if (node.is_null()) return std::nullopt;
  const auto amount = read_amount(context, node, counted_by(kind));
  if (!amount) return unreadable_figure(context, node.span, kind);
  const bool decides = !context.number_in_doubt || !is_money(kind);
  return context.plan.figures.add(
      {.amount = *amount, .span = node.span, .kind = kind, .node = context.node, .readable = decides});
}

FigureId unreadable_figure(Context& context, Span span, FigureKind kind) {
  return context.plan.figures.add(
      {.amount = {}, .span = span, .kind = kind, .node = context.node, .readable = false});
}

std::optional<RowIndex> read_row(Context& context, PlanId plan, const SourceNode& number) {
  if (!context.knows_form(plan) || !expect_scalar(context, number)) return std::nullopt;
  const PlanForm& form = context.plan.form(plan);
  if (const auto row = form.find(number.text())) return row;
  Diagnostic& finding = report(
      context, unknown_row, number.span,
      fmt::format("eine Zeile {} hat die Planform {} ({}) nicht", number.text(), form.name, form.title));
  finding.helps.push_back(row_help(form, number.text()));
  return std::nullopt;
}

void join_findings(Context& context, std::size_t first) {
  auto& all = context.diagnostics;
  if (all.size() < first + 2) return;
  constexpr std::string_view instead = "so schreiben: ";
  std::string& help = all[first].helps.front();
  for (std::size_t i = first + 1; i < all.size(); ++i) {
    all[first].related.push_back({all[i].primary.span, "ebenso"});
    const std::string& more = all[i].helps.front();
    if (help.starts_with(instead) && more.starts_with(instead)) help += ", " + more.substr(instead.size());
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(first) + 1, all.end());
}

std::optional<std::size_t> read_column(Context& context, const SourceNode& name) {
  if (!context.columns_known || !expect_scalar(context, name)) return std::nullopt;
  const auto& columns = context.plan.columns;
  if (const auto column = parse_column(name.text())) {
    const auto found = std::ranges::find(columns, *column);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  }
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column_name(column));
  Diagnostic& finding =
      report(context, unknown_column, name.span, fmt::format("unbekannte Spalte „{}“", name.text()));
  const auto meant = find_meant_column(columns, name.text());
  if (meant) finding.helps.push_back(fmt::format("so schreiben: {}", *meant));
  finding.helps.push_back(fmt::format("die Spalten von haushalt.yaml sind: {}", fmt::join(names, ", ")));
  return std::nullopt;
}

std::optional<std::size_t> find_extra(const InvestmentForm& form, std::string_view key) {
  const auto found = std::ranges::find(form.extras, key, &ExtraColumn::key);
  if (found == form.extras.end()) return std::nullopt;
  return static_cast<std::size_t>(found - form.extras.begin());
}

std::optional<std::size_t> find_meant_extra(const InvestmentForm& form, std::string_view key) {
  const std::string plain = to_key(key);
  const auto found =
      std::ranges::find(form.extras, plain, [](const ExtraColumn& extra) { return to_key(extra.key); });
  if (found == form.extras.end()) return std::nullopt;
  return static_cast<std::size_t>(found - form.extras.begin());
}

std::optional<int> parse_year(std::string_view text) {
  if (text.size() != 4 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  if (year < 1900 || year > 2199) return std::nullopt;
  return year;
}

}  // namespace budgetc::binding
