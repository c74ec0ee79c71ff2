#include <filesystem>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "unit/cli/program.hpp"
#include "unit/support/rule_run.hpp"
#include "unit/temporary_folder.hpp"

// The golden case with every form of reference, as it comes out in each format.
namespace live_book_test {

namespace fs = std::filesystem;
using budgetc::test::plain;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

namespace {

class LiveBook {
 public:
  LiveBook() {
    for (const char* const name : {"_kreis", "zahlen-im-text"})
      fs::copy(fs::path(BUDGETC_ROOT) / "tests/golden" / name, folder_.path() / "kreis",
               fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    for (const char* const own : {"basis", "erwartet.txt"}) fs::remove(folder_.path() / "kreis" / own);
  }

  Run run(std::vector<std::string> arguments) const {
    return budgetc::testing::run(arguments, folder_.path());
  }
  Run build(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"build", "kreis", "-o", "out", "--ohne-zeit", "--color", "nie"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  void write(const std::string& name, const std::string& text) const { folder_.write("kreis/" + name, text); }
  void replace(const std::string& name, std::string_view from, std::string_view to) const {
    std::string text = folder_.read("kreis/" + name);
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    write(name, text);
  }
  [[nodiscard]] fs::path path() const { return folder_.path() / "kreis"; }
  /// The texts of all files of a format, with ordinary spaces.
  [[nodiscard]] std::string output(const std::string& format) const {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path() / "out" / format)) {
      if (entry.is_regular_file()) all += folder_.read(entry.path().lexically_relative(folder_.path()));
    }
    return plain(all);
  }

 private:
  TemporaryFolder folder_;
};

const std::string product = "11/11.01/11.01.01.yaml";

}  // namespace

TEST_CASE("live figures are printed in every format") {
  const LiveBook book;
  REQUIRE(book.build().status == budgetc::ExitStatus::clean);
  for (const char* const format : {"latex", "csv", "markdown"}) {
    const std::string text = book.output(format);
    INFO(format);
    for (const char* const words :
         {"Das Budget 11 braucht 80 T", "Erträge 100.000", "im Plan -171.500", "von 100.000", "270.000",
          "4,90", "5,05", "1.200 Fälle, 1.500 Fälle", "Anführungszeichen: 30.000"})
      CHECK(text.find(words) != std::string::npos);
    CHECK(text.find("{betrag 017") == std::string::npos);
    CHECK(text.find("{stellen") == std::string::npos);
  }
  CHECK(book.output("csv").find("{betrag 010}, {jahr}, {Betrag 010}") != std::string::npos);
  CHECK(book.output("markdown").find("bei 2,75 Stellen") != std::string::npos);
}

TEST_CASE("a text whose figure changed is a changed text") {
  const LiveBook book;
  const LiveBook before;
  book.replace(product, "10: [100.000, 101.000]", "10: [100.000, 102.000]");
  book.replace(product, "02: [100.000, 101.000]", "02: [100.000, 102.000]");
  book.replace(product, "[-70.000, -70.500]", "[-70.000, -69.500]");
  book.replace("11/11.01/produktgruppe.yaml", "-80.900", "-79.900");
  book.replace("11/budget.yaml", "[130.000, 131.000]", "[130.000, 132.000]");
  book.replace("11/budget.yaml", "[-80.000, -80.900]", "[-80.000, -79.900]");
  const Run built = book.build({"--seit", before.path().string()});
  INFO(built.err);
  REQUIRE(built.status == budgetc::ExitStatus::clean);
  CHECK(book.output("markdown").find("+2.000 € *(geändert)*") != std::string::npos);
}

TEST_CASE("page plans may name live figures, and their placeholders stay theirs") {
  const LiveBook book;
  book.write("druck/standard.yaml", "titel: Etat {jahr} über {betrag 11 310 ohne Vorzeichen}\n");
  REQUIRE(book.build().status == budgetc::ExitStatus::clean);
  CHECK(book.output("markdown").find("Etat 2024 über 80.000 €") != std::string::npos);
  book.write("druck/standard.yaml", "titel: Etat {jahr} über {betrag 12 310}\n");
  const Run run = book.build();
  CHECK(run.status == budgetc::ExitStatus::findings);
  CHECK(run.err.find("fehler[T05]: eine Stelle 12 gibt es nicht") != std::string::npos);
  CHECK(run.err.find("druck/standard.yaml:1:33") != std::string::npos);
}

TEST_CASE("inhabitants are whole numbers by year") {
  const LiveBook book;
  const auto said = [&](std::string_view from, std::string_view to) {
    book.replace("haushalt.yaml", from, to);
    const Run run = book.run({"check", "kreis", "--ohne-zeit", "--color", "nie"});
    book.replace("haushalt.yaml", to, from);
    return run.err;
  };
  CHECK(said("2023: 20.412", "2023: viele").find("fehler[S13]") != std::string::npos);
  CHECK(said("2023: 20.412", "2023: \"20,5\"").find("„20,5“ ist keine Zahl von Einwohnern") !=
        std::string::npos);
  CHECK(said("2023: 20.412", "letztes: 20.412").find("„letztes“ ist kein Jahr") != std::string::npos);
  CHECK(said("{2023: 20.412, 2025: 20.000}", "20.412").find("die Einwohner je Jahr: {2024: 20.412}") !=
        std::string::npos);
}

}  // namespace live_book_test
