#include "expression/linear_terms.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "text/did_you_mean.hpp"

namespace budgetc {
namespace {

using Status = tl::expected<void, ExpressionError>;

/// Walks a formula and collects its rows with their signs.
class Collector {
 public:
  Collector(const Expression& expression, std::span<const std::string_view> rows)
      : expression_(expression), rows_(rows), seen_(rows.size(), false) {}

  Status collect(PartId id, int sign) {
    const ExpressionPart& part = expression_.part(id);
    if (const auto* row = std::get_if<RowReference>(&part.content))
      return collect_rows(*row, part.place, sign);
    if (const auto* operation = std::get_if<Operation>(&part.content))
      return collect_operation(*operation, part.place, sign);
    return refuse(part.place);
  }

  [[nodiscard]] std::vector<FormulaTerm> terms() && {
    std::ranges::sort(terms_, {}, &FormulaTerm::row);
    return std::move(terms_);
  }

 private:
  static Status refuse(TextRange place) {
    return tl::unexpected(
        ExpressionError{"die Formel einer Planform zählt nur Zeilen zusammen und zieht sie ab",
                        "erlaubt sind Zeilen, Bereiche wie 001..009, + - ( ) und summe(…)", place});
  }

  Status collect_operation(const Operation& operation, TextRange place, int sign) {
    switch (operation.op) {
      case Operator::add:
      case Operator::sum: return collect_all(operation.operands, sign, sign);
      case Operator::subtract: return collect_all(operation.operands, sign, -sign);
      case Operator::negate: return collect(operation.operands.front(), -sign);
      default: return refuse(place);
    }
  }

  /// The first operand takes one sign, the others another.
  Status collect_all(const std::vector<PartId>& operands, int first_sign, int other_sign) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (auto status = collect(operands[i], i == 0 ? first_sign : other_sign); !status) return status;
    }
    return {};
  }

  Status collect_rows(const RowReference& reference, TextRange place, int sign) {
    if (reference.column || reference.node || reference.plan) return refuse(place);
    const auto first = find_row(reference.first, place);
    if (!first) return tl::unexpected(first.error());
    const auto last = find_row(reference.last, place);
    if (!last) return tl::unexpected(last.error());
    if (*first > *last) {
      return tl::unexpected(
          ExpressionError{fmt::format("der Bereich {}..{} läuft rückwärts", reference.first, reference.last),
                          fmt::format("gemeint ist wohl {}..{}", reference.last, reference.first), place});
    }
    for (std::size_t row = *first; row <= *last; ++row) {
      if (auto status = add_row(row, place, sign); !status) return status;
    }
    return {};
  }

  Status add_row(std::size_t row, TextRange place, int sign) {
    if (seen_[row]) {
      return tl::unexpected(ExpressionError{
          fmt::format("die Zeile {} kommt in der Formel zweimal vor", rows_[row]), "", place});
    }
    seen_[row] = true;
    terms_.push_back({.row = static_cast<RowIndex>(row), .sign = static_cast<std::int8_t>(sign)});
    return {};
  }

  [[nodiscard]] tl::expected<std::size_t, ExpressionError> find_row(const std::string& number,
                                                                    TextRange place) const {
    const auto found = std::ranges::find(rows_, number);
    if (found != rows_.end()) return static_cast<std::size_t>(found - rows_.begin());
    const auto meant = did_you_mean(number, rows_);
    return tl::unexpected(ExpressionError{
        fmt::format("die Zeile {} gibt es in dieser Planform nicht", number),
        meant ? fmt::format("meinten Sie „{}“?", *meant) : std::string(), place_of(number, place)});
  }

  /// Where the row is written within its reference.
  [[nodiscard]] TextRange place_of(const std::string& number, TextRange place) const {
    const std::string_view written = std::string_view(expression_.text).substr(place.offset, place.length);
    const std::size_t at = written.find(number);
    if (at == std::string_view::npos) return place;
    return {place.offset + static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(number.size())};
  }

  const Expression& expression_;
  std::span<const std::string_view> rows_;
  std::vector<bool> seen_;
  std::vector<FormulaTerm> terms_;
};

}  // namespace

tl::expected<std::vector<FormulaTerm>, ExpressionError> linear_terms(const Expression& expression,
                                                                     std::span<const std::string_view> rows) {
  Collector collector(expression, rows);
  if (auto status = collector.collect(expression.root, 1); !status)
    return tl::unexpected(std::move(status.error()));
  return std::move(collector).terms();
}

}  // namespace budgetc
