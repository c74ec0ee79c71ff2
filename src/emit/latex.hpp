#pragma once

#include <memory>
#include <string>
#include <vector>

#include "emit/character_set.hpp"
#include "emit/output.hpp"
#include "source/source_files.hpp"
#include <budgetc/document/document.hpp>

namespace budgetc {

/// Editions of the printed book.
enum class BookVariant : std::uint8_t {
  screen,  ///< one-sided, no blank pages
  print,   ///< two-sided, budgets begin on right-hand pages
};

/// How the LaTeX is written.
struct LatexOptions {
  BookVariant variant = BookVariant::screen;
  /// Draft mark on every page ("Entwurf, Stand 12.09.2023"); empty for none.
  std::string draft;
  /// Where that remark was given.
  Span draft_origin{};
  /// Says on the title page what a change bar means; empty where none is set.
  std::string change_legend{};
};

/// A character that the book's font lacks, at the text in which it stands. It is printed as its code:
/// ‹U+1E9E›.
struct MissingCharacter {
  char32_t character = 0;
  Span origin;

  friend bool operator==(const MissingCharacter&, const MissingCharacter&) = default;
};

/// `latex/haushaltsband.tex`, in semantic macros of templates/haushaltsband.cls only. Before each text a
/// comment line `%q <file>:<line>` names the source it came from. What the font lacks is added to `missing`
/// in book order, each character once per text. All that is given but the options must outlive the emitter.
[[nodiscard]] std::unique_ptr<Emitter> latex_emitter(const BookSource& book, const SourceFiles& files,
                                                     const CharacterSet& font, const LatexOptions& options,
                                                     OutputSink& out, std::vector<MissingCharacter>& missing);

}  // namespace budgetc
