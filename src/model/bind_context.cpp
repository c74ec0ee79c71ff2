#include "model/bind_context.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "model/did_you_mean.hpp"
#include "model/swallowed_keys.hpp"
#include <budgetc/model/amount_parser.hpp>

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

bool expect(Context& context, const SourceNode& node, SourceNode::Kind kind) {
  if (node.kind == kind) return true;
  if (node.is_null()) return false;
  report(context, wrong_type, node.span,
         fmt::format("hier steht {}, erwartet wird {}", found_kind(node.kind), found_kind(kind)));
  return false;
}

std::vector<std::string_view> row_numbers(const PlanForm& form) {
  std::vector<std::string_view> numbers;
  for (const FormRow& row : form.rows) numbers.emplace_back(row.number);
  return numbers;
}

/// Says so where a block text holds what was meant for the budget, and that its file has lost something.
void find_swallowed(Context& context, const SourceNode& node) {
  const auto found = find_swallowed_key(context.files.text(node.span), context.plan.levels);
  if (!found) return;
  context.swallowed = true;
  const Span span{node.span.file, node.span.begin + found->begin, node.span.begin + found->end};
  Diagnostic& finding = report(context, key_in_text, span,
                               fmt::format("der Schlüssel „{}“ steht mitten in einem Text", found->key));
  finding.related.push_back(
      {{node.span.file, node.span.begin, node.span.begin + 1}, "der Text beginnt hier"});
  finding.notes.emplace_back("was eingerückt unter | oder > steht, ist Text und wird nicht gerechnet");
  finding.helps.emplace_back(
      "die Zeile so weit ausrücken wie die anderen Schlüssel; gehört sie zum Text, sie anders beginnen");
}

}  // namespace

Span part_of(const Context& context, const SourceNode& node, std::uint32_t offset, std::uint32_t length) {
  const std::string_view raw = context.files.text(node.span);
  const std::size_t quote = raw.size() == node.text.size() + 2 ? 1 : 0;
  if (node.text.empty() || raw.substr(std::min(quote, raw.size()), node.text.size()) != node.text)
    return node.span;
  const auto begin = node.span.begin + static_cast<std::uint32_t>(quote) + offset;
  return {.file = node.span.file, .begin = begin, .end = std::min(begin + length, node.span.end)};
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
  if (node.style == ScalarStyle::literal || node.style == ScalarStyle::folded) find_swallowed(context, node);
  return Text{std::string(node.text), node.span};
}

std::optional<bool> read_flag(Context& context, const SourceNode& node) {
  if (!expect_scalar(context, node)) return std::nullopt;
  if (node.text == "ja") return true;
  if (node.text == "nein") return false;
  report(context, invalid_value, node.span, fmt::format("„{}“ ist weder „ja“ noch „nein“", node.text));
  return std::nullopt;
}

std::optional<std::size_t> read_choice(Context& context, const SourceNode& node,
                                       std::span<const std::string_view> words) {
  if (!expect_scalar(context, node)) return std::nullopt;
  const auto found = std::ranges::find(words, node.text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  Diagnostic& finding =
      report(context, invalid_value, node.span, fmt::format("„{}“ ist hier nicht vorgesehen", node.text));
  finding.helps.push_back(fmt::format("möglich sind: {}", fmt::join(words, ", ")));
  return std::nullopt;
}

std::optional<Money> read_amount(Context& context, const SourceNode& node) {
  if (!expect_scalar(context, node)) return std::nullopt;
  const auto amount = parse_amount(node.text);
  if (amount) return *amount;
  const AmountError& error = amount.error();
  Diagnostic& finding =
      report(context, unreadable_amount, part_of(context, node, error.offset, error.length), error.message);
  if (!error.help.empty()) finding.helps.push_back(error.help);
  return std::nullopt;
}

std::optional<FigureId> read_figure(Context& context, const SourceNode& node, FigureKind kind) {
  if (node.is_null()) return std::nullopt;
  const auto amount = read_amount(context, node);
  if (!amount) return unreadable_figure(context, node.span, kind);
  const bool decides = !context.number_in_doubt || !is_money(kind);
  return context.plan.figures.add(
      {.amount = *amount, .span = node.span, .kind = kind, .node = context.node, .readable = decides});
}

FigureId unreadable_figure(Context& context, Span span, FigureKind kind) {
  return context.plan.figures.add(
      {.amount = {}, .span = span, .kind = kind, .node = context.node, .readable = false});
}

std::optional<RowIndex> read_row(Context& context, PlanKind plan, const SourceNode& number) {
  if (!context.form_known[static_cast<std::size_t>(plan)] || !expect_scalar(context, number))
    return std::nullopt;
  const PlanForm& form = context.plan.form(plan);
  if (const auto row = form.find(number.text)) return row;
  Diagnostic& finding =
      report(context, unknown_row, number.span,
             fmt::format("eine Zeile {} hat die Planform {} ({}) nicht", number.text, form.name, form.title));
  suggest(finding, number.text, row_numbers(form));
  return std::nullopt;
}

std::optional<std::size_t> read_column(Context& context, const SourceNode& name) {
  if (!context.columns_known || !expect_scalar(context, name)) return std::nullopt;
  const auto& columns = context.plan.columns;
  if (const auto column = parse_column(name.text)) {
    const auto found = std::ranges::find(columns, *column);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  }
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column_name(column));
  Diagnostic& finding =
      report(context, unknown_column, name.span, fmt::format("unbekannte Spalte „{}“", name.text));
  finding.helps.push_back(fmt::format("die Spalten von haushalt.yaml sind: {}", fmt::join(names, ", ")));
  return std::nullopt;
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
