#include <string>

#include <catch2/catch.hpp>

#include "support/read_text.hpp"

using budgetc::test::ReadText;
using budgetc::test::shown;
using namespace std::string_literals;

TEST_CASE("invalid UTF-8 is an error, one for the whole file") {
  const ReadText read("a: F\xFCr\nb: M\xE4rz\n");
  CHECK(read.codes() == "S02");
  CHECK(read.place() == "1:5");
  CHECK(read.root().is_null());
  CHECK(read.result.diagnostics.at(0).primary.text == "in Windows-1252 ein „ü“");
  CHECK(read.result.diagnostics.at(0).notes.at(0).text() == "noch 1-mal in dieser Datei");
}

TEST_CASE("overlong forms, surrogates and cut-off characters are invalid") {
  for (const std::string& bytes : {"\xC0\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xE2\x82"s, "\xFF"s}) {
    CHECK(ReadText("a: " + bytes).codes() == "S02");
  }
}

TEST_CASE("other Unicode encodings are named") {
  CHECK(ReadText("\xFF\xFE"s + "a\0:\0"s).codes() == "S02");
  CHECK(ReadText("\xFE\xFF\0a"s).result.diagnostics.at(0).message.find("UTF-16") != std::string::npos);
  CHECK(ReadText("\xFF\xFE\0\0a\0\0\0"s).result.diagnostics.at(0).message.find("UTF-32") !=
        std::string::npos);
}

TEST_CASE("a UTF-8 byte order mark is skipped and offsets stay those of the file") {
  const ReadText read("\xEF\xBB\xBFjahr: 2024\nname: x\n");
  REQUIRE(read.codes().empty());
  CHECK(read.root().find("jahr")->span.begin == 9);
  CHECK(read.bytes(read.root().find("name")->span) == "x");
  CHECK(ReadText("\xEF\xBB\xBF").codes() == "S03");
}

TEST_CASE("control characters are errors, one for each kind") {
  CHECK(ReadText("a: x\x01y\nb: \x01\x02\n").codes() == "S21 S21");
  CHECK(ReadText("a: x\0y\n"s).codes() == "S21");
  CHECK(ReadText("a: 1\x04\nb: 2\n").codes() == "S21");  // yaml-cpp ends the file there
  CHECK(ReadText("a: x\x7Fy\n").codes() == "S21");
  CHECK(ReadText("a: x\xC2\x85y\n").codes() == "S21");
  CHECK(ReadText("a: x\xEF\xBB\xBFy\n").codes() == "S21");
  CHECK(ReadText("a: \"\\e[31m\"\n").codes() == "S21");
  CHECK(ReadText("a: \"\\u202E\"\n").codes() == "S21");
}

TEST_CASE("characters that reverse the reading direction are errors") {
  for (const char* character : {"\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA9"}) {
    const ReadText read("a: 1"s + character + "2\n");
    CHECK(read.codes() == "S21");
    CHECK(read.place() == "1:5");
  }
}

TEST_CASE("a lone carriage return is an error, CRLF is a line end") {
  CHECK(ReadText("a: 1\rb: 2\r").codes() == "S21");
  const ReadText read("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: \"d\r\n  e\"\r\n");
  REQUIRE(read.codes().empty());
  CHECK(shown(read.root()) == "{'a': '1', 'b': 'x\ny\n', 'c': 'd e'}");
  CHECK(read.bytes(read.root().find("a")->span) == "1");
}

TEST_CASE("characters beyond ASCII stay as they are") {
  const ReadText read("a: äöü€ – „x“ 😀\nb: no\xC2\xA0"s + "break\n");
  REQUIRE(read.codes().empty());
  CHECK(shown(read.root()) == "{'a': 'äöü€ – „x“ 😀', 'b': 'no\xC2\xA0"s + "break'}");
}
