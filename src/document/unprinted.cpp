#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

#include "document/page_parts.hpp"
#include "parts/registry.hpp"

namespace budgetc {

namespace {

constexpr Code unprinted_part{"B04"};
constexpr std::size_t places_shown = 4;

bool has_part(const std::vector<PageSpec>& specs, const PartSpec& wanted) {
  const auto is_it = [&](const PartSpec& spec) {
    return spec.part == wanted.part && spec.plan == wanted.plan;
  };
  return std::ranges::any_of(specs,
                             [&](const PageSpec& page) { return std::ranges::any_of(page.parts, is_it); });
}

/// All that a page plan can print of this budget: every part, that of plans once for each plan.
std::vector<PartSpec> printable_parts(const BudgetPlan& plan) {
  std::vector<PartSpec> list;
  for (const PagePart* part : page_parts()) {
    if (!part->takes_plan) list.push_back({.part = part, .title = {}});
    if (!part->takes_plan) continue;
    for (const PlanForm& form : plan.forms) list.push_back({.part = part, .title = {}, .plan = form.key});
  }
  return list;
}

/// Whether what a part prints stands below a key.
bool is_key_of(const PartSpec& spec, std::string_view key) {
  if (spec.part->takes_plan) return spec.plan == key;
  return std::ranges::any_of(all_parts(), [&](const NodePart* part) {
    const auto is_it = [&](const PagePart& page) { return &page == spec.part; };
    const bool has_key =
        std::ranges::find(part->fields, key, &binding::Field<Node>::key) != part->fields.end();
    // Of several pages and keys, those that share a name belong together.
    const bool shares = part->pages.size() == 1 || part->fields.size() == 1 || spec.part->name == key;
    return has_key && shares && std::ranges::any_of(part->pages, is_it);
  });
}

/// By which name a page plan puts a part on a page.
std::string_view name_of(const PartSpec& spec) {
  return spec.plan.empty() ? spec.part->name : std::string_view(spec.plan);
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
  PrintedParts(const BudgetPlan& plan, const PagePlan& page_plan, std::span<const PartSpec> parts)
      : levels_(plan.levels.size() + 1) {
    for (std::size_t level = 0; level < levels_.size(); ++level) {
      const LevelPages& of_level = lowering::pages_of(plan, page_plan, level);
      for (const PartSpec& part : parts)
        levels_[level].push_back(has_part(of_level.before, part) || has_part(of_level.after, part));
    }
  }

  /// `part` is an index into the printable parts.
  [[nodiscard]] bool has(std::size_t level, std::size_t part) const { return levels_[level][part]; }

 private:
  std::vector<std::vector<bool>> levels_;
};

class UnprintedFinder {
 public:
  UnprintedFinder(const BudgetPlan& plan, const PagePlan& page_plan)
      : plan_(plan), pages_(page_plan), parts_(printable_parts(plan)), printed_(plan, page_plan, parts_) {}

  std::vector<Diagnostic> run() {
    for (std::size_t i = 0; i < plan_.nodes.size(); ++i) collect(static_cast<NodeId>(i));
    std::vector<Diagnostic> findings;
    for (const auto& [key, nodes] : places_)
      findings.push_back(finding(key.first, parts_[key.second], nodes));
    add_book_parts(findings);
    return findings;
  }

 private:
  void collect(NodeId id) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      // Parts of the book are looked for once, below.
      if (parts_[i].part->of_book) continue;
      if (!is_printed(i, id) && lowering::is_written(plan_, parts_[i], plan_.node(id)))
        places_[{lowering::page_level(plan_, plan_.node(id)), i}].push_back(id);
    }
  }

