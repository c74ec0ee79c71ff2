#include "bench/measure.hpp"

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include "base/large_pages.hpp"
#include "causes/report_causes.hpp"
#include "driver/book.hpp"
#include "driver/compile.hpp"
#include "output/output_folder.hpp"
#include "source/second_readings.hpp"

namespace budgetc::bench {
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

/// The most memory that this process has taken so far, in bytes.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes * 1024;
  }
  return 0;
}

template <typename Work>
Cost measure(Work work) {
  const double cpu = cpu_milliseconds();
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  return {.wall = wall.count(), .cpu = cpu_milliseconds() - cpu, .memory = peak_memory()};
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

std::unique_ptr<Compilation> compiled(const fs::path& root, unsigned threads) {
  const fs::path templates = fs::path(BUDGETC_ROOT) / "templates";
  auto result = compile(DiskFileSystem(), {.root = root, .templates = templates, .threads = threads});
  if (!result->diagnostics.empty()) fmt::print(stderr, "bench: the source has findings\n");
  return result;
}

void write(const Compilation& compilation, const fs::path& root, const fs::path& out, unsigned threads) {
  BookOptions options;
  options.layout.page_plan = compilation.page_plan;
  options.threads = threads;
  const auto folder = OutputFolder::make(out);
  const bool written =
      folder && write_book(compilation, {root, fs::path(BUDGETC_ROOT) / "templates"}, options, **folder) &&
      (*folder)->finish();
  if (!written) fmt::print(stderr, "bench: the book cannot be written into {}\n", out.string());
}

}  // namespace

Cost bare_pass(const fs::path& root) {
  const std::vector<std::string> all = texts(root);
  return measure([&] {
    for (const std::string& text : all) {
      std::istringstream stream(text);
      YAML::Parser parser(stream);
      Ignore ignore;
      parser.HandleNextDocument(ignore);
    }
  });
}

Cost check(const fs::path& root, unsigned threads) {
  use_large_pages();  // as the program does
  return measure([&] { compiled(root, threads); });
}

Cost build(const fs::path& root, const fs::path& out, unsigned threads) {
  use_large_pages();
  return measure([&] { write(*compiled(root, threads), root, out, threads); });
}

Phases phases(const fs::path& root) {
  use_large_pages();
  Phases took;
  double since = cpu_milliseconds();
  const auto lap = [&since](double& phase) {
    phase = cpu_milliseconds() - since;
    since = cpu_milliseconds();
  };
  const DiskFileSystem files;
  Sources sources = load_sources(files, root, 1);
  lap(took.reading);
  SecondReadings again(yaml_cpp_reader(), 1);
  again.add(sources.files, sources.trees);
  if (!again.finish().empty()) fmt::print(stderr, "bench: two readers disagree\n");
  lap(took.second_reader);
  const BindResult bound = bind(sources, files, root, fs::path(BUDGETC_ROOT) / "templates");
  lap(took.binding);
  const Evaluation evaluation = evaluate(bound.plan);
  lap(took.evaluating);
  const RuleReport found = run_rules({sources.files, bound.plan, evaluation});
  lap(took.rules);
  const auto findings = group_by_cause(bound.plan, found);
  lap(took.causes);
  return took;
}

}  // namespace budgetc::bench
