#include "emit/csv_writer.hpp"

#include <algorithm>
#include <array>

#include "document/plain_text.hpp"
#include "text/german_number.hpp"

namespace budgetc::emit {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What may stand before a formula without stopping a spreadsheet: blanks, no-break space, zero-width space,
/// byte order mark.
constexpr std::array<std::string_view, 4> ignorable{" ", "\u00A0", "\u200B", "\uFEFF"};
/// Signs with which a formula (or, by tab or line break, a new cell) begins; the wide forms count as well.
constexpr std::array<std::string_view, 11> starters{"=",  "+",      "-",      "@",      "\t",    "\r",
                                                    "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

std::string_view skip_ignorable(std::string_view text) {
  bool skipped = true;
  while (skipped) {
    skipped = false;
    for (const std::string_view blank : ignorable) {
      if (!text.starts_with(blank)) continue;
      text.remove_prefix(blank.size());
      skipped = true;
    }
  }
  return text;
}

}  // namespace

bool starts_formula(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  if (text.empty() || is_plain(text.front())) return false;
  const std::string_view rest = skip_ignorable(text);
  return std::ranges::any_of(starters, [rest](std::string_view sign) { return rest.starts_with(sign); });
}

CsvWriter::CsvWriter(CsvDialect dialect) : dialect_(dialect) {
  if (dialect_ == CsvDialect::german) out_ += byte_order_mark;
}

CsvWriter CsvWriter::within_file(CsvDialect dialect) {
  CsvWriter writer(dialect);
  writer.out_.clear();
  return writer;
}

void CsvWriter::separate() {
  if (!row_begins_) out_ += dialect_ == CsvDialect::german ? ';' : ',';
  row_begins_ = false;
}

void CsvWriter::text(std::string_view text) {
  separate();
  const std::string_view special = dialect_ == CsvDialect::german ? ";\"\r\n" : ",\"\r\n";
  const bool edge_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  const bool quoted = edge_blank || text.find_first_of(special) != std::string_view::npos;
  if (quoted) out_ += '"';
  if (starts_formula(text)) out_ += '\'';
  for (std::size_t mark = text.find('"'); mark != std::string_view::npos; mark = text.find('"')) {
    out_ += text.substr(0, mark + 1);
    out_ += '"';
    text.remove_prefix(mark + 1);
  }
  out_ += text;
  if (quoted) out_ += '"';
}

void CsvWriter::number(std::int64_t hundredths, int decimals) {
  separate();
  out_ += plain_number(hundredths, decimals, dialect_ == CsvDialect::german ? ',' : '.');
}

void CsvWriter::cell(const CellValue& cell) {
  if (const auto* amount = std::get_if<AmountValue>(&cell)) {
    return number(amount->amount.cents(), amount->amount.cents() % 100 == 0 ? 0 : 2);
  }
  if (const auto* quantity = std::get_if<QuantityValue>(&cell)) {
    return number(quantity->hundredths, quantity->decimals);
  }
  if (const auto* words = std::get_if<TextValue>(&cell)) {
    const std::vector<TextRun>& runs = words->text.runs;
    return runs.size() == 1 ? text(runs.front().text) : text(plain_text(words->text));
  }
  separate();
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  row_begins_ = true;
}

}  // namespace budgetc::emit
