#pragma once

#include <cstddef>
#include <functional>

namespace budgetc {

/// Runs `work(0)` … `work(count - 1)`, each once, on up to `threads` threads, the calling one among them.
/// What one of them throws, out of memory for instance, is thrown here when all have ended.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

/// Runs `make(0)` … `make(count - 1)` in the same way, and calls what each returns in the order of the
/// indices, one at a time. No more is made ahead than the threads need to keep busy.
void for_each_in_order(std::size_t count, unsigned threads,
                       const std::function<std::function<void()>(std::size_t)>& make);

}  // namespace budgetc
