#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parts/kinds/staff_plan.hpp"

// How the Stellenplan is printed, and its tidy data.
namespace budgetc::parts {
namespace {

using lowering::part_word;

/// So many areas fit beside the groups on a page.
constexpr std::size_t areas_per_table = 8;

CellValue staff_cell(const BudgetPlan& plan, std::optional<FigureId> figure) {
  if (!figure || !plan.figures[*figure].readable) return Blank{};
  return QuantityValue{plan.figures[*figure].amount.cents(), 2, {}};
}

/// The sum of some figures; blank for none.
CellValue staff_sum(const BudgetPlan& plan, const std::vector<std::optional<FigureId>>& figures) {
  std::optional<Money> sum;
  for (const auto& figure : figures) {
    if (figure) sum = add(sum.value_or(Money{}), plan.figures[*figure].amount);
  }
  return sum ? CellValue(QuantityValue{sum->cents(), 2, {}}) : Blank{};
}

/// One list of the Stellenplan as a table.
class StaffTable {
 public:
  StaffTable(const lowering::Context& context, const std::vector<StaffLine>& lines, StaffList list)
      : context_(context), lines_(lines), list_(list) {
    has_groups_ = any([](const StaffLine& line) { return !line.group.value.empty(); });
    has_prior_ = any([](const StaffLine& line) { return line.posts[0].has_value(); });
    has_filled_ = any([](const StaffLine& line) { return line.filled.has_value(); });
    has_notes_ = any([](const StaffLine& line) { return line.note.has_value(); });
  }

  Table make(const std::string& id) {
    Table table;
    table.kind = TableKind::listing;
    table.id = id;
    add_columns(table);
    for (const StaffLine& line : lines_) table.rows.push_back(row_of(line));
    table.rows.push_back(sum());
    return table;
  }

 private:
  template <typename Wanted>
  [[nodiscard]] bool any(Wanted wanted) const {
    return std::ranges::any_of(lines_, wanted);
  }

  void add_columns(Table& table) const {
    const bool trainees = list_ == StaffList::trainees;
    const auto column = [&](ColumnRole role, const std::string& words) {
      table.columns.push_back(lowering::make_column(role, words));
    };
    column(ColumnRole::label, part_word(context_, "stellenplan_amt"));
    if (has_groups_) column(ColumnRole::reference, part_word(context_, "stellenplan_gruppe"));
    const std::string posts =
        part_word(context_, trainees ? "stellenplan_vorgesehen" : "stellenplan_stellen");
    for (const BudgetYear& budget : context_.plan.years)
      column(ColumnRole::current_amount, fmt::format("{}|{}", posts, budget.year));
    if (has_prior_) column(ColumnRole::amount, fmt::format("{}|{}", posts, context_.plan.first_year() - 1));
    if (has_filled_)
      column(ColumnRole::amount,
             part_word(context_, trainees ? "stellenplan_beschaeftigt" : "stellenplan_besetzt"));
    if (has_notes_) column(ColumnRole::text, part_word(context_, "stellenplan_vermerk"));
  }

  /// The figures of a line in the order of the columns.
  [[nodiscard]] std::vector<std::optional<FigureId>> figures_of(const StaffLine& line) const {
    std::vector<std::optional<FigureId>> figures(
        line.posts.begin() + 1,
        line.posts.begin() + 1 + static_cast<std::ptrdiff_t>(context_.plan.years.size()));
    if (has_prior_) figures.push_back(line.posts[0]);
    if (has_filled_) figures.push_back(line.filled);
    return figures;
  }

  [[nodiscard]] TableRow row_of(const StaffLine& line) const {
    TableRow row{TableRowStyle::normal, {lowering::text_cell(line.title)}, {}};
    if (has_groups_) row.cells.push_back(lowering::text_cell(line.group));
    for (const auto& figure : figures_of(line)) row.cells.push_back(staff_cell(context_.plan, figure));
    if (has_notes_) row.cells.push_back(line.note ? lowering::prose_cell(*line.note) : Blank{});
    return row;
  }

  [[nodiscard]] TableRow sum() const {
    TableRow row{TableRowStyle::sum, {lowering::text_cell(part_word(context_, "stellenplan_summe"))}, {}};
    if (has_groups_) row.cells.emplace_back(Blank{});
    std::vector<std::vector<std::optional<FigureId>>> by_column;
    for (const StaffLine& line : lines_) {
      const auto figures = figures_of(line);
      by_column.resize(figures.size());
      for (std::size_t i = 0; i < figures.size(); ++i) by_column[i].push_back(figures[i]);
    }
    for (const auto& figures : by_column) row.cells.push_back(staff_sum(context_.plan, figures));
    if (has_notes_) row.cells.emplace_back(Blank{});
    return row;
  }

