#include "live/faults.hpp"

#include "source/text_part.hpp"

namespace budgetc::live {

std::vector<Diagnostic> findings_of(const SourceFiles& files, const Text& text,
                                    const std::vector<ExpressionError>& faults) {
  std::vector<Diagnostic> findings;
  for (const ExpressionError& fault : faults) {
    Diagnostic& finding = findings.emplace_back(Diagnostic{.code = faulty_figure});
    finding.message = fault.message;
    finding.primary.span = text_part(files, text.span, text.value, fault.place.offset, fault.place.length);
    if (!fault.help.empty()) finding.helps.push_back(fault.help);
  }
  return findings;
}

}  // namespace budgetc::live
