#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.hpp"

namespace budgetc {

/// How far a change list has come (`stand`). Only what is decided belongs to the state of the budget.
enum class ListStatus : std::uint8_t { proposed, decided, rejected };
/// "vorgeschlagen", "beschlossen" or "abgelehnt".
[[nodiscard]] std::string_view list_status_name(ListStatus status);

/// What one change does in one column. Amounts are in the row's own sense.
struct ColumnChange {
  /// Index into BudgetPlan::columns; nothing for an extra column of Teil B.
  std::optional<std::size_t> year_column;
  /// Index into `InvestmentForm::extras`, where it is no year column.
  std::size_t extra = 0;
  /// What is added where the change is `relative`; else the new amount.
  Money amount;
  bool relative = false;
  /// `alt:` as written; blank where the cell is said to be empty. Nothing where the change does not say it.
  std::optional<Located<std::optional<Money>>> before;
  /// The amount that is added, or the new one.
  Span span;
};

/// One numbered change of figures: in a row of a node's plan, or in a row of a measure.
struct Change {
  Text number;
  NodeId node{};
  /// Index into BudgetPlan::investments; nothing for a change in a node's plan.
  std::optional<std::uint32_t> investment;
  PlanId plan{};
  RowIndex row = 0;
  std::vector<ColumnChange> columns;
  Text reason;
  OptionalText applicant;
  /// Number of the council's paper: "112/25".
  OptionalText paper;
  Span span;
};

/// Why a list is not part of the state of the budget, or that it is.
enum class ListUse : std::uint8_t {
  applied,
  not_decided,     ///< proposed or rejected
  not_understood,  ///< a finding says what is wrong with it
  builds_on_lost,  ///< a decided list before it was not understood
};

/// Änderungsliste: numbered changes that are decided together, from `aenderungen/*.yaml`.
struct ChangeList {
  /// Its place in the order of all lists.
  int number = 0;
  Span number_span;
  Text title;
  ListStatus status = ListStatus::proposed;
  std::vector<Change> changes;
  ListUse use = ListUse::not_decided;
  Span span;
};

/// What an applied change did to one figure. Changes of one figure follow each other as they were applied.
struct FigureChange {
  FigureId figure{};
  std::uint32_t list = 0;    ///< index into BudgetPlan::change_lists
  std::uint32_t change = 0;  ///< index into ChangeList::changes
  /// The amount before; nothing where the cell was blank.
  std::optional<Money> before;
  Money after;
  /// A written sum that moved with what it sums up; otherwise the change names the figure itself.
  bool carried = false;
};

/// How the text at a figure's span says its amount: amount = offset + sense * text.
struct FigureSpelling {
  Money offset;
  int sense = 1;
  /// The text is what is added: it bears a sign.
  bool is_signed = false;
};

struct BudgetPlan;

/// The changes of a figure, in the order in which they were applied; empty for one that no list changes.
[[nodiscard]] std::span<const FigureChange> changes_of(const BudgetPlan& plan, FigureId figure);
/// How the sources spell a figure.
[[nodiscard]] FigureSpelling spelling_of(const BudgetPlan& plan, FigureId figure);
/// "Änderung 17 der Liste 2".
[[nodiscard]] std::string change_words(const BudgetPlan& plan, const FigureChange& change);

}  // namespace budgetc
