// Properties that hold for every document: generated ones, and real ones damaged at random.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "support/read_text.hpp"

using budgetc::ScalarStyle;
using budgetc::SourceEntry;
using budgetc::SourceNode;
using budgetc::Span;
using budgetc::test::ReadText;
using budgetc::test::shown;

namespace {

/// A document of random shape, written as YAML and as `shown()` would print its tree.
class Generator {
 public:
  std::string yaml;
  std::string expected;

  void document() {
    const int keys = *rc::gen::inRange(1, 5);
    expected += '{';
    for (int i = 0; i < keys; ++i) entry(i, 0);
    expected += '}';
  }

 private:
  void entry(int index, std::size_t indent) {
    const std::string key = "k" + std::to_string(index);
    yaml += std::string(indent, ' ') + key + ":";
    expected += (index > 0 ? ", '" : "'") + key + "': ";
    value(indent);
  }

  void value(std::size_t indent) {
    const int kind = *rc::gen::inRange(0, indent > 6 ? 6 : 8);
    if (kind == 0) missing();
    if (kind == 1) plain();
    if (kind == 2) quoted('"');
    if (kind == 3) quoted('\'');
    if (kind == 4) literal(indent + 2);
    if (kind == 5) flow();
    if (kind == 6) sequence(indent + 2);
    if (kind == 7) mapping(indent + 2);
  }

  void missing() {
    yaml += *rc::gen::element<std::string>("\n", " # nichts\n", "  \n\n");
    expected += '~';
  }

  void plain() {
    const auto text = *rc::gen::element<std::string>("foo", "1.555.800", "-16.000", "010", "a b", "ä#b",
                                                     "x:y", "nein", "0x1F", "2024-01-01", "§ 5 (2)", "a, b");
    yaml += " " + text + *rc::gen::element<std::string>("\n", "  # Kommentar\n", "\r\n", "\n\n");
    expected += "'" + text + "'";
  }

  void quoted(char quote) {
    const auto text =
        *rc::gen::element<std::string>("", "x: y", "# z", "[a]", "ä", " b ", "- c", "1,50", "&w");
    yaml += std::string(" ") + quote + text + quote + "\n";
    expected += "'" + text + "'";
  }

  void literal(std::size_t indent) {
    const auto lines = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("Text", "", "  mehr", "- Punkt", "\"", "[", "a: b", "# x"));
    std::string text;
    std::string body;
    bool started = false;
    for (const std::string& line : lines) {
      if (!started && (line.empty() || line.front() == ' ')) continue;
      started = true;
      body += line.empty() ? "\n" : std::string(indent, ' ') + line + "\n";
      text += line + "\n";
    }
    while (text.ends_with("\n\n")) text.pop_back();
    yaml += " |\n" + body;
    expected += "'" + text + "'";
  }

  void flow() {
    yaml += *rc::gen::element<std::string>(" [a, ~, \"b\"]\n", " [a,\n            ~ , 'b' ]\n");
    expected += "['a', ~, 'b']";
  }

  void sequence(std::size_t indent) {
    const int items = *rc::gen::inRange(1, 4);
    yaml += '\n';
    expected += '[';
    for (int i = 0; i < items; ++i) {
      yaml += std::string(indent, ' ') + "-";
      if (i > 0) expected += ", ";
      value(indent);
    }
    expected += ']';
  }

  void mapping(std::size_t indent) {
    const int keys = *rc::gen::inRange(1, 4);
    yaml += '\n';
    expected += '{';
    for (int i = 0; i < keys; ++i) entry(i, indent);
    expected += '}';
  }
};

/// Spans lie in their parent, in order, and those of plain scalars on one line are their text.
void assert_spans(const ReadText& read, const SourceNode& node) {
  RC_ASSERT(node.span.begin <= node.span.end);
  const std::string bytes = read.bytes(node.span);
  const bool one_line = bytes.find('\n') == std::string::npos;
  if (node.is_scalar() && node.style == ScalarStyle::plain && one_line) RC_ASSERT(bytes == node.text);
  std::uint32_t at = node.span.begin;
  const auto descend = [&](const SourceNode& child) {
    RC_ASSERT(child.span.begin >= at);
    RC_ASSERT(child.span.end <= node.span.end);
    at = child.span.end;
    assert_spans(read, child);
  };
  for (const SourceNode& item : node.items) descend(item);
  for (const SourceEntry& entry : node.entries) {
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
    Generator generator;
    generator.document();
    const ReadText read(generator.yaml);
    RC_LOG() << generator.yaml;
    for (const auto& finding : read.result.diagnostics) RC_LOG() << finding.message << '\n';
    RC_ASSERT(read.result.diagnostics.empty());
    RC_ASSERT(shown(read.root()) == generator.expected);
    assert_spans(read, read.root());
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

TEST_CASE("a damaged source gives a tree or a finding, and never a crash") {
  const auto files = real_files();
  CHECK(rc::check([&] {
    std::string text = excerpt(files);
    const int times = *rc::gen::inRange(1, 4);
    for (int i = 0; i < times && !text.empty(); ++i) damage(text);
    const ReadText read(text);
    RC_ASSERT(!read.root().is_null() || !read.result.diagnostics.empty());
    assert_spans(read, read.root());
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
