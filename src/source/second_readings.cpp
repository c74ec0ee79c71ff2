#include "source/second_readings.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace budgetc {

SecondReadings::SecondReadings(SecondReader reader, unsigned threads) : reader_(std::move(reader)) {
  if (reader_) start_helpers(std::max(threads, 1U) - 1);
}

SecondReadings::~SecondReadings() {
  close(true);
}

void SecondReadings::start_helpers(unsigned count) {
  try {
    while (helpers_.size() < count) helpers_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The machine gives no more threads; those there are do all the work.
  }
}

void SecondReadings::add(const SourceFiles& files, std::span<const SourceTree> trees) {
  if (!reader_) return;
  const std::scoped_lock lock(mutex_);
  for (const SourceTree& tree : trees) {
    if (tree.flawless) jobs_.push_back({.file = &files[tree.file], .tree = &tree});
  }
  changed_.notify_all();
}

void SecondReadings::add(const SourceFiles& files, std::vector<SourceTree>&& trees) {
  add(files, std::span<const SourceTree>(kept_.emplace_back(std::move(trees))));
}

std::vector<Diagnostic> SecondReadings::finish() {
  close(false);
  work();
  helpers_.clear();
  kept_.clear();
  if (failure_) std::rethrow_exception(failure_);
  std::ranges::sort(differences_, {}, [](const Diagnostic& found) { return found.primary.span; });
  return std::move(differences_);
}

void SecondReadings::close(bool drop) {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  if (drop) jobs_.clear();
  changed_.notify_all();
}

void SecondReadings::work() {
  while (const std::optional<Job> job = next_job()) run(*job);
}

/// Waits for a file to read; nothing when there will be none.
std::optional<SecondReadings::Job> SecondReadings::next_job() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
  if (jobs_.empty()) return std::nullopt;
  const Job job = jobs_.front();
  jobs_.pop_front();
  return job;
}

void SecondReadings::run(const Job& job) {
  try {
    if (auto difference = reader_(*job.file, *job.tree)) {
      const std::scoped_lock lock(mutex_);
      differences_.push_back(*std::move(difference));
    }
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    failure_ = std::current_exception();
    jobs_.clear();
  }
}

}  // namespace budgetc