  const lowering::Context& context_;
  const std::vector<StaffLine>& lines_;
  StaffList list_;
  bool has_groups_ = false;
  bool has_prior_ = false;
  bool has_filled_ = false;
  bool has_notes_ = false;
};

/// The Stellenübersicht of one budget year: groups down, areas across, in as many tables as it takes.
class StaffMatrix {
 public:
  StaffMatrix(const lowering::Context& context, const StaffPlan& staff, std::size_t year)
      : context_(context), staff_(staff), year_(year) {}

  void print(const std::string& id, lowering::Blocks& blocks) const {
    for (std::size_t first = 0; first < staff_.areas.size(); first += areas_per_table) {
      const std::size_t last = std::min(first + areas_per_table, staff_.areas.size());
      Table table;
      table.kind = TableKind::listing;
      table.id = first == 0 ? id : fmt::format("{}-{}", id, first / areas_per_table + 1);
      add_columns(first, last, table);
      for (const StaffList list : {StaffList::officials, StaffList::employees})
        add_list(list, first, last, table);
      add_row(TableRowStyle::sum, part_word(context_, "stellenplan_summe"), std::nullopt, first, last, table);
      blocks.emplace_back(std::move(table));
    }
  }

 private:
  using Figures = std::vector<std::optional<FigureId>>;

  void add_columns(std::size_t first, std::size_t last, Table& table) const {
    table.columns.push_back(
        lowering::make_column(ColumnRole::label, part_word(context_, "stellenplan_gruppe")));
    for (std::size_t i = first; i < last; ++i)
      table.columns.push_back(lowering::make_column(ColumnRole::amount, staff_.areas[i].area.value));
    if (last == staff_.areas.size())
      table.columns.push_back(
          lowering::make_column(ColumnRole::current_amount, part_word(context_, "stellenplan_summe")));
  }

  void add_list(StaffList list, std::size_t first, std::size_t last, Table& table) const {
    const auto groups = groups_of(staff_.list(list));
    if (groups.empty()) return;
    const std::string_view word =
        list == StaffList::officials ? "stellenplan_beamte" : "stellenplan_beschaeftigte";
    table.rows.push_back({TableRowStyle::group, {lowering::text_cell(part_word(context_, word))}, {}});
    for (const Text* group : groups)
      add_row(TableRowStyle::normal, group->value, group_key(group->value), first, last, table);
  }

  /// The posts of a group, or of all, in an area.
  void append(const StaffArea& area, const std::optional<std::string>& group, Figures& figures) const {
    for (const StaffShare& share : area.shares) {
      if (!group || group_key(share.group.value) == *group) figures.push_back(share.posts[year_]);
    }
  }

  void add_row(TableRowStyle style, std::string_view name, const std::optional<std::string>& group,
               std::size_t first, std::size_t last, Table& table) const {
    TableRow row{style, {lowering::text_cell(name)}, {}};
    for (std::size_t i = first; i < last; ++i) {
      Figures figures;
      append(staff_.areas[i], group, figures);
      row.cells.push_back(staff_sum(context_.plan, figures));
    }
    if (last == staff_.areas.size()) {
      Figures all;
      for (const StaffArea& area : staff_.areas) append(area, group, all);
      row.cells.push_back(staff_sum(context_.plan, all));
    }
    table.rows.push_back(std::move(row));
  }

