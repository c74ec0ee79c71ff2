#pragma once

#include <cstddef>
#include <functional>

namespace budgetc {

/// Runs `work(0)` … `work(count - 1)`, each once, on up to `threads` threads, the calling one among them.
/// What one of them throws, out of memory for instance, is thrown here when all have ended.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace budgetc
