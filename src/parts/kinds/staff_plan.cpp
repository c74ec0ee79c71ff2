#include "parts/kinds/staff_plan.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bind/bind_parts.hpp"
#include "bind/source_values.hpp"
#include "bind/year_figures.hpp"
#include "parts/registry.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::parts {

std::string group_key(std::string_view group) {
  std::string key(group);
  std::erase(key, ' ');
  return key;
}

std::vector<const Text*> groups_of(const std::vector<StaffLine>& lines) {
  std::vector<const Text*> groups;
  for (const StaffLine& line : lines) {
    const auto same = [&](const Text* group) {
      return group_key(group->value) == group_key(line.group.value);
    };
    if (!line.group.value.empty() && std::ranges::none_of(groups, same)) groups.push_back(&line.group);
  }
  return groups;
}

bool is_numbered_area(const StaffArea& area) {
  return !area.area.value.empty() && area.area.value.front() >= '0' && area.area.value.front() <= '9';
}

std::string_view staff_list_name(StaffList list) {
  static constexpr std::array<std::string_view, staff_list_count> names{"Teil A", "Teil B",
                                                                        "Nachwuchskräfte"};
  return names[static_cast<std::size_t>(list)];
}

namespace {

using namespace binding;

// Reading -------------------------------------------------------------------------------------------------

/// Posts are never fewer than none; what is, decides nothing.
std::optional<FigureId> read_staff_number(Context& context, const SourceNode& value) {
  const auto figure = read_figure(context, value, FigureKind::posts);
  if (!figure || context.plan.figures[*figure].amount.cents() >= 0) return figure;
  report(context, invalid_value, value.span, "eine Zahl von Stellen ist nicht negativ");
  return unreadable_figure(context, value.span, FigureKind::posts);
}

/// The year of a key: 0 for the one before the first budget year, then the budget years.
std::optional<std::size_t> find_staff_year(const BudgetPlan& plan, std::string_view key) {
  const auto year = parse_year(key);
  if (!year) return std::nullopt;
  if (*year == plan.first_year() - 1) return 0;
  const auto index = plan.find_year(*year);
  return index ? std::optional(*index + 1) : std::nullopt;
}

void read_staff_posts(Context& context, const SourceEntry& entry, StaffLine& line) {
  if (entry.value.is_scalar()) {
    line.posts[1] = read_staff_number(context, entry.value);
    return;
  }
  if (!expect_mapping(context, entry.value)) {
    line.posts.fill(unreadable_figure(context, entry.value.span, FigureKind::posts));
    return;
  }
  std::optional<Span> lost;
  for (const SourceEntry& cell : entry.value.entries()) {
    if (const auto year = find_staff_year(context.plan, cell.key.text())) {
      line.posts[*year] = read_staff_number(context, cell.value);
      continue;
    }
    report(context, unknown_column, cell.key.span,
           fmt::format("im Stellenplan gibt es kein Jahr „{}“", cell.key.text()))
        .helps.push_back(fmt::format("Stellen nennt er für das Vorjahr und das Haushaltsjahr: {}, {}",
                                     context.plan.first_year() - 1,
                                     fmt::join(context.plan.year_numbers(), ", ")));
    lost = cell.key.span;
  }
  for (auto& posts : line.posts) {
    if (lost && !posts) posts = unreadable_figure(context, *lost, FigureKind::posts);
  }
}

void read_staff_filled(Context& context, const SourceEntry& entry, StaffLine& line) {
  line.filled = read_staff_number(context, entry.value);
}

constexpr Value staff_years_value = or_else(amount_value, by_year);

template <Presence Group>
constexpr std::array<Field<StaffLine>, 5> staff_line_fields{{
    {"amt", Presence::required, text_member<StaffLine, &StaffLine::title>, Below::nothing, text_value,
     "Amts-, Funktions- oder Ausbildungsbezeichnung"},
    {"gruppe", Group, text_member<StaffLine, &StaffLine::group>, Below::nothing, text_value,
     "Besoldungs- oder Entgeltgruppe"},
    {"stellen", Presence::required, read_staff_posts, Below::lines, staff_years_value,
     "Zahl der Stellen im Haushaltsjahr und im Vorjahr"},
    {"besetzt", Presence::optional, read_staff_filled, Below::nothing, amount_value,
     "wie viele im Vorjahr besetzt waren"},
    {"vermerk", Presence::optional, text_member<StaffLine, &StaffLine::note>, Below::nothing, text_value,
     "Vermerk: kw, ku, Sperrvermerk"},
}};

template <StaffList List>
void read_staff_list(Context& context, const SourceEntry& entry, StaffPlan& plan) {
  if (List != StaffList::trainees && !entry.value.is_sequence()) plan.lost_list = true;
  constexpr Presence group = List == StaffList::trainees ? Presence::optional : Presence::required;
  read_items(context, entry.value, [&](const SourceNode& item) {
    StaffLine line = placed<StaffLine>(item);
    read_fields(context, item, staff_line_fields<group>, "einer Zeile des Stellenplans", line);
    plan.lists[static_cast<std::size_t>(List)].push_back(std::move(line));
  });
}

void read_staff_areas(Context& context, const SourceEntry& entry, StaffPlan& plan) {
  if (!expect_mapping(context, entry.value)) {
    plan.lost_share = true;
    return;
  }
  for (const SourceEntry& item : entry.value.entries()) {
    StaffArea area{.area = {std::string(item.key.text()), item.key.span}, .shares = {}};
    if (!item.value.is_null() && !expect_mapping(context, item.value)) plan.lost_share = true;
    for (const SourceEntry& share : item.value.entries()) {
      area.shares.push_back(
          {{std::string(share.key.text()), share.key.span},
           read_year_figures(context, share.value, FigureKind::posts, share.key.text(), true)});
    }
    plan.areas.push_back(std::move(area));
  }
}

constexpr Value staff_shares_value = named_values("Gruppe", staff_years_value);

constexpr std::array<Field<StaffPlan>, 5> staff_plan_fields{{
    {"text", Presence::optional, text_member<StaffPlan, &StaffPlan::text>, Below::nothing, text_value,
     "Text über dem Stellenplan"},
    {"beamte", Presence::optional, read_staff_list<StaffList::officials>, Below::lines,
     list_of<block_of<staff_line_fields<Presence::required>>>, "Teil A: Beamtinnen und Beamte"},
    {"beschaeftigte", Presence::optional, read_staff_list<StaffList::employees>, Below::lines,
     list_of<block_of<staff_line_fields<Presence::required>>>, "Teil B: tariflich Beschäftigte"},
    {"nachwuchs", Presence::optional, read_staff_list<StaffList::trainees>, Below::lines,
     list_of<block_of<staff_line_fields<Presence::optional>>>,
     "Nachwuchskräfte; sie zählen nicht als Stellen"},
    {"stellenuebersicht", Presence::optional, read_staff_areas, Below::lines,
     named_values("Nummer oder Name des Produktbereichs", staff_shares_value),
     "Aufteilung der Stellen auf die Produktbereiche, je Gruppe"},
}};

/// Whether a line of Teil A or Teil B lacks its group, which has a finding: it may be any.
bool lacks_group(const StaffPlan& plan) {
  const auto blank = [](const StaffLine& line) { return line.group.value.empty(); };
  return plan.lost_list || std::ranges::any_of(plan.list(StaffList::officials), blank) ||
         std::ranges::any_of(plan.list(StaffList::employees), blank);
}

/// A group of the Stellenübersicht is one of Teil A or Teil B.
void check_shares(Context& context, StaffPlan& plan) {
  if (lacks_group(plan)) {
    plan.lost_share = true;
    return;
  }
  std::vector<std::string_view> known;
  for (const StaffList list : {StaffList::officials, StaffList::employees}) {
    for (const Text* group : groups_of(plan.list(list))) known.emplace_back(group->value);
  }
  for (const StaffArea& area : plan.areas) {
    for (const StaffShare& share : area.shares) {
      const auto same = [&](std::string_view group) {
        return group_key(group) == group_key(share.group.value);
      };
      if (std::ranges::any_of(known, same)) continue;
      plan.lost_share = true;
      Diagnostic& finding =
          report(context, invalid_value, share.group.span,
                 fmt::format("die Gruppe „{}“ steht weder in Teil A noch in Teil B des Stellenplans",
                             share.group.value));
      const auto meant = did_you_mean(share.group.value, known);
      finding.helps.push_back(meant ? fmt::format("meinten Sie „{}“?", *meant)
                                    : fmt::format("die Gruppen sind: {}", fmt::join(known, ", ")));
    }
  }
}

void read_staff_plan(Context& context, const SourceEntry& entry, Node& node) {
  StaffPlan& plan = node.slots.emplace<StaffPlan>();
  read_fields(context, entry.value, staff_plan_fields, "„stellenplan“", plan);
  check_shares(context, plan);
}

/// A number of the Stellenübersicht is that of an outermost node, where all of them are in the sources.
void settle_staff_plan(Context& context, Node& node) {
  const StaffPlan* const staff = node.slots.find<StaffPlan>();
  if (staff == nullptr || !context.plan.complete) return;
  std::vector<std::string_view> numbers;
  for (const NodeId id : context.plan.top_nodes()) numbers.emplace_back(context.plan.node(id).number.value);
  for (const StaffArea& area : staff->areas) {
    if (!is_numbered_area(area) || std::ranges::find(numbers, area.area.value) != numbers.end()) continue;
    Diagnostic& finding =
        report(context, invalid_value, area.area.span,
               fmt::format("{} {} gibt es in diesem Haushalt nicht",
                           context.plan.levels.empty() ? "eine Stelle" : context.plan.levels.front(),
                           area.area.value));
    const auto meant = did_you_mean(area.area.value, numbers);
    finding.helps.push_back(meant ? fmt::format("meinten Sie „{}“?", *meant)
                                  : fmt::format("es gibt: {}", fmt::join(numbers, ", ")));
  }
}

// What other phases ask -----------------------------------------------------------------------------------

bool writes_staff_plan(const BudgetPlan& /*plan*/, const Node& node) {
  return node.slots.find<StaffPlan>() != nullptr;
}

bool writes_staff_overview(const BudgetPlan& /*plan*/, const Node& node) {
  const StaffPlan* const staff = node.slots.find<StaffPlan>();
  return staff != nullptr && !staff->areas.empty();
}

void staff_texts(const BudgetPlan& /*plan*/, const Node& node, std::vector<PartText>& list) {
  const StaffPlan* const staff = node.slots.find<StaffPlan>();
  if (staff == nullptr) return;
  if (staff->text) list.push_back({.name = "stellenplan", .text = &*staff->text, .is_prose = true});
  for (const auto& lines : staff->lists) {
    for (const StaffLine& line : lines) {
      if (line.note) list.push_back({.mark = &line.title, .text = &*line.note});
    }
  }
}

/// "2026", of an index into StaffYears.
int year_of_staff(const BudgetPlan& plan, std::size_t index) {
  return index == 0 ? plan.first_year() - 1 : plan.years[index - 1].year;
}

void add_line_figures(const BudgetPlan& plan, const std::string& words, const StaffLine& line,
                      std::vector<PartFigure>& list) {
  for (std::size_t i = 0; i <= plan.years.size(); ++i) {
    if (line.posts[i])
      list.push_back(
          {.figure = *line.posts[i], .words = fmt::format("{} {}", words, year_of_staff(plan, i))});
  }
  if (line.filled) list.push_back({.figure = *line.filled, .words = words + " besetzt"});
}

void staff_figures(const BudgetPlan& plan, const Node& node, std::vector<PartFigure>& list) {
  const StaffPlan* const staff = node.slots.find<StaffPlan>();
  if (staff == nullptr) return;
  for (const StaffList which : {StaffList::officials, StaffList::employees, StaffList::trainees}) {
    for (const StaffLine& line : staff->list(which)) {
      const std::string words =
          fmt::format("Stellenplan {}, »{}«{}{}", staff_list_name(which), line.title.value,
                      line.group.value.empty() ? "" : " ", line.group.value);
      add_line_figures(plan, words, line, list);
    }
  }
  for (const StaffArea& area : staff->areas) {
    for (const StaffShare& share : area.shares) {
      for (std::size_t year = 0; year < plan.years.size(); ++year) {
        if (share.posts[year])
          list.push_back({.figure = *share.posts[year],
                          .words = fmt::format("Stellenübersicht {}, {} {}", area.area.value,
                                               share.group.value, plan.years[year].year)});
      }
    }
  }
}

/// The posts of a budget year: those of one group, or of all.
void append_posts_of(const StaffPlan& staff, std::optional<std::string> group, std::size_t year,
                     std::vector<ProofTerm>& terms) {
  for (const StaffList which : {StaffList::officials, StaffList::employees}) {
    for (const StaffLine& line : staff.list(which)) {
      if (group && group_key(line.group.value) != *group) continue;
      if (line.posts[year + 1]) terms.push_back({.figure = line.posts[year + 1]});
    }
  }
}

void append_shares_of(const StaffPlan& staff, const std::string& group, std::size_t year,
                      std::vector<ProofTerm>& terms) {
  for (const StaffArea& area : staff.areas) {
    for (const StaffShare& share : area.shares) {
      if (group_key(share.group.value) == group && share.posts[year])
        terms.push_back({.figure = share.posts[year]});
    }
  }
}

void prove_overview(const BudgetPlan& plan, const StaffPlan& staff, std::size_t year,
                    std::vector<PartProof>& list) {
  for (const StaffList which : {StaffList::officials, StaffList::employees}) {
    for (const Text* group : groups_of(staff.list(which))) {
      PartProof proof{.kind = ProofKind::posts,
                      .words = fmt::format("Stellenplan, {} {}", group->value, plan.years[year].year),
                      .basis = "als Summe der Stellenübersicht",
                      .lost = staff.lost_share};
      const std::string key = group_key(group->value);
      append_posts_of(staff, key, year, proof.actual);
      append_shares_of(staff, key, year, proof.expected);
      if (!proof.actual.empty() || !proof.expected.empty()) list.push_back(std::move(proof));
    }
  }
}

/// Appends the posts that a node plans for a year or, where it writes none, those of the nodes below; false
/// where one of these has none.
bool append_planned(const BudgetPlan& plan, const Node& node, int year, PartProof& proof) {
  const Column column{.kind = ColumnKind::budgeted, .year = year};
  const auto found = std::ranges::find(node.posts, column, &Posts::column);
  if (node.lost_posts || !node.readable) proof.lost = true;
  if (found != node.posts.end()) {
    if (found->value) proof.expected.push_back({.figure = found->value});
    return found->value.has_value();
  }
  return !node.children.empty() && std::ranges::all_of(node.children, [&](NodeId child) {
    return append_planned(plan, plan.node(child), year, proof);
  });
}

void prove_all_posts(const BudgetPlan& plan, const Node& node, const StaffPlan& staff, std::size_t year,
                     std::vector<PartProof>& list) {
  const int number = plan.years[year].year;
  PartProof proof{.kind = ProofKind::posts,
                  .words = fmt::format("Stellenplan insgesamt {}", number),
                  .lost = staff.lost_list};
  append_posts_of(staff, std::nullopt, year, proof.actual);
  const Column column{.kind = ColumnKind::budgeted, .year = number};
  const bool written = std::ranges::find(node.posts, column, &Posts::column) != node.posts.end();
  if (proof.actual.empty() || (!written && !plan.complete)) return;
  if (!append_planned(plan, node, number, proof)) return;
  proof.basis = written ? fmt::format("nach planstellen der Verwaltung (planung {})", number)
                        : fmt::format("als Summe der Planstellen aller Stellen (planung {})", number);
  list.push_back(std::move(proof));
}

void staff_proofs(const BudgetPlan& plan, const Node& node, std::vector<PartProof>& list) {
  const StaffPlan* const staff = node.slots.find<StaffPlan>();
  if (staff == nullptr) return;
  for (std::size_t year = 0; year < plan.years.size(); ++year) {
    const auto has_year = [&](const StaffArea& area) {
      return std::ranges::any_of(area.shares,
                                 [&](const StaffShare& share) { return share.posts[year].has_value(); });
    };
    if (std::ranges::any_of(staff->areas, has_year)) prove_overview(plan, *staff, year, list);
    prove_all_posts(plan, node, *staff, year, list);
  }
}

constexpr std::array<std::string_view, 12> staff_words{
    "stellenplan_beamte",  "stellenplan_beschaeftigte", "stellenplan_nachwuchs",
    "stellenplan_amt",     "stellenplan_gruppe",        "stellenplan_stellen",
    "stellenplan_besetzt", "stellenplan_vorgesehen",    "stellenplan_beschaeftigt",
    "stellenplan_vermerk", "stellenplan_summe",         "stellenuebersicht_spalten"};
constexpr std::array<Field<Node>, 1> staff_plan_key{
    {{"stellenplan", Presence::optional, read_staff_plan, Below::lines, block_of<staff_plan_fields>,
      "Stellenplan und Stellenübersicht (§ 8 KomHVO NRW)"}}};
constexpr std::array<PagePart, 2> staff_pages{
    {{.name = "stellenplan", .print = print_staff_plan, .written = writes_staff_plan},
     {.name = "stellenuebersicht", .print = print_staff_overview, .written = writes_staff_overview}}};

}  // namespace

const NodePart& staff_plan() {
  static constexpr NodePart part{.fields = staff_plan_key,
                                 .pages = staff_pages,
                                 .texts = staff_texts,
                                 .of_administration = true,
                                 .settle = settle_staff_plan,
                                 .figures = staff_figures,
                                 .proofs = staff_proofs,
                                 .dataset = data_of_staff_plan,
                                 .words = staff_words};
  return part;
}

}  // namespace budgetc::parts
