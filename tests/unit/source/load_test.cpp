#include "source/load.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "support/memory_file_system.hpp"
#include "support/read_text.hpp"

using budgetc::FileId;
using budgetc::load_sources;
using budgetc::Sources;
using budgetc::test::MemoryFileSystem;
using budgetc::test::shown;

namespace {

std::string names(const Sources& sources) {
  std::string all;
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    all += sources.files[static_cast<FileId>(i)].name() + ' ';
  }
  return all;
}

/// Everything a run could print of its sources.
std::string everything(const Sources& sources) {
  std::string all = names(sources);
  for (const auto& tree : sources.trees) all += shown(tree.root) + '\n';
  for (const auto& finding : sources.diagnostics) {
    const auto span = finding.primary.span;
    all += std::to_string(static_cast<unsigned>(span.file)) + ':' + std::to_string(span.begin) + ' ' +
           finding.message + '\n';
  }
  return all;
}

}  // namespace

TEST_CASE("sources are found in the bytewise order of their paths, dot-folders and other files left out") {
  MemoryFileSystem disk;
  disk.file("h/haushalt.yaml", "a: 1").file("h/35/budget.yaml", "b: 1").file("h/35.yaml", "c: 1");
  disk.file("h/35/35.01/x.yaml", "d: 1").file("h/.git/y.yaml", "e: 1").file("h/notes.txt", "x");
  const Sources sources = load_sources(disk, "h", 1);
  CHECK(names(sources) == "35.yaml 35/35.01/x.yaml 35/budget.yaml haushalt.yaml ");
  CHECK(sources.diagnostics.empty());
  CHECK(shown(sources.trees.at(0).root) == "{'c': '1'}");
}

TEST_CASE("the result does not depend on the number of threads") {
  MemoryFileSystem disk;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(i);
    disk.file("r/" + number + ".yaml", i % 7 == 0 ? "a: \"x\nb: " + number : "a: |\n  x" + number + "\n");
  }
  const std::string one = everything(load_sources(disk, "r", 1));
  CHECK(one == everything(load_sources(disk, "r", 2)));
  CHECK(one == everything(load_sources(disk, "r", 7)));
  CHECK(one == everything(load_sources(disk, "r", 200)));
}

TEST_CASE("what cannot be read is a finding in the file's name, and the rest is read") {
  MemoryFileSystem disk;
  disk.locked_file("r/a.yaml").link("r/b.yaml").link("r/readme").file("r/c.yaml", "x: 1");
  disk.file("r/d.yaml", std::string(5 * 1024 * 1024, '#')).file("r/e.yml", "y: 1");
  const Sources sources = load_sources(disk, "r", 2);
  CHECK(names(sources) == "a.yaml b.yaml c.yaml d.yaml e.yml ");
  REQUIRE(sources.diagnostics.size() == 4);
  CHECK(sources.diagnostics[0].code.text() == "S01");
  CHECK(sources.diagnostics[1].code.text() == "S01");
  CHECK(sources.diagnostics[2].code.text() == "S01");
  CHECK(sources.diagnostics[3].code.text() == "S23");
  CHECK(sources.trees.at(0).root.is_null());
  CHECK(shown(sources.trees.at(2).root) == "{'x': '1'}");
}

TEST_CASE("a folder that does not exist is a finding") {
  const Sources sources = load_sources(MemoryFileSystem(), "nirgends", 2);
  REQUIRE(sources.diagnostics.size() == 1);
  CHECK(sources.diagnostics[0].code.text() == "S01");
}
