#include "driver/compile.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <new>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "cli/front_end.hpp"
#include "support/faulty_file_system.hpp"
#include "support/memory_file_system.hpp"

using namespace budgetc;
using budgetc::test::FaultyFileSystem;
using budgetc::test::MemoryFileSystem;

namespace fs = std::filesystem;

namespace compile_test {

namespace {

const fs::path golden = fs::path(BUDGETC_ROOT) / "tests/golden";
const fs::path shipped = fs::path(BUDGETC_ROOT) / "templates";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Lays the files of a folder of the disk into memory, without those beside a golden case.
void lay(MemoryFileSystem& disk, const fs::path& folder, const std::string& target) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_regular_file() && !name.starts_with("daneben/"))
      disk.file(target + "/" + name, read(entry.path()));
  }
}

/// A golden case over its basis, last year's sources beside it, and the templates.
MemoryFileSystem golden_case(const std::string& name) {
  MemoryFileSystem disk;
  std::istringstream basis(read(golden / name / "basis"));
  for (std::string below; basis >> below;) lay(disk, golden / below, "haushalt");
  lay(disk, golden / name, "haushalt");
  lay(disk, golden / "_paar/daneben/kreis-2023", "kreis-2023");
  lay(disk, shipped, "vorlagen");
  return disk;
}

/// A budget with everything that is read from a file: prior year, own form, own rules, page plan, a link.
MemoryFileSystem whole_budget() {
  MemoryFileSystem disk = golden_case("_paar");
  std::string settings = read(golden / "_paar/haushalt.yaml");
  settings.replace(settings.find("teilergebnisplan: nrw-unna"), 26, "teilergebnisplan: eigen");
  disk.file("haushalt/haushalt.yaml", settings);
  std::string form = read(shipped / "forms/nrw-unna.yaml");
  form.replace(form.find("form: nrw-unna"), 14, "form: eigen");
  disk.file("haushalt/formen/eigen.yaml", form);
  disk.file("haushalt/regeln/eigene.yaml", "- {name: probe, bedingung: zeile(002) >= 0}\n");
  disk.file("haushalt/druck/standard.yaml", "titel: Etat {jahr}\n");
  disk.link("haushalt/verweis.pdf");
  return disk;
}

std::unique_ptr<Compilation> compiled(const FileSystem& disk, unsigned threads = 1) {
  return compile(disk, {.root = "haushalt", .templates = "vorlagen", .threads = threads});
}

bool has_error(const Compilation& compilation) {
  return std::ranges::find(compilation.diagnostics, Severity::error, &Diagnostic::severity) !=
         compilation.diagnostics.end();
}

/// A file system that runs out of memory while it reads one file.
class ExhaustedFileSystem final : public FileSystem {
 public:
  explicit ExhaustedFileSystem(const FileSystem& base) : base_(base) {}
  [[nodiscard]] tl::expected<std::string, FileError> read(const fs::path& path,
                                                          std::uint64_t limit) const override {
    if (path.filename() == "11.01.02.yaml") throw std::bad_alloc();
    return base_.read(path, limit);
  }
  [[nodiscard]] tl::expected<std::vector<DirectoryEntry>, FileError> list(
      const fs::path& path) const override {
    return base_.list(path);
  }
  [[nodiscard]] tl::expected<std::optional<DirectoryEntry::Kind>, FileError> look_up(
      const fs::path& path) const override {
    return base_.look_up(path);
  }

 private:
  const FileSystem& base_;
};

/// How many checks were due: those made and those that could not be made. Rule H05 is left out: once the
/// reserve is used up, it has nothing to check in later years.
std::size_t due(const Compilation& compilation) {
  const CheckSet& checks = compilation.report.checks;
  const auto used_up = std::ranges::count(checks.checks(), Code("H05"), &Check::rule) +
                       std::ranges::count(checks.unmade(), Code("H05"), &UnmadeCheck::rule);
  return checks.made() + checks.unmade().size() - static_cast<std::size_t>(used_up);
}

}  // namespace

TEST_CASE("a whole budget in memory is clean") {
  const auto compilation = compiled(whole_budget());
  for (const Diagnostic& finding : compilation->diagnostics) {
    INFO(finding.code.text() << " " << finding.message);
    CHECK(finding.severity != Severity::error);
  }
  CHECK(compilation->report.checks.unmade().empty());
  CHECK(compilation->statistics.gaps.lost == 0);
}

TEST_CASE("every error of the file system is reported, whichever call meets it") {
  const MemoryFileSystem disk = whole_budget();
  std::size_t failing = 0;
  for (;; ++failing) {
    const FaultyFileSystem faulty(disk, failing);
    const auto compilation = compiled(faulty);
    if (!faulty.failed()) break;
    INFO("call " << failing);
    CHECK(has_error(*compilation));
  }
  CHECK(failing > 20);
}

