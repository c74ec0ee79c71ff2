#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "rules/engine/registry.hpp"

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every code that a file names in the given way.
std::set<std::string> codes_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> codes;
  for (std::sregex_iterator found(text.begin(), text.end(), pattern), end; found != end; ++found) {
    codes.insert((*found)[1]);
  }
  return codes;
}

std::set<std::string> codes_below(const fs::path& folder, const std::regex& pattern,
                                  const std::set<std::string>& endings) {
  std::set<std::string> codes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (endings.contains(entry.path().extension().string()))
      codes.merge(codes_in(read(entry.path()), pattern));
  }
  return codes;
}

std::set<std::string> codes_of_rules() {
  std::set<std::string> codes;
  for (const budgetc::Rule* const rule : budgetc::all_rules()) codes.emplace(rule->info().code.text());
  return codes;
}

/// The code of the rule with this name; the name itself where there is none.
std::string code_of_rule(const std::string& name) {
  const auto rules = budgetc::all_rules();
  const auto found = std::ranges::find(
      rules, name, [](const budgetc::Rule* rule) { return std::string(rule->info().name); });
  return found == rules.end() ? name : std::string((*found)->info().code.text());
}

/// Cases in which several things are wrong on purpose, with the number of findings that they take.
const std::map<std::string, std::size_t> several_mistakes{
    {"b04-anlage", 3},                    // three parts
    {"s20-anlagen-vorzeichen", 2},        // two signs
    {"s20-stellenplan", 2},               // a node and a group
    {"a04-erlaeuterung-negativ", 2},      // two notes
    {"f02-wertgrenze-je-art", 2},         // a measure in the wrong block for each of two kinds
    {"f04-ohne-faelligkeiten", 2},        // amounts that can be said, and amounts that cannot
    {"f09-massnahme-negativ", 2},         // a payment and its commitment
    {"k01-mal-hundert", 2},               // two columns
    {"n01-quotient", 3},                  // three rules, each broken
    {"n02-eigene-regel-fehlerhaft", 12},  // twelve faulty expressions
    {"n03-prueft-nichts", 3},             // three ways to check nothing
    {"s07-anker-und-alias", 2},           // the anchor and what refers to it: two places to mend
    {"s07-merge-und-etikett", 2},         // two different features in one file
    {"s11-leerer-eintrag", 25},           // every list that may have an empty entry, and what is missing then
    {"s12-wort-fuer-nichts", 2},          // two words for nothing
    {"s18-massnahme-mit-null", 2},        // the second measure is added up as well
    {"s20-befund-nicht-anerkannt", 4},    // two findings and what would accept them
    {"s22-grenzen-unverstanden", 5},      // five limits
    {"s20-regel-unveraenderlich", 8},     // four settings and what they would hide
    {"s20-spalten-der-reihe-nach", 3},    // order and gaps
    {"s22-rolle-unbekannt", 3},           // an unknown role, an unknown row, a row of another nature
    {"s23-name-verschrieben", 8},         // eight files
    {"s25-text-in-anfuehrungszeichen", 4},  // four texts
    {"t02-pflichtteil-nur-strich", 2},      // two nodes
    {"t03-verweis-unbekannt", 3},           // a node, a ring and a row
    {"p06-zweig-endet", 5},                 // and all that named the nodes that are gone
    {"t04-stelle-doppelt", 2},              // the copy is added up as well
    {"t05-zahl-im-text-ohne-ziel", 17},     // one of each fault
    {"v03-ohne-zuordnung", 2},              // one node gone, one come
};

/// Cases in which what is wrong has consequences that other rules tell of.
const std::set<std::string> several_rules{"p06-zweig-endet",           "s11-leerer-eintrag",
                                          "s18-massnahme-mit-null",    "s20-befund-nicht-anerkannt",
                                          "s20-regel-unveraenderlich", "s23-name-verschrieben"};

