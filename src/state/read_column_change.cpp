#include <array>

#include <fmt/format.h>

#include "schema/fields.hpp"
#include "state/read_change.hpp"

namespace budgetc::state {
namespace {

using namespace binding;

constexpr std::string_view minus_sign = "\u2212";

/// The amount behind a plus sign, as a scalar of its own.
SourceNode without_plus(const Context& context, const SourceNode& value) {
  SourceNode amount = value;
  amount.set_text(amount.text().substr(1));
  if (context.files.text(value.span).starts_with('+')) ++amount.span.begin;
  return amount;
}

/// What is proposed for the amount is to be written with its sign.
void sign_help(Diagnostic& finding) {
  constexpr std::string_view lead = "so schreiben: ";
  for (std::string& help : finding.helps) {
    if (help.starts_with(lead) && help[lead.size()] != '-') help.insert(lead.size(), "+");
  }
}

bool read_addition(Context& context, const SourceNode& value, ColumnChange& change) {
  const std::string_view text = value.text();
  const bool plus = text.starts_with('+') && text.find_first_of("+-", 1) == std::string_view::npos;
  if (!plus && !text.starts_with('-') && !text.starts_with(minus_sign)) {
    Diagnostic& finding =
        report(context, without_sign, value.span,
               fmt::format("„{}“ hat kein Vorzeichen: eine Änderung oder der neue Betrag?", text));
    finding.helps.push_back(fmt::format("soll so viel dazukommen, so schreiben: +{}", text));
    finding.helps.push_back(fmt::format("ist es der neue Betrag, so schreiben: {{alt: …, neu: {}}}", text));
    return false;
  }
  const auto amount = read_amount(context, plus ? without_plus(context, value) : value);
  if (!amount && plus) sign_help(context.diagnostics.back());
  if (!amount) return false;
  change.amount = *amount;
  change.relative = true;
  return true;
}

/// `{alt: 969.250, neu: 989.250}`.
struct Replacement {
  std::optional<Money> before;
  std::optional<Money> after;
  Span after_span;
};

void read_before(Context& context, const SourceEntry& entry, Replacement& target) {
  target.before = read_amount(context, entry.value);
}

void read_after(Context& context, const SourceEntry& entry, Replacement& target) {
  target.after = read_amount(context, entry.value);
  target.after_span = entry.value.span;
}

constexpr std::array<Field<Replacement>, 2> replacement_fields{{
    {"alt", Presence::optional, read_before, Below::nothing, amount_value,
     "der Betrag bisher; leer, wo keiner stand"},
    {"neu", Presence::required, read_after, Below::nothing, amount_value, "der neue Betrag"},
}};

bool read_replacement(Context& context, const SourceNode& value, ColumnChange& change) {
  Replacement replacement;
  const std::size_t before = context.diagnostics.size();
  read_fields(context, value, replacement_fields, "einer Änderung von alt nach neu", replacement);
  if (context.diagnostics.size() != before || !replacement.after) return false;
  change.amount = *replacement.after;
  change.span = replacement.after_span;
  // An empty `alt` says that the cell is empty.
  if (const SourceNode* const written = value.find("alt"))
    change.before = Located<std::optional<Money>>{replacement.before, written->span};
  return true;
}

}  // namespace

std::vector<KeyInfo> replacement_keys() {
  return keys_of_table<replacement_fields>();
}

bool read_column_change(Context& context, const SourceNode& value, ColumnChange& change) {
  change.span = value.span;
  if (value.is_mapping()) return read_replacement(context, value, change);
  if (value.is_scalar()) return read_addition(context, value, change);
  if (value.is_null()) {
    report(context, missing_key, value.span, "die Änderung nennt keinen Betrag")
        .helps.emplace_back("so schreiben: +20.000, oder {alt: …, neu: …}");
  } else {
    report_wrong_shape(context, value, SourceNode::Kind::scalar,
                       "so schreiben: +20.000, oder {alt: …, neu: …}");
  }
  return false;
}

}  // namespace budgetc::state
