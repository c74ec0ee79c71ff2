#include "causes/cell_sums.hpp"

namespace budgetc::causes {

SumKey sum_key(const Check& check) {
  const Subject& subject = check.subject;
  return {check.rule, subject.cell.node, subject.cell.plan, subject.cell.row, subject.index, subject.part};
}

std::map<SumKey, SumInColumns> broken_sums(const System& system) {
  std::map<SumKey, SumInColumns> sums;
  for (const std::uint32_t check : system.broken()) {
    if (system.check(check).is_cell_sum) sums[sum_key(system.check(check))].broken.push_back(check);
  }
  for (std::uint32_t check = 0; check < system.check_count(); ++check) {
    const auto sum = system.check(check).is_cell_sum ? sums.find(sum_key(system.check(check))) : sums.end();
    if (sum != sums.end()) ++sum->second.column_count;
  }
  return sums;
}

}  // namespace budgetc::causes
