#include <map>

#include <fmt/format.h>
#include <xxhash.h>

#include "diagnostics/formats.hpp"

namespace budgetc {
namespace {

/// A text with every run of white space as one blank, so that indentation may change.
std::string normalised(std::string_view text) {
  std::string result;
  bool gap = false;
  for (const char byte : text) {
    const bool blank = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
    if (!blank && gap && !result.empty()) result += ' ';
    if (!blank) result += byte;
    gap = blank;
  }
  return result;
}

/// What of a finding stays the same when lines move: rule, file, the marked text and the line around it.
std::string identity(const Diagnostic& finding, const SourceFiles& files) {
  std::string text(finding.code.text());
  const Span span = finding.primary.span;
  if (static_cast<std::size_t>(span.file) >= files.size()) return text + '\0' + finding.message;
  const SourceFile& file = files[span.file];
  for (const std::string_view part :
       {std::string_view(file.name()), files.text(span), file.line(file.position(span.begin).line)}) {
    text += '\0' + normalised(part);
  }
  return text;
}

std::string hash(std::string_view text) {
  const XXH128_hash_t value = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", value.high64, value.low64);
}

}  // namespace

std::string fingerprint_of(std::string_view sentence) {
  return hash(fmt::format("vermerk\n{}", sentence));
}

std::vector<std::string> fingerprints(const FindingReport& report) {
  std::vector<std::string> result;
  std::map<std::string, int> seen;
  for (const Diagnostic& finding : report.diagnostics) {
    std::string text = identity(finding, report.files);
    const int before = seen[text]++;
    if (before > 0) text += fmt::format("\n{}", before);
    result.push_back(hash(text));
  }
  return result;
}

}  // namespace budgetc
