// Prints what `check` and `build` cost: against a bare yaml-cpp event pass over the same bytes, against each
// other, by phase, in memory, and how all of it grows. Each figure is the least of several runs, every one in
// a process of its own, as an administration runs the program. Figures, not tests: nothing here fails because
// a machine is slow.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "bench/generate.hpp"
#include "bench/measure.hpp"

namespace {

namespace fs = std::filesystem;
using budgetc::bench::Cost;
using budgetc::bench::Phases;

constexpr unsigned cores = 2;

/// Runs a piece of work in a process of its own, and gives the figures that it prints.
std::vector<double> run(const std::string& work) {
  const std::string command = fmt::format("'{}' {}", fs::read_symlink("/proc/self/exe").string(), work);
  std::vector<double> figures;
  FILE* const output = popen(command.c_str(), "r");
  if (output == nullptr) return figures;
  for (double figure = 0; std::fscanf(output, "%lf", &figure) == 1;) figures.push_back(figure);
  pclose(output);
  return figures;
}

/// The least of several runs, figure by figure.
std::vector<double> least(int repetitions, const std::string& work) {
  std::vector<double> best = run(work);
  for (int i = 1; i < repetitions; ++i) {
    const std::vector<double> again = run(work);
    for (std::size_t k = 0; k < std::min(best.size(), again.size()); ++k)
      best[k] = std::min(best[k], again[k]);
  }
  best.resize(std::max<std::size_t>(best.size(), 6));
  return best;
}

Cost cost_of(int repetitions, const std::string& work) {
  const std::vector<double> figures = least(repetitions, work);
  return {.wall = figures[0], .cpu = figures[1], .memory = figures[2]};
}

Cost build_cost(int repetitions, const fs::path& root) {
  // Removed only afterwards: for some seconds, a file system is slow where much was just deleted.
  const fs::path all = root.string() + "-out";
  Cost best{.wall = 1e30, .cpu = 1e30, .memory = 1e30};
  for (int i = 0; i < repetitions; ++i) {
    const fs::path out = all / std::to_string(i);
    const Cost cost = cost_of(1, fmt::format("build '{}' {} '{}'", root.string(), cores, out.string()));
    best = {std::min(best.wall, cost.wall), std::min(best.cpu, cost.cpu), std::min(best.memory, cost.memory)};
  }
  fs::remove_all(all);
  return best;
}

fs::path county(std::size_t products) {
  const fs::path root = fs::temp_directory_path() / fmt::format("budgetc-bench-{}", products);
  fs::remove_all(root);
  budgetc::bench::generate({.products = products}, root);
  return root;
}

double size_of(const fs::path& root) {
  double bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    bytes += entry.is_regular_file() ? static_cast<double>(entry.file_size()) : 0;
  return bytes;
}

/// Prints what a check of so many products costs. What its phases take, in the order of `Phases`.
std::vector<double> report_check(std::size_t products, int repetitions) {
  const fs::path root = county(products);
  const double size = size_of(root);
  const Cost bare = cost_of(repetitions, fmt::format("bare '{}'", root.string()));
  const Cost one = cost_of(repetitions, fmt::format("check '{}' 1", root.string()));
  const Cost two = cost_of(repetitions, fmt::format("check '{}' {}", root.string(), cores));
  fmt::print(
      "{:>6} products, {:.1f} MB: yaml-cpp alone {:.0f} ms | check on two cores {:.0f} ms = {:.2f} x (CPU "
      "{:.0f} ms = "
      "{:.2f} x) | on one {:.0f} ms | memory {:.0f} MB = {:.1f} x the source\n",
      products, size / 1e6, bare.wall, two.wall, two.wall / bare.wall, two.cpu, two.cpu / bare.cpu, one.wall,
      two.memory / 1e6, two.memory / size);
  std::vector<double> phases = least(repetitions, fmt::format("phases '{}'", root.string()));
  fs::remove_all(root);
  return phases;
}

void print_phases(const std::vector<double>& small, const std::vector<double>& large) {
  constexpr std::string_view names[] = {"reading",    "second reader", "binding",
                                        "evaluating", "rules",         "causes"};
  fmt::print("phases on one thread, CPU ms for 1,000, for 10,000 and how many times as much:\n");
  for (std::size_t i = 0; i < std::size(names); ++i)
    fmt::print("  {:<14}{:>8.1f}{:>10.1f}{:>8.1f}\n", names[i], small[i], large[i],
               small[i] > 0 ? large[i] / small[i] : 0.0);
}

void report_build(std::size_t products, int repetitions) {
  const fs::path root = county(products);
  const Cost check = cost_of(repetitions, fmt::format("check '{}' {}", root.string(), cores));
  const Cost build = build_cost(repetitions, root);
  fmt::print("{:>6} products: build {:>7.0f} ms = {:.2f} x check, {:.3f} ms a product, memory {:.0f} MB\n",
             products, build.wall, build.wall / check.wall, build.wall / static_cast<double>(products),
             build.memory / 1e6);
  fs::remove_all(root);
}

void report_all() {
  const fs::path real = fs::path(BUDGETC_ROOT) / "budgets/kreis-unna-2024";
  const Cost cost = cost_of(10, fmt::format("check '{}' {}", real.string(), cores));
  fmt::print("Budget 35: check takes {:.1f} ms, CPU {:.1f} ms\n", cost.wall, cost.cpu);
  const std::vector<double> small = report_check(1'000, 7);
  const std::vector<double> large = report_check(10'000, 3);
  print_phases(small, large);
  for (const auto& [products, repetitions] :
       std::vector<std::pair<std::size_t, int>>{{1'000, 5}, {2'000, 3}, {5'000, 3}, {10'000, 2}, {20'000, 1}})
    report_build(products, repetitions);
}

void print(const Cost& cost) {
  fmt::print("{} {} {}\n", cost.wall, cost.cpu, cost.memory);
}

/// A piece of work that `run` asks for.
void work(const std::vector<std::string>& words) {
  namespace bench = budgetc::bench;
  if (words[0] == "generate") return bench::generate({.products = std::stoul(words[1])}, words.at(2));
  if (words[0] == "bare") return print(bench::bare_pass(words[1]));
  if (words[0] == "check")
    return print(bench::check(words[1], static_cast<unsigned>(std::stoul(words.at(2)))));
  if (words[0] == "build")
    return print(bench::build(words[1], words.at(3), static_cast<unsigned>(std::stoul(words.at(2)))));
  const Phases took = bench::phases(words[1]);
  fmt::print("{} {} {} {} {} {}\n", took.reading, took.second_reader, took.binding, took.evaluating,
             took.rules, took.causes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    report_all();
  } else {
    work({argv + 1, argv + argc});
  }
  return 0;
}
