#include "source/file_system.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "source/load.hpp"
#include "unit/temporary_folder.hpp"

using budgetc::DirectoryEntry;
using budgetc::DiskFileSystem;
using budgetc::testing::TemporaryFolder;

namespace fs = std::filesystem;

TEST_CASE("a file is read byte for byte, up to its limit") {
  const TemporaryFolder folder;
  folder.write("a.yaml", "x\r\n\xFF");
  const DiskFileSystem disk;
  CHECK(disk.read(folder.path() / "a.yaml", 4).value() == "x\r\n\xFF");
  CHECK_FALSE(disk.read(folder.path() / "a.yaml", 3).has_value());
  CHECK(disk.read(folder.path() / "b.yaml", 9).error().reason == "sie existiert nicht");
  CHECK_FALSE(disk.read(folder.path(), 9).has_value());
}

TEST_CASE("a folder is listed in bytewise order, links as links") {
  const TemporaryFolder folder;
  folder.write("b.yaml", "");
  folder.write("B/x", "");
  fs::create_symlink("b.yaml", folder.path() / "a.yaml");
  const auto entries = DiskFileSystem().list(folder.path()).value();
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].name == "B");
  CHECK(entries[0].kind == DirectoryEntry::Kind::directory);
  CHECK(entries[1].name == "a.yaml");
  CHECK(entries[1].kind == DirectoryEntry::Kind::link);
  CHECK(entries[2].kind == DirectoryEntry::Kind::file);
  CHECK_FALSE(DiskFileSystem().list(folder.path() / "nirgends").has_value());
}

TEST_CASE("links out of the tree and in circles are refused, not followed") {
  const TemporaryFolder outside;
  outside.write("secret.yaml", "a: 1\n");
  const TemporaryFolder folder;
  folder.write("haushalt.yaml", "b: 1\n");
  fs::create_symlink(outside.path() / "secret.yaml", folder.path() / "link.yaml");
  fs::create_directory_symlink(outside.path(), folder.path() / "outside");
  fs::create_directory_symlink(".", folder.path() / "circle");
  const budgetc::Sources sources = budgetc::load_sources(DiskFileSystem(), folder.path(), 2);
  REQUIRE(sources.diagnostics.size() == 3);
  for (const auto& finding : sources.diagnostics) CHECK(finding.code.text() == "S01");
  CHECK(sources.files.size() == 4);
}
