#include <algorithm>

#include <fmt/format.h>

#include "expression/expression.hpp"
#include "expression/linear_terms.hpp"
#include "forms/form_drafts.hpp"

namespace budgetc::binding {
namespace {

void report_formula(Context& context, const SourceNode& formula, const ExpressionError& error) {
  const Span place = part_of(context, formula, error.place.offset, error.place.length);
  Diagnostic& finding = report(context, faulty_form, place, error.message);
  if (!error.help.empty()) finding.helps.push_back(error.help);
}

/// Parses one formula; false when it is faulty.
bool resolve(Context& context, RowDraft& draft, std::span<const std::string_view> rows) {
  const auto expression = parse_expression(draft.formula->text(), Dialect::form);
  if (!expression) {
    report_formula(context, *draft.formula, expression.error());
    return false;
  }
  auto terms = linear_terms(*expression, rows);
  if (!terms) {
    report_formula(context, *draft.formula, terms.error());
    return false;
  }
  draft.row.formula = *std::move(terms);
  return true;
}

/// Looks for rows that are computed from themselves, depth first.
class CycleSearch {
 public:
  explicit CycleSearch(const PlanDraft& draft) : draft_(draft), states_(draft.rows.size(), State::unseen) {}

  /// The rows of a cycle that is reached from this row, first row again at the end; empty when there is none.
  [[nodiscard]] std::vector<std::size_t> from(std::size_t row) {
    if (states_[row] == State::done) return {};
    if (states_[row] == State::open) {
      std::vector<std::size_t> cycle(std::ranges::find(path_, row), path_.end());
      cycle.push_back(row);
      return cycle;
    }
    states_[row] = State::open;
    path_.push_back(row);
    for (const FormulaTerm& term : draft_.rows[row].row.formula) {
      if (auto cycle = from(term.row); !cycle.empty()) return cycle;
    }
    path_.pop_back();
    states_[row] = State::done;
    return {};
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };
  const PlanDraft& draft_;
  std::vector<State> states_;
  std::vector<std::size_t> path_;
};

/// Reports the first cycle: the others mostly are the same one, met elsewhere.
bool refuse_cycles(Context& context, const PlanDraft& draft) {
  CycleSearch search(draft);
  for (std::size_t row = 0; row < draft.rows.size(); ++row) {
    const auto cycle = search.from(row);
    if (cycle.empty()) continue;
    std::vector<std::string_view> numbers;
    for (const std::size_t member : cycle) numbers.emplace_back(draft.rows[member].row.number);
    report(context, faulty_form, draft.rows[cycle.front()].formula->span,
           fmt::format("die Zeile {} wird aus sich selbst berechnet: {}", numbers.front(),
                       fmt::join(numbers, " ← ")))
        .helps.emplace_back("eine Formel nennt nur Zeilen, die nicht wieder von ihr abhängen");
    return false;
  }
  return true;
}

/// How many entered rows stand behind each row when every sum in it is taken apart; at most one more than
/// allowed. Rows must not go in circles.
class TermCount {
 public:
  static constexpr std::size_t most = 10'000;

  explicit TermCount(const PlanDraft& draft) : draft_(draft), counts_(draft.rows.size()) {}

  std::size_t of(std::size_t row) {
    if (counts_[row] > 0) return counts_[row];
    std::size_t count = draft_.rows[row].row.formula.empty() ? 1 : 0;
    for (const FormulaTerm& term : draft_.rows[row].row.formula)
      count = std::min(most + 1, count + of(term.row));
    return counts_[row] = std::max<std::size_t>(count, 1);
  }

 private:
  const PlanDraft& draft_;
  std::vector<std::size_t> counts_;
};

/// No form of print comes near: rows that double each other would fill the memory.
bool refuse_explosions(Context& context, const PlanDraft& draft) {
  TermCount count(draft);
  for (std::size_t row = 0; row < draft.rows.size(); ++row) {
    if (count.of(row) <= TermCount::most) continue;
    report(
        context, faulty_form, draft.rows[row].formula->span,
        fmt::format("die Zeile {} ergibt sich aus mehr als {} Summanden, wenn ihre Summen aufgelöst werden",
                    draft.rows[row].row.number, TermCount::most))
        .helps.emplace_back("eine Formel nennt jede Zeile, aus der sie sich ergibt, nur einmal");
    return false;
  }
  return true;
}

/// The sign with which an operand belongs into a row; nothing where both may be meant.
std::optional<int> usual_sign(const PlanForm& form, const FormRow& row, const FormRow& operand) {
  if (row.nature != RowNature::balance && operand.nature != row.nature) return std::nullopt;
  const bool deducted = row.nature == RowNature::balance && operand.nature == RowNature::expense;
  return deducted && !form.expenses_negative ? -1 : 1;
}

/// Whoever copies a form from an administration with other signs easily forgets to turn a formula: every plan
/// would then be wrong, and its figures would be blamed.
void warn_of_signs(Context& context, const PlanDraft& draft) {
  for (const RowDraft& row : draft.rows) {
    for (const FormulaTerm& term : row.row.formula) {
      const FormRow& operand = draft.rows[term.row].row;
      const auto usual = usual_sign(draft.form, row.row, operand);
      if (!usual || *usual == term.sign) continue;
      Diagnostic& finding = report(context, faulty_form, row.formula->span,
                                   fmt::format("die Formel von Zeile {} {} Zeile {}", row.row.number,
                                               term.sign > 0 ? "addiert" : "subtrahiert", operand.number));
      finding.severity = Severity::warning;
      finding.notes.push_back(fmt::format("in dieser Planform sind Abzüge {}, Zeile {} ist {}",
                                          draft.form.expenses_negative ? "negativ" : "positiv",
                                          operand.number,
                                          operand.nature == RowNature::expense ? "ein Abzug" : "kein Abzug"));
    }
  }
}

}  // namespace

void resolve_formulas(Context& context, PlanDraft& draft) {
  std::vector<std::string_view> numbers;
  for (const RowDraft& row : draft.rows) numbers.emplace_back(row.row.number);
  bool sound = true;
  for (RowDraft& row : draft.rows) {
    if (row.formula != nullptr) sound = resolve(context, row, numbers) && sound;
  }
  if (sound && refuse_cycles(context, draft) && refuse_explosions(context, draft))
    warn_of_signs(context, draft);
}

}  // namespace budgetc::binding