/// The codes of the findings that a golden case expects, in order.
std::vector<std::string> findings_of(const fs::path& folder) {
  static const std::regex head(R"((?:^|\n)(?:fehler|warnung|hinweis)\[([A-Z]\d\d)\])");
  const std::string text = read(folder / "erwartet.txt");
  std::vector<std::string> codes;
  for (std::sregex_iterator found(text.begin(), text.end(), head), end; found != end; ++found)
    codes.push_back((*found)[1]);
  return codes;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

}  // namespace

TEST_CASE("one cause gives one finding: golden cases named after a rule show nothing else") {
  for (const auto& entry : fs::directory_iterator(fs::path(BUDGETC_ROOT) / "tests/golden")) {
    const std::string name = entry.path().filename().string();
    if (!std::regex_search(name, std::regex(R"(^[a-z]\d\d-)"))) continue;
    INFO(name);
    const std::vector<std::string> codes = findings_of(entry.path());
    const auto several = several_mistakes.find(name);
    CHECK(codes.size() <= (several == several_mistakes.end() ? 1 : several->second));
    for (const std::string& code : codes) {
      INFO(code);
      CHECK((code == upper(name.substr(0, 3)) || code == "X01" || several_rules.contains(name)));
    }
  }
}

TEST_CASE("every rule has a golden case that shows it") {
  std::set<std::string> shown;
  for (const auto& entry : fs::directory_iterator(fs::path(BUDGETC_ROOT) / "tests/golden")) {
    const std::regex finding(R"((?:^|\n)(?:fehler|warnung|hinweis)\[([A-Z]\d\d)\])");
    shown.merge(codes_in(read(entry.path() / "erwartet.txt"), finding));
  }
  for (const char* const code : {"B01", "B03"}) shown.insert(code);  // need XeLaTeX: build_test shows them
  shown.insert("S26");  // no file is known that shows it: second_reader_test has another reader do so
  for (const std::string& code : codes_of_rules()) {
    INFO(code);
    CHECK(shown.contains(code));
  }
}

TEST_CASE("every code that the program can report is explained") {
  const std::regex declared(R"re(constexpr Code \w+\{"([A-Z]\d\d)"\})re");
  const std::set<std::string> known = codes_of_rules();
  for (const char* const folder : {"src", "include"}) {
    for (const std::string& code : codes_below(fs::path(BUDGETC_ROOT) / folder, declared, {".cpp", ".hpp"})) {
      INFO(code);
      CHECK(known.contains(code));
    }
  }
}

TEST_CASE("every finding that a golden case shows is one of a rule") {
  const std::set<std::string> known = codes_of_rules();
  const std::regex finding(R"((?:^|\n)(?:fehler|warnung|hinweis)\[(\w+)\])");
  for (const auto& entry : fs::directory_iterator(fs::path(BUDGETC_ROOT) / "tests/golden")) {
    for (const std::string& code : codes_in(read(entry.path() / "erwartet.txt"), finding)) {
      INFO(entry.path() << " " << code);
      CHECK(known.contains(code));
    }
  }
}

TEST_CASE(
    "a rule with code has a file that is named after it, any other an entry in a table, and nothing else "
    "does") {
  const fs::path folder = fs::path(BUDGETC_ROOT) / "src/rules";
  std::multiset<std::string> declared;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (std::regex_search(name, std::regex(R"(^[a-z]\d\d_.*\.cpp$)"))) {
      std::string code = name.substr(0, 3);
      code[0] = static_cast<char>(code[0] - 'a' + 'A');
      declared.insert(code);
    } else if (name.ends_with("_texts.cpp")) {
      for (const std::string& rule : codes_in(read(entry.path()), std::regex(R"re(\.name = "([^"]+)")re")))
        declared.insert(code_of_rule(rule));
    }
  }
  const std::set<std::string> known = codes_of_rules();
  CHECK(std::vector<std::string>(declared.begin(), declared.end()) ==
        std::vector<std::string>(known.begin(), known.end()));
}
