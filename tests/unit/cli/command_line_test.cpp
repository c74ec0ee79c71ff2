#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rules/engine/registry.hpp"
#include "unit/cli/program.hpp"

using namespace budgetc;
using budgetc::testing::Run;
using budgetc::testing::run;

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_trouble(const std::vector<std::string>& arguments, const std::string& expected) {
  const Run result = run(arguments);
  CHECK(result.out.empty());
  CHECK(result.err == expected);
  CHECK(result.status == ExitStatus::trouble);
}

}  // namespace

TEST_CASE("errors of the command line are German and end with status 2") {
  check_trouble({}, "fehler: es fehlt ein Befehl\n = hilfe: budgetc --help\n");
  check_trouble({"pruefe"}, "fehler: den Befehl pruefe gibt es hier nicht\n = hilfe: budgetc --help\n");
  check_trouble({"--schnell"}, "fehler: die Option --schnell gibt es hier nicht\n = hilfe: budgetc --help\n");
  check_trouble({"rules", "--schnell"},
                "fehler: die Option --schnell gibt es hier nicht\n = hilfe: budgetc rules --help\n");
  check_trouble(
      {"rules", "alle"},
      "fehler: den Ordner alle gibt es nicht\n = hilfe: den Ordner nennen, in dem haushalt.yaml liegt\n");
  check_trouble({"explain", "Z01", "alle"},
                "fehler: die Angabe alle gibt es hier nicht\n = hilfe: budgetc explain --help\n");
  check_trouble({"rules", "--format"}, "fehler: die Option --format braucht einen Wert\n");
  check_trouble({"rules", "--format", "xml"},
                "fehler: die Option --format kennt „xml“ nicht; möglich sind text, json, markdown\n");
}

TEST_CASE("hostile arguments are shown, not sent") {
  check_trouble({"explain", "\x1b[2J\xff"},
                "fehler: die Regel „<1B>[2J<FF>“ gibt es nicht\n = hilfe: budgetc rules zeigt alle Regeln\n");
}

TEST_CASE("help and the version are given only to whom asks for nothing else") {
  for (const char* const word : {"-h.yaml", "-hx", "-haushalt.yaml"}) {
    INFO(word);
    check_trouble({"check", word, "."}, fmt::format("fehler: die Option {} gibt es hier nicht\n"
                                                    " = hilfe: budgetc check --help\n",
                                                    word));
  }
  check_trouble({"check", "--help=x.yaml"}, "fehler: die Option --help nimmt keinen Wert\n");
  check_trouble({"check", "--version"},
                "fehler: die Option --version gibt es hier nicht\n = hilfe: budgetc check --help\n");
  for (const char* const word : {"-h", "--help"}) {
    check_trouble({"check", word, "."},
                  "fehler: --help steht für sich allein\n"
                  " = hilfe: budgetc check --help; eine Datei, die so heißt, steht hinter --\n");
  }
  check_trouble({"--version", "check"},
                "fehler: --version steht für sich allein\n"
                " = hilfe: budgetc check --help; eine Datei, die so heißt, steht hinter --\n");
}

TEST_CASE("what stands behind -- is a name, whatever it looks like") {
  const auto no_such_path = [](const std::string& name) {
    return "fehler: " + name +
           " gibt es nicht\n"
           " = hilfe: eine Datei oder einen Ordner des Haushalts nennen, oder nichts für den nächsten "
           "aufwärts\n";
  };
  for (const std::string name : {"-h", "--help", "-x.yaml", "--", "trace", "[a,b]", "++"})
    check_trouble({"check", "--", name}, no_such_path(name));
  for (const std::string name : {"[a,b]", "++"}) check_trouble({"check", name}, no_such_path(name));
  check_trouble({"check", "--", "fehlt", "--streng"}, no_such_path("fehlt"));
  check_trouble({"explain", "--", "-h"},
                "fehler: die Regel „-h“ gibt es nicht\n = hilfe: budgetc rules zeigt alle Regeln\n");
  check_trouble({"init", "--", "a", "b"},
                "fehler: die Angabe b gibt es hier nicht\n"
                " = hilfe: budgetc init --help\n");
}

TEST_CASE("an empty value is no value") {
  check_trouble({"check", ""}, "fehler: die Angabe pfad ist leer\n");
  check_trouble({"init", ""}, "fehler: die Angabe ordner ist leer\n");
  check_trouble({"build", "-o", "aus", "--seit", ""}, "fehler: die Option --seit ist leer\n");
  check_trouble({"build", "-o", ""}, "fehler: die Option --ausgabe ist leer\n");
}

