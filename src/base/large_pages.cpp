#include "base/large_pages.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <latch>
#include <system_error>
#include <thread>
#include <vector>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace budgetc {
namespace {

/// The allocator gets larger pieces from the system one by one.
constexpr int largest_piece = 32 << 20;

void take_stretch_of_program() {
  // One stretch of addresses, taken at once and never given back, from which all but the largest pieces come.
  // Only what is used of it becomes memory.
  constexpr int stretch = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, largest_piece);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, stretch);
  auto* const begin = static_cast<std::byte*>(sbrk(0));
  void* volatile piece = std::malloc(largest_piece / 2);  // NOLINT: makes the allocator take the stretch
  std::free(piece);                                       // NOLINT
  auto* const end = static_cast<std::byte*>(sbrk(0));
  if (end > begin) madvise(begin, static_cast<std::size_t>(end - begin), MADV_HUGEPAGE);
}

/// The same for the stretch that the allocator has for this thread: at the end of the thread, it keeps it for
/// the next one. By itself it would ask the system for each 4 KB of it.
void take_stretch_of_thread() {
  // How large and how aligned the allocator makes them; if another one did it otherwise, advice would be
  // lost.
  constexpr std::uintptr_t stretch = 64 << 20;
  std::array<void* volatile, 2> pieces{};
  for (void* volatile& piece : pieces) piece = std::malloc(largest_piece - (1 << 20));  // NOLINT
  const auto first = reinterpret_cast<std::uintptr_t>(pieces[0]);                       // NOLINT
  for (void* volatile& piece : pieces) std::free(piece);                                // NOLINT
  const std::uintptr_t begin = first / stretch * stretch;
  if (first != 0) madvise(reinterpret_cast<void*>(begin), stretch, MADV_HUGEPAGE);  // NOLINT
}

}  // namespace

void use_large_pages() {
  take_stretch_of_program();
  constexpr unsigned most = 8;
  const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, most) - 1;
  std::latch all_there(threads);
  std::vector<std::jthread> helpers;
  helpers.reserve(threads);
  try {
    while (helpers.size() < threads)
      helpers.emplace_back([&all_there] {
        take_stretch_of_thread();
        all_there.arrive_and_wait();  // or the next one would be given the same stretch
      });
  } catch (const std::system_error&) {
    // The machine gives no more threads, so no more are needed.
    all_there.count_down(static_cast<std::ptrdiff_t>(threads - helpers.size()));
  }
}

}  // namespace budgetc
