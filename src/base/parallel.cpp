#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace budgetc {

void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex failing;
  std::exception_ptr failure;
  const auto take_work = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::scoped_lock lock(failing);
      failure = std::current_exception();
    }
  };
  const std::size_t helpers =
      std::min<std::size_t>(std::max(threads, 1U), std::max<std::size_t>(count, 1)) - 1;
  {
    std::vector<std::jthread> pool;
    try {
      while (pool.size() < helpers) pool.emplace_back(take_work);
    } catch (const std::system_error&) {
      // The machine gives no more threads; those there are do all the work.
    }
    take_work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace budgetc
