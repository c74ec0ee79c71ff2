// Prints what `check` and `build` cost: against a bare yaml-cpp event pass over the same bytes, against each
// other, by phase, in memory, and how all of it grows. Every run is in a process of its own, as an
// administration runs the program, and each line says of how many runs it gives the least. Figures, not
// tests: nothing here fails because a machine is slow.
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

/// The lesser of two runs, figure by figure; the first one may still be missing.
void keep_least(std::vector<double>& best, const std::vector<double>& again) {
  if (best.empty()) best = again;
  for (std::size_t i = 0; i < std::min(best.size(), again.size()); ++i) best[i] = std::min(best[i], again[i]);
}

/// Several pieces of work in turn, so that what else the machine does meets all of them: of each, the least
/// of so many runs.
std::vector<std::vector<double>> least_in_turn(int repetitions, const std::vector<std::string>& works) {
  std::vector<std::vector<double>> best(works.size());
  for (int i = 0; i < repetitions; ++i) {
    for (std::size_t k = 0; k < works.size(); ++k) keep_least(best[k], run(works[k]));
  }
  for (std::vector<double>& figures : best) figures.resize(std::max<std::size_t>(figures.size(), 6));
  return best;
}

Cost as_cost(const std::vector<double>& figures) {
  return {.wall = figures[0], .cpu = figures[1], .memory = figures[2]};
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
  const std::string name = root.string();
  const auto best =
      least_in_turn(repetitions, {fmt::format("bare '{}'", name), fmt::format("check '{}' {}", name, cores),
                                  fmt::format("check '{}' 1", name), fmt::format("phases '{}'", name)});
  const Cost bare = as_cost(best[0]);
  const Cost two = as_cost(best[1]);
  const Cost one = as_cost(best[2]);
  fmt::print(
      "{:>6} products, {:.1f} MB, least of {} runs in turn: yaml-cpp alone {:.0f} ms (CPU {:.0f} ms)\n",
      products, size / 1e6, repetitions, bare.wall, bare.cpu);
  for (const auto& [threads, cost] : {std::pair(cores, two), std::pair(1U, one)})
    fmt::print(
        "       check on {}: {:.0f} ms = {:.2f} x, CPU {:.0f} ms = {:.2f} x, memory {:.0f} MB = {:.1f} x "
        "the source\n",
        threads, cost.wall, cost.wall / bare.wall, cost.cpu, cost.cpu / bare.cpu, cost.memory / 1e6,
        cost.memory / size);
  std::fflush(stdout);  // who waits for the larger ones has seen this
  fs::remove_all(root);
  return best[3];
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
  // Removed only afterwards: for some seconds, a file system is slow where much was just deleted.
  const fs::path all = root.string() + "-out";
  std::vector<double> checks;
  std::vector<double> builds;
  for (int i = 0; i < repetitions; ++i) {
    const fs::path out = all / std::to_string(i);
    keep_least(checks, run(fmt::format("check '{}' {}", root.string(), cores)));
    keep_least(builds, run(fmt::format("build '{}' {} '{}'", root.string(), cores, out.string())));
  }
  checks.resize(3);
  builds.resize(3);
  const Cost check = as_cost(checks);
  const Cost build = as_cost(builds);
  fmt::print(
      "{:>6} products, least of {}: build {:.0f} ms = {:.2f} x check, CPU {:.0f} ms = {:.2f} x, {:.2f} ms a "
      "product, memory {:.0f} MB, of a check {:.0f} MB\n",
      products, repetitions, build.wall, build.wall / check.wall, build.cpu, build.cpu / check.cpu,
      build.cpu / static_cast<double>(products), build.memory / 1e6, check.memory / 1e6);
  std::fflush(stdout);
  fs::remove_all(all);
  fs::remove_all(root);
}

void report_all() {
  const fs::path real = fs::path(BUDGETC_ROOT) / "budgets/kreis-unna-2024";
  const Cost cost = as_cost(least_in_turn(10, {fmt::format("check '{}' {}", real.string(), cores)}).front());
  fmt::print("Budget 35: check takes {:.1f} ms, CPU {:.1f} ms\n", cost.wall, cost.cpu);
  const std::vector<double> small = report_check(1'000, 7);
  const std::vector<double> large = report_check(10'000, 2);
  print_phases(small, large);
  std::fflush(stdout);
  for (const auto& [products, repetitions] :
       std::vector<std::pair<std::size_t, int>>{{1'000, 3}, {5'000, 2}, {20'000, 1}})
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
