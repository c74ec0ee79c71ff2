#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "document/page_plan_names.hpp"
#include "document/part_table.hpp"

namespace budgetc {

namespace {

using lowering::Context;

constexpr Code unprinted_part{"B04"};
constexpr std::size_t places_shown = 4;

bool has_part(const std::vector<PageSpec>& specs, PartKind part) {
  return std::ranges::any_of(specs, [&](const PageSpec& page) {
    return std::ranges::find(page.parts, part, &PartSpec::kind) != page.parts.end();
  });
}

/// Parts that show what stands at the nodes below, too.
bool shows_nodes_below(PartKind part) {
  return part == PartKind::teilfinanzplan_b || part == PartKind::investment_list ||
         part == PartKind::investment_texts;
}

/// Names of parts of a node and of the book by their kind.
std::string_view part_name(PartKind part) {
  const auto names = part_names();
  const auto found = std::ranges::find(names, part, &PlanName<PartKind>::value);
  return found == names.end() ? std::string_view() : found->name;
}

/// Key of a level's pages in a page plan.
std::string_view level_key(const BudgetPlan& plan, std::size_t level) {
  if (level == 0) return "erste";
  return level + 1 == plan.levels.size() ? "letzte" : "mittlere";
}

class UnprintedFinder {
 public:
  UnprintedFinder(const Context& context, std::optional<NodeId> only) : context_(context), only_(only) {}

  std::vector<Diagnostic> run() {
    for (std::size_t i = 0; i < context_.plan.nodes.size(); ++i) {
      const auto id = static_cast<NodeId>(i);
      if (only_ && id != *only_) continue;
      for (const PlanName<PartKind>& part : part_names()) {
        if (!lowering::is_book_part(part.value) && !is_printed(part.value, id) &&
            lowering::is_written(context_, part.value, id))
          places_[{context_.plan.node(id).level, part.value}].push_back(id);
      }
    }
    std::vector<Diagnostic> findings;
    for (const auto& [key, nodes] : places_) findings.push_back(finding(key.first, key.second, nodes));
    if (!only_) add_book_parts(findings);
    return findings;
  }

 private:
  /// Whether the page plan prints the part for the node, or for one above that shows it.
  [[nodiscard]] bool is_printed(PartKind part, NodeId id) const {
    // The name in an index stands in the table of the node above.
    std::optional<NodeId> at = part == PartKind::products ? context_.plan.node(id).parent : id;
    for (; at; at = shows_nodes_below(part) && !only_ ? context_.plan.node(*at).parent : std::nullopt) {
      const LevelPages& level = lowering::pages_of(context_, context_.plan.node(*at));
      if (has_part(level.before, part) || has_part(level.after, part)) return true;
    }
    return false;
  }

  [[nodiscard]] Diagnostic finding(std::size_t level, PartKind part, const std::vector<NodeId>& nodes) const {
    const BudgetPlan& plan = context_.plan;
    Diagnostic result{.code = unprinted_part, .severity = Severity::warning};
    const std::string_view name = part_name(part);
    result.message = fmt::format("der Teil »{}« steht in {} der Ebene {} und wird nicht gedruckt", name,
                                 nodes.size() == 1 ? "einer Stelle" : fmt::format("{} Stellen", nodes.size()),
                                 plan.levels[level]);
    result.primary = {plan.node(nodes.front()).number.span, ""};
    for (std::size_t i = 1; i < std::min(nodes.size(), places_shown); ++i)
      result.related.push_back({plan.node(nodes[i]).number.span, ""});
    if (nodes.size() > places_shown)
      result.notes.push_back(fmt::format("und {} weitere Stellen", nodes.size() - places_shown));
    result.helps.push_back(
        part == PartKind::products && level == 0
            ? std::string("über der obersten Ebene druckt kein Verzeichnis diesen Namen")
            : fmt::format("im Druckprofil unter ebenen, {}, den Teil {} auf eine Seite setzen",
                          level_key(plan, printing_level(part, level)), name));
    return result;
  }

  /// The level whose pages would print the part.
  static std::size_t printing_level(PartKind part, std::size_t level) {
    return part == PartKind::products && level > 0 ? level - 1 : level;
  }

  void add_book_parts(std::vector<Diagnostic>& findings) const {
    const BudgetPlan& plan = context_.plan;
    const auto missing = [&](PartKind part) {
      return !has_part(context_.pages.front, part) && !has_part(context_.pages.back, part);
    };
    const auto add = [&](PartKind part, Span place) {
      Diagnostic result{.code = unprinted_part, .severity = Severity::warning};
      result.message = fmt::format("der Teil »{}« wird nicht gedruckt", part_name(part));
      result.primary = {place, ""};
      result.helps.push_back(fmt::format(
          "im Druckprofil unter vorspann oder anhang den Teil {} auf eine Seite setzen", part_name(part)));
      findings.push_back(std::move(result));
    };
    if (!plan.classifications.empty() && missing(PartKind::classification_legend))
      add(PartKind::classification_legend, plan.classifications.front().text.span);
    if (!plan.remarks.empty() && missing(PartKind::remarks))
      add(PartKind::remarks, plan.remarks.front().title.span);
    if (lowering::has_balance(plan) && missing(PartKind::balance)) add(PartKind::balance, plan.year_span);
    if (!plan.deviations.empty() && missing(PartKind::deviations))
      add(PartKind::deviations, plan.deviations.front().span);
  }

  const Context& context_;
  std::optional<NodeId> only_;
  std::map<std::pair<std::size_t, PartKind>, std::vector<NodeId>> places_;
};

}  // namespace

std::vector<Diagnostic> find_unprinted(const BudgetPlan& plan, const Evaluation& evaluation,
                                       const RuleReport& report, const LayoutOptions& options) {
  const Context context{plan, evaluation, report, options.page_plan};
  return UnprintedFinder(context, options.only).run();
}

}  // namespace budgetc
