#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/node.hpp"
#include <budgetc/base/money.hpp>

namespace budgetc {

/// What an item of a state of a budget is.
enum class ItemKind : std::uint8_t {
  setting,    ///< what all figures and pages go by: years, levels, columns, rows of the forms, thresholds
  name,       ///< level and name of a node: other pages show them, too
  text,       ///< words of a node, of a measure or of the whole book
  cell,       ///< cell of a plan, as it is printed
  note,       ///< note on a row: amount, prior year, ring
  ring,       ///< earmark ring and its entries
  measure,    ///< measure: its rows, due years, block
  total,      ///< sum of Teil B or of the list of measures
  posts,      ///< Planstellen
  indicator,  ///< row of a table of indicators
  reserve,    ///< reserve, or loss carried forward
};

/// Names one item of a state by what the sources call it, so that it is the same in every state. Keys sort by
/// node, then kind.
struct ItemKey {
  /// Number of the node; empty for the whole budget.
  std::string node;
  ItemKind kind = ItemKind::setting;
  /// Key of the plan, citation of the ring, number of the measure, title of the table.
  std::string plan;
  /// Number of the row, label of the entry, name of the text.
  std::string row;
  /// "Ansatz 2024"; empty where an item has only one value.
  std::string column;

  friend auto operator<=>(const ItemKey&, const ItemKey&) = default;
};

/// What an item says: an amount (of anything that is counted, in hundredths), or words.
struct ItemValue {
  std::optional<Money> amount;
  std::string text;

  friend auto operator<=>(const ItemValue&, const ItemValue&) = default;
};

/// Short name of the row that an item stands in, the same for all of its columns and in every state; never 0.
/// Things of a document bear it: a hash, because a book has very many.
using ItemId = std::uint64_t;
[[nodiscard]] ItemId item_id(std::string_view node, ItemKind kind, std::string_view plan,
                             std::string_view row);
/// The same of a key.
[[nodiscard]] ItemId item_id(const ItemKey& key);
/// The row by which an entry of a ring goes: its side, where it is booked, and its label.
[[nodiscard]] std::string ring_entry_row(const RingEntry& entry);

}  // namespace budgetc
