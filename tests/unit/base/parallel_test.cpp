#include "base/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

#include "base/segments.hpp"

namespace parallel_test {
namespace {

using namespace budgetc;

TEST_CASE("what several threads make is finished in order, one at a time, whatever each takes") {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::vector<std::size_t> finished;
    std::atomic<int> at_once = 0;
    std::atomic<bool> overlap = false;
    for_each_in_order(1000, threads, [&](std::size_t i) -> std::function<void()> {
      return [&, i] {
        if (++at_once != 1) overlap = true;
        finished.push_back(i);
        --at_once;
      };
    });
    CHECK_FALSE(overlap);
    REQUIRE(finished.size() == 1000);
    for (std::size_t i = 0; i < finished.size(); ++i) CHECK(finished[i] == i);
  }
}

TEST_CASE("what is thrown while making or finishing is thrown by the whole, and nothing hangs") {
  for (const unsigned threads : {1U, 3U}) {
    const auto fail_making = [](std::size_t i) -> std::function<void()> {
      if (i == 40) throw std::runtime_error("making");
      return {};
    };
    CHECK_THROWS_AS(for_each_in_order(500, threads, fail_making), std::runtime_error);
    const auto fail_finishing = [](std::size_t i) -> std::function<void()> {
      return [i] {
        if (i == 40) throw std::runtime_error("finishing");
      };
    };
    CHECK_THROWS_AS(for_each_in_order(500, threads, fail_finishing), std::runtime_error);
  }
}

TEST_CASE("segments hold what vectors would, also after one has taken over another") {
  Segments<int> all;
  std::vector<int> expected;
  for (int list = 0; list < 5; ++list) {
    Segments<int> some;
    for (int i = 0; i < 3000 * list; ++i) {
      some.push_back(i);
      expected.push_back(i);
    }
    all.append(std::move(some));
  }
  REQUIRE(all.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); i += 97) CHECK(all[i] == expected[i]);
  CHECK(std::equal(all.begin(), all.end(), expected.begin(), expected.end()));
}

TEST_CASE("what is added together to segments lies behind one another") {
  Segments<int> all;
  const std::vector<int> some{1, 2, 3, 4, 5, 6, 7};
  for (int i = 0; i < 2000; ++i) all.add_together(some);
  for (std::size_t i = 0; i < 2000; ++i) {
    const auto found = all.together(i * some.size(), some.size());
    CHECK(std::equal(found.begin(), found.end(), some.begin(), some.end()));
  }
}

}  // namespace
}  // namespace parallel_test
