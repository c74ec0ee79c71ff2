#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "advice/office.hpp"
#include "advice/suites.hpp"
#include "causes/report_causes.hpp"

namespace budgetc::advice {
namespace {

/// An amount to write at a place of a text.
struct Edit {
  Span span;
  Money amount;
};

Texts edited(const SourceFiles& files, Texts texts, std::vector<Edit> edits) {
  // From the end on, so that what is before stays where it is.
  std::ranges::sort(edits, std::ranges::greater{}, [](const Edit& edit) { return edit.span.begin; });
  for (const Edit& edit : edits) {
    std::string& text = texts.at(std::string(files[edit.span.file].name()));
    text.replace(edit.span.begin, edit.span.end - edit.span.begin, format_german(edit.amount));
  }
  return texts;
}

using CheckKey =
    std::tuple<Code, std::uint32_t, PlanId, RowIndex, std::uint16_t, std::uint32_t, std::uint32_t>;

CheckKey key_of(const Check& check) {
  const Subject& subject = check.subject;
  return {check.rule,          static_cast<std::uint32_t>(subject.cell.node),
          subject.cell.plan,   subject.cell.row,
          subject.cell.column, subject.index,
          subject.part};
}

Shape drawn_shape(Random& random) {
  Shape shape{.areas = 1 + draw(random, 2),
              .groups_per_area = 1 + draw(random, 3),
              .products_per_group = 1 + draw(random, 4),
              .columns = 2 + draw(random, 5),
              .extras = true};
  shape.flat = draw(random, 3) == 0;
  shape.product_sums = draw(random, 4) != 0;
  shape.parent_rows = draw(random, 5) != 0;
  shape.parent_sums = draw(random, 2) == 0;
  shape.written = draw(random, 2) == 0 ? 100 : 60;
  return shape;
}

/// The rows of a plan of some node.
const std::vector<PlanRow>& drawn_rows(const BudgetPlan& plan, Random& random) {
  while (true) {
    const Node& node = plan.nodes[draw(random, plan.nodes.size())];
    const WrittenPlan* written = node.plan(plan.result_plan);
    if (written != nullptr && !written->rows.empty()) return written->rows;
  }
}

/// Exchanges the amounts of two neighbouring rows in one column, or of a row in two.
void exchange(const BudgetPlan& plan, const std::vector<PlanRow>& rows, Random& random,
              std::vector<Edit>& edits) {
  const std::size_t row = draw(random, rows.size());
  const std::size_t column = draw(random, plan.columns.size());
  const bool rows_exchanged = row + 1 < rows.size() && draw(random, 2) == 0;
  const auto& a = rows[row].figures[column];
  const auto& b =
      rows_exchanged ? rows[row + 1].figures[column] : rows[row].figures[(column + 1) % plan.columns.size()];
  if (!a || !b || *a == *b) return;
  edits.push_back({plan.figures[*a].span, plan.figures[*b].amount});
  edits.push_back({plan.figures[*b].span, plan.figures[*a].amount});
}

/// Writes a row one column too far to the right.
void shift(const BudgetPlan& plan, const PlanRow& row, std::vector<Edit>& edits) {
  for (std::size_t i = row.figures.size(); i-- > 1;) {
    if (row.figures[i] && row.figures[i - 1])
      edits.push_back({plan.figures[*row.figures[i]].span, plan.figures[*row.figures[i - 1]].amount});
  }
}

void make_mistake(const BudgetPlan& plan, Random& random, std::vector<Edit>& edits) {
  const std::size_t kind = draw(random, 10);
  const std::vector<PlanRow>& rows = drawn_rows(plan, random);
  if (kind == 0) return exchange(plan, rows, random, edits);
  if (kind == 1) return shift(plan, rows[draw(random, rows.size())], edits);
  const Figure& figure = plan.figures[static_cast<FigureId>(draw(random, plan.figures.size()))];
  const auto wrong = mistyped(figure.amount, random);
  if (wrong && figure.kind != FigureKind::reserve) edits.push_back({figure.span, *wrong});
}

Texts with_mistakes(const Office& office, const Texts& texts, Random& random) {
  std::vector<Edit> edits;
  for (std::size_t count = 1 + draw(random, 8); count > 0; --count)
    make_mistake(office.plan(), random, edits);
  // The last mistake at a place stands.
  std::ranges::stable_sort(edits, {},
                           [](const Edit& edit) { return std::tuple(edit.span.file, edit.span.begin); });
  const auto same = [](const Edit& a, const Edit& b) { return a.span == b.span; };
  edits.erase(std::unique(edits.begin(), edits.end(), same), edits.end());
  return edited(office.files(), texts, std::move(edits));
}

/// What was advised, and how often it was true.
struct Tally {
  unsigned findings = 0;
  unsigned candidates = 0;
  unsigned kept = 0;
  unsigned named_by_policy = 0;
};

/// One budget with mistakes, and what its checks said.
class Trial {
 public:
  explicit Trial(Texts texts) : texts_(std::move(texts)), office_(texts_), report_(office_.report()) {
    for (const BrokenCheck& broken : report_.broken) {
      const Diagnostic& finding = report_.findings[broken.finding];
      check_by_words_[fmt::format("[{}] {}", finding.code.text(), finding.message)] = broken.check;
    }
  }

