#include "emit/numbers.hpp"

#include "document/plain_text.hpp"
#include "text/german_number.hpp"

namespace budgetc::emit {

namespace {

struct Printer {
  std::string operator()(const Blank& /*cell*/) const { return {}; }
  std::string operator()(const TextValue& cell) const { return plain_text(cell.text); }
  std::string operator()(const AmountValue& cell) const {
    return cell.with_unit ? format_euro(cell.amount) : format_german(cell.amount);
  }
  std::string operator()(const QuantityValue& cell) const {
    const std::string number = german_number(cell.hundredths, cell.decimals);
    return cell.unit.empty() ? number : number + "\u00A0" + cell.unit;
  }
};

}  // namespace

std::string printed(const CellValue& cell) {
  return std::visit(Printer{}, cell);
}

}  // namespace budgetc::emit
