#pragma once

#include "parts/registry.hpp"
#include "rules/engine/check_writer.hpp"

namespace budgetc::rules {

/// A rule that makes the proofs of one kind that the parts of nodes have.
class PartProofRule : public Rule {
 public:
  explicit PartProofRule(ProofKind kind) : kind_(kind) {}

  void run(const RuleContext& context, RuleOutput& output) const override;
  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override;
  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override;

 private:
  ProofKind kind_;
};

}  // namespace budgetc::rules
