#include "source/second_reader.hpp"

#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/read_text.hpp"

namespace second_reader_test {

using budgetc::compare_readings;
using budgetc::Diagnostic;
using budgetc::known_faults;
using budgetc::KnownFault;
using budgetc::SourceFile;
using budgetc::test::ReadText;

namespace {

/// What is found when the second reader gets other bytes than the first.
std::optional<Diagnostic> compared(const std::string& first, const std::string& second) {
  const ReadText read(first);
  INFO(first);
  REQUIRE(read.result.tree.flawless);
  return compare_readings(SourceFile("probe.yaml", second), read.result.tree, known_faults());
}

struct Case {
  const char* first;
  const char* second;
  const char* first_words;
  const char* second_words;
};

/// All that is known but one.
std::vector<KnownFault> all_but(std::string_view fault) {
  std::vector<KnownFault> others(known_faults().begin(), known_faults().end());
  std::erase_if(others, [&](const KnownFault& known) { return known.fault == fault; });
  return others;
}

}  // namespace

TEST_CASE("every known fault of yaml-cpp is tolerated, and would be noticed without its line in the table") {
  for (const KnownFault& fault : known_faults()) {
    const ReadText read{std::string(fault.example)};
    INFO(fault.fault);
    CHECK(read.codes().empty());
    const SourceFile& file = (*read.files)[read.result.tree.file];
    CHECK_FALSE(compare_readings(file, read.result.tree, known_faults()));
    const auto noticed = compare_readings(file, read.result.tree, all_but(fault.fault));
    REQUIRE(noticed);
    CHECK(noticed->code.text() == "S26");
  }
}

TEST_CASE("where the second reader disagrees, both readings are shown at the place of the first") {
  const std::vector<Case> cases{
      {"a: 10\n", "a: 11\n", "der Text „10“", "der Text „11“"},
      {"a: 10\n", "a:  10\n", "der Text „10“", "der Text „10“, 1 Byte weiter hinten"},
      {"a: 10\n", "a: [\n", "an dieser Stelle ist nichts zu beanstanden",
       "die Klammer [ wird nicht richtig geschlossen"},
      {"a: 10\n", "a: ~\n", "der Text „10“", "ein leeres Feld"},
      {"a: ~\n", "a: 1\n", "ein leeres Feld", "der Text „1“"},
      {"a:\n- b\n", "a:\n{b}\n", "eine Liste", "eine Angabe mit Schlüsseln"},
      {"a: [b, c]\n", "a: [b   ]\n", "der Text „c“", "hier steht nichts mehr"},
      {"a: [b   ]\n", "a: [b, c]\n", "hier steht nichts mehr", "der Text „c“"},
      {"a: 1\n", "a: 1\nb: 2\n", "hier steht nichts mehr", "der Text „b“"},
      {"a: 1\nb: 2\n", "a: 1\n", "der Text „b“", "hier steht nichts mehr"},
      {"a: 1\n", "a: 1\n---\nb: 1\n", "hier steht nichts mehr", "ein zweites Dokument"},
      {"a: [b]\n", "a:\n- b\n", "der Text „b“", "der Text „b“, 1 Byte weiter hinten"},
      {"a: xx\n", "a: &x b\n", "der Text „xx“", "der Text „b“"}};
  for (const Case& example : cases) {
    INFO(example.first << example.second);
    const auto found = compared(example.first, example.second);
    REQUIRE(found);
    CHECK(found->code.text() == "S26");
    CHECK(found->severity == budgetc::Severity::error);
    REQUIRE(found->notes.size() == 2);
    CHECK(found->notes[0].text() == std::string("budgetc liest: ") + example.first_words);
    CHECK(found->notes[1].text().starts_with(std::string("yaml-cpp liest: ") + example.second_words));
    CHECK(found->primary.span.begin <= std::string(example.second).size());
  }
}

TEST_CASE("of a long text the part around the difference is shown, whole characters only") {
  const std::string before(100, 'x');
  const auto found = compared("a: " + before + "äöü1ß" + before, "a: " + before + "äöü2ß" + before);
  REQUIRE(found);
  CHECK(found->notes[0].text().find("äöü1ß") != std::string::npos);
  CHECK(found->notes[1].text().find("äöü2ß") != std::string::npos);
  CHECK(found->notes[0].text().size() < 120);
}

}  // namespace second_reader_test
