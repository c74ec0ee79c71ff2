#include "causes/change_groups.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace budgetc::causes {
namespace {

/// Sets of small numbers that are joined where they have something in common.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const auto [low, high] = std::minmax({root(a), root(b)});
    parent_[high] = low;
  }

 private:
  std::vector<std::size_t> parent_;
};

/// Things by group, in their order.
template <typename Thing>
std::vector<std::vector<Thing>> by_group(const std::vector<Thing>& things, Groups& groups) {
  std::vector<std::vector<Thing>> members(things.size());
  for (std::size_t i = 0; i < things.size(); ++i) members[groups.root(i)].push_back(things[i]);
  std::erase_if(members, [](const auto& group) { return group.empty(); });
  return members;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> components(const System& system,
                                                   const std::vector<std::uint32_t>& broken) {
  Groups groups(broken.size());
  std::unordered_map<std::uint32_t, std::size_t> first_with;
  for (std::size_t i = 0; i < broken.size(); ++i) {
    for (const Term& term : system.terms_of(broken[i])) {
      const auto entry = first_with.try_emplace(static_cast<std::uint32_t>(term.figure), i).first;
      groups.join(i, entry->second);
    }
  }
  return by_group(broken, groups);
}

std::vector<ChangeSet> coupled(const System& system, const std::vector<Change>& changes) {
  Groups groups(changes.size());
  std::unordered_map<std::uint32_t, std::size_t> first_in;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    for (const Incidence& incidence : system.checks_of(changes[i].figure)) {
      if (system.was_broken(incidence.check)) continue;
      groups.join(i, first_in.try_emplace(incidence.check, i).first->second);
    }
  }
  return by_group(changes, groups);
}

}  // namespace budgetc::causes
