#include <budgetc/rules/check.hpp>

namespace budgetc {

void CheckSet::add(Check check, std::span<const Term> terms) {
  check.first_term = static_cast<std::uint32_t>(terms_.size());
  check.term_count = static_cast<std::uint32_t>(terms.size());
  checks_.push_back(check);
  terms_.insert(terms_.end(), terms.begin(), terms.end());
}

}  // namespace budgetc
