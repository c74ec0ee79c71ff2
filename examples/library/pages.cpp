// Checks a budget and lists the pages of its book with the tables on them.
#include <cstdio>
#include <variant>

#include <budgetc/driver/budget.hpp>

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("pages FOLDER TEMPLATES\n", stderr);
    return 2;
  }
  const budgetc::Budget budget = budgetc::Budget::check({.root = arguments[1], .templates = arguments[2]});
  std::fputs(budget.report(budgetc::ReportFormat::text).c_str(), stderr);
  const auto book = budget.book();
  if (!book) return 2;
  for (const budgetc::Page& page : book->pages) {
    std::printf("%s %s\n", page.number.c_str(), page.title.c_str());
    for (const budgetc::Block& block : page.blocks) {
      const auto* const table = std::get_if<budgetc::Table>(&block);
      if (table != nullptr) std::printf("  %s: %zu rows\n", table->id.c_str(), table->rows.size());
    }
  }
  return budget.error_count() == 0 ? 0 : 1;
}
