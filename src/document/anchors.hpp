#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <budgetc/document/document.hpp>

namespace budgetc {

/// An anchor of a page, and the anchor of the table or group that it is found in; empty for the page itself.
struct Anchor {
  std::string name;
  std::string shown_at;
};

/// Everything on a page that may be jumped to, but the page itself.
[[nodiscard]] std::vector<Anchor> anchors_of(const Page& page);

/// Where each anchor of a book is. Of several places with one name the first counts.
class AnchorIndex {
 public:
  /// A page, and what the anchor is shown at there.
  struct Place {
    std::size_t page = 0;
    std::string_view shown_at;
  };

  AnchorIndex() = default;
  AnchorIndex(const AnchorIndex&) = delete;
  AnchorIndex& operator=(const AnchorIndex&) = delete;

  void add(std::size_t page, std::string_view name, std::string_view shown_at);
  [[nodiscard]] std::optional<Place> find(std::string_view name) const;
  [[nodiscard]] bool contains(std::string_view name) const { return find(name).has_value(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Entry {
    std::size_t page = 0;
    /// Another key of the table, or empty where it is this one.
    std::string_view shown_at;
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
};

/// Clears links of a page to anchors that are not in the book, for instance because the page plan leaves a
/// page out.
void drop_dead_links(Page& page, const AnchorIndex& anchors);

}  // namespace budgetc
