// Changes figures of the real budget one at a time, as people mistype them, and prints how often `check`
// notices and how often its one diagnostic names the changed figure with its right value first. Exits with 1
// below the promised rates, so that it can run as a test; it depends on no clock.
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <budgetc/causes/report_causes.hpp>
#include <budgetc/diagnostics/render.hpp>
#include <budgetc/evaluate/evaluation.hpp>
#include <budgetc/model/bind.hpp>
#include <budgetc/model/figure_place.hpp>
#include <budgetc/rules/run_rules.hpp>
#include <budgetc/source/load.hpp>

namespace {

using namespace budgetc;

enum class Mistake : std::uint8_t { one_euro, swapped_digits, flipped_sign, dropped_digit };

struct MistakeKind {
  Mistake mistake;
  const char* name;
};
constexpr std::array kinds{
    MistakeKind{Mistake::one_euro, "ein Euro mehr"}, MistakeKind{Mistake::swapped_digits, "Zahlendreher"},
    MistakeKind{Mistake::flipped_sign, "Vorzeichen"}, MistakeKind{Mistake::dropped_digit, "Ziffer fehlt"}};

Money euros(std::int64_t amount) {
  return Money::from_cents(amount * 100).value();
}

/// The digits of a whole euro amount with one change; nothing where the mistake would change nothing.
std::optional<Money> mistyped(Money right, Mistake mistake) {
  std::string digits = fmt::format("{}", right.absolute().cents() / 100);
  const bool negative = right < Money{};
  switch (mistake) {
    case Mistake::one_euro: return add(right, euros(1));
    case Mistake::flipped_sign: return right.is_zero() ? std::nullopt : std::optional(-right);
    case Mistake::dropped_digit:
      if (digits.size() < 2) return std::nullopt;
      digits.erase(digits.size() / 2, 1);
      break;
    case Mistake::swapped_digits: {
      std::size_t at = digits.size();
      for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        if (digits[i] != digits[i + 1]) at = i;
      }
      if (at == digits.size()) return std::nullopt;
      std::swap(digits[at], digits[at + 1]);
      break;
    }
  }
  const std::int64_t amount = std::stoll(digits);
  return euros(negative ? -amount : amount);
}

/// The real budget, bound once; figures are changed in it and changed back.
class Bench {
 public:
  explicit Bench(const std::filesystem::path& root)
      : sources_(load_sources(files_, root, 1)),
        bound_(bind(sources_, files_, root, std::filesystem::path(BUDGETC_ROOT) / "templates")) {}

  [[nodiscard]] const BudgetPlan& plan() const { return bound_.plan; }
  [[nodiscard]] const SourceFiles& files() const { return sources_.files; }
  void set(FigureId figure, Money amount) { bound_.plan.figures.set_amount(figure, amount); }

  /// Errors and warnings; the printed budget has hints.
  [[nodiscard]] std::vector<Diagnostic> check() {
    const Evaluation evaluation = evaluate(bound_.plan);
    std::vector<Diagnostic> findings =
        group_by_cause(bound_.plan, run_rules({sources_.files, bound_.plan, evaluation}));
    std::erase_if(findings, [](const Diagnostic& finding) { return finding.severity == Severity::hint; });
    return findings;
  }

  /// Figures that another figure depends on: those in a check of equality.
  [[nodiscard]] std::vector<FigureId> figures_in_checks() {
    const Evaluation evaluation = evaluate(bound_.plan);
    const RuleReport report = run_rules({sources_.files, bound_.plan, evaluation});
    std::set<FigureId> figures;
    for (const Check& check : report.checks.checks()) {
      if (check.relation != Relation::equal) continue;
      for (const Term& term : report.checks.terms(check)) figures.insert(term.figure);
    }
    return {figures.begin(), figures.end()};
  }

 private:
  DiskFileSystem files_;
  Sources sources_;
  BindResult bound_;
};

/// Whether a finding names the figure and its right value before any other suspect.
bool names_first(const Bench& bench, const Diagnostic& finding, FigureId figure, Money right) {
  const auto place = find_figure(bench.plan(), figure);
  if (!place) return false;
  const std::string value = format_german(right);
  if (finding.message.starts_with(place->words + ":") && finding.message.find(value) != std::string::npos)
    return true;
  for (const std::string& note : finding.notes) {
    if (!note.starts_with("am ehesten ")) continue;
    return note.starts_with(fmt::format("am ehesten {}: {} statt", place->words, value));
  }
  return false;
}

/// Whether a span of a finding lies on the figure.
bool points_at(const Bench& bench, const std::vector<Diagnostic>& findings, FigureId figure) {
  const Span span = bench.plan().figures[figure].span;
  for (const Diagnostic& finding : findings) {
    if (finding.primary.span == span) return true;
    for (const Label& label : finding.related) {
      if (label.span == span) return true;
    }
  }
  return false;
}

struct Tally {
  int tried = 0;
  int detected = 0;
  int pointed = 0;
  int named = 0;
};

