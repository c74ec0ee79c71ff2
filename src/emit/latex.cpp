#include "emit/latex.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "emit/latex_blocks.hpp"
#include "emit/latex_writer.hpp"
#include "output/growing_file.hpp"

namespace budgetc {
namespace {

using emit::LatexWriter;

/// What the font lacks in it is told of the option that it was given with.
void write_draft_remark(const LatexOptions& options, LatexWriter& writer) {
  RichText remark;
  remark.runs.push_back({options.draft, false, false, {}});
  remark.origin = options.draft_origin;
  writer.macro("HBentwurf").text(remark);
  writer.origin({});
}

void write_preamble(const Document& document, const LatexOptions& options, LatexWriter& writer) {
  const std::string_view variant = options.variant == BookVariant::print ? "druck" : "bildschirm";
  writer.macro(fmt::format("documentclass[{}]", variant)).word("haushaltsband");
  writer.macro("HBverwaltung").text(document.administration);
  writer.macro("HBjahr").text(document.years);
  writer.macro("HBtitel").text(document.title);
  writer.macro("HBuntertitel").text(document.subtitle);
  if (!options.change_legend.empty()) writer.macro("HBzusatz").text(options.change_legend);
  if (!options.draft.empty()) write_draft_remark(options, writer);
  if (!document.warning_mark.empty()) writer.macro("HBmarke").text(document.warning_mark);
  writer.macro("begin").word("document").end_line();
}

bool is_made_by_class(PageKind kind) {
  return kind == PageKind::title || kind == PageKind::contents;
}

class LatexEmitter final : public Emitter {
 public:
  LatexEmitter(const BookSource& book, const SourceFiles& files, const CharacterSet& font, OutputSink& out,
               std::vector<MissingCharacter>& missing)
      : book_(book), files_(files), font_(font), missing_(missing), tex_(out, "latex/haushaltsband.tex") {}

  void begin(const LatexOptions& options) {
    LatexWriter writer(files_, font_);
    write_preamble(book_.head(), options, writer);
    take(writer.take_text(), writer.take_missing());
  }

  std::function<void()> page(const Page& page, std::size_t index) override {
    LatexWriter writer(files_, font_, page.origin);
    write(page, index, writer);
    writer.end_line();
    return [this, text = writer.take_text(), missing = writer.take_missing()] { take(text, missing); };
  }

  void finish() override {
    LatexWriter writer(files_, font_);
    writer.macro("end").word("document").end_line();
    tex_.append(writer.take_text());
    tex_.finish();
  }

 private:
  void take(const std::string& text, const std::vector<MissingCharacter>& missing) {
    tex_.append(text);
    for (const MissingCharacter& one : missing) {
      if (noted_.emplace(one.character, one.origin).second) missing_.push_back(one);
    }
  }

  void write(const Page& page, std::size_t index, LatexWriter& writer) const {
    if (page.kind == PageKind::title) return writer.macro("HBtitelseite").end_line();
    if (page.kind == PageKind::contents) return writer.macro("HBinhalt").text(page.title).end_line();
    if (!runs_on(page, index)) writer.macro("HBlauf").text(page.thumb).text(page.running_foot);
    if (page.begins_node) {
      writer.macro("HBknoten").number(page.level);
    } else if (page.number.empty()) {
      writer.macro("HBkapitel").number(page.level);
    }
    writer.macro("HBseite").name(page.anchor).text(page.kicker).text(page.number).text(page.title).end_line();
    if (page.changed) writer.macro("HBgeaendertbild").end_line();
    for (const Block& block : page.blocks) emit::write_block(block, writer);
  }

  /// Whether thumb index and running foot, which are said only where they change, are those of the page
  /// before.
  [[nodiscard]] bool runs_on(const Page& page, std::size_t index) const {
    const auto before = book_.outlines().begin() + static_cast<std::ptrdiff_t>(index);
    const auto found = std::find_if(std::make_reverse_iterator(before), book_.outlines().rend(),
                                    [](const PageOutline& one) { return !is_made_by_class(one.kind); });
    if (found == book_.outlines().rend()) return page.thumb.empty() && page.running_foot.empty();
    return page.thumb == found->thumb && page.running_foot == found->running_foot;
  }

  const BookSource& book_;
  const SourceFiles& files_;
  const CharacterSet& font_;
  std::vector<MissingCharacter>& missing_;
  GrowingFile tex_;
  std::set<std::pair<char32_t, Span>> noted_;
};

}  // namespace

std::unique_ptr<Emitter> latex_emitter(const BookSource& book, const SourceFiles& files,
                                       const CharacterSet& font, const LatexOptions& options, OutputSink& out,
                                       std::vector<MissingCharacter>& missing) {
  auto emitter = std::make_unique<LatexEmitter>(book, files, font, out, missing);
  emitter->begin(options);
  return emitter;
}

}  // namespace budgetc
