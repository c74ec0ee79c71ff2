#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"

namespace budgetc::binding {
namespace {

/// Key of the threshold of all kinds of payment that have none of their own.
constexpr std::string_view others_key = "sonst";

std::optional<Located<Money>> read_one(Context& context, const SourceNode& value) {
  const auto amount = read_amount(context, value);
  if (!amount) return std::nullopt;
  if (amount->cents() >= 0) return Located<Money>{*amount, value.span};
  report(context, invalid_value, value.span, "die Wertgrenze ist negativ");
  return std::nullopt;
}

/// Whether measures pay in this row.
bool is_payment(const FormRow& row) {
  return row.nature == RowNature::expense && row.formula.empty();
}

/// The row of Teil A that a key names, by its number or its kind ("bau").
std::optional<RowIndex> find_payment_row(Context& context, const SourceNode& key) {
  const auto& rows = context.plan.measure_form().rows;
  const auto named = [&](const FormRow& row) {
    return is_payment(row) && (row.number == key.text() || row.kind == key.text());
  };
  const auto found = std::ranges::find_if(rows, named);
  if (found != rows.end() && !key.text().empty()) return static_cast<RowIndex>(found - rows.begin());
  std::vector<std::string_view> known{others_key};
  for (const FormRow& row : rows) {
    if (is_payment(row)) known.emplace_back(row.kind.empty() ? row.number : row.kind);
  }
  Diagnostic& finding = report(context, invalid_value, key.span,
                               fmt::format("„{}“ ist keine Art von Investitionsauszahlung", key.text()));
  suggest(finding, key.text(), known);
  finding.helps.push_back(fmt::format("möglich sind {} oder die Nummer einer Auszahlungszeile von Teil A",
                                      fmt::join(known, ", ")));
  return std::nullopt;
}

void read_kind(Context& context, const SourceEntry& entry) {
  Thresholds& thresholds = context.plan.thresholds;
  if (entry.key.text() == others_key) {
    thresholds.common = read_one(context, entry.value);
    return;
  }
  const auto row = find_payment_row(context, entry.key);
  const auto amount = row ? read_one(context, entry.value) : std::nullopt;
  if (!amount) return;
  if (thresholds.by_row.emplace(*row, *amount).second) return;
  report(context, invalid_value, entry.key.span,
         fmt::format("für Zeile {} stehen zwei Wertgrenzen", context.plan.measure_form().rows[*row].number));
}

/// Every measure must have a threshold.
void require_all(Context& context, const SourceNode& value) {
  const Thresholds& thresholds = context.plan.thresholds;
  if (thresholds.common) return;
  const auto& rows = context.plan.measure_form().rows;
  for (RowIndex row = 0; row < rows.size(); ++row) {
    if (!is_payment(rows[row]) || thresholds.by_row.contains(row)) continue;
    report(context, missing_key, value.span,
           fmt::format("für Zeile {} ({}) steht keine Wertgrenze", rows[row].number, rows[row].label))
        .helps.emplace_back("mit `sonst: …` die Wertgrenze aller übrigen Arten nennen");
    return;
  }
}

}  // namespace

void read_threshold(Context& context, const SourceNode& value) {
  if (value.is_null() || !expect_measures(context, value.span, "wertgrenze")) return;
  if (!value.is_mapping()) {
    context.plan.thresholds.common = read_one(context, value);
    return;
  }
  if (!context.knows_measure_form()) return;
  const std::size_t before = context.diagnostics.size();
  for (const SourceEntry& entry : value.entries()) {
    if (!entry.value.is_null()) read_kind(context, entry);
  }
  if (context.diagnostics.size() == before) require_all(context, value);
}

}  // namespace budgetc::binding
