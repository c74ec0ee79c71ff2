#include "base/large_pages.hpp"

#include <climits>
#include <cstddef>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace budgetc {

void use_large_pages() {
  // One stretch of addresses, taken at once and never given back, from which all but the largest pieces come.
  // Only what is used of it becomes memory.
  constexpr int stretch = 1 << 30;
  constexpr int largest_piece = 32 << 20;
  mallopt(M_MMAP_THRESHOLD, largest_piece);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, stretch);
  auto* const begin = static_cast<std::byte*>(sbrk(0));
  void* volatile piece = std::malloc(largest_piece / 2);  // NOLINT: makes the allocator take the stretch
  std::free(piece);                                       // NOLINT
  auto* const end = static_cast<std::byte*>(sbrk(0));
  if (end > begin) madvise(begin, static_cast<std::size_t>(end - begin), MADV_HUGEPAGE);
}

}  // namespace budgetc
