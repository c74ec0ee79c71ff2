#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/lowering.hpp"
#include "parts/part.hpp"

// The Stellenplan: posts of officials and employees by group, and how they are shared among the outermost
// nodes (§ 8 KomHVO NRW). Posts are counted in hundredths.
namespace budgetc::parts {

/// Posts of the year before the first budget year, and of each budget year.
using StaffYears = std::array<std::optional<FigureId>, most_budget_years + 1>;

/// One line: so many posts of a group.
struct StaffLine {
  Text title;
  /// "A 13"; empty where a trainee has none.
  Text group;
  StaffYears posts;
  /// How many were filled in the year before.
  std::optional<FigureId> filled;
  OptionalText note;
  Span span;
};

/// Teil A, Teil B, and the trainees, who hold no posts.
enum class StaffList : std::uint8_t { officials, employees, trainees };
inline constexpr std::size_t staff_list_count = 3;

/// Posts of one group in an area, by budget year.
struct StaffShare {
  Text group;
  YearFigures posts;
};

/// What of the posts is in one Produktbereich: the number of an outermost node, or a name.
struct StaffArea {
  Text area;
  std::vector<StaffShare> shares;
};

struct StaffPlan {
  OptionalText text;
  std::array<std::vector<StaffLine>, staff_list_count> lists;
  std::vector<StaffArea> areas;
  /// A group of the Stellenübersicht was not understood: its posts may be any group's.
  bool lost_share = false;
  /// A list of Teil A or Teil B was not understood.
  bool lost_list = false;

  [[nodiscard]] const std::vector<StaffLine>& list(StaffList which) const {
    return lists[static_cast<std::size_t>(which)];
  }
};

/// A group without its blanks: "A 13" and "A13" are one.
[[nodiscard]] std::string group_key(std::string_view group);
/// The groups of some lines in their order, each once.
[[nodiscard]] std::vector<const Text*> groups_of(const std::vector<StaffLine>& lines);
/// Whether an area has a number rather than a name.
[[nodiscard]] bool is_numbered_area(const StaffArea& area);
/// What findings and data call a list: "Teil A".
[[nodiscard]] std::string_view staff_list_name(StaffList list);

void print_staff_plan(lowering::Sheet& sheet);
void print_staff_overview(lowering::Sheet& sheet);
[[nodiscard]] Dataset data_of_staff_plan(const lowering::Context& context, const lowering::DataRange& range);

}  // namespace budgetc::parts
