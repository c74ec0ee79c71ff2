#include <algorithm>
#include <bitset>
#include <map>

#include <fmt/format.h>

#include "document/page_plan_names.hpp"
#include "document/part_table.hpp"

namespace budgetc {

namespace {

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
  if (level == plan.levels.size()) return "verwaltung";
  if (level == 0) return "erste";
  return level + 1 == plan.levels.size() ? "letzte" : "mittlere";
}

/// What the pages of each level print.
class PrintedParts {
 public:
  PrintedParts(const BudgetPlan& plan, const PagePlan& page_plan) : levels_(plan.levels.size() + 1) {
    for (std::size_t level = 0; level < levels_.size(); ++level) {
      const LevelPages& of_level = lowering::pages_of(plan, page_plan, level);
      for (const auto* specs : {&of_level.before, &of_level.after}) {
        for (const PageSpec& page : *specs) {
          for (const PartSpec& part : page.parts) levels_[level].set(index(part.kind));
        }
      }
    }
  }

  [[nodiscard]] bool has(std::size_t level, PartKind part) const { return levels_[level].test(index(part)); }

 private:
  static constexpr std::size_t part_count = static_cast<std::size_t>(PartKind::balance) + 1;
  static std::size_t index(PartKind part) { return static_cast<std::size_t>(part); }

  std::vector<std::bitset<part_count>> levels_;
};

class UnprintedFinder {
 public:
  UnprintedFinder(const BudgetPlan& plan, const PagePlan& page_plan)
      : plan_(plan), pages_(page_plan), printed_(plan, page_plan) {}

  std::vector<Diagnostic> run() {
    for (std::size_t i = 0; i < plan_.nodes.size(); ++i) collect(static_cast<NodeId>(i));
    std::vector<Diagnostic> findings;
    for (const auto& [key, nodes] : places_) findings.push_back(finding(key.first, key.second, nodes));
    add_book_parts(findings);
    return findings;
  }

 private:
  void collect(NodeId id) {
    for (const PlanName<PartKind>& part : part_names()) {
      if (!lowering::is_book_part(part.value) && !is_printed(part.value, id) &&
          lowering::is_written(plan_, part.value, id))
        places_[{lowering::page_level(plan_, plan_.node(id)), part.value}].push_back(id);
    }
  }

  /// Whether the page plan prints the part for the node, or for one above that shows it.
  [[nodiscard]] bool is_printed(PartKind part, NodeId id) const {
    // The name in an index stands in the table of the node above.
    std::optional<NodeId> at = part == PartKind::products ? plan_.node(id).parent : id;
    for (; at; at = shows_nodes_below(part) ? plan_.node(*at).parent : std::nullopt) {
      if (printed_.has(lowering::page_level(plan_, plan_.node(*at)), part)) return true;
    }
    return false;
  }

  [[nodiscard]] Diagnostic finding(std::size_t level, PartKind part, const std::vector<NodeId>& nodes) const {
    Diagnostic result{.code = unprinted_part, .severity = Severity::warning};
    const std::string_view name = part_name(part);
    result.message =
        level == plan_.levels.size()
            ? fmt::format("der Teil »{}« der Verwaltung wird nicht gedruckt", name)
            : fmt::format("der Teil »{}« steht in {} der Ebene {} und wird nicht gedruckt", name,
                          nodes.size() == 1 ? "einer Stelle" : fmt::format("{} Stellen", nodes.size()),
                          plan_.levels[level]);
    const std::size_t printing = printing_level(part, level);
    add_places(nodes, result);
    add_page_plan(lowering::pages_of(plan_, pages_, printing).place, result);
    result.helps.push_back(
        part == PartKind::products && level == 0
            ? std::string("über der obersten Ebene druckt kein Verzeichnis diesen Namen")
            : fmt::format("im Druckprofil unter ebenen, {}, den Teil {} auf eine Seite setzen",
                          level_key(plan_, printing), name));
    return result;
  }

  /// The first places are shown, the others counted.
  void add_places(const std::vector<NodeId>& nodes, Diagnostic& finding) const {
    for (const NodeId id : nodes) {
      const Span place = plan_.node(id).number.span;
      if (id == nodes.front()) {
        finding.primary = {place, ""};
      } else if (finding.related.size() + 1 < places_shown) {
        finding.related.push_back({place, ""});
      } else {
        finding.counted.push_back(place);
      }
    }
    if (const std::size_t count = finding.counted.size(); count > 0)
      finding.notes.push_back(fmt::format("und {} weitere {}", count, count == 1 ? "Stelle" : "Stellen"));
  }

  /// Where the administration's own page plan leaves the part out: the mistake may be there.
  void add_page_plan(Span place, Diagnostic& finding) const {
    if (pages_.own_file && place.file == *pages_.own_file && place.end > 0)
      finding.related.push_back({place, "hier fehlt der Teil"});
  }

  /// The level whose pages would print the part.
  [[nodiscard]] std::size_t printing_level(PartKind part, std::size_t level) const {
    const bool above = part == PartKind::products && level > 0 && level < plan_.levels.size();
    return above ? level - 1 : level;
  }

  void add_book_parts(std::vector<Diagnostic>& findings) const {
    const BudgetPlan& plan = plan_;
    const auto missing = [&](PartKind part) {
      return !has_part(pages_.front, part) && !has_part(pages_.back, part);
    };
    const auto add = [&](PartKind part, Span place) {
      Diagnostic result{.code = unprinted_part, .severity = Severity::warning};
      result.message = fmt::format("der Teil »{}« wird nicht gedruckt", part_name(part));
      result.primary = {place, ""};
      add_page_plan(pages_.front_place, result);
      add_page_plan(pages_.back_place, result);
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

  const BudgetPlan& plan_;
  const PagePlan& pages_;
  PrintedParts printed_;
  std::map<std::pair<std::size_t, PartKind>, std::vector<NodeId>> places_;
};

}  // namespace

std::vector<Diagnostic> find_unprinted(const BudgetPlan& plan, const PagePlan& page_plan) {
  return UnprintedFinder(plan, page_plan).run();
}

}  // namespace budgetc
