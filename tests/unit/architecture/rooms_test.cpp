#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

// The table of rooms in docs/architecture.md, held against the includes of the sources.
namespace rooms_test {
namespace {

namespace fs = std::filesystem;

using Includes = std::map<std::string, std::set<std::string>>;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The names in backticks of a text, without a slash at the end.
std::set<std::string> names_in(const std::string& text) {
  static const std::regex name("`([a-z/]+?)/?`");
  std::set<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), name), end; match != end; ++match)
    names.insert((*match)[1]);
  return names;
}

/// Rooms and what each may include, as the table says.
Includes table_of_rooms() {
  static const std::regex row(R"re((?:^|\n)\| `([a-z/]+?)/` \| ([^|\n]*) \| ([^|\n]*) \|)re");
  const std::string page = read(fs::path(BUDGETC_ROOT) / "docs/architecture.md");
  const std::size_t begin = page.find("## Rooms");
  const std::string table = page.substr(begin, page.find("\n## ", begin + 1) - begin);
  Includes rooms;
  for (std::sregex_iterator match(table.begin(), table.end(), row), end; match != end; ++match)
    rooms[(*match)[1]] = names_in((*match)[3]);
  return rooms;
}

/// The room of a header as it is included, "rules/plan" of "rules/plan/control_totals.hpp".
std::string room_of(const fs::path& included) {
  return included.parent_path().generic_string();
}

/// Every include of one room by another, and the rooms that have no other in them.
Includes includes_between_rooms() {
  static const std::regex include(
      R"re((?:^|\n)#include [<"](?:budgetc/)?([a-z_0-9/]+/[a-z_0-9]+\.(?:hpp|def))[>"])re");
  Includes found;
  for (const char* const root : {"src", "include/budgetc"}) {
    const fs::path folder = fs::path(BUDGETC_ROOT) / root;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string room = room_of(entry.path().lexically_relative(folder));
      if (!entry.is_regular_file() || room.empty()) continue;
      const std::string source = read(entry.path());
      std::set<std::string>& used = found[room];
      for (std::sregex_iterator match(source.begin(), source.end(), include), end; match != end; ++match) {
        const std::string other = room_of(std::string((*match)[1]));
        if (other != room && fs::is_directory(fs::path(BUDGETC_ROOT) / "src" / other)) used.insert(other);
      }
    }
  }
  return found;
}

/// A way from a room back to itself, "a > b > a"; empty where there is none.
std::string circle(const Includes& rooms) {
  std::map<std::string, int> state;  // 1: on the way, 2: done
  std::vector<std::string> way;
  const auto visit = [&](const auto& self, const std::string& room) -> std::string {
    if (state[room] == 2) return {};
    way.push_back(room);
    if (state[room] == 1) {
      std::string shown;
      for (const std::string& step : way) shown += (shown.empty() ? "" : " > ") + step;
      return shown;
    }
    state[room] = 1;
    if (const auto used = rooms.find(room); used != rooms.end()) {
      for (const std::string& other : used->second) {
        if (std::string shown = self(self, other); !shown.empty()) return shown;
      }
    }
    state[room] = 2;
    way.pop_back();
    return {};
  };
  for (const auto& entry : rooms) {
    if (std::string shown = visit(visit, entry.first); !shown.empty()) return shown;
  }
  return {};
}

}  // namespace

TEST_CASE("each room includes what the table of rooms allows, and no more is allowed than is used") {
  const Includes allowed = table_of_rooms();
  const Includes used = includes_between_rooms();
  REQUIRE(allowed.size() > 20);
  for (const auto& [room, others] : used) {
    INFO("room " << room << "/");
    REQUIRE(allowed.contains(room));
    CHECK(others == allowed.at(room));
  }
  for (const auto& entry : allowed) {
    INFO("room " << entry.first << "/ of the table");
    CHECK(used.contains(entry.first));
  }
}

TEST_CASE("no two rooms include each other, not even by way of others") {
  CHECK(circle(includes_between_rooms()) == "");
  CHECK(circle({{"a", {"b"}}, {"b", {"c"}}, {"c", {"a"}}}) == "a > b > c > a");
  CHECK(circle({{"a", {"b"}}, {"b", {"a"}}}) == "a > b > a");
  CHECK(circle({{"a", {"b", "c"}}, {"b", {"c"}}, {"c", {}}}) == "");
}

TEST_CASE("what is public includes only what is public") {
  static const std::regex include(R"re((?:^|\n)#include "([^"]+)")re");
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(BUDGETC_ROOT) / "include")) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path());
    CHECK_FALSE(std::regex_search(read(entry.path()), include));
  }
}

}  // namespace rooms_test