  const lowering::Context& context_;
  const StaffPlan& staff_;
  std::size_t year_;
};

/// "Spalten: 01 Innere Verwaltung, 05 Soziale Leistungen"; nothing where all areas are names.
OptionalText names_of_areas(const lowering::Context& context, const StaffPlan& staff) {
  std::vector<std::string> names;
  for (const StaffArea& area : staff.areas) {
    const auto node = context.plan.find_node(area.area.value);
    if (node) names.push_back(fmt::format("{} {}", area.area.value, context.plan.node(*node).name.value));
  }
  if (names.empty()) return std::nullopt;
  return Text{fmt::format("{}: {}", part_word(context, "stellenuebersicht_spalten"), fmt::join(names, ", ")),
              staff.areas.front().area.span};
}

}  // namespace

void print_staff_plan(lowering::Sheet& sheet) {
  const Node& node = sheet.context.plan.node(sheet.node);
  const StaffPlan* const staff = node.slots.find<StaffPlan>();
  if (staff == nullptr) return;
  static constexpr std::array<std::string_view, staff_list_count> headings{
      "stellenplan_beamte", "stellenplan_beschaeftigte", "stellenplan_nachwuchs"};
  static constexpr std::array<std::string_view, staff_list_count> ids{"teil-a", "teil-b", "nachwuchs"};
  lowering::append_prose(staff->text, sheet.blocks);
  for (std::size_t i = 0; i < staff_list_count; ++i) {
    if (staff->lists[i].empty()) continue;
    sheet.blocks.emplace_back(Heading{part_word(sheet.context, headings[i]), 1});
    sheet.blocks.emplace_back(
        StaffTable(sheet.context, staff->lists[i], static_cast<StaffList>(i))
            .make(fmt::format("{}-stellenplan-{}", lowering::slug(node.number.value), ids[i])));
  }
}

void print_staff_overview(lowering::Sheet& sheet) {
  const BudgetPlan& plan = sheet.context.plan;
  const Node& node = plan.node(sheet.node);
  const StaffPlan* const staff = node.slots.find<StaffPlan>();
  if (staff == nullptr || staff->areas.empty()) return;
  lowering::append_prose(names_of_areas(sheet.context, *staff), sheet.blocks);
  for (std::size_t year = 0; year < plan.years.size(); ++year) {
    const auto has_year = [&](const StaffArea& area) {
      return std::ranges::any_of(area.shares,
                                 [&](const StaffShare& share) { return share.posts[year].has_value(); });
    };
    if (year > 0 && std::ranges::none_of(staff->areas, has_year)) continue;
    if (plan.years.size() > 1) sheet.blocks.emplace_back(Heading{std::to_string(plan.years[year].year), 1});
    StaffMatrix(sheet.context, *staff, year)
        .print(fmt::format("{}-stellenuebersicht{}", lowering::slug(node.number.value),
                           year == 0 ? "" : fmt::format("-{}", plan.years[year].year)),
               sheet.blocks);
  }
}

namespace {

/// Rows of the tidy data of one node.
class StaffData {
 public:
  StaffData(const lowering::Context& context, const Node& node, Dataset& data)
      : context_(context), node_(node), data_(data) {}

  void add_line(StaffList list, const StaffLine& line) {
    const BudgetPlan& plan = context_.plan;
    for (std::size_t i = 0; i < plan.years.size(); ++i)
      add(staff_list_name(list), line, "Stellen", plan.years[i].year, line.posts[i + 1]);
    add(staff_list_name(list), line, "Stellen", plan.first_year() - 1, line.posts[0]);
    add(staff_list_name(list), line, "besetzt", plan.first_year() - 1, line.filled);
  }

  void add_share(const StaffArea& area, const StaffShare& share) {
    StaffLine line;
    line.title = area.area;
    line.group = share.group;
    for (std::size_t i = 0; i < context_.plan.years.size(); ++i)
      add("Stellenübersicht", line, "Stellen", context_.plan.years[i].year, share.posts[i]);
  }

 private:
  void add(std::string_view list, const StaffLine& line, std::string_view kind, int year,
           std::optional<FigureId> figure) {
    if (!figure) return;
    std::vector<CellValue> row = lowering::node_cells(context_, node_);
    row.insert(row.end(),
               {lowering::text_cell(list), lowering::text_cell(line.title), lowering::text_cell(line.group),
                lowering::text_cell(kind), lowering::text_cell(std::to_string(year)),
                staff_cell(context_.plan, figure), lowering::prose_text_cell(line.note)});
    data_.rows.push_back(std::move(row));
  }

  const lowering::Context& context_;
  const Node& node_;
  Dataset& data_;
};

}  // namespace

Dataset data_of_staff_plan(const lowering::Context& context, const lowering::DataRange& range) {
  Dataset data{
      "stellenplan",
      {"ebene", "nummer", "bezeichnung", "teil", "amt", "gruppe", "angabe", "jahr", "anzahl", "vermerk"},
      {}};
  for (const NodeId id : lowering::asked_nodes(context, range)) {
    const Node& node = context.plan.node(id);
    const StaffPlan* const staff = node.slots.find<StaffPlan>();
    if (staff == nullptr) continue;
    StaffData rows(context, node, data);
    for (std::size_t i = 0; i < staff_list_count; ++i) {
      for (const StaffLine& line : staff->lists[i]) rows.add_line(static_cast<StaffList>(i), line);
    }
    for (const StaffArea& area : staff->areas) {
      for (const StaffShare& share : area.shares) rows.add_share(area, share);
    }
  }
  return data;
}

}  // namespace budgetc::parts
