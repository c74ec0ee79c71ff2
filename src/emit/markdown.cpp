#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "emit/file_names.hpp"
#include "emit/markdown_blocks.hpp"
#include "emit/output.hpp"

namespace budgetc {

namespace {

using emit::MarkdownBlocks;

constexpr std::string_view markdown_folder = "markdown/";
constexpr std::string_view book_file = "haushaltsband.md";

std::string inside(std::string_view text) {
  return emit::escape_markdown(text, emit::MarkdownPlace::inside);
}

/// Where an anchor is found: the file of its own, and what stands before its table or heading. Rows of tables
/// share the anchor of their table, so that the tables stay readable as text.
struct Place {
  std::string file;
  std::string anchor;
};
using Places = std::map<std::string, Place, std::less<>>;

/// Forges show no Markdown file that is larger than half a megabyte.
constexpr std::size_t largest_file = 400'000;

/// Links from one file to itself and the others.
class FileLinks final : public emit::LinkTargets {
 public:
  FileLinks(const Places& places, std::string_view file) : places_(places), file_(file) {}
  [[nodiscard]] std::string target(std::string_view anchor) const override {
    const auto found = places_.find(anchor);
    if (found == places_.end()) return {};
    const std::string& file = found->second.file;
    return (file == file_ ? std::string() : file) + "#" + emit::safe_file_stem(found->second.anchor);
  }

 private:
  const Places& places_;
  std::string_view file_;
};

std::string full_title(const Page& page) {
  return page.number.empty() ? page.title : page.number + " " + page.title;
}

/// Enters the anchors of a block; tables without one of their own are found at the page's.
struct PlaceCollector {
  Places& places;
  const std::string& file;
  const std::string& page_anchor;

  void enter(const std::string& anchor, const std::string& shown_at) const {
    if (!anchor.empty()) places.emplace(anchor, Place{file, shown_at});
  }
  void operator()(const Table& table) const {
    const std::string& shown_at = table.anchor.empty() ? page_anchor : table.anchor;
    enter(table.anchor, table.anchor);
    for (const TableRow& row : table.rows) enter(row.anchor, shown_at);
  }
  void operator()(const Prose& prose) const {
    for (const ProseBlock& block : prose) enter(block.anchor, block.anchor);
  }
  void operator()(const NoteGroup& group) const {
    enter(group.anchor, group.anchor);
    for (const NoteItem& item : group.items) enter(item.anchor, group.anchor);
  }
  template <typename Other>
  void operator()(const Other& /*block*/) const {}
};

/// Writes the Markdown edition: file names first, then places of anchors, then the files.
class MarkdownBook {
 public:
  explicit MarkdownBook(const Document& document) : document_(document) {
    static_cast<void>(names_.take("README"));
    static_cast<void>(names_.take("haushaltsband"));
    for (const Page& page : document.pages) assign_file(page);
    for (const Page& page : document.pages) {
      if (is_shown(page)) collect_places(page, node_files_[file_of_.at(file_key(page))].name, places_);
    }
    divide_book();
  }

  std::vector<OutputFile> emit() {
    for (const PageFile& file : book_files_) add_file(file.name, book(file));
    add_file("README.md", index());
    for (const PageFile& file : node_files_) add_file(file.name, node_file(file));
    for (auto& [name, bytes] : charts_) add_file(name, std::move(bytes));
    return std::move(files_);
  }

 private:
  /// A file and the pages that it shows, in book order.
  struct PageFile {
    std::string name;
    std::vector<const Page*> pages;
  };

  /// Pages of a node share a file; a page of the whole book has its own.
  static std::string file_key(const Page& page) { return page.node.empty() ? page.anchor : page.node; }

  static bool is_shown(const Page& page) {
    return page.kind != PageKind::title && page.kind != PageKind::contents;
  }

  void assign_file(const Page& page) {
    if (!is_shown(page)) return;
    const std::string key = file_key(page);
    const auto [file, is_new] = file_of_.try_emplace(key, node_files_.size());
    if (is_new) node_files_.push_back({names_.take(key) + ".md", {}});
    node_files_[file->second].pages.push_back(&page);
  }

  static void collect_places(const Page& page, const std::string& file, Places& places) {
    places.emplace(page.anchor, Place{file, page.anchor});
    for (const Block& block : page.blocks) std::visit(PlaceCollector{places, file, page.anchor}, block);
  }

  /// Decides which file of the book shows each page: one file, or where that would be too large, one for each
  /// outermost node, and more where that is too large by itself.
  void divide_book() {
    std::vector<std::size_t> sizes;
    std::size_t whole = 0;
    for (const Page& page : document_.pages) {
      std::string text;
      if (is_shown(page)) append_page(page, 2, FileLinks(places_, book_file), text);
      whole += sizes.emplace_back(text.size());
    }
    book_files_ = {{std::string(book_file), {}}};
    Filling filling;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const Page& page = document_.pages[i];
      const bool divided = whole > largest_file && !page.thumb.empty();
      PageFile& file = book_files_[divided ? part_file(page.thumb, sizes[i], filling) : 0];
      if (!is_shown(page)) continue;
      file.pages.push_back(&page);
      collect_places(page, file.name, book_places_);
    }
  }