  void run(Tally& tally) {
    for (const Diagnostic& finding : group_by_cause(office_.plan(), report_)) {
      ++tally.findings;
      const std::vector<CheckKey> keys = checks_of(finding);
      if (keys.empty() && !finding.candidates.empty()) ++tally.named_by_policy;
      for (const Candidate& candidate : finding.candidates) {
        ++tally.candidates;
        if (is_kept(candidate, keys))
          ++tally.kept;
        else if (std::getenv("BUDGETC_EINZELN") != nullptr)
          print(finding, candidate);
      }
    }
  }

 private:
  /// The identities and bounds that a finding tells of: its own, or those underneath.
  [[nodiscard]] std::vector<CheckKey> checks_of(const Diagnostic& finding) const {
    std::vector<std::string> words{fmt::format("[{}] {}", finding.code.text(), finding.message)};
    for (const Observation& note : finding.notes) words.push_back(note.text());
    std::vector<CheckKey> keys;
    for (const std::string& word : words) {
      const auto found = check_by_words_.find(word);
      if (found == check_by_words_.end()) continue;
      const Check& check = report_.checks.checks()[found->second];
      if (check.nature == Nature::identity || check.nature == Nature::bound) keys.push_back(key_of(check));
    }
    return keys;
  }

  [[nodiscard]] bool is_kept(const Candidate& candidate, const std::vector<CheckKey>& keys) const {
    std::vector<Edit> edits{{candidate.change.span, candidate.change.right}};
    for (const AmountChange& other : candidate.together) edits.push_back({other.span, other.right});
    Office after(edited(office_.files(), texts_, std::move(edits)));
    const RuleReport report = after.report();
    std::map<CheckKey, bool> holds;
    for (const Check& check : report.checks.checks()) holds[key_of(check)] = check.holds();
    const auto is_held = [&](const CheckKey& key) { return holds.contains(key) && holds.at(key); };
    return after.trouble() == 0 && std::ranges::all_of(keys, is_held) &&
           std::ranges::all_of(report_.checks.checks(), [&](const Check& check) {
             return check.nature != Nature::identity || !check.holds() || is_held(key_of(check));
           });
  }

  static void print(const Diagnostic& finding, const Candidate& candidate) {
    fmt::print("  {} {}\n", finding.code.text(), finding.message);
    for (const Observation& note : finding.notes) fmt::print("    {}\n", note.text());
    fmt::print("    hielt nicht: {}: {} statt {}\n", candidate.change.place,
               format_german(candidate.change.right), format_german(candidate.change.written));
  }

  Texts texts_;
  Office office_;
  RuleReport report_;
  std::map<std::string, std::uint32_t> check_by_words_;
};

}  // namespace

namespace {

void print_all(Office& office) {
  fmt::print("  {} Befunde beim Lesen\n", office.trouble());
  for (const Diagnostic& finding : office.findings())
    fmt::print("  {} {}\n", finding.code.text(), finding.message);
}

}  // namespace

bool advice_keeps_its_word(unsigned seeds) {
  Tally tally;
  unsigned faulty = 0;
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    Random random(seed);
    const Texts texts = administration(drawn_shape(random), random);
    Office clean(texts);
    const RuleReport report = clean.report();
    const bool sound =
        clean.trouble() == 0 && std::ranges::all_of(report.checks.checks(), [](const Check& check) {
          return check.nature != Nature::identity || check.holds();
        });
    if (!sound) ++faulty;
    if (!sound && std::getenv("BUDGETC_EINZELN") != nullptr) print_all(clean);
    Trial(with_mistakes(clean, texts, random)).run(tally);
  }
  fmt::print("{} Haushalte mit ein bis acht Fehlern: {} Befunde, {} Vorschläge, davon halten Wort {}\n",
             seeds, tally.findings, tally.candidates, tally.kept);
  fmt::print(
      "  Befunde von Erwartung oder Politik mit Vorschlag: {}; Haushalte, die schon vorher fehlerhaft waren: "
      "{}\n",
      tally.named_by_policy, faulty);
  return tally.kept == tally.candidates && tally.named_by_policy == 0 && faulty == 0;
}

}  // namespace budgetc::advice