  /// Whether the page plan prints the part for the node, or for one above that shows it.
  [[nodiscard]] bool is_printed(std::size_t part, NodeId id) const {
    const PrintedAt where = parts_[part].part->at;
    std::optional<NodeId> at = where == PrintedAt::parent ? plan_.node(id).parent : id;
    for (; at; at = where == PrintedAt::node_or_above ? plan_.node(*at).parent : std::nullopt) {
      if (printed_.has(lowering::page_level(plan_, plan_.node(*at)), part)) return true;
    }
    return false;
  }

  [[nodiscard]] Diagnostic finding(std::size_t level, const PartSpec& spec,
                                   const std::vector<NodeId>& nodes) const {
    Diagnostic result{.code = unprinted_part, .severity = Severity::warning};
    result.message =
        level == plan_.levels.size()
            ? fmt::format("der Teil »{}« der Verwaltung wird nicht gedruckt", name_of(spec))
            : fmt::format("der Teil »{}« steht in {} der Ebene {} und wird nicht gedruckt", name_of(spec),
                          nodes.size() == 1 ? "einer Stelle" : fmt::format("{} Stellen", nodes.size()),
                          plan_.levels[level]);
    const bool above = spec.part->at == PrintedAt::parent;
    const std::size_t printing = above && level > 0 && level < plan_.levels.size() ? level - 1 : level;
    add_places(spec, nodes, result);
    add_page_plan(lowering::pages_of(plan_, pages_, printing).place, result);
    result.helps.push_back(
        above && level == 0
            ? std::string("über der obersten Ebene druckt kein Verzeichnis diesen Namen")
            : fmt::format("im Druckprofil unter ebenen, {}, den Teil {} auf eine Seite setzen",
                          level_key(plan_, printing), name_of(spec)));
    return result;
  }

  /// The first places are shown, the others counted.
  void add_places(const PartSpec& spec, const std::vector<NodeId>& nodes, Diagnostic& finding) const {
    for (const NodeId id : nodes) {
      const Span place = place_of(spec, plan_.node(id));
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

  /// A node's number says where it is; haushalt.yaml is of much besides, so that the key itself is the place.
  [[nodiscard]] Span place_of(const PartSpec& spec, const Node& node) const {
    const auto says_it = [&](const Text& key) { return is_key_of(spec, key.value); };
    const auto found = std::ranges::find_if(plan_.root_keys, says_it);
    return node.is_root && found != plan_.root_keys.end() ? found->span : node.number.span;
  }

  /// Where the administration's own page plan leaves the part out: the mistake may be there.
  void add_page_plan(Span place, Diagnostic& finding) const {
    if (pages_.own_file && place.file == *pages_.own_file && place.end > 0)
      finding.related.push_back({place, "hier fehlt der Teil"});
  }

  void add_book_parts(std::vector<Diagnostic>& findings) const {
    for (const PartSpec& spec : parts_) {
      const PagePart* const part = spec.part;
      if (part->place_in_book == nullptr || has_part(pages_.front, spec) || has_part(pages_.back, spec))
        continue;
      const auto place = part->place_in_book(plan_);
      if (!place) continue;
      Diagnostic result{.code = unprinted_part, .severity = Severity::warning};
      result.message = fmt::format("der Teil »{}« wird nicht gedruckt", part->name);
      result.primary = {*place, ""};
      add_page_plan(pages_.front_place, result);
      add_page_plan(pages_.back_place, result);
      result.helps.push_back(fmt::format(
          "im Druckprofil unter vorspann oder anhang den Teil {} auf eine Seite setzen", part->name));
      findings.push_back(std::move(result));
    }
  }

  const BudgetPlan& plan_;
  const PagePlan& pages_;
  std::vector<PartSpec> parts_;
  PrintedParts printed_;
  /// By level and index into `parts_`.
  std::map<std::pair<std::size_t, std::size_t>, std::vector<NodeId>> places_;
};

}  // namespace

std::vector<Diagnostic> find_unprinted(const BudgetPlan& plan, const PagePlan& page_plan) {
  return UnprintedFinder(plan, page_plan).run();
}

}  // namespace budgetc
