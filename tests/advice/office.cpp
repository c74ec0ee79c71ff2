#include "advice/office.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "causes/report_causes.hpp"

namespace budgetc::advice {
namespace {

std::string form_text() {
  std::ifstream file(BUDGETC_ROOT "/templates/forms/nrw-unna.yaml");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string swapped(std::string digits, Random& random) {
  const std::size_t at = draw(random, digits.size() - 1);
  std::swap(digits[at], digits[at + 1]);
  return digits;
}

std::string with_wrong_digit(std::string digits, Random& random) {
  digits[draw(random, digits.size())] = static_cast<char>('0' + draw(random, 10));
  return digits;
}

std::string with_doubled_digit(std::string digits, Random& random) {
  const std::size_t at = draw(random, digits.size());
  return digits.insert(at, 1, digits[at]);
}

std::string mistyped_digits(const std::string& digits, Random& random) {
  const std::size_t kind = draw(random, 100);
  if (kind < 35) return swapped(digits, random);
  if (kind < 55) return std::string(digits).erase(draw(random, digits.size()), 1);
  if (kind < 70) return with_doubled_digit(digits, random);
  if (kind < 85) return with_wrong_digit(digits, random);
  return digits + '0';
}

}  // namespace

Office::Office(const Texts& texts) {
  static const std::string form = form_text();
  for (const auto& [path, text] : texts) disk_.file("plan/" + path, text);
  disk_.file("templates/forms/nrw-unna.yaml", form);
  sources_ = load_sources(disk_, "plan", 1);
  bound_ = bind(sources_, disk_, "plan", "templates");
}

RuleReport Office::report() {
  const Evaluation evaluation = evaluate(bound_.plan);
  return run_rules({sources_.files, bound_.plan, evaluation});
}

std::vector<Diagnostic> Office::findings() {
  std::vector<Diagnostic> findings = group_by_cause(bound_.plan, report());
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.severity == Severity::hint; });
  return findings;
}

std::vector<Diagnostic> Office::findings_with(const std::vector<std::pair<FigureId, Money>>& changes) {
  std::vector<Money> before;
  for (const auto& [figure, amount] : changes) {
    before.push_back(plan().figures[figure].amount);
    bound_.plan.figures.set_amount(figure, amount);
  }
  std::vector<Diagnostic> result = findings();
  for (std::size_t i = 0; i < changes.size(); ++i)
    bound_.plan.figures.set_amount(changes[i].first, before[i]);
  return result;
}

bool names_first(const Diagnostic& finding, const Figure& figure) {
  return !finding.candidates.empty() && finding.candidates.front().change.span == figure.span &&
         finding.candidates.front().change.right == figure.amount;
}

std::optional<Money> mistyped(Money right, Random& random) {
  constexpr std::int64_t euro = 100;
  if (right.is_zero()) return std::nullopt;
  const std::string digits = fmt::format("{}", right.absolute().cents() / euro);
  for (int attempt = 0; attempt < 20; ++attempt) {
    if (draw(random, 10) == 0) return -right;
    if (digits.size() < 2) continue;
    const std::string wrong = mistyped_digits(digits, random);
    const std::int64_t cents = std::stoll(wrong) * euro * (right < Money{} ? -1 : 1);
    if (cents != right.cents() && wrong.front() != '0') return Money::from_cents(cents);
  }
  return std::nullopt;
}

}  // namespace budgetc::advice
