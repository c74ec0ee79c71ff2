#include <algorithm>

#include <fmt/format.h>

#include "rules/engine/check_writer.hpp"
#include "rules/engine/rule_list.hpp"
#include "rules/engine/wording.hpp"

namespace budgetc::rules {
namespace {

constexpr RuleInfo p05_text{
    .code = "P05",
    .name = "planstellen-summe-verletzt",
    .severity = Severity::error,
    .source = "§ 8 KomHVO NRW (Stellenplan): die Stellen sind auf die Teilpläne aufgeteilt",
    .explanation =
        R"(Stehen bei einer Produktgruppe oder einem Budget Planstellen und auch bei ihren Teilen, so sind die oberen die
Summe der unteren, je Spalte und auf zwei Nachkommastellen genau. Nennt keiner der Teile Planstellen für die Spalte,
so ist nichts zu prüfen.)",
    .bad_example = R"(# 35.01.01 hat 18,63, 35.01.02 hat 11,10 Planstellen
produktgruppe: 35.01
planstellen: {planung 2024: "29,37"}
)",
    .good_example = R"(# 35.01.01 hat 18,63, 35.01.02 hat 11,10 Planstellen
produktgruppe: 35.01
planstellen: {planung 2024: "29,73"}
)",
};

/// Appends the posts of a node in a column or, where it names none, those of the nodes below.
void append_posts(const BudgetPlan& plan, NodeId id, const Column& column, std::vector<Term>& terms) {
  const Node& node = plan.node(id);
  const auto found = std::ranges::find(node.posts, column, &Posts::column);
  if (found != node.posts.end()) {
    if (found->value) terms.push_back({*found->value, 1});
    return;
  }
  if (node.lost_posts) terms.push_back({*node.lost_posts, 1});
  for (const NodeId child : node.children) append_posts(plan, child, column, terms);
}

bool is_readable_below(const BudgetPlan& plan, NodeId id) {
  return std::ranges::all_of(plan.node(id).children, [&](NodeId child) {
    return plan.node(child).readable && is_readable_below(plan, child);
  });
}

/// The parts that write posts, but none in this column, nor below.
std::vector<NodeId> without_column(const BudgetPlan& plan, const Node& node, const Column& column) {
  std::vector<NodeId> parts;
  for (const NodeId child : node.children) {
    std::vector<Term> terms;
    append_posts(plan, child, column, terms);
    if (terms.empty() && !plan.node(child).posts.empty()) parts.push_back(child);
  }
  return parts;
}

class PostsOfParts final : public Rule {
 public:
  [[nodiscard]] const RuleInfo& info() const override { return p05_text; }

  void run(const RuleContext& context, RuleOutput& output) const override {
    CheckWriter writer(context, output, p05_text.code, Nature::identity);
    writer.count_in(CheckUnit::hundredths);
    for (std::size_t i = 0; i < context.plan.nodes.size(); ++i) {
      const auto id = static_cast<NodeId>(i);
      const Node& node = context.plan.nodes[i];
      if (!context.plan.sums_up(id)) continue;
      const bool decidable = is_readable_below(context.plan, id);
      for (std::uint32_t column = 0; column < node.posts.size(); ++column) {
        if (!node.posts[column].value) continue;
        for (const NodeId child : node.children) {
          append_posts(context.plan, child, node.posts[column].column, writer.expected);
        }
        if (!decidable) {
          writer.skip({.cell = {.node = id}, .index = column});
          continue;
        }
        if (writer.expected.empty()) continue;
        if (!without_column(context.plan, node, node.posts[column].column).empty()) writer.lacks_with = 1;
        writer.actual.push_back({*node.posts[column].value, 1});
        writer.write(Relation::equal, {.cell = {.node = id}, .index = column});
      }
    }
  }

  [[nodiscard]] CheckPlace place(const RuleContext& context, const Check& check) const override {
    CheckPlace place{.place = context.plan.node(check.subject.cell.node).number.value};
    const Column& column = posts_of(context, check).column;
    const auto found = std::ranges::find(context.plan.columns, column);
    if (found != context.plan.columns.end())
      place.year_column = static_cast<std::size_t>(found - context.plan.columns.begin());
    return place;
  }

  [[nodiscard]] Diagnostic describe(const RuleContext& context, const Check& check,
                                    std::span<const Term> terms) const override {
    const Posts& posts = posts_of(context, check);
    Diagnostic finding{.code = p05_text.code};
    finding.message =
        fmt::format("{} Planstellen {} {}: {} statt {} als Summe der Teile",
                    context.plan.node(check.subject.cell.node).number.value, posts.kind_text,
                    posts.column.year, format_german(check.actual), format_german(check.expected));
    add_label(finding, context.plan, terms.front().figure, "");
    add_labels(finding, context.plan, terms.subspan(1));
    add_amounts(finding, check);
    if (check.may_lack) name_blanks(finding, context, check);
    return finding;
  }

 private:
  static void name_blanks(Diagnostic& finding, const RuleContext& context, const Check& check) {
    const Posts& posts = posts_of(context, check);
    const Money lacking = Money::from_cents(check.difference()).value_or(Money{});
    for (const NodeId part :
         without_column(context.plan, context.plan.node(check.subject.cell.node), posts.column)) {
      finding.notes.push_back(fmt::format("{} hat keine {} {}: {}?", context.plan.node(part).number.value,
                                          posts.kind_text, posts.column.year, format_german(lacking)));
    }
  }

  static const Posts& posts_of(const RuleContext& context, const Check& check) {
    return context.plan.node(check.subject.cell.node).posts[check.subject.index];
  }
};

}  // namespace

const Rule& p05_planstellen_summe() {
  static const PostsOfParts rule;
  return rule;
}

}  // namespace budgetc::rules
