#pragma once

#include <string_view>

#include "model/budget_year.hpp"
#include "schema/context.hpp"

// Amounts that print has for each budget year: `betrag: {2026: 376.500, 2027: 380.000}`.
namespace budgetc::binding {

/// Reads an amount of each budget year. One that stands alone is that of the first year; a mapping names the
/// years, and one that it lacks is a finding and an unreadable figure, unless it is `may_lack`: whoever names
/// years, names all. `name` is the key, for findings.
[[nodiscard]] YearFigures read_year_figures(Context& context, const SourceNode& value, FigureKind kind,
                                            std::string_view name, bool may_lack = false);
/// What stands for an amount that is not there, or cannot be read, in every budget year.
[[nodiscard]] YearFigures unreadable_years(Context& context, Span span, FigureKind kind);

}  // namespace budgetc::binding
