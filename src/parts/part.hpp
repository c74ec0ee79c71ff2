#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/budget_plan.hpp"
#include "schema/fields.hpp"

namespace budgetc {

struct Dataset;
namespace lowering {
struct Context;
struct DataRange;
struct Sheet;
}  // namespace lowering

/// Which pages print a part of a node.
enum class PrintedAt : std::uint8_t {
  node,           ///< those of the node itself
  node_or_above,  ///< those, or the ones of a node above, which show what stands below it
  parent,         ///< those of the node above
};

/// What a page plan puts on a page under one name.
struct PagePart {
  /// After `teil:` in a page plan.
  std::string_view name{};
  /// Appends its blocks, or nothing where the sources have nothing for it.
  void (*print)(lowering::Sheet&) = nullptr;
  /// Whether the source of a node itself says something that the part prints; nullptr: never, or not of a
  /// node.
  bool (*written)(const BudgetPlan&, const Node&) = nullptr;
  /// The same for `wenn: geschrieben`; nullptr: as `written`.
  bool (*written_here)(const BudgetPlan&, const Node&) = nullptr;
  PrintedAt at = PrintedAt::node;
  /// Prints a plan of the form, which the page plan names by its key: `teil: KEY`, or `{teil: plan, plan:
  /// KEY}`.
  bool takes_plan = false;
  /// Stands before or behind the nodes, once in the book.
  bool of_book = false;
  /// Of a part of the book: where the sources say something that it prints; nullptr: it is made of the rest.
  std::optional<Span> (*place_in_book)(const BudgetPlan&) = nullptr;
};

/// A text that a part holds.
struct PartText {
  /// Its name in the data file of texts; empty where it stands in another one.
  std::string_view name{};
  /// What it belongs to: a mark, a title; nullptr for nothing.
  const Text* mark = nullptr;
  /// nullptr: the mark stands alone.
  const Text* text = nullptr;
  /// Running text, which the rules on texts read.
  bool is_prose = false;
};

/// An amount that a part holds.
struct PartFigure {
  FigureId figure{};
  /// "35.01 Planstellen planung 2024"
  std::string words{};
  /// Column of the plan that it stands in, if it does.
  std::optional<std::size_t> column{};
};

/// A total of a part: what adds up to it, and what is written for it.
struct PartTotal {
  /// The first key of its part, under which it is traced and accepted.
  std::string_view key{};
  /// What it is the total of, behind the number of its node: "Zuwendungen an Fraktionen Ansatz 2024".
  std::string words{};
  std::optional<FigureId> written{};
  std::vector<FigureId> addends{};
  std::optional<std::size_t> column{};
};

/// What a proof adds up: an amount of the part, or a row of a plan of the node by the role of that row.
struct ProofTerm {
  std::optional<FigureId> figure{};
  std::optional<RowRole> role{};
  /// Of the plan, for a row.
  std::size_t column = 0;
  int sign = 1;
};

/// Which rule a proof belongs to.
enum class ProofKind : std::uint8_t {
  stand,     ///< a stand is that of the year before and what the year adds (P10)
  plan_row,  ///< an amount is that of a row of a plan (P11)
  posts,     ///< posts, counted in hundredths (P12)
};

/// Two ways to an amount of a part, beyond the sum of its own lines.
struct PartProof {
  ProofKind kind = ProofKind::stand;
  /// The first key of its part, under which it is accepted.
  std::string_view key{};
  /// What it is, behind the number of its node: "Eigenkapital Ansatz 2026".
  std::string words{};
  /// What it must equal: "aus dem Stand 2025 und dem Jahresergebnis".
  std::string basis{};
  std::vector<ProofTerm> actual{};
  std::vector<ProofTerm> expected{};
  std::optional<std::size_t> column{};
  /// Something that it needs was not understood.
  bool lost = false;
};

/// A part of a node: all that the other phases must know of it. What does not apply is left out.
struct NodePart {
  /// Its keys in a node's file.
  std::span<const binding::Field<Node>> fields{};
  /// Reads a plan of the form, under whose key it stands.
  void (*read_plan)(binding::Context&, const SourceEntry&, Node&) = nullptr;
  /// What page plans print of it.
  std::span<const PagePart> pages{};
  /// The name by which `pflichtteile` may demand it.
  std::string_view required_as{};
  /// Whether a node has it, with something in it, as `pflichtteile` demands.
  bool (*present)(const BudgetPlan&, const Node&) = nullptr;
  /// Appends the texts that it holds at a node.
  void (*texts)(const BudgetPlan&, const Node&, std::vector<PartText>&) = nullptr;
  /// The place of its texts among those of a node in the data file; equal ones follow the registry.
  std::uint8_t texts_place = 10;
  /// Only the administration has it: it stands in haushalt.yaml, or in a file of its name beside it.
  bool of_administration = false;
  /// What can only be understood when all nodes are there.
  void (*settle)(binding::Context&, Node&) = nullptr;
  /// Appends the amounts of the kind `FigureKind::part_amount` that it holds at a node, and posts.
  void (*figures)(const BudgetPlan&, const Node&, std::vector<PartFigure>&) = nullptr;
  /// Appends its totals at a node, without their key; rule P08 checks those that are written.
  void (*totals)(const BudgetPlan&, const Node&, std::vector<PartTotal>&) = nullptr;
  /// Appends its proofs at a node, without their key; rules P10 to P12 make them.
  void (*proofs)(const BudgetPlan&, const Node&, std::vector<PartProof>&) = nullptr;
  /// A range of its tidy data.
  Dataset (*dataset)(const lowering::Context&, const lowering::DataRange&) = nullptr;
  /// The book has its data file even where there is nothing in it.
  bool always_has_data_file = false;
  /// Keys of printed words below `texte` of a page plan that are its own.
  std::span<const std::string_view> words{};
};

}  // namespace budgetc
