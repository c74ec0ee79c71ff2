// Properties that hold for every document: generated ones, and real ones damaged at random.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "support/random_yaml.hpp"
#include "support/read_text.hpp"
#include "support/written_back.hpp"

using budgetc::ScalarStyle;
using budgetc::SourceEntry;
using budgetc::SourceNode;
using budgetc::test::RandomYaml;
using budgetc::test::ReadText;
using budgetc::test::second_reading;
using budgetc::test::shown;
using budgetc::test::written_back;
using budgetc::test::wrong_piece;

namespace {

/// Spans lie in their parent, in order, and those of plain scalars on one line are their text.
void assert_spans(const ReadText& read, const SourceNode& node) {
  RC_ASSERT(node.span.begin <= node.span.end);
  const std::string bytes = read.bytes(node.span);
  const bool one_line = bytes.find('\n') == std::string::npos;
  if (node.is_scalar() && node.style == ScalarStyle::plain && one_line) RC_ASSERT(bytes == node.text());
  std::uint32_t at = node.span.begin;
  const auto descend = [&](const SourceNode& child) {
    RC_ASSERT(child.span.begin >= at);
    RC_ASSERT(child.span.end <= node.span.end);
    at = child.span.end;
    assert_spans(read, child);
  };
  for (const SourceNode& item : node.items()) descend(item);
  for (const SourceEntry& entry : node.entries()) {
    descend(entry.key);
    descend(entry.value);
  }
}

std::vector<std::string> real_files() {
  std::vector<std::string> texts;
  for (const char* folder : {"/budgets", "/templates"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(BUDGETC_ROOT) + folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  return texts;
}

/// A stretch of a real file, long enough to hold its constructs, short enough to read it often.
std::string excerpt(const std::vector<std::string>& files) {
  const std::string& file = *rc::gen::elementOf(files);
  const auto begin = static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(file.size())));
  return begin % 3 == 0 ? file.substr(0, 2000) : file.substr(begin, 2000);
}

void damage(std::string& text) {
  const auto at = static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(text.size())));
  static const std::vector<std::string> pieces{"\"",  "'",     "[",  "]", "{", "}",  ": ",  "- ",
                                               "\n",  "\t",    "  ", "|", ">", "#",  "&a ", "*a",
                                               "!t ", "---\n", "? ", "%", ",", "\r", "~"};
  switch (*rc::gen::inRange(0, 4)) {
    case 0: text[at] = *rc::gen::arbitrary<char>(); break;
    case 1: text.resize(at); break;
    case 2: text.erase(at, 3); break;
    default: text.insert(at, *rc::gen::elementOf(pieces));
  }
}

}  // namespace

TEST_CASE("a generated document reads as what it was generated from") {
  CHECK(rc::check([] {
    RandomYaml generated;
    generated.document();
    const ReadText read(generated.yaml);
    RC_LOG() << generated.yaml;
    for (const auto& finding : read.result.diagnostics) RC_LOG() << finding.message << '\n';
    RC_ASSERT(read.result.diagnostics.empty());
    RC_ASSERT(shown(read.root()) == generated.expected);
    assert_spans(read, read.root());
    RC_ASSERT(second_reading(read) == "");
    RC_ASSERT(written_back(read) == generated.yaml);
    RC_ASSERT(wrong_piece(read) == "");
  }));
}

TEST_CASE("real sources read without a finding, and their spans hold") {
  const auto files = real_files();
  REQUIRE_FALSE(files.empty());
  for (const std::string& file : files) {
    const ReadText read(file);
    CHECK(read.codes().empty());
    CHECK(rc::check([&] { assert_spans(read, read.root()); }));
  }
}

TEST_CASE("a damaged source gives a finding, or a tree that yaml-cpp and the writer agree with") {
  const auto files = real_files();
  CHECK(rc::check([&] {
    std::string text = excerpt(files);
    const int times = *rc::gen::inRange(1, 4);
    for (int i = 0; i < times && !text.empty(); ++i) damage(text);
    const ReadText read(text);
    RC_ASSERT(!read.root().is_null() || !read.result.diagnostics.empty());
    assert_spans(read, read.root());
    RC_LOG() << text;
    RC_ASSERT(second_reading(read) == "");
    if (read.result.tree.flawless) RC_ASSERT(written_back(read) == text);
    for (const auto& finding : read.result.diagnostics) {
      RC_ASSERT(finding.primary.span.begin <= finding.primary.span.end);
      RC_ASSERT(finding.primary.span.end <= text.size());
    }
  }));
}

TEST_CASE("a tree read twice is the same tree") {
  CHECK(rc::check([](const std::string& text) {
    const ReadText first(text);
    const ReadText second(text);
    RC_ASSERT(shown(first.root()) == shown(second.root()));
    RC_ASSERT(first.codes() == second.codes());
  }));
}
