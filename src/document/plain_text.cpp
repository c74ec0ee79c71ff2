#include "document/plain_text.hpp"

namespace budgetc {

std::string plain_text(const RichText& text) {
  std::string out;
  for (const TextRun& run : text.runs) out += run.text;
  return out;
}

std::string plain_text(const Prose& prose) {
  std::string out;
  for (const ProseBlock& block : prose) {
    int number = block.first_number;
    for (const RichText& part : block.parts) {
      if (!out.empty()) out += '\n';
      if (block.kind == ProseBlock::Kind::bullet_list) out += "• ";
      if (block.kind == ProseBlock::Kind::ordered_list) out += std::to_string(number++) + ". ";
      out += plain_text(part);
    }
  }
  return out;
}

}  // namespace budgetc
