#include "parts/figure_place.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "parts/registry.hpp"

namespace budgetc {
namespace {

using Slots = std::span<const std::optional<FigureId>>;

std::optional<std::size_t> position(Slots slots, FigureId figure) {
  const auto found = std::ranges::find(slots, std::optional(figure));
  if (found == slots.end()) return std::nullopt;
  return static_cast<std::size_t>(std::distance(slots.begin(), found));
}

/// Searches one node and the things that belong to it for one figure.
class Finder {
 public:
  Finder(const BudgetPlan& plan, FigureId figure)
      : plan_(&plan), figure_(figure), node_(&plan.node(plan.figures[figure].node)) {
    place_.kind = plan.figures[figure].kind;
    place_.node = plan.figures[figure].node;
  }

  std::optional<FigurePlace> find() {
    if (!search()) return std::nullopt;
    place_.words += list_words();
    return place_;
  }

 private:
  /// The change that gave the figure its amount, if one did: the source says another.
  [[nodiscard]] std::string list_words() const {
    const auto changes = changes_of(*plan_, figure_);
    return changes.empty() ? std::string() : fmt::format(" (mit {})", change_words(*plan_, changes.back()));
  }

  bool search() {
    switch (place_.kind) {
      case FigureKind::plan_cell: return in_plans();
      case FigureKind::plan_correction: return in_corrections();
      case FigureKind::note_amount:
      case FigureKind::note_prior_year: return in_notes();
      case FigureKind::ring_entry: return in_rings();
      case FigureKind::investment_cell:
      case FigureKind::commitment_maturity: return in_measures();
      case FigureKind::block_total: return in_blocks();
      case FigureKind::list_total: return in_list();
      case FigureKind::posts: return in_posts();
      case FigureKind::reserve: return in_reserves();
      case FigureKind::indicator_value: return in_indicators();
      case FigureKind::part_amount: return in_parts();
      case FigureKind::accepted_difference: return false;
    }
    return false;
  }

  bool found(std::string words) {
    place_.words = std::move(words);
    return true;
  }

  /// " 2027", or nothing where there is only one budget year.
  [[nodiscard]] std::string year_words(std::size_t year) const {
    return plan_->years.size() < 2 ? std::string() : fmt::format(" {}", plan_->years[year].year);
  }

  [[nodiscard]] std::string column_words(std::size_t column) const {
    return column_name(plan_->columns[column]);
  }

  bool in_plans() {
    for (const PlanId id : plan_->plan_ids()) {
      const WrittenPlan* written = node_->plan(id);
      if (written == nullptr) continue;
      for (const PlanRow& row : written->rows) {
        const auto column = position(row.figures, figure_);
        if (!column) continue;
        place_.plan = id;
        place_.row = row.row;
        place_.column = *column;
        return found(cell_words(*plan_, place_.node, place_.plan, place_.row, place_.column));
      }
    }
    return false;
  }

  bool in_corrections() {
    for (const PlanId id : plan_->plan_ids()) {
      const WrittenPlan* written = node_->plan(id);
      if (written == nullptr) continue;
      for (const PlanCorrection& correction : written->corrections) {
        const auto column = position(correction.figures, figure_);
        if (!column) continue;
        place_.plan = id;
        place_.row = correction.row;
        place_.column = *column;
        return found(cell_words(*plan_, place_.node, place_.plan, place_.row, place_.column) + ", Korrektur");
      }
    }
    return false;
  }

  bool in_notes() {
    const bool prior = place_.kind == FigureKind::note_prior_year;
    for (const LineNotes& group : node_->line_notes) {
      for (const LineNote& note : group.notes) {
        const auto year = position(prior ? note.prior_year : note.amount, figure_);
        if (!year) continue;
        place_.row = group.row;
        return found(fmt::format("{} Zeile {}, Erläuterung »{}«{}{}", node_->number.value,
                                 plan_->result_form().rows[group.row].number, note.label.value,
                                 year_words(*year), prior ? " (Vorjahr)" : ""));
      }
    }
    return false;
  }

  bool in_rings() {
    for (const EarmarkRing& ring : plan_->rings) {
      for (const RingEntry& entry : ring.entries) {
        const auto year = position(entry.amount, figure_);
        if (!year) continue;
        return found(
            fmt::format("Zweckbindungsring {}, »{}«{}", ring.citation, entry.label.value, year_words(*year)));
      }
    }
    return false;
  }

  bool in_measures() {
    return std::ranges::any_of(plan_->investments,
                               [this](const Investment& measure) { return in_measure(measure); });
  }

