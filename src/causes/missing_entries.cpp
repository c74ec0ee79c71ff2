#include "causes/missing_entries.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "causes/candidates.hpp"

namespace budgetc::causes {
namespace {

/// One sum in all of its columns.
struct SumInColumns {
  std::size_t column_count = 0;
  /// Ascending by column.
  std::vector<std::uint32_t> broken;
};

using SumKey = std::tuple<Code, std::uint32_t, PlanId, RowIndex, std::uint32_t, std::uint32_t>;

/// An amount that is forgotten is about as large in one year as in another.
constexpr std::int64_t most_times = 10;

SumKey key_of(const Check& check) {
  const Subject& subject = check.subject;
  return {check.rule,        static_cast<std::uint32_t>(subject.cell.node),
          subject.cell.plan, subject.cell.row,
          subject.index,     subject.part};
}

/// The sums with a broken check.
std::map<SumKey, SumInColumns> broken_sums(const System& system, const std::vector<std::uint32_t>& broken) {
  std::map<SumKey, SumInColumns> sums;
  for (const std::uint32_t check : broken) {
    if (system.check(check).is_cell_sum) sums[key_of(system.check(check))].broken.push_back(check);
  }
  for (std::uint32_t check = 0; check < system.check_count(); ++check) {
    const auto sum = system.check(check).is_cell_sum ? sums.find(key_of(system.check(check))) : sums.end();
    if (sum != sums.end()) ++sum->second.column_count;
  }
  return sums;
}

/// Whether the differences are of one sign and about one size, in every column or in three at least.
bool looks_forgotten(const System& system, const SumInColumns& sum) {
  if (sum.broken.size() < 2 || (sum.broken.size() < 3 && sum.broken.size() < sum.column_count)) return false;
  const auto column = [&](std::uint32_t check) { return system.check(check).subject.cell.column; };
  if (std::ranges::adjacent_find(sum.broken, {}, column) != sum.broken.end()) return false;
  const auto difference = [&](std::uint32_t check) { return system.difference(check); };
  const auto size = [&](std::uint32_t check) { return std::abs(system.difference(check)); };
  const bool up = difference(sum.broken.front()) > 0;
  const bool same_way =
      std::ranges::all_of(sum.broken, [&](std::uint32_t check) { return (difference(check) > 0) == up; });
  const auto [least, most] = std::ranges::minmax(sum.broken, {}, size);
  return same_way && size(most) / most_times <= size(least);
}

/// Whether a figure explains the check: by an exact slip, or because it explains another one as well.
bool is_explained(const System& system, const Evidence& evidence, std::uint32_t check) {
  const std::vector<std::uint32_t> broken{check};
  std::vector<ChangeSet> sets;
  for (const Change& change : single_changes(system, broken)) sets.push_back({change});
  const auto explains = [&](const Correction& candidate) {
    const auto is_broken = [&](const Incidence& incidence) { return !system.holds(incidence.check); };
    return std::ranges::count_if(system.checks_of(candidate.figure), is_broken) > 1 ||
           (candidate.slip != SlipKind::none && slip_weight(candidate.slip, 0) >= exact_slip_weight);
  };
  return std::ranges::any_of(rank_candidates(system, evidence, broken, sets), explains);
}

/// The sum above that lacks the same amounts in the same columns.
bool lacks_the_same(const System& system, const SumInColumns& sum, const SumInColumns& other) {
  return std::ranges::equal(sum.broken, other.broken, [&](std::uint32_t a, std::uint32_t b) {
    return system.check(a).subject.cell.column == system.check(b).subject.cell.column &&
           std::abs(system.difference(a)) == std::abs(system.difference(b));
  });
}

}  // namespace

std::vector<std::vector<std::uint32_t>> missing_entries(const System& system, const Evidence& evidence) {
  std::vector<std::vector<std::uint32_t>> found;
  auto sums = broken_sums(system, system.broken());
  std::erase_if(sums, [&](const auto& entry) {
    const SumInColumns& sum = entry.second;
    // In one column or another a slip may fit by chance.
    return !looks_forgotten(system, sum) || 2 * std::ranges::count_if(sum.broken, [&](std::uint32_t check) {
                                              return is_explained(system, evidence, check);
                                            }) > std::ssize(sum.broken);
  });
  while (!sums.empty()) {
    const SumInColumns first = sums.begin()->second;
    auto& checks = found.emplace_back();
    std::erase_if(sums, [&](const auto& entry) {
      if (!lacks_the_same(system, first, entry.second)) return false;
      checks.insert(checks.end(), entry.second.broken.begin(), entry.second.broken.end());
      return true;
    });
    std::ranges::sort(checks);
  }
  return found;
}

}  // namespace budgetc::causes
