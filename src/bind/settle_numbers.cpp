#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "bind/node_paths.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::binding {
namespace {

/// Whether two numbers differ in leading zeros alone.
bool same_but_zeros(std::string_view a, std::string_view b) {
  return without_padding(a) == without_padding(b);
}

/// Whether other characters divide a number than points: "35-01-01".
bool is_otherwise_divided(std::string number, std::string_view meant) {
  std::ranges::replace_if(
      number, [](char c) { return c == '-' || c == '_'; }, '.');
  return number == meant;
}

/// How to write the number that the path of a file has, where it can be nothing else.
std::string number_help(const BudgetPlan& plan, const NodeFile& file, const std::optional<NodeFile>& meant) {
  if (meant && same_but_zeros(meant->number, file.number))
    return fmt::format("der Name der Datei hat führende Nullen; so schreiben: {}", meant->number);
  if (meant && is_otherwise_divided(file.number, meant->number))
    return fmt::format("Punkte gliedern eine Nummer; so schreiben: {}", meant->number);
  return fmt::format("die Nummer berichtigen, oder die Datei nach {} legen", usual_path(plan, file));
}

/// Decides which file stands for which number.
class Settler {
 public:
  Settler(Context& context, const std::vector<NodeFile>& files) : context_(context), files_(files) {
    for (const NodeFile& file : files) {
      if (file.level_entry == nullptr) continue;
      claims_[file.number].push_back(&file);
      taken_.insert(file.number);
    }
  }

  std::vector<NodeFile> run() {
    for (const NodeFile& file : files_) {
      if (file.level_entry == nullptr) {
        if (taken_.insert(file.number).second) kept_.push_back(file);
      } else if (const auto& claimants = claims_.at(file.number); claimants.size() > 1) {
        settle_claim(file, claimants);
      } else {
        settle_place(file);
      }
    }
    add_possible_nodes();
    return std::move(kept_);
  }

 private:
  /// The file's name as seen from its own haushalt.yaml.
  [[nodiscard]] std::string_view local_name(const NodeFile& file) const {
    return std::string_view(context_.files[file.file].name()).substr(context_.prefix.size());
  }

  [[nodiscard]] std::optional<std::string> wrong_place(const NodeFile& file) const {
    if (file.damaged) return std::nullopt;
    return contradiction(context_.plan, local_name(file), file);
  }

  /// The number that the path gives, if it is another one that no file claims.
  [[nodiscard]] std::optional<NodeFile> other_number(const NodeFile& file) const {
    auto guess = guess_from_path(context_.plan, local_name(file), file.file);
    if (!guess || claims_.contains(guess->number)) return std::nullopt;
    return guess;
  }

  /// Several files claim the number: the first that stands where it belongs has it.
  void settle_claim(const NodeFile& file, const std::vector<const NodeFile*>& claimants) {
    const auto in_place = std::ranges::find_if(
        claimants, [this](const NodeFile* claimant) { return !wrong_place(*claimant).has_value(); });
    const NodeFile& owner = in_place == claimants.end() ? *claimants.front() : **in_place;
    if (&file == &owner) {
      kept_.push_back(file);
      kept_.back().in_doubt = std::ranges::any_of(claimants, [&](const NodeFile* claimant) {
        return claimant != &owner && !(wrong_place(*claimant) && other_number(*claimant));
      });
      return;
    }
    report_second(file, owner);
  }

  void report_second(const NodeFile& file, const NodeFile& owner) {
    Diagnostic& finding = report(context_, duplicate_number, file.number_span,
                                 fmt::format("die Nummer {} gibt es zweimal", file.number));
    finding.related.push_back({owner.number_span, &owner < &file ? "zuerst hier" : "auch hier"});
    auto meant = wrong_place(file) ? other_number(file) : std::nullopt;
    if (!meant) {
      finding.helps.emplace_back("eine der beiden Dateien löschen, oder ihre Nummer berichtigen");
      return;
    }
    finding.helps.push_back(fmt::format("nach dem Namen der Datei so schreiben: {}", meant->number));
    possible_.push_back(std::move(*meant));
  }

  void settle_place(const NodeFile& file) {
    kept_.push_back(file);
    const auto message = wrong_place(file);
    if (!message) return;
    auto meant = other_number(file);
    Diagnostic& finding = report(context_, misplaced_number, file.number_span, *message);
    finding.helps.push_back(number_help(context_.plan, file, meant));
    if (!meant) return;
    kept_.back().in_doubt = true;
    possible_.push_back(std::move(*meant));
  }

  /// A number that a path names is a node where others depend on it: those below it, or the one above.
  void add_possible_nodes() {
    for (NodeFile& file : possible_) {
      const auto is_below = [&](const auto& claim) { return parent_number(claim.first) == file.number; };
      const bool has_parent = claims_.contains(std::string(parent_number(file.number)));
      if (!has_parent && !std::ranges::any_of(claims_, is_below)) continue;
      if (taken_.insert(file.number).second) kept_.push_back(std::move(file));
    }
  }

  Context& context_;
  const std::vector<NodeFile>& files_;
  std::unordered_map<std::string, std::vector<const NodeFile*>> claims_;
  std::unordered_set<std::string> taken_;
  std::vector<NodeFile> kept_;
  std::vector<NodeFile> possible_;
};

}  // namespace

void settle_numbers(Context& context, std::vector<NodeFile>& files) {
  files = Settler(context, files).run();
}

}  // namespace budgetc::binding