  bool in_measure(const Investment& measure) {
    for (std::size_t year = 0; year < plan_->years.size(); ++year) {
      const DueAmounts& due = measure.maturities[year];
      const auto column = position(due.years, figure_);
      if (!column && due.later != figure_) continue;
      if (column) place_.column = *column;
      const std::string of_year =
          plan_->years.size() < 2 ? std::string() : fmt::format(" der VE{}", year_words(year));
      return found(fmt::format("Maßnahme {}, Fälligkeit{} {}", measure.number.value, of_year,
                               column ? column_words(*column) : "später"));
    }
    for (const InvestmentRow& row : measure.rows) {
      const std::string words = columns_of_teil_b(row.years, row.extras);
      if (words.empty()) continue;
      place_.plan = *plan_->measure_plan;
      place_.row = row.row;
      return found(fmt::format("Maßnahme {} Zeile {} {}", measure.number.value,
                               plan_->measure_form().rows[row.row].number, words));
    }
    return false;
  }

  /// The column of Teil B in which the figure stands among these; empty when it does not.
  std::string columns_of_teil_b(Slots years, Slots extras) {
    if (const auto column = position(years, figure_)) {
      place_.column = *column;
      return column_words(*column);
    }
    const auto extra = position(extras, figure_);
    return extra ? plan_->investment_form.extras[*extra].key : std::string();
  }

  bool in_blocks() {
    for (const BlockTotals& block : node_->investment_totals.blocks) {
      const std::string words = columns_of_teil_b(block.years, block.extras);
      if (words.empty()) continue;
      const bool above = &block == &node_->investment_totals.blocks.front();
      return found(fmt::format("{} Teilfinanzplan Teil B, {} der Wertgrenze, {}", node_->number.value,
                               above ? "über" : "unter", words));
    }
    return false;
  }

  bool in_list() {
    static constexpr std::array names{"über der Wertgrenze", "unter der Wertgrenze", "Summe"};
    const auto& list = node_->investment_totals.list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto amount = position(list[i].amount, figure_);
      const auto year = amount ? amount : position(list[i].grants, figure_);
      if (!year) continue;
      return found(fmt::format("{} Investitionsliste, {}, {}{}", node_->number.value, names[i],
                               amount ? "Betrag" : "Zuwendungen", year_words(*year)));
    }
    return false;
  }

  bool in_posts() {
    for (const Posts& posts : node_->posts) {
      if (posts.value != figure_) continue;
      return found(
          fmt::format("{} Planstellen {} {}", node_->number.value, posts.kind_text, posts.column.year));
    }
    return in_parts();
  }

  bool in_parts() {
    for (PartFigure& held : part_figures(*plan_, *node_)) {
      if (held.figure != figure_) continue;
      place_.column = held.column.value_or(0);
      return found(std::move(held.words));
    }
    return false;
  }

  bool in_reserves() {
    if (plan_->reserves.equalization == figure_) return found("Ausgleichsrücklage");
    if (plan_->reserves.general == figure_) return found("allgemeine Rücklage");
    if (const auto column = position(plan_->losses.carried, figure_))
      return found("Verlustvortrag " + column_words(*column));
    const auto column = position(plan_->losses.covered, figure_);
    return column && found("Abdeckung des Verlustvortrags " + column_words(*column));
  }

  bool in_indicators() {
    if (in_tables(node_->indicators)) return true;
    return node_->goals && in_tables(node_->goals->indicators);
  }

  bool in_tables(std::span<const IndicatorTable> tables) {
    for (const IndicatorTable& table : tables) {
      for (const Indicator& indicator : table.rows) {
        const auto column = position(indicator.values, figure_);
        if (!column) continue;
        place_.column = *column;
        const IndicatorColumn& heading = table.columns[*column].value;
        return found(fmt::format("{} Kennzahl »{}« {} {}", node_->number.value, indicator.label.value,
                                 heading.year, heading.actual ? "Ist" : "Plan"));
      }
    }
    return false;
  }

  const BudgetPlan* plan_;
  FigureId figure_;
  const Node* node_;
  FigurePlace place_;
};

/// What a plan is called before the number of its row: the plan that is meant without a word gets its title
/// where the node writes another one with such a row.
std::string_view plan_words(const BudgetPlan& plan, NodeId node, PlanId id, std::string_view number) {
  const PlanForm& form = plan.form(id);
  if (!form.short_name.empty()) return form.short_name;
  const auto is_other = [&](PlanId other) {
    return other != id && plan.node(node).has_rows(other) && plan.form(other).find(number);
  };
  return std::ranges::any_of(plan.plan_ids(), is_other) ? std::string_view(form.title) : std::string_view();
}

}  // namespace

std::optional<FigurePlace> find_figure(const BudgetPlan& plan, FigureId figure) {
  return Finder(plan, figure).find();
}

std::string cell_words(const BudgetPlan& plan, NodeId node, PlanId id, RowIndex row, std::size_t column) {
  const std::string& number = plan.form(id).rows[row].number;
  const std::string_view name = plan_words(plan, node, id, number);
  return fmt::format("{}{}{} Zeile {} {}", plan.node(node).number.value, name.empty() ? "" : " ", name,
                     number, column_name(plan.columns[column]));
}

}  // namespace budgetc
