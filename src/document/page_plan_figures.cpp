#include <map>

#include "document/page_plan.hpp"
#include "live/faults.hpp"
#include "live/resolve.hpp"

namespace budgetc {
namespace {

void visit_pages(std::vector<PageSpec>& pages, const std::function<void(std::string&)>& visit) {
  for (PageSpec& page : pages) {
    visit(page.kicker);
    visit(page.title);
    for (PartSpec& part : page.parts) visit(part.title);
  }
}

/// Every text of a page plan that is printed.
void visit_texts(PagePlan& pages, const std::function<void(std::string&)>& visit) {
  visit(pages.title);
  visit(pages.subtitle);
  for (auto* const list : {&pages.front, &pages.back}) visit_pages(*list, visit);
  for (auto* const level : {&pages.administration, &pages.outermost, &pages.inner, &pages.innermost}) {
    visit_pages(level->before, visit);
    visit_pages(level->after, visit);
  }
  for (std::string& word : pages.words) visit(word);
  for (auto& word : pages.part_words) visit(word.second);
}

}  // namespace

std::vector<Diagnostic> settle_page_plan(PagePlan& pages, const SourceFiles& files, const BudgetPlan& plan,
                                         const Evaluation& evaluation) {
  std::vector<Diagnostic> findings;
  std::map<std::string, std::string, std::less<>> settled;
  for (const Text& text : pages.live_texts) {
    live::ResolvedText resolved = live::resolve(text.value, {plan, evaluation, plan.root});
    settled[text.value] = std::move(resolved.text);
    const auto more = live::findings_of(files, text, resolved.faults);
    findings.insert(findings.end(), more.begin(), more.end());
  }
  if (settled.empty()) return findings;
  visit_texts(pages, [&](std::string& text) {
    if (const auto found = settled.find(text); found != settled.end()) text = found->second;
  });
  return findings;
}

}  // namespace budgetc
