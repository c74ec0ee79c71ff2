#include "source/second_readings.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "source/load.hpp"
#include "support/memory_file_system.hpp"

namespace second_readings_test {

using namespace budgetc;
using budgetc::test::MemoryFileSystem;

namespace {

/// Finds something in every file that it is given.
std::optional<Diagnostic> find_always(const SourceFile& file, const SourceTree& tree) {
  return Diagnostic{.code = "S26", .message = file.name(), .primary = {{tree.file, 0, 0}, {}}};
}

Sources many_files() {
  MemoryFileSystem disk;
  for (int i = 10; i < 90; ++i)
    disk.file("r/" + std::to_string(i) + ".yaml", "a: " + std::to_string(i) + "\n");
  disk.file("r/50.yaml", "a: [\n");
  return load_sources(disk, "r", 1);
}

std::string names(const std::vector<Diagnostic>& found) {
  std::string all;
  for (const Diagnostic& finding : found) all += finding.message + " ";
  return all;
}

}  // namespace

TEST_CASE("every flawless file is read again once, and the result does not depend on threads") {
  const Sources sources = many_files();
  std::string one;
  for (const unsigned threads : {1U, 2U, 7U}) {
    SecondReadings again(find_always, threads);
    again.add(sources.files, sources.trees);
    const auto found = again.finish();
    CHECK(found.size() == 79);
    if (threads == 1) one = names(found);
    CHECK(names(found) == one);
    CHECK(one.find("50.yaml") == std::string::npos);
  }
}

TEST_CASE("trees that nobody else keeps are kept until they have been read again") {
  Sources sources = many_files();
  for (SourceTree& tree : sources.trees) sources.files.keep(std::move(tree));
  SecondReadings again(yaml_cpp_reader(), 3);
  again.add(sources.files, sources.files.take_kept());
  CHECK(sources.files.take_kept().empty());
  CHECK(again.finish().empty());
}

TEST_CASE("what a second reader throws is thrown where its result is asked for") {
  const Sources sources = many_files();
  for (const unsigned threads : {1U, 4U}) {
    SecondReadings again(
        [](const SourceFile&, const SourceTree&) -> std::optional<Diagnostic> { throw std::bad_alloc(); },
        threads);
    again.add(sources.files, sources.trees);
    CHECK_THROWS_AS(again.finish(), std::bad_alloc);
  }
}

TEST_CASE("readings that nobody waits for are dropped") {
  const Sources sources = many_files();
  SecondReadings again(find_always, 3);
  again.add(sources.files, sources.trees);
}

TEST_CASE("without a second reader nothing is read again") {
  const Sources sources = many_files();
  SecondReadings again({}, 3);
  again.add(sources.files, sources.trees);
  CHECK(again.finish().empty());
}

}  // namespace second_readings_test