double percent(int part, int whole) {
  return whole == 0 ? 100.0 : 100.0 * part / whole;
}

Tally single_mistakes(Bench& bench, const std::vector<FigureId>& figures, Mistake mistake, bool verbose) {
  Tally tally;
  for (const FigureId figure : figures) {
    const Money right = bench.plan().figures[figure].amount;
    const auto wrong = mistyped(right, mistake);
    if (!wrong) continue;
    bench.set(figure, *wrong);
    const std::vector<Diagnostic> findings = bench.check();
    bench.set(figure, right);
    ++tally.tried;
    if (!findings.empty()) ++tally.detected;
    if (points_at(bench, findings, figure)) ++tally.pointed;
    if (findings.size() == 1 && names_first(bench, findings.front(), figure, right)) {
      ++tally.named;
    } else if (verbose) {
      const auto place = find_figure(bench.plan(), figure);
      fmt::print("  {}: {} statt {}: {} Befunde{}{}\n", place ? place->words : "?", format_german(*wrong),
                 format_german(right), findings.size(), findings.empty() ? "" : ": ",
                 findings.empty() ? "" : findings.front().message);
    }
  }
  return tally;
}

/// Two changed figures in different products: both named, each in a finding of its own.
Tally double_mistakes(Bench& bench, const std::vector<FigureId>& figures, int draws, bool verbose) {
  std::mt19937 random(35);
  const auto draw = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  Tally tally;
  while (tally.tried < draws) {
    const FigureId a = figures[draw(figures.size())];
    const FigureId b = figures[draw(figures.size())];
    const Mistake mistake_a = kinds[draw(kinds.size())].mistake;
    const Mistake mistake_b = kinds[draw(kinds.size())].mistake;
    const Money right_a = bench.plan().figures[a].amount;
    const Money right_b = bench.plan().figures[b].amount;
    const Node& node_a = bench.plan().node(bench.plan().figures[a].node);
    const Node& node_b = bench.plan().node(bench.plan().figures[b].node);
    if (node_a.number.value == node_b.number.value || !node_a.children.empty() || !node_b.children.empty())
      continue;
    const auto wrong_a = mistyped(right_a, mistake_a);
    const auto wrong_b = mistyped(right_b, mistake_b);
    if (!wrong_a || !wrong_b) continue;
    bench.set(a, *wrong_a);
    bench.set(b, *wrong_b);
    const std::vector<Diagnostic> findings = bench.check();
    bench.set(a, right_a);
    bench.set(b, right_b);
    ++tally.tried;
    if (!findings.empty()) ++tally.detected;
    const auto named = [&](FigureId figure, Money right) {
      return std::any_of(findings.begin(), findings.end(), [&](const Diagnostic& finding) {
        return names_first(bench, finding, figure, right);
      });
    };
    if (findings.size() == 2 && named(a, right_a) && named(b, right_b)) {
      ++tally.named;
    } else if (verbose) {
      fmt::print("  {} und {}: {} Befunde\n", find_figure(bench.plan(), a)->words,
                 find_figure(bench.plan(), b)->words, findings.size());
    }
  }
  return tally;
}

}  // namespace

int main(int argc, char** argv) {
  const bool verbose = argc > 1 && std::string_view(argv[1]) == "--einzeln";
  Bench bench(std::filesystem::path(BUDGETC_ROOT) / "budgets/kreis-unna-2024");
  if (const std::vector<Diagnostic> findings = bench.check(); !findings.empty()) {
    fmt::print(stderr, "der Haushalt selbst hat Befunde:\n{}", render_text(findings, bench.files(), {}));
    return 1;
  }
  const std::vector<FigureId> figures = bench.figures_in_checks();
  fmt::print("{} Beträge stehen in einer Prüfung auf Gleichheit\n", figures.size());
  bool promised = true;
  Tally all;
  for (const auto& [mistake, name] : kinds) {
    const Tally tally = single_mistakes(bench, figures, mistake, verbose);
    fmt::print("{:<16} {:>5} geändert, bemerkt {:6.2f} %, gezeigt {:6.2f} %, zuerst genannt {:6.2f} %\n",
               name, tally.tried, percent(tally.detected, tally.tried), percent(tally.pointed, tally.tried),
               percent(tally.named, tally.tried));
    promised = promised && tally.detected == tally.tried;
    all.tried += tally.tried;
    all.named += tally.named;
  }
  fmt::print("zusammen zuerst genannt {:.2f} % (zugesagt 95)\n", percent(all.named, all.tried));
  const Tally two = double_mistakes(bench, figures, 200, verbose);
  fmt::print("zwei Fehler in zwei Produkten: {} Ziehungen, beide richtig {:.1f} % (zugesagt 90)\n", two.tried,
             percent(two.named, two.tried));
  promised = promised && percent(all.named, all.tried) >= 95 && percent(two.named, two.tried) >= 90;
  return promised ? 0 : 1;
}