  /// By outermost node: the file that is being filled, as an index into `book_files_`, and its size so far.
  using Filling = std::map<std::string, std::pair<std::size_t, std::size_t>>;

  std::size_t part_file(const std::string& thumb, std::size_t size, Filling& filling) {
    auto& [file, filled] = filling[thumb];
    if (file == 0 || filled + size > largest_file) {
      file = book_files_.size();
      filled = 0;
      book_files_.push_back({names_.take("haushaltsband-" + thumb) + ".md", {}});
    }
    filled += size;
    return file;
  }

  void add_file(std::string_view name, std::string bytes) {
    files_.push_back({std::string(markdown_folder) + std::string(name), std::move(bytes)});
  }

  std::string chart_file(const Chart& chart) {
    const std::string name = "diagramme/" + emit::safe_file_stem(chart.id) + ".svg";
    charts_.try_emplace(name, emit_svg(chart));
    return name;
  }

  /// A node's title, or that of a page with a title of its own, stands one level above the page's kicker.
  void append_page(const Page& page, int depth, const emit::LinkTargets& links, std::string& out) {
    out += emit::markdown_anchor(page.anchor);
    const bool own_title = page.number.empty();
    const bool titled = own_title || page.begins_node;
    if (titled) append_heading(depth, full_title(page), page.changed, out);
    if (!page.kicker.empty()) append_heading(depth + 1, page.kicker, page.changed && !titled, out);
    const int block_depth = page.kicker.empty() ? depth + 1 : depth + 2;
    MarkdownBlocks blocks(out, links, block_depth, [this](const Chart& chart) { return chart_file(chart); });
    for (const Block& block : page.blocks) std::visit(blocks, block);
  }

  static void append_heading(int depth, std::string_view text, bool changed, std::string& out) {
    out += fmt::format("{} {}{}\n\n", std::string(static_cast<std::size_t>(depth), '#'), inside(text),
                       changed ? emit::change_mark : std::string_view());
  }

  std::string mark() const {
    return document_.warning_mark.empty() ? std::string()
                                          : fmt::format("> **{}**\n\n", inside(document_.warning_mark));
  }

  std::string title() const {
    std::string out = fmt::format("# {} – {}\n\n", inside(document_.administration), inside(document_.title));
    if (!document_.subtitle.empty()) out += inside(document_.subtitle) + "\n\n";
    return out + mark();
  }

  /// One line per node and per page with a title of its own, indented by level, linked.
  std::string contents(const emit::LinkTargets& links) const {
    std::string out;
    for (const Page& page : document_.pages) {
      if (!is_shown(page) || (!page.number.empty() && !page.begins_node)) continue;
      const auto indent = static_cast<std::size_t>(page.level) * 2;
      out += std::string(indent, ' ') + "- " +
             emit::markdown_link(inside(full_title(page)), page.anchor, links) + "\n";
    }
    return out + "\n";
  }

  /// The first file holds title, contents and what belongs to no node; the others name it.
  std::string book(const PageFile& file) {
    const FileLinks links(book_places_, file.name);
    std::string out = file.name == book_file
                          ? title() + contents(links)
                          : mark() + fmt::format("[{}]({})\n\n", inside(document_.title), book_file);
    for (const Page* const page : file.pages) append_page(*page, 2, links, out);
    return trimmed(std::move(out));
  }

  std::string index() const {
    const FileLinks links(places_, "README.md");
    return trimmed(title() + fmt::format("[{}]({})\n\n", inside(document_.title), book_file) +
                   contents(links));
  }

  /// The file of a node begins with the page that names it, whatever stands before it in the book.
  std::string node_file(const PageFile& file) {
    const FileLinks links(places_, file.name);
    std::string out = mark();
    for (const bool first : {true, false}) {
      for (const Page* const page : file.pages) {
        if (page->begins_node != first) continue;
        const bool named = page->node.empty() || page->begins_node || !page->number.empty();
        append_page(*page, named ? 1 : 2, links, out);
      }
    }
    return trimmed(std::move(out));
  }

  static std::string trimmed(std::string text) {
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
  }

  const Document& document_;
  emit::FileNames names_;
  /// Index of a page's file in `node_files_`, by the page's key.
  std::map<std::string, std::size_t> file_of_;
  std::vector<PageFile> node_files_;
  /// Places in the files of the nodes, and in those of the book.
  Places places_;
  Places book_places_;
  std::vector<PageFile> book_files_;
  std::map<std::string, std::string> charts_;
  std::vector<OutputFile> files_;
};

}  // namespace

std::vector<OutputFile> emit_markdown(const Document& document) {
  return MarkdownBook(document).emit();
}

}  // namespace budgetc
