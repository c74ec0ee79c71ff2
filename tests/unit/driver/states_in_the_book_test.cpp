#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "document/compare.hpp"
#include "document/lower.hpp"
#include "driver/compile.hpp"
#include "source/yaml_reader.hpp"
#include "state/differences.hpp"
#include "support/memory_file_system.hpp"

using namespace budgetc;
using budgetc::test::MemoryFileSystem;

namespace states_in_the_book_test {
namespace {

namespace fs = std::filesystem;

const fs::path repository = BUDGETC_ROOT;

struct SourceText {
  std::string name;
  std::string text;
};

std::vector<SourceText> files_below(const fs::path& folder) {
  std::vector<SourceText> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(folder).generic_string(),
                     std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return files;
}

std::unique_ptr<Compilation> compiled(const std::vector<SourceText>& sources) {
  static const std::vector<SourceText> templates = files_below(repository / "templates");
  MemoryFileSystem disk;
  for (const SourceText& file : templates) disk.file("vorlagen/" + file.name, file.text);
  for (const SourceText& file : sources) disk.file("haushalt/" + file.name, file.text);
  return compile(disk, {.root = "haushalt", .templates = "vorlagen", .second_reader = {}});
}

Document laid_out(const Compilation& state) {
  return lower(state.plan, *state.evaluation, state.report,
               {.page_plan = state.page_plan, .warning_mark = {}, .only = {}});
}

ChangedItems changed_between(const Compilation& before, const Compilation& after) {
  const auto found = differences({before.plan, *before.evaluation}, {after.plan, *after.evaluation});
  return changed_items(found, before.plan, after.plan);
}

/// Every scalar of a tree that can say something else.
void collect(const SourceNode& node, std::vector<Span>& spans) {  // NOLINT(misc-no-recursion)
  const bool block = node.style == ScalarStyle::literal || node.style == ScalarStyle::folded;
  if (node.is_scalar() && !block && !node.text().empty()) spans.push_back(node.span);
  for (const SourceNode& item : node.items()) collect(item, spans);
  for (const SourceEntry& entry : node.entries()) collect(entry.value, spans);
}

/// The sources with one scalar changed: its last digit, or its last letter doubled.
std::vector<SourceText> changed_at(const Compilation& state, std::vector<SourceText> sources,
                                   const Span& span) {
  const SourceFile& file = state.sources.files[span.file];
  for (SourceText& source : sources) {
    if (source.name != file.name()) continue;
    std::uint32_t at = span.end - 1;
    while (at > span.begin && (source.text[at] == '"' || source.text[at] == '\'')) --at;
    char& last = source.text[at];
    if (last >= '0' && last <= '9') {
      last = static_cast<char>('0' + (last - '0' + 1) % 10);
    } else {
      source.text.insert(at, 1, 'x');
    }
  }
  return sources;
}

TEST_CASE("what the differences of two states mark is what their printed words would", "[state]") {
  const std::vector<SourceText> sources = files_below(repository / "budgets/kreis-unna-2024");
  const auto state = compiled(sources);
  REQUIRE(state->evaluation);
  const Document book = laid_out(*state);
  std::vector<Span> spans;
  for (std::size_t i = 0; i < state->sources.files.size(); ++i) {
    const auto id = static_cast<FileId>(i);
    const SourceFile& file = state->sources.files[id];
    const bool is_source = std::ranges::find(sources, file.name(), &SourceText::name) != sources.end();
    if (is_source) collect(read_yaml(file, id).tree.root, spans);
  }
  constexpr std::size_t stride = 61;
  std::size_t marked = 0;
  for (std::size_t i = 0; i < spans.size(); i += stride) {
    const auto older = compiled(changed_at(*state, sources, spans[i]));
    if (!older->evaluation) continue;
    INFO(state->sources.files[spans[i].file].name()
         << ": " << std::string(state->sources.files.text(spans[i])));
    const Document before = laid_out(*older);
    const ChangedItems changed = changed_between(*older, *state);
    const auto by_items = mark_changes(book, before, changed).count;
    const auto by_words = mark_changes(book, before, {.everywhere = true, .items = {}, .nodes = {}}).count;
    CHECK(by_items == by_words);
    if (by_items != ChangeCount{}) ++marked;
  }
  CHECK(marked > 15);
}

}  // namespace
}  // namespace states_in_the_book_test
