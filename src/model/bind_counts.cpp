#include <fmt/format.h>

#include "model/bind_context.hpp"

namespace budgetc::binding {
namespace {

/// The first of two neighbours that were probably one amount: only a comma stands between them, and one or
/// two digits behind it.
const SourceNode* find_torn_amount(const SourceNode& list) {
  for (std::size_t i = 0; i + 1 < list.items.size(); ++i) {
    const SourceNode& euros = list.items[i];
    const SourceNode& cents = list.items[i + 1];
    const bool adjacent = euros.span.end + 1 == cents.span.begin;
    if (adjacent && euros.is_scalar() && cents.is_scalar() && cents.text.size() <= 2) return &euros;
  }
  return nullptr;
}

std::string help_for(const SourceNode& list, std::size_t columns, const SourceNode* torn) {
  if (list.items.size() < columns) return "eine leere Stelle steht als ~";
  if (torn == nullptr) return "ein Dezimalkomma in […] braucht Anführungszeichen";
  return fmt::format("ein Dezimalkomma in […] braucht Anführungszeichen: \"{},{}\"", torn->text,
                     (torn + 1)->text);
}

}  // namespace

bool check_count(Context& context, const SourceNode& list, std::size_t columns, std::string_view plural,
                 std::string_view singular) {
  const std::size_t count = list.items.size();
  if (count == columns) return true;
  const SourceNode* torn = count > columns ? find_torn_amount(list) : nullptr;
  const Span span =
      torn == nullptr ? list.span : Span{list.span.file, torn->span.begin, (torn + 1)->span.end};
  report(context, wrong_count, span,
         fmt::format("{} {} für {} {}", count, count == 1 ? singular : plural, columns,
                     columns == 1 ? "Spalte" : "Spalten"))
      .helps.push_back(help_for(list, columns, torn));
  return false;
}

}  // namespace budgetc::binding
