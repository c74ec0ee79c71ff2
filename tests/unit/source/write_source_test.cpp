#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/written_back.hpp"

namespace write_source_test {

using budgetc::SourcePiece;
using budgetc::test::file_of;
using budgetc::test::ReadText;
using budgetc::test::second_reading;
using budgetc::test::written_back;
using budgetc::test::wrong_piece;

namespace {

namespace fs = std::filesystem;

/// The sources that a file holds: itself, or what stands between the lines with %%% of the clerk's cases.
std::vector<std::string> sources_in(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> texts(1);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("%%%")) {
      texts.emplace_back();
    } else {
      texts.back() += line + (in.eof() ? "" : "\n");
    }
  }
  return texts;
}

/// The pieces of a file, one letter for the kind and the bytes, for instance "S'a' L': ' S'1'".
std::string pieces_of(const std::string& text) {
  const ReadText read(text);
  REQUIRE(read.codes().empty());
  std::string all;
  for (const SourcePiece& piece : source_pieces(read.result.tree, file_of(read))) {
    constexpr std::string_view letters = "SCBL";
    all += all.empty() ? "" : " ";
    all += letters[static_cast<std::size_t>(piece.kind)];
    all += "'" + text.substr(piece.begin, piece.end - piece.begin) + "'";
  }
  return all;
}

}  // namespace

TEST_CASE("a file consists of scalars, comments, blank lines and layout") {
  CHECK(pieces_of("# x\n\na: 'b' # c\n \nd: [1, ~]\n") ==
        "C'# x' L'\n' B'\n' S'a' L': ' S''b'' L' ' C'# c' L'\n' B' \n' S'd' L': [' S'1' L', ' S'~' L']\n'");
  CHECK(pieces_of("a: | # b\n  c\n\n  d\n\n# e\nf:\n- g") ==
        "S'a' L': ' S'| # b\n  c\n\n  d' L'\n' B'\n' C'# e' L'\n' S'f' L':\n- ' S'g'");
  CHECK(pieces_of("a: | # b\n#c\nd: 1\r\n\r\n") ==
        "S'a' L': ' S'|' L' ' C'# b' L'\n' C'#c' L'\n' S'd' L': ' S'1' L'\r\n' B'\r\n'");
}

TEST_CASE("every source that reads without a finding is written back as it was, and yaml-cpp agrees") {
  std::size_t flawless = 0;
  for (const char* const folder : {"/budgets", "/templates", "/tests/golden", "/tests/clerk"}) {
    for (const auto& entry : fs::recursive_directory_iterator(std::string(BUDGETC_ROOT) + folder)) {
      if (!entry.is_regular_file()) continue;
      for (const std::string& text : sources_in(entry.path())) {
        const ReadText read(text);
        if (!read.result.tree.flawless) continue;
        INFO(entry.path());
        CHECK(written_back(read) == text);
        CHECK(wrong_piece(read).empty());
        CHECK(second_reading(read).empty());
        ++flawless;
      }
    }
  }
  CHECK(flawless > 500);
}

}  // namespace write_source_test
