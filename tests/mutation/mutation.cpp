// Changes every figure of the real budget, one at a time and as people mistype them, and prints how often
// `check` notices and how often its one finding names the changed figure with its right value first: by kind
// of mistake and by kind of figure. Exits with 1 below the promised rates, so that it can run as a test; it
// depends on no clock. `--einzeln` prints every change that is not named first. `--stichprobe ORDNER ZAHL`
// draws so many changes among the figures of another budget, which has too many to try them all.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "mutation/bench.hpp"
#include "mutation/mistakes.hpp"

namespace {

using namespace budgetc;
using namespace budgetc::mutation;

struct Tally {
  int tried = 0;
  int detected = 0;
  int named = 0;
  int swaps_called = 0;
  int swaps_named = 0;

  void add(const Tally& other) {
    tried += other.tried;
    detected += other.detected;
    named += other.named;
    swaps_called += other.swaps_called;
    swaps_named += other.swaps_named;
  }
};

double percent(int part, int whole) {
  return whole == 0 ? 100.0 : 100.0 * part / whole;
}

void print_tally(std::string_view name, const Tally& tally) {
  fmt::print("  {:<34} {:>5} geändert, bemerkt {:6.2f} %, zuerst genannt {:6.2f} %\n", name, tally.tried,
             percent(tally.detected, tally.tried), percent(tally.named, tally.tried));
}

void print_miss(const Bench& bench, FigureId figure, Money wrong, const std::vector<Diagnostic>& findings) {
  fmt::print("    {}: {} statt {}: {} Befunde{}{}\n", bench.words(figure), format_german(wrong),
             format_german(bench.right(figure)), findings.size(), findings.empty() ? "" : ": ",
             findings.empty() ? "" : findings.front().message);
}

/// One mistake in one figure.
Tally try_mistake(Bench& bench, FigureId figure, Mistake mistake, bool verbose) {
  Tally tally;
  const auto wrong = mistyped(bench.right(figure), mistake);
  if (!wrong) return tally;
  const std::vector<Diagnostic> findings = bench.check_with({{figure, *wrong}});
  tally.tried = 1;
  tally.detected = findings.empty() ? 0 : 1;
  const bool named = findings.size() == 1 && bench.names_first(findings.front(), figure);
  tally.named = named ? 1 : 0;
  if (named && mistake == Mistake::swapped_digits && has_as_many_digits(*wrong, bench.right(figure))) {
    tally.swaps_named = 1;
    tally.swaps_called = calls_transposed(findings.front()) ? 1 : 0;
  }
  if (!named && verbose) print_miss(bench, figure, *wrong, findings);
  return tally;
}

struct Rates {
  std::map<FigureKind, Tally> by_figure;
  std::map<Mistake, Tally> by_mistake;
  Tally all;
};

/// All mistakes in all figures of equality checks.
Rates single_mistakes(Bench& bench, const std::vector<FigureId>& figures, bool verbose) {
  Rates rates;
  for (const auto& [mistake, name] : mistake_kinds) {
    for (const FigureId figure : figures) {
      const Tally tally = try_mistake(bench, figure, mistake, verbose);
      rates.by_figure[bench.plan().figures[figure].kind].add(tally);
      rates.by_mistake[mistake].add(tally);
      rates.all.add(tally);
    }
  }
  return rates;
}

bool report_equalities(Bench& bench, const std::vector<FigureId>& figures, bool verbose) {
  fmt::print("\nBeträge in Prüfungen auf Gleichheit, einzeln geändert:\n");
  const Rates rates = single_mistakes(bench, figures, verbose);
  for (const auto& [mistake, name] : mistake_kinds) print_tally(name, rates.by_mistake.at(mistake));
  for (const auto& [kind, tally] : rates.by_figure) print_tally(kind_name(kind), tally);
  print_tally("zusammen (zugesagt 100 und 99)", rates.all);
  fmt::print("  {} von {} zuerst genannten Zahlendrehern heißen so (zugesagt alle)\n", rates.all.swaps_called,
             rates.all.swaps_named);
  return rates.all.detected == rates.all.tried && percent(rates.all.named, rates.all.tried) >= 99 &&
         rates.all.swaps_called == rates.all.swaps_named;
}

/// Figures that only bounds hold: a change within them is a right budget, one beyond must be noticed.
bool report_bounds(Bench& bench, const std::vector<FigureId>& figures) {
  fmt::print("\nBeträge, für die nur Grenzen gelten: bemerkt werden muss, was eine Grenze verlässt\n");
  bool all_noticed = true;
  for (const auto& [mistake, name] : mistake_kinds) {
    int within = 0;
    int beyond = 0;
    int noticed = 0;
    for (const FigureId figure : figures) {
      const auto wrong = mistyped(bench.right(figure), mistake);
      if (!wrong) continue;
      const bool leaves = bench.leaves_bounds(figure, *wrong);
      const bool seen = !bench.check_with({{figure, *wrong}}).empty();
      if (!leaves) ++within;
      if (leaves) ++beyond;
      if (leaves && seen) ++noticed;
      all_noticed = all_noticed && leaves == seen;
    }
    fmt::print("  {:<34} {:>5} innerhalb, {:>5} darüber hinaus, davon bemerkt {:6.2f} %\n", name, within,
               beyond, percent(noticed, beyond));
  }
  return all_noticed;
}

/// Draws a figure of a product and a mistake that changes it.
std::pair<FigureId, Money> draw_change(const Bench& bench, const std::vector<FigureId>& figures,
                                       std::mt19937& random) {
  while (true) {
    const FigureId figure = figures[random() % figures.size()];
    const auto wrong = mistyped(bench.right(figure), mistake_kinds[random() % mistake_kinds.size()].mistake);
    const bool in_product = bench.plan().node(bench.plan().figures[figure].node).children.empty();
    if (wrong && in_product) return {figure, *wrong};
  }
}

/// Two changed figures in different products: two findings, each of which names one of them first.
bool report_pairs(Bench& bench, const std::vector<FigureId>& figures, int draws, bool verbose) {
  std::mt19937 random(35);
  int named = 0;
  for (int drawn = 0; drawn < draws;) {
    const auto a = draw_change(bench, figures, random);
    const auto b = draw_change(bench, figures, random);
    if (bench.plan().figures[a.first].node == bench.plan().figures[b.first].node) continue;
    ++drawn;
    const std::vector<Diagnostic> findings = bench.check_with({a, b});
    const auto is_named = [&](FigureId figure) {
      return std::ranges::any_of(
          findings, [&](const Diagnostic& finding) { return bench.names_first(finding, figure); });
    };
    if (findings.size() == 2 && is_named(a.first) && is_named(b.first)) {
      ++named;
    } else if (verbose) {
      fmt::print("    {} und {}: {} Befunde\n", bench.words(a.first), bench.words(b.first), findings.size());
    }
  }
  fmt::print("\nzwei Fehler in zwei Produkten: {} Ziehungen, beide richtig {:.1f} % (zugesagt 98)\n", draws,
             percent(named, draws));
  return percent(named, draws) >= 98;
}

void print_shares(const Bench& bench, const Shares& shares) {
  std::map<FigureKind, std::array<std::size_t, 3>> counts;
  const auto count = [&](const std::vector<FigureId>& figures, std::size_t column) {
    for (const FigureId figure : figures) ++counts[bench.plan().figures[figure].kind][column];
  };
  count(shares.equal, 0);
  count(shares.bounded, 1);
  count(shares.free, 2);
  fmt::print("{} Beträge: {} in Prüfungen auf Gleichheit, {} nur in Grenzen, {} in keiner Prüfung\n",
             shares.equal.size() + shares.bounded.size() + shares.free.size(), shares.equal.size(),
             shares.bounded.size(), shares.free.size());
  for (const auto& [kind, by_share] : counts) {
    fmt::print("  {:<34} {:>5} {:>5} {:>5}\n", kind_name(kind), by_share[0], by_share[1], by_share[2]);
  }
}

/// So many single changes, drawn among the figures of equality checks.
bool report_sample(Bench& bench, const std::vector<FigureId>& figures, int draws) {
  std::mt19937 random(2026);
  Tally all;
  while (all.tried < draws) {
    const FigureId figure = figures[random() % figures.size()];
    all.add(try_mistake(bench, figure, mistake_kinds[random() % mistake_kinds.size()].mistake, true));
  }
  print_tally("Stichprobe (zugesagt 100 und 98)", all);
  return all.detected == all.tried && percent(all.named, all.tried) >= 98;
}

int sample(const std::filesystem::path& root, int draws) {
  Bench bench(root);
  if (const std::string findings = bench.findings_of_original(); !findings.empty()) {
    fmt::print(stderr, "der Haushalt selbst hat Befunde:\n{}", findings);
    return 1;
  }
  const Shares shares = bench.shares();
  print_shares(bench, shares);
  return report_sample(bench, shares.equal, draws) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "--stichprobe") return sample(argv[2], std::stoi(argv[3]));
  const bool verbose = argc > 1 && std::string_view(argv[1]) == "--einzeln";
  Bench bench(std::filesystem::path(BUDGETC_ROOT) / "budgets/kreis-unna-2024");
  if (const std::string findings = bench.findings_of_original(); !findings.empty()) {
    fmt::print(stderr, "der Haushalt selbst hat Befunde:\n{}", findings);
    return 1;
  }
  const Shares shares = bench.shares();
  print_shares(bench, shares);
  const bool equalities = report_equalities(bench, shares.equal, verbose);
  const bool bounds = report_bounds(bench, shares.bounded);
  const bool pairs = report_pairs(bench, shares.equal, 200, verbose);
  return equalities && bounds && pairs ? 0 : 1;
}
