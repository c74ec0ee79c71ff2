#include "source/source_files.hpp"

#include <algorithm>
#include <utility>

namespace budgetc {
namespace {

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

SourceFile::SourceFile(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_begins_.reserve(1 + static_cast<std::size_t>(std::ranges::count(text_, '\n')));
  line_begins_.push_back(0);
  const auto next_break = [this](std::size_t from) { return std::min(text_.find('\n', from), text_.size()); };
  for (std::size_t at = next_break(0); at + 1 < text_.size(); at = next_break(at + 1))
    line_begins_.push_back(static_cast<std::uint32_t>(at + 1));
}

LineColumn SourceFile::position(std::uint32_t offset) const {
  const auto end = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), end);
  const auto begin = static_cast<std::ptrdiff_t>(*std::prev(after));
  const auto characters = std::count_if(text_.begin() + begin, text_.begin() + end, begins_character);
  return {.line = static_cast<std::uint32_t>(after - line_begins_.begin()),
          .column = static_cast<std::uint32_t>(characters) + 1};
}

std::string_view SourceFile::line(std::uint32_t number) const {
  if (number == 0 || number > line_begins_.size()) return {};
  const std::string_view rest = text().substr(line_begins_[number - 1]);
  std::string_view content = rest.substr(0, rest.find('\n'));
  if (content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

std::uint32_t SourceFile::line_begin(std::uint32_t number) const {
  return number == 0 || number > line_begins_.size() ? static_cast<std::uint32_t>(text_.size())
                                                     : line_begins_[number - 1];
}

std::uint32_t SourceFile::line_count() const {
  return static_cast<std::uint32_t>(line_begins_.size());
}

FileId SourceFiles::add(SourceFile file) {
  files_.push_back(std::move(file));
  return static_cast<FileId>(files_.size() - 1);
}

std::string_view SourceFiles::text(Span span) const {
  const std::string_view all = (*this)[span.file].text();
  if (span.begin >= all.size() || span.end < span.begin) return {};
  return all.substr(span.begin, span.end - span.begin);
}

}  // namespace budgetc
