#include "emit/latex.hpp"

#include <fmt/format.h>

#include "emit/latex_blocks.hpp"
#include "emit/latex_writer.hpp"

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

/// Pages in order; thumb index and running foot are said only where they change.
class PageWriter {
 public:
  explicit PageWriter(LatexWriter& writer) : writer_(&writer) {}

  void write(const Page& page) {
    switch (page.kind) {
      case PageKind::title: writer_->macro("HBtitelseite").end_line(); return;
      case PageKind::contents: writer_->macro("HBinhalt").text(page.title).end_line(); return;
      default: break;
    }
    if (page.thumb != thumb_ || page.running_foot != foot_) {
      writer_->macro("HBlauf").text(page.thumb).text(page.running_foot);
      thumb_ = page.thumb;
      foot_ = page.running_foot;
    }
    if (page.begins_node) {
      writer_->macro("HBknoten").number(page.level);
    } else if (page.number.empty()) {
      writer_->macro("HBkapitel").number(page.level);
    }
    writer_->macro("HBseite")
        .name(page.anchor)
        .text(page.kicker)
        .text(page.number)
        .text(page.title)
        .end_line();
    if (page.changed) writer_->macro("HBgeaendertbild").end_line();
    for (const Block& block : page.blocks) emit::write_block(block, *writer_);
  }

 private:
  LatexWriter* writer_;
  std::string thumb_;
  std::string foot_;
};

}  // namespace

LatexResult emit_latex(const Document& document, const SourceFiles& files, const CharacterSet& font,
                       const LatexOptions& options) {
  LatexWriter writer(files, font);
  write_preamble(document, options, writer);
  PageWriter pages(writer);
  for (const Page& page : document.pages) pages.write(page);
  writer.macro("end").word("document").end_line();
  LatexResult result;
  result.files.push_back({"latex/haushaltsband.tex", writer.take_text()});
  result.missing = writer.take_missing();
  return result;
}

}  // namespace budgetc
