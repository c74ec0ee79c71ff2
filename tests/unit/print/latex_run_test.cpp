#include "print/latex_run.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/temporary_folder.hpp"

using namespace budgetc;
using budgetc::testing::TemporaryFolder;
namespace fs = std::filesystem;
using Kind = LatexProblem::Kind;

namespace {

/// Programs of a test's own in place of the real ones.
class Programs {
 public:
  Programs() { add("xdvipdfmx", "cat haushaltsband.xdv > haushaltsband.pdf"); }
  void add(const std::string& name, const std::string& script) const {
    folder.write(name, "#!/bin/sh\n" + script + "\n");
    fs::permissions(folder.path() / name, fs::perms::owner_all);
  }
  [[nodiscard]] tl::expected<PrintedBook, LatexProblem> run(
      const std::string& document = "", std::chrono::milliseconds limit = std::chrono::minutes(1)) const {
    const std::vector<OutputFile> files{{"latex/haushaltsband.tex", document}, {"csv/a.csv", "fremd"}};
    return run_latex({.files = files, .time_limit = limit, .search_path = folder.path().string()});
  }
  TemporaryFolder folder;
};

/// How many workspaces lie about among the temporary files.
std::ptrdiff_t workspaces(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

/// Temporary files of a test apart from those of others.
class OwnTemporaryFolder {
 public:
  OwnTemporaryFolder() { setenv("TMPDIR", folder.path().c_str(), 1); }
  OwnTemporaryFolder(const OwnTemporaryFolder&) = delete;
  OwnTemporaryFolder& operator=(const OwnTemporaryFolder&) = delete;
  ~OwnTemporaryFolder() {
    CHECK(workspaces(folder.path()) == 0);
    unsetenv("TMPDIR");
  }
  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("passes are repeated until the references stay the same") {
  const Programs programs;
  const OwnTemporaryFolder temporary;
  SECTION("and no more") {
    programs.add(
        "xelatex",
        "printf x >> counter; head -c 3 counter > haushaltsband.aux; cat counter > haushaltsband.xdv");
    const auto book = programs.run();
    REQUIRE(book);
    CHECK(book->passes == 4);
    CHECK(book->pdf == "xxxx");
  }
  SECTION("a document that asks for nothing on other pages is done at once") {
    const std::string log =
        "echo 'No file haushaltsband.aux.' > haushaltsband.log; echo x > haushaltsband.xdv; ";
    programs.add("xelatex", log + "echo label > haushaltsband.aux");
    CHECK(programs.run()->passes == 1);
    programs.add("xelatex", log + "echo label > haushaltsband.aux; echo seite > haushaltsband.toc");
    CHECK(programs.run()->passes == 2);
    programs.add("xelatex",
                 log + "echo label > haushaltsband.aux; echo 'Reference a undefined' >> haushaltsband.log");
    CHECK(programs.run()->passes == 2);
  }
  SECTION("but at most five times") {
    programs.add("xelatex", "printf x >> haushaltsband.aux; cat haushaltsband.aux > haushaltsband.xdv");
    const auto book = programs.run();
    REQUIRE(book);
    CHECK(book->passes == 5);
  }
}

TEST_CASE("the engine gets a safe environment, its options, and only its own files") {
  const Programs programs;
  const OwnTemporaryFolder temporary;
  programs.add("xelatex",
               R"(echo "$*" $openin_any $openout_any $MKTEXPK $SOURCE_DATE_EPOCH $FORCE_SOURCE_DATE \
      $max_print_line "<$TEXINPUTS>" * > haushaltsband.xdv)");
  const auto book = programs.run();
  REQUIRE(book);
  CHECK(book->pdf ==
        "-no-pdf -no-shell-escape -interaction=nonstopmode -halt-on-error -file-line-error haushaltsband.tex "
        "p p 0 0 1 10000 <> ausgabe.txt haushaltsband.tex\n");
}

TEST_CASE("a missing engine names the packages") {
  const Programs programs;
  const auto book = programs.run();
  REQUIRE_FALSE(book);
  CHECK(book.error().kind == Kind::engine_missing);
  CHECK(book.error().message == "xelatex ist nicht installiert");
  CHECK(book.error().help.starts_with("sudo apt install texlive-xetex "));
}

TEST_CASE("an engine that does not come to an end is killed with all it started") {
  const Programs programs;
  const OwnTemporaryFolder temporary;
  programs.add("xelatex", "sleep 1000 & sleep 1000");
  const auto book = programs.run("", std::chrono::milliseconds(100));
  REQUIRE_FALSE(book);
  CHECK(book.error().kind == Kind::timed_out);
}

TEST_CASE("an interrupted run ends the engine and leaves nothing behind") {
  const Programs programs;
  const OwnTemporaryFolder temporary;
  for (const std::string signal : {"INT", "TERM", "HUP"}) {
    INFO(signal);
    programs.add("xelatex",
                 "echo x > haushaltsband.aux; kill -" + signal + " $PPID; sleep 1000 & sleep 1000");
    const auto book = programs.run();
    REQUIRE_FALSE(book);
    CHECK(book.error().kind == Kind::interrupted);
  }
}

TEST_CASE("the first error of the log is led back to its source line") {
  const Programs programs;
  const OwnTemporaryFolder temporary;
  const std::string document = "a\n%q 35/budget.yaml:7\nb\nc\n%q 35/x:y.yaml:9\nd\n";
  const auto problem = [&](const std::string& log) {
    programs.add("xelatex", "cat > haushaltsband.log <<'EOF'\n" + log + "EOF\nexit 1");
    const auto book = programs.run(document);
    REQUIRE_FALSE(book);
    return book.error();
  };
  SECTION("by the line of the document") {
    const LatexProblem found = problem(
        "(./haushaltsband.tex: x\nLaTeX Font Info: 12: bla\n"
        "./haushaltsband.tex:4: Undefined control sequence.\nl.4 b \\foo\n\n"
        "./haushaltsband.tex:6: Emergency stop.\n");
    CHECK(found.kind == Kind::failed);
    CHECK(found.message == "XeLaTeX bricht den Satz ab: Undefined control sequence");
    CHECK(found.context == "b \\foo");
    CHECK(found.source_name == "35/budget.yaml");
    CHECK(found.source_line == 7);
  }
  SECTION("by the progress, when the error is in the class") {
    const LatexProblem found = problem("./haushaltsband.cls:300: Dimension too large.\nx\nl.6 d\n");
    CHECK(found.source_name == "35/x:y.yaml");
    CHECK(found.source_line == 9);
  }
  SECTION("a character the font lacks") {
    const LatexProblem found = problem(
        "./haushaltsband.tex:3: Missing character: There is no \u2713 (U+2713) in font Carlito/OT:x;.\n");
    CHECK(found.kind == Kind::missing_character);
    CHECK(found.message == "die Schrift des Haushaltsbands hat das Zeichen \u2713 (U+2713) nicht");
    CHECK(found.source_line == 7);
  }
  SECTION("before any source") {
    const LatexProblem found = problem("! I can't find file `haushaltsband.cls'.\nl.1 a\n");
    CHECK(found.source_name.empty());
    CHECK(found.message == "XeLaTeX bricht den Satz ab: I can't find file `haushaltsband.cls'");
  }
  SECTION("a log without an error") {
    CHECK(problem("").message == "XeLaTeX bricht den Satz ohne Meldung ab");
  }
}

TEST_CASE("characters that vanished from a finished book are warnings") {
  const Programs programs;
  const OwnTemporaryFolder temporary;
  programs.add(
      "xelatex",
      "echo x > haushaltsband.xdv; for i in 1 2; do echo 'Missing character: There is no \u2713 in font X!';"
      " done > haushaltsband.log");
  const auto book = programs.run();
  REQUIRE(book);
  REQUIRE(book->warnings.size() == 1);
  CHECK(book->warnings.front().message == "die Schrift des Haushaltsbands hat das Zeichen \u2713 nicht");
}

TEST_CASE("what sticks out of a finished book is a warning at its source line") {
  const Programs programs;
  const OwnTemporaryFolder temporary;
  programs.add("xelatex", R"(echo x > haushaltsband.xdv; cat > haushaltsband.log <<'EOF'
Overfull \hbox (12.34567pt too wide) in paragraph at lines 4--5
Overfull \hbox (0.9pt too wide) in paragraph at lines 4--5
Overfull \hbox (3.0pt too wide) detected at line 6
Overfull \vbox (100.5pt too high) has occurred while \output is active []
Underfull \hbox (badness 10000) in paragraph at lines 4--5
EOF)");
  const auto book = programs.run("a\n%q 35/budget.yaml:7\nb\nc\n%q 35/x.yaml:9\nd\n");
  REQUIRE(book);
  REQUIRE(book->warnings.size() == 3);
  CHECK(book->warnings[0].kind == Kind::overfull);
  CHECK(book->warnings[0].message == "eine Zeile des Bands ragt um 4,3 mm aus ihrem Platz");
  CHECK(book->warnings[0].source_name == "35/budget.yaml");
  CHECK(book->warnings[0].source_line == 7);
  CHECK(book->warnings[1].message == "eine Zeile des Bands ragt um 1,0 mm aus ihrem Platz");
  CHECK(book->warnings[1].source_line == 9);
  CHECK(book->warnings[2].message == "eine Tabelle oder ein Kasten ragt um 35,3 mm aus seinem Platz");
  CHECK(book->warnings[2].source_name.empty());
}

TEST_CASE("a problem becomes a finding at its source line") {
  SourceFiles files;
  files.add(SourceFile("a.yaml", "x\n  text: ja\n"));
  const LatexProblem problem{.kind = Kind::missing_character,
                             .message = "m",
                             .help = "h",
                             .context = "c",
                             .source_name = "a.yaml",
                             .source_line = 2};
  const Diagnostic finding = to_diagnostic(problem, files);
  CHECK(finding.code.text() == "B02");
  CHECK(files.text(finding.primary.span) == "text: ja");
  CHECK(finding.notes == std::vector<Observation>{"gelesen bis: c"});
  CHECK(to_diagnostic({.message = "m"}, files).code.text() == "B01");
  CHECK(to_diagnostic({.kind = Kind::overfull, .message = "m"}, files).code.text() == "B03");
}

TEST_CASE("XeLaTeX itself sets a page, the same bytes each time") {
  const char* const path = std::getenv("PATH");
  REQUIRE(path != nullptr);
  const std::string document =
      "\\documentclass{article}\\begin{document}\\tableofcontents\\section{A}B\\label{b} "
      "\\pageref{b}\\end{document}";
  const std::vector<OutputFile> files{{"latex/haushaltsband.tex", document}};
  const LatexJob job{.files = files, .source_date_epoch = 1704067200, .search_path = path};
  const auto first = run_latex(job);
  if (!first && first.error().kind == Kind::engine_missing) {
    WARN("XeLaTeX is not installed");
    return;
  }
  REQUIRE(first);
  CHECK(first->pdf.starts_with("%PDF-"));
  CHECK(first->passes == 2);
  CHECK(run_latex(job)->pdf == first->pdf);
}

TEST_CASE("the document can neither read files of others nor run programs") {
  const TemporaryFolder folder;
  folder.write("geheim.tex", "geheim");
  const std::string document = "\\documentclass{article}\\begin{document}\\immediate\\write18{touch " +
                               (folder.path() / "lief").string() + "}\\input{" +
                               (folder.path() / "geheim.tex").string() + "}\\end{document}";
  const std::vector<OutputFile> files{{"latex/haushaltsband.tex", document}};
  const auto book = run_latex({.files = files, .search_path = std::getenv("PATH")});
  REQUIRE_FALSE(book);
  CHECK_FALSE(fs::exists(folder.path() / "lief"));
}
