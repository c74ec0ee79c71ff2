#include "state/items.hpp"

#include <fmt/format.h>

namespace budgetc {
namespace {

// FNV-1a, 64 bits.
constexpr ItemId basis = 14'695'981'039'346'656'037U;
constexpr ItemId prime = 1'099'511'628'211U;
constexpr char seam = '\x1f';

ItemId mix(ItemId hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * prime;
}

ItemId mix(ItemId hash, std::string_view text) {
  for (const char byte : text) hash = mix(hash, byte);
  return mix(hash, seam);
}

}  // namespace

ItemId item_id(std::string_view node, ItemKind kind, std::string_view plan, std::string_view row) {
  const ItemId hash = mix(mix(mix(mix(basis, static_cast<char>(kind)), node), plan), row);
  return hash == 0 ? 1 : hash;
}

ItemId item_id(const ItemKey& key) {
  return item_id(key.node, key.kind, key.plan, key.row);
}

std::string ring_entry_row(const RingEntry& entry) {
  return fmt::format("{} {} {} {}", entry.is_income ? "ertrag" : "aufwand", entry.node_number.value,
                     entry.row_number.value, entry.label.value);
}

}  // namespace budgetc
