#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "document/book_source.hpp"
#include "emit/emitter.hpp"
#include "emit/latex.hpp"
#include "emit/output.hpp"
#include "output/output_file.hpp"
#include "output/output_folder.hpp"

namespace budgetc::test {

/// Keeps an output in memory.
class MemoryOutput final : public OutputSink {
 public:
  void create(std::string_view path, std::string_view bytes) override {
    places_.emplace(path, files_.size());
    files_.push_back({std::string(path), std::string(bytes)});
  }
  void append(std::string_view path, std::string_view bytes) override {
    files_.at(places_.at(std::string(path))).bytes += bytes;
  }
  /// In the order in which they were made.
  [[nodiscard]] std::vector<OutputFile> take() { return std::move(files_); }

 private:
  std::map<std::string, std::size_t> places_;
  std::vector<OutputFile> files_;
};

/// The CSV files of a document.
inline std::vector<OutputFile> emit_csv(const Document& document, CsvDialect dialect) {
  const DocumentSource book(document);
  MemoryOutput out;
  const auto emitter = csv_emitter(dialect, out);
  emit_book(book, std::array{emitter.get()}, 2);
  return out.take();
}

/// The Markdown files of a document.
inline std::vector<OutputFile> emit_markdown(const Document& document) {
  const DocumentSource book(document);
  MemoryOutput out;
  const auto emitter = markdown_emitter(book, out);
  emit_book(book, std::array{emitter.get()}, 2);
  return out.take();
}

/// The LaTeX of a document, and what its font lacks.
struct LatexResult {
  std::vector<OutputFile> files;
  std::vector<MissingCharacter> missing;
};

inline LatexResult emit_latex(const Document& document, const SourceFiles& files, const CharacterSet& font,
                              const LatexOptions& options) {
  const DocumentSource book(document);
  MemoryOutput out;
  LatexResult result;
  const auto emitter = latex_emitter(book, files, font, options, out, result.missing);
  emit_book(book, std::array{emitter.get()}, 2);
  result.files = out.take();
  return result;
}

/// Makes `out` hold exactly these files and the marker.
inline tl::expected<void, FileError> write_output(const std::filesystem::path& out,
                                                  std::span<const OutputFile> files) {
  auto folder = OutputFolder::make(out);
  if (!folder) return tl::unexpected(folder.error());
  for (const OutputFile& file : files) (*folder)->create(file.path, file.bytes);
  return (*folder)->finish();
}

}  // namespace budgetc::test
