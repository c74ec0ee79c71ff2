#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/parallel.hpp"

namespace budgetc {
namespace {

using Finish = std::function<void()>;
using Make = std::function<Finish(std::size_t)>;

/// What several threads make, finished in order by whichever of them finds the next one ready.
class OrderedWork {
 public:
  OrderedWork(std::size_t count, unsigned threads, const Make& make)
      : count_(count), make_(make), made_(ahead_per_thread * std::max(threads, 1U)) {}

  /// Takes part in the work until there is none left.
  void take_part() {
    try {
      while (const auto index = next_index()) hand_in(*index, make_(*index));
    } catch (...) {
      stop();
      throw;
    }
  }

 private:
  static constexpr std::size_t ahead_per_thread = 16;

  std::optional<std::size_t> next_index() {
    std::unique_lock lock(mutex_);
    if (next_ >= count_) return std::nullopt;
    const std::size_t index = next_++;
    changed_.wait(lock, [&] { return stopped_ || index < finished_ + made_.size(); });
    return stopped_ ? std::nullopt : std::optional(index);
  }

  void hand_in(std::size_t index, Finish finish) {
    std::unique_lock lock(mutex_);
    made_[index % made_.size()] = std::move(finish);
    if (std::exchange(finishing_, true)) return;
    while (std::optional<Finish> ready = std::exchange(made_[finished_ % made_.size()], std::nullopt)) {
      lock.unlock();
      if (*ready) (*ready)();
      ready.reset();
      lock.lock();
      ++finished_;
      changed_.notify_all();
    }
    finishing_ = false;
  }

  void stop() {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    next_ = count_;
    changed_.notify_all();
  }

  std::size_t count_;
  const Make& make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  /// By index, as a ring.
  std::vector<std::optional<Finish>> made_;
  bool finishing_ = false;
  bool stopped_ = false;
};

}  // namespace

void for_each_in_order(std::size_t count, unsigned threads, const Make& make) {
  OrderedWork work(count, threads, make);
  for_each_index(std::min<std::size_t>(std::max(threads, 1U), count), threads,
                 [&work](std::size_t) { work.take_part(); });
}

}  // namespace budgetc
