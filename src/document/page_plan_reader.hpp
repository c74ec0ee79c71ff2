#pragma once

#include <string>
#include <vector>

#include "document/page_plan.hpp"
#include "source/source_tree.hpp"

namespace budgetc {

/// Puts a page plan's YAML over what is there already: every top-level part that is written replaces the one
/// before, of `texte` every single word.
class PagePlanReader {
 public:
  PagePlanReader(PagePlan& plan, std::vector<Diagnostic>& diagnostics)
      : plan_(plan), diagnostics_(diagnostics) {}

  void read(const SourceNode& root);
  /// Reports every word that no file has given, on the root of the last one.
  void require_words(const SourceNode& root);

 private:
  void read_levels(const SourceNode& levels);
  void read_level(const SourceEntry& written, LevelPages& pages);
  void read_pages(const SourceNode& list, bool of_book, std::vector<PageSpec>& pages);
  void read_page(const SourceNode& node, bool of_book, std::vector<PageSpec>& pages);
  void read_part(const SourceNode& node, bool of_book, std::vector<PartSpec>& parts);
  void read_words(const SourceNode& words);
  bool expect(bool right, const SourceNode& node, std::string_view what);
  void report(Code code, Span span, std::string message, std::string help = {});

  PagePlan& plan_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace budgetc