TEST_CASE("help is German throughout") {
  const std::regex english("Usage|Options|Subcommand|Positionals|REQUIRED|TEXT|Print this|exit");
  const Run overview = run({"--help"});
  CHECK(overview.status == ExitStatus::clean);
  CHECK(overview.err.empty());
  CHECK_FALSE(std::regex_search(overview.out, english));
  std::istringstream lines(overview.out.substr(overview.out.find("Befehle:\n") + 9));
  for (std::string command; lines >> command; lines.ignore(1000, '\n')) {
    INFO(command);
    const Run help = run({command, "--help"});
    CHECK(help.status == ExitStatus::clean);
    CHECK(help.out.find("Aufruf: budgetc " + command) != std::string::npos);
    CHECK_FALSE(std::regex_search(help.out, english));
  }
}

TEST_CASE("the manual names every command and every option") {
  const std::string manual = text_of(std::filesystem::path(BUDGETC_ROOT) / "docs/handbuch.md");
  const std::regex option("(--[a-z0-9-]+)");
  std::istringstream overview(run({"--help"}).out);
  for (std::string line; std::getline(overview, line) && line != "Befehle:";) {
  }
  for (std::string command; overview >> command; overview.ignore(1000, '\n')) {
    CHECK(manual.find("`budgetc " + command) != std::string::npos);
    const std::string help = run({command, "--help"}).out;
    for (std::sregex_iterator found(help.begin(), help.end(), option), end; found != end; ++found) {
      INFO(command << " " << found->str());
      CHECK(std::regex_search(manual, std::regex(found->str() + "[^a-z-]")));
    }
  }
}

TEST_CASE("the version is printed") {
  CHECK(std::regex_match(run({"--version"}).out, std::regex("budgetc \\d+\\.\\d+\\.\\d+\n")));
}

TEST_CASE("explain finds a rule by code in either case and by name") {
  const Run by_code = run({"explain", "S04"});
  CHECK(by_code.status == ExitStatus::clean);
  CHECK(by_code.out.find("S04 anfuehrungszeichen-offen (fehler)\n\n") == 0);
  CHECK(by_code.out.find("\nFalsch:\n\n    bezeichnung: \"Integrationsmanagement\n") != std::string::npos);
  CHECK(run({"explain", "s04"}).out == by_code.out);
  CHECK(run({"explain", "anfuehrungszeichen-offen"}).out == by_code.out);
}

TEST_CASE("every rule can be explained and is listed in every format") {
  const std::string text = run({"rules"}).out;
  const std::string markdown = run({"rules", "--format", "markdown"}).out;
  const auto json = nlohmann::json::parse(run({"rules", "--format", "json"}).out);
  REQUIRE(json.size() == all_rules().size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const RuleInfo& rule = all_rules()[i]->info();
    const std::string code(rule.code.text());
    INFO(code);
    CHECK(run({"explain", code}).status == ExitStatus::clean);
    CHECK(text.find(code + "  ") != std::string::npos);
    CHECK(markdown.find("\n## " + code + " ") != std::string::npos);
    CHECK(json[i].at("regel") == code);
    CHECK(json[i].at("erklaerung") == rule.explanation);
  }
}

TEST_CASE("trace takes a column by year or by name, however written") {
  const std::string sources = BUDGETC_ROOT "/tests/golden/_kreis";
  const auto trace = [&](const std::string& row, const std::string& column) {
    return run({"trace", "11.01.01", row, column, sources});
  };
  const Run by_year = trace("002", "2024");
  CHECK(by_year.status == ExitStatus::clean);
  CHECK(by_year.out.find("11.01.01 Zeile 002 Ansatz 2024 ") == 0);
  for (const char* const column : {"Ansatz 2024", "ansatz 2024", "Ansatz-2024"}) {
    INFO(column);
    CHECK(trace("002", column).out == by_year.out);
  }
  CHECK(trace("002", "Plan 2025").out.find("11.01.01 Zeile 002 Plan 2025 ") == 0);
  CHECK(trace("planstellen", "ergebnis 2022").out.find("2,50") != std::string::npos);
  CHECK(trace("002", "Plan 2024").status == ExitStatus::trouble);
  CHECK(trace("planstellen", "2024 und mehr").status == ExitStatus::trouble);
}

TEST_CASE("a ring is traced whole, in one row, and in the budget year only") {
  const std::string sources = BUDGETC_ROOT "/tests/golden/_kreis";
  const Run whole = run({"trace", "11-01", sources});
  CHECK(whole.status == ExitStatus::clean);
  CHECK(whole.out.find("Erträge") != std::string::npos);
  CHECK(run({"trace", "11-01", "002", "2024", sources}).out.find("Aufwendungen\n") == std::string::npos);
  const Run other_year = run({"trace", "11-01", "002", "2025", sources});
  CHECK(other_year.err == "fehler: der Zweckbindungsring 11-01 gilt nur für Ansatz 2024\n");
  const Run other_row = run({"trace", "11-01", "003", "2024", sources});
  CHECK(other_row.err ==
        "fehler: im Zweckbindungsring 11-01 steht keine Zeile 003\n = hilfe: seine Zeilen sind: 002, 016\n");
}
