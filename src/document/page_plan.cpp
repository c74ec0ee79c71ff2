#include "document/page_plan.hpp"

namespace budgetc {

std::string expand(std::string_view text, std::initializer_list<Replacement> replacements) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    out += text.substr(0, open);
    const Replacement* found = nullptr;
    for (const Replacement& replacement : replacements) {
      if (replacement.first == name) found = &replacement;
    }
    out += found != nullptr ? found->second : text.substr(open, close - open + 1);
    text.remove_prefix(close + 1);
  }
  out += text;
  return out;
}

}  // namespace budgetc