TEST_CASE("out of memory in a reading thread ends the run like everywhere else") {
  const MemoryFileSystem disk = whole_budget();
  const ExhaustedFileSystem exhausted(disk);
  CHECK_THROWS_AS(compiled(exhausted, 1), std::bad_alloc);
  CHECK_THROWS_AS(compiled(exhausted, 4), std::bad_alloc);
}

TEST_CASE("checks and findings are the same, and in the same order, for any number of threads") {
  const auto everything = [](unsigned threads) {
    const fs::path root = fs::path(BUDGETC_ROOT) / "budgets/kreis-unna-2024";
    const auto compilation =
        compile(DiskFileSystem(), {.root = root, .templates = shipped, .threads = threads});
    std::string all;
    const CheckSet& checks = compilation->report.checks;
    for (const Check& check : checks.checks()) {
      all += std::string(check.rule.text()) + " " + std::to_string(check.difference());
      for (const Term& term : checks.terms(check))
        all += " " + std::to_string(static_cast<std::uint32_t>(term.figure));
      all += '\n';
    }
    for (const Diagnostic& finding : compilation->diagnostics)
      all += std::string(finding.code.text()) + finding.message + '\n';
    return all;
  };
  const std::string one = everything(1);
  CHECK(one.size() > 10'000);
  CHECK(everything(2) == one);
  CHECK(everything(7) == one);
}

TEST_CASE("every file of a run is read a second time: sources, forms, page plan and last year's") {
  const MemoryFileSystem disk = whole_budget();
  for (const unsigned threads : {1U, 3U}) {
    std::multiset<std::string> again;
    std::mutex mutex;
    const auto note = [&](const SourceFile& file, const SourceTree&) -> std::optional<Diagnostic> {
      const std::scoped_lock lock(mutex);
      again.insert(file.name());
      return std::nullopt;
    };
    const auto compilation = compile(
        disk, {.root = "haushalt", .templates = "vorlagen", .threads = threads, .second_reader = note});
    std::multiset<std::string> first;
    for (std::size_t i = 0; i < compilation->sources.files.size(); ++i)
      first.insert(compilation->sources.files[static_cast<FileId>(i)].name());
    first.erase("verweis");  // a link, which is not followed
    CHECK(again == first);
  }
}

TEST_CASE("a place that two readers understand differently ends the check with status 2") {
  const auto other_bytes = [](const SourceFile& file, const SourceTree& tree) {
    std::string text(file.text());
    if (file.name() == "11/11.01/11.01.02.yaml") text += "ziele: []\n";
    return yaml_cpp_reader()(SourceFile(file.name(), text), tree);
  };
  const auto compilation =
      compile(golden_case("_paar"),
              {.root = "haushalt", .templates = "vorlagen", .threads = 2, .second_reader = other_bytes});
  const auto found = std::ranges::find(compilation->diagnostics, Code("S26"), &Diagnostic::code);
  REQUIRE(found != compilation->diagnostics.end());
  CHECK(compilation->sources.files[found->primary.span.file].name().ends_with("11.01.02.yaml"));
  CHECK(found->notes.size() == 2);
  CHECK(cli::status_of(compilation->diagnostics, false) == ExitStatus::trouble);
}

TEST_CASE("a check is made, or counted as not made, whatever becomes of an amount") {
  for (const char* const name :
       {"_paar", "_gesamt", "_kreis", "n01-quotient", "n01-zuwachs", "f06-block-summe", "f07-listen-summe",
        "k01-kennzahl-weicht-ab", "h06-haushaltssicherung", "p05-planstellen",
        "z03-ring-und-erlaeuterungen"}) {
    const MemoryFileSystem disk = golden_case(name);
    const auto sound = compiled(disk);
    REQUIRE(sound->evaluation);
    for (std::size_t i = 0; i < sound->plan.figures.size(); ++i) {
      const Figure& figure = sound->plan.figures[static_cast<FigureId>(i)];
      if (figure.kind == FigureKind::accepted_difference) continue;
      const SourceFile& file = sound->sources.files[figure.span.file];
      for (const char* const amount : {"1.O00", "89.999.999.999.999"}) {
        std::string text(file.text());
        text.replace(figure.span.begin, figure.span.end - figure.span.begin, amount);
        MemoryFileSystem damaged = disk;
        damaged.file("haushalt/" + file.name(), text);
        const auto compilation = compiled(damaged);
        INFO(name << " " << file.name() << ":" << file.position(figure.span.begin).line << " " << amount);
        CHECK(due(*compilation) >= due(*sound));
        if (!compilation->report.checks.unmade().empty()) CHECK(has_error(*compilation));
      }
    }
  }
}

}  // namespace compile_test
