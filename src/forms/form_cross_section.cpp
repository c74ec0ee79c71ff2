#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "forms/form_drafts.hpp"

namespace budgetc::binding {
namespace {

/// A column as it is read, before its row is looked up.
struct CrossSectionDraft {
  CrossSectionColumn column;
  const SourceNode* row = nullptr;
};

void keep_cross_section_row(Context& context, const SourceEntry& entry, CrossSectionDraft& draft) {
  if (expect_scalar(context, entry.value)) draft.row = &entry.value;
}

void read_cross_section_heading(Context& context, const SourceEntry& entry, CrossSectionDraft& draft) {
  if (auto text = read_text(context, entry.value)) draft.column.heading = std::move(text->value);
}

void read_cross_section_commitments(Context& context, const SourceEntry& entry, CrossSectionDraft& draft) {
  draft.column.commitments = read_flag(context, entry.value).value_or(false);
}

constexpr std::array<Field<CrossSectionDraft>, 3> cross_section_fields{{
    {"zeile", Presence::required, keep_cross_section_row, Below::nothing, text_value,
     "Zeile des Plans, die in der Spalte steht"},
    {"ueberschrift", Presence::required, read_cross_section_heading, Below::nothing, text_value,
     "Überschrift der Spalte; ein senkrechter Strich bricht sie um"},
    {"ve", Presence::filled, read_cross_section_commitments, Below::nothing, flag_value,
     "ob statt der Beträge die Verpflichtungsermächtigungen der Zeile in der Spalte stehen"},
}};

void resolve_cross_section_row(Context& context, PlanDraft& draft, CrossSectionDraft& item) {
  if (item.row == nullptr) return;
  std::vector<std::string_view> numbers;
  for (const RowDraft& row : draft.rows) numbers.emplace_back(row.row.number);
  const auto found = std::ranges::find(numbers, item.row->text());
  if (found == numbers.end()) {
    suggest(report(context, faulty_form, item.row->span,
                   fmt::format("die Zeile {} gibt es in dieser Planform nicht", item.row->text())),
            item.row->text(), numbers);
    return;
  }
  item.column.row = static_cast<RowIndex>(found - numbers.begin());
  draft.form.cross_section.push_back(std::move(item.column));
}

void read_product_area(Context& context, const SourceEntry& entry, std::vector<ProductArea>& areas) {
  if (!expect_scalar(context, entry.key)) return;
  auto name = read_text(context, entry.value);
  if (!name) return;
  const auto known = std::ranges::find(areas, entry.key.text(), &ProductArea::number);
  if (known == areas.end()) areas.push_back({std::string(entry.key.text()), std::move(name->value)});
}

}  // namespace

std::vector<KeyInfo> cross_section_keys() {
  return keys_of_table<cross_section_fields>();
}

void resolve_cross_section(Context& context, PlanDraft& draft) {
  if (draft.cross_section == nullptr) return;
  if (draft.form.scope == PlanScope::administration) {
    report(context, faulty_form, draft.cross_section->span,
           "einen Querschnitt gibt es nur von Plänen, die Stellen haben");
    return;
  }
  read_items(context, *draft.cross_section, [&](const SourceNode& item) {
    CrossSectionDraft column;
    read_fields(context, item, cross_section_fields, "einer Spalte des Querschnitts", column);
    resolve_cross_section_row(context, draft, column);
  });
}

std::vector<ProductArea> read_product_areas(Context& context, const SourceNode& section) {
  std::vector<ProductArea> areas;
  if (!expect_mapping(context, section)) return areas;
  for (const SourceEntry& entry : section.entries()) read_product_area(context, entry, areas);
  return areas;
}

}  // namespace budgetc::binding
