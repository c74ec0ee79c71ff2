#pragma once

#include <string>
#include <string_view>

#include <budgetc/document/document.hpp>

namespace budgetc::emit {

/// Stands behind what differs from an older state of the book.
inline constexpr std::string_view change_mark = " *(geändert)*";

/// Where a stretch of text is put, which decides what has to be escaped.
enum class MarkdownPlace : std::uint8_t {
  line,    ///< may stand at the beginning of a line
  inside,  ///< behind something else: a heading's marks, a bullet, a link, a table's cell
};

/// Escapes everything that GitHub's or GitLab's Markdown would take for mark-up, so that the text is shown as
/// it is. Line breaks become spaces.
[[nodiscard]] std::string escape_markdown(std::string_view text, MarkdownPlace place);

/// Leads from an anchor to what a link must name ("#ring-35-02", "35.md#ring-35-02"); empty for no link.
class LinkTargets {
 public:
  virtual ~LinkTargets() = default;
  [[nodiscard]] virtual std::string target(std::string_view anchor) const = 0;
};

/// A text with its styles and links.
[[nodiscard]] std::string markdown_text(const RichText& text, const LinkTargets& links, MarkdownPlace place);
/// `[text](target)`, or the bare text where the anchor leads nowhere. `text` is escaped already.
[[nodiscard]] std::string markdown_link(const std::string& text, std::string_view anchor,
                                        const LinkTargets& links);

}  // namespace budgetc::emit
