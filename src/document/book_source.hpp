#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/anchors.hpp"
#include <budgetc/document/document.hpp>

namespace budgetc {

/// What must be known of a page before any page is written.
struct PageOutline {
  PageKind kind = PageKind::title;
  std::string number;
  std::string title;
  std::string thumb;
  std::string running_foot;
  std::string node;
  int level = 0;
  bool begins_node = false;
  std::string anchor;
  /// About how many bytes its text takes, tables lined up.
  std::size_t extent = 0;
};

/// Outline of a page that is laid out.
[[nodiscard]] PageOutline outline_of(const Page& page);

/// A book whose pages and data are made when they are asked for, so that no more of it is in memory than is
/// being written. Its constant members may be called by several threads at once.
class BookSource {
 public:
  BookSource() = default;
  virtual ~BookSource() = default;
  BookSource(const BookSource&) = delete;
  BookSource& operator=(const BookSource&) = delete;

  /// What the book says of itself; without pages and data.
  [[nodiscard]] const Document& head() const { return head_; }
  /// All pages, in order.
  [[nodiscard]] const std::vector<PageOutline>& outlines() const { return outlines_; }
  [[nodiscard]] const AnchorIndex& anchors() const { return anchors_; }
  /// A page, laid out.
  [[nodiscard]] virtual Page page(std::size_t index) const = 0;
  /// In how many pieces the data comes. The pieces of one dataset follow one another.
  [[nodiscard]] virtual std::size_t data_pieces() const = 0;
  [[nodiscard]] virtual Dataset data(std::size_t piece) const = 0;

 protected:
  /// Enters the next page, laid out but for links that lead nowhere.
  void enter(const Page& page);
  /// The same where outline and anchors are known; anchors without that of the page.
  void enter(PageOutline outline, const std::vector<Anchor>& anchors);

  Document head_;

 private:
  std::vector<PageOutline> outlines_;
  AnchorIndex anchors_;
};

/// A book that is in memory as a whole.
class DocumentSource final : public BookSource {
 public:
  explicit DocumentSource(Document document);
  [[nodiscard]] Page page(std::size_t index) const override { return pages_[index]; }
  [[nodiscard]] std::size_t data_pieces() const override { return datasets_.size(); }
  [[nodiscard]] Dataset data(std::size_t piece) const override { return datasets_[piece]; }

 private:
  std::vector<Page> pages_;
  std::vector<Dataset> datasets_;
};

}  // namespace budgetc
