#include "cli/merged_report.hpp"

#include <limits>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "text/visible_text.hpp"

namespace budgetc::cli {
namespace {

/// The rule under which what cannot be read is reported.
constexpr FileId no_file{std::numeric_limits<std::uint32_t>::max()};

/// Leads the spans of a finding to its files' places among those of all budgets.
class Mover {
 public:
  Mover(std::size_t first, std::size_t count) : first_(first), count_(count) {}

  void move(Diagnostic& finding) const {
    move(finding.primary.span);
    for (Label& label : finding.related) move(label.span);
    for (Span& place : finding.counted) move(place);
    for (Observation& note : finding.notes) {
      for (Phrase& phrase : note.phrases) {
        if (phrase.place) move(*phrase.place);
      }
    }
    for (Candidate& candidate : finding.candidates) {
      move(candidate.change.span);
      for (AmountChange& change : candidate.together) move(change.span);
    }
  }

 private:
  void move(Span& span) const {
    const auto file = static_cast<std::size_t>(span.file);
    span.file = file < count_ ? static_cast<FileId>(first_ + file) : no_file;
  }

  std::size_t first_;
  std::size_t count_;
};

}  // namespace

void MergedReport::add(std::span<const Diagnostic> shown, const FrontEnd& front_end,
                       const Invocation& invocation) {
  const SourceFiles& added = front_end.compilation->sources.files;
  const ShownPaths paths = shown_paths(invocation, front_end.root);
  const Mover mover(files_.size(), added.size());
  for (std::size_t i = 0; i < added.size(); ++i) {
    const SourceFile& file = added[static_cast<FileId>(i)];
    files_.add(SourceFile(paths.of(file.name()), std::string(file.text())));
  }
  for (const Diagnostic& finding : shown) mover.move(diagnostics_.emplace_back(finding));
  add_statistics(front_end.compilation->statistics, paths.of("haushalt.yaml"));
}

void MergedReport::add_statistics(const Statistics& added, const std::string& path) {
  statistics_.files += added.files;
  statistics_.values += added.values;
  statistics_.checks += added.checks;
  statistics_.accepted += added.accepted;
  Gaps& gaps = statistics_.gaps;
  gaps.all = gaps.all || added.gaps.all;
  gaps.lost += added.gaps.lost;
  gaps.out_of_range += added.gaps.out_of_range;
  gaps.hidden.errors += added.gaps.hidden.errors;
  gaps.hidden.warnings += added.gaps.hidden.warnings;
  gaps.hidden.hints += added.gaps.hidden.hints;
  for (const std::string& line : gap_lines(added))
    gaps.sentences->push_back(fmt::format("{}: {}", make_visible(path), line));
}

void MergedReport::add_note(std::string sentence) {
  statistics_.gaps.sentences->push_back(std::move(sentence));
}

void MergedReport::add_trouble(const Trouble& trouble) {
  Diagnostic& finding = diagnostics_.emplace_back(Diagnostic{.code = unreadable_file});
  finding.message = trouble.message;
  finding.primary.span.file = no_file;
  if (!trouble.help.empty()) finding.helps.push_back(trouble.help);
}

}  // namespace budgetc::cli
