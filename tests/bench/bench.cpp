// Prints what `check` costs against a bare yaml-cpp event pass over the same bytes, how it grows, and what a
// second core brings. Figures, not tests: nothing here fails because a machine is slow.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include "bench/generate.hpp"
#include "causes/report_causes.hpp"
#include "driver/compile.hpp"

namespace {

namespace fs = std::filesystem;

class Ignore final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
  }
  void OnMapEnd() override {}
};

double cpu_milliseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto part = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  return part(usage.ru_utime) + part(usage.ru_stime);
}

struct Cost {
  double cpu = 0;
  double wall = 0;
};

template <typename Work>
Cost measure(int repetitions, Work work) {
  Cost best{.cpu = 1e30, .wall = 1e30};
  for (int i = 0; i < repetitions; ++i) {
    const double cpu = cpu_milliseconds();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
    best.cpu = std::min(best.cpu, cpu_milliseconds() - cpu);
    best.wall = std::min(best.wall, wall.count());
  }
  return best;
}

std::vector<std::string> texts(const fs::path& root) {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    all.push_back(text.str());
  }
  return all;
}

void bare_pass(const std::vector<std::string>& all) {
  for (const std::string& text : all) {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Ignore ignore;
    parser.HandleNextDocument(ignore);
  }
}

void check(const fs::path& root, unsigned threads) {
  const budgetc::DiskFileSystem files;
  const auto result = budgetc::compile(
      files, {.root = root, .templates = fs::path(BUDGETC_ROOT) / "templates", .threads = threads});
  if (!result->diagnostics.empty()) fmt::print(stderr, "bench: the source has findings\n");
}

/// What each phase of a check costs, in CPU milliseconds on one thread.
struct Phases {
  double reading = 1e30;
  double binding = 1e30;
  double evaluating = 1e30;
  double rules = 1e30;
  double causes = 1e30;
};

/// Runs the phases one after another and keeps the least cost of each.
void measure_phases(const fs::path& root, Phases& best) {
  const budgetc::DiskFileSystem files;
  double since = cpu_milliseconds();
  const auto lap = [&](double& phase) {
    const double now = cpu_milliseconds();
    phase = std::min(phase, now - since);
    since = cpu_milliseconds();
  };
  budgetc::Sources sources = budgetc::load_sources(files, root, 1);
  lap(best.reading);
  const budgetc::BindResult bound = budgetc::bind(sources, files, root, fs::path(BUDGETC_ROOT) / "templates");
  lap(best.binding);
  const budgetc::Evaluation evaluation = budgetc::evaluate(bound.plan);
  lap(best.evaluating);
  const budgetc::RuleReport found = budgetc::run_rules({sources.files, bound.plan, evaluation});
  lap(best.rules);
  const auto findings = budgetc::group_by_cause(bound.plan, found);
  lap(best.causes);
}

void print_phases(const fs::path& root, int repetitions) {
  Phases best;
  for (int i = 0; i < repetitions; ++i) measure_phases(root, best);
  fmt::print(
      "       phases, CPU ms: reading {:.1f}, binding {:.1f}, evaluating {:.1f}, rules {:.1f}, causes "
      "{:.1f}\n",
      best.reading, best.binding, best.evaluating, best.rules, best.causes);
}

void report(std::size_t products, int repetitions) {
  const fs::path root = fs::temp_directory_path() / fmt::format("budgetc-bench-{}", products);
  fs::remove_all(root);
  budgetc::bench::generate({.products = products}, root);
  const std::vector<std::string> all = texts(root);
  std::size_t bytes = 0;
  for (const auto& text : all) bytes += text.size();
  const Cost bare = measure(repetitions, [&] { bare_pass(all); });
  const Cost one = measure(repetitions, [&] { check(root, 1); });
  const Cost two = measure(repetitions, [&] { check(root, 2); });
  fmt::print(
      "{:>6} products {:>6.1f} MB | yaml-cpp {:>7.0f} ms | check, 1 thread: CPU {:>7.0f} ms = {:.2f} x, "
      "{:.3f} ms a "
      "product | 2 threads: {:>7.0f} ms elapsed = {:.2f} of one\n",
      products, static_cast<double>(bytes) / 1e6, bare.cpu, one.cpu, one.cpu / bare.cpu,
      one.cpu / static_cast<double>(products), two.wall, two.wall / one.wall);
  print_phases(root, repetitions);
  fs::remove_all(root);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "generate") {
    budgetc::bench::generate({.products = std::stoul(argv[2])}, argv[3]);
    return 0;
  }
  const fs::path real = fs::path(BUDGETC_ROOT) / "budgets/kreis-unna-2024";
  const Cost cost = measure(20, [&] { check(real, 2); });
  fmt::print("Budget 35: check takes {:.1f} ms elapsed, {:.1f} ms CPU\n", cost.wall, cost.cpu);
  print_phases(real, 20);
  report(1000, 5);
  report(10000, 1);
  return 0;
}
