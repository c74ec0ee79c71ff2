#include "emit/emitter.hpp"

#include <utility>
#include <vector>

#include "base/parallel.hpp"

namespace budgetc {
namespace {

/// One after the other.
std::function<void()> all_of(std::vector<std::function<void()>> steps) {
  return [steps = std::move(steps)] {
    for (const auto& step : steps) {
      if (step) step();
    }
  };
}

}  // namespace

std::function<void()> Emitter::data(const Dataset& /*piece*/) {
  return {};
}

void emit_book(const BookSource& book, std::span<Emitter* const> emitters, unsigned threads) {
  for_each_in_order(book.data_pieces(), threads, [&](std::size_t i) {
    const Dataset piece = book.data(i);
    std::vector<std::function<void()>> steps;
    for (Emitter* const emitter : emitters) steps.push_back(emitter->data(piece));
    return all_of(std::move(steps));
  });
  for_each_in_order(book.outlines().size(), threads, [&](std::size_t i) {
    const Page page = book.page(i);
    std::vector<std::function<void()>> steps;
    for (Emitter* const emitter : emitters) steps.push_back(emitter->page(page, i));
    return all_of(std::move(steps));
  });
  for (Emitter* const emitter : emitters) emitter->finish();
}

}  // namespace budgetc
