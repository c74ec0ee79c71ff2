// How often the advice of `check` is right, over generated administrations, and whether it keeps its word.
// Prints the rates and exits with 1 below what is promised; seeded, and dependent on no clock.
// `budgetc_advice [PART [SEEDS]]`, PART being wort, gruppe, verwaltung or bereiche.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "advice/suites.hpp"

namespace {

using namespace budgetc::advice;

struct Part {
  std::string_view name;
  bool (*run)(unsigned seeds);
  unsigned seeds;
};

constexpr Part parts[] = {{"wort", advice_keeps_its_word, 500},
                          {"gruppe", errors_in_a_group, 100},
                          {"verwaltung", errors_with_all_sums, 300},
                          {"bereiche", errors_with_sums_of_areas, 300}};

}  // namespace

int main(int argc, char** argv) {
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  bool kept = true;
  for (const Part& part : parts) {
    if (!wanted.empty() && wanted != part.name) continue;
    const unsigned seeds = argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : part.seeds;
    kept = part.run(seeds) && kept;
  }
  return kept ? 0 : 1;
}
