#include "document/lowering.hpp"

namespace budgetc::lowering {

namespace {

OrgBox org_box(const OrgUnit& unit) {  // NOLINT(misc-no-recursion)
  OrgBox box;
  box.lines.push_back(one_line(unit.name.value));
  for (const OptionalText* line : {&unit.addition, &unit.role, &unit.person}) {
    if (*line) box.lines.push_back(one_line((*line)->value));
  }
  for (const OrgUnit& child : unit.units) box.children.push_back(org_box(child));
  return box;
}

}  // namespace

void add_org_chart(const Context& context, NodeId node, Blocks& blocks) {
  const auto& chart = context.plan.node(node).org_chart;
  if (chart) blocks.emplace_back(org_box(*chart));
}

}  // namespace budgetc::lowering
