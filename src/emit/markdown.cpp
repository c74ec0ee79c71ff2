#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
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

/// Forges show no Markdown file that is larger than half a megabyte.
constexpr std::size_t largest_file = 400'000;

bool is_shown(PageKind kind) {
  return kind != PageKind::title && kind != PageKind::contents;
}

/// The file that shows each page, as an index of its name; nothing for a page that none shows.
struct PageFiles {
  std::vector<std::string> names;
  std::vector<std::optional<std::size_t>> of_page;

  std::size_t add(std::string name) {
    names.push_back(std::move(name));
    return names.size() - 1;
  }
};

/// Links from one file to itself and the others.
class FileLinks final : public emit::LinkTargets {
 public:
  FileLinks(const AnchorIndex& anchors, const PageFiles& files, std::string_view file)
      : anchors_(anchors), files_(files), file_(file) {}
  [[nodiscard]] std::string target(std::string_view anchor) const override {
    const auto place = anchors_.find(anchor);
    if (!place || !files_.of_page[place->page]) return {};
    const std::string& file = files_.names[*files_.of_page[place->page]];
    return (file == file_ ? std::string() : file) + "#" + emit::safe_file_stem(place->shown_at);
  }

 private:
  const AnchorIndex& anchors_;
  const PageFiles& files_;
  std::string_view file_;
};

std::string full_title(const std::string& number, const std::string& title) {
  return number.empty() ? title : number + " " + title;
}

/// Decides which file shows each page.
class FilePlan {
 public:
  explicit FilePlan(const BookSource& book) : book_(book) {
    static_cast<void>(names_.take("README"));
    static_cast<void>(names_.take("haushaltsband"));
    for (const PageOutline& page : book.outlines()) assign_node_file(page);
    divide_book();
  }

  /// Pages of a node share a file; a page of the whole book has its own.
  PageFiles nodes;
  /// One file, or where that would be too large, one for each outermost node, and more where that is too
  /// large by itself.
  PageFiles parts;

 private:
  void assign_node_file(const PageOutline& page) {
    nodes.of_page.emplace_back();
    if (!is_shown(page.kind)) return;
    const std::string& key = page.node.empty() ? page.anchor : page.node;
    const auto [file, is_new] = file_of_.try_emplace(key, nodes.names.size());
    if (is_new) nodes.add(names_.take(key) + ".md");
    nodes.of_page.back() = file->second;
  }

  void divide_book() {
    std::size_t whole = 0;
    for (const PageOutline& page : book_.outlines()) whole += is_shown(page.kind) ? page.extent : 0;
    parts.add(std::string(book_file));
    for (const PageOutline& page : book_.outlines()) {
      parts.of_page.emplace_back();
      if (!is_shown(page.kind)) continue;
      const bool divided = whole > largest_file && !page.thumb.empty();
      parts.of_page.back() = divided ? part_of(page) : 0;
    }
  }

  std::size_t part_of(const PageOutline& page) {
    auto& [file, filled] = filling_[page.thumb];
    if (file == 0 || filled + page.extent > largest_file) {
      file = parts.add(names_.take("haushaltsband-" + page.thumb) + ".md");
      filled = 0;
    }
    filled += page.extent;
    return file;
  }

  const BookSource& book_;
  emit::FileNames names_;
  /// Index of a page's file, by the page's key.
  std::map<std::string, std::size_t> file_of_;
  /// By outermost node: the file that is being filled, and its size so far.
  std::map<std::string, std::pair<std::size_t, std::size_t>> filling_;
};

/// Keeps what is to stand in files until the last page of each has come.
class OpenFiles {
 public:
  OpenFiles(const PageFiles& files, OutputSink& out) : files_(files), out_(out), open_(files.names.size()) {
    for (const auto& file : files.of_page) {
      if (file) ++open_[*file].pages_left;
    }
  }

  /// What stands at the beginning of a file that holds any page.
  void begin(std::size_t file, const std::string& text) { open_[file].head += text; }
  /// The next page of a file; `first` where it stands before those that do not.
  void add(std::size_t file, const std::string& text, bool first) {
    Open& open = open_[file];
    (first ? open.head : open.rest) += text;
    if (--open.pages_left == 0) close(file);
  }
  /// Writes a file that no page completes.
  void close(std::size_t file) {
    std::string text = std::move(open_[file].head) + open_[file].rest;
    open_[file] = {};
    write(files_.names[file], std::move(text));
  }
  void write(std::string_view name, std::string text) {
    while (text.ends_with("\n\n")) text.pop_back();
    out_.create(std::string(markdown_folder) + std::string(name), text);
  }
  [[nodiscard]] bool is_awaiting(std::size_t file) const { return open_[file].pages_left > 0; }

 private:
  struct Open {
    std::size_t pages_left = 0;
    std::string head;
    std::string rest;
  };
  const PageFiles& files_;
  OutputSink& out_;
  std::vector<Open> open_;
};

/// The charts of a page: names of files, and their bytes.
using Charts = std::map<std::string, std::string>;

/// Writes the Markdown edition: each page into the file of its node and into that of the book.
class MarkdownEmitter final : public Emitter {
 public:
  MarkdownEmitter(const BookSource& book, OutputSink& out)
      : book_(book), out_(out), plan_(book), node_files_(plan_.nodes, out), parts_(plan_.parts, out) {
    for (std::size_t i = 0; i < plan_.nodes.names.size(); ++i) node_files_.begin(i, mark());
    for (std::size_t i = 1; i < plan_.parts.names.size(); ++i)
      parts_.begin(i, mark() + fmt::format("[{}]({})\n\n", inside(book.head().title), book_file));
    parts_.begin(0, title() + contents(FileLinks(book.anchors(), plan_.parts, book_file)));
  }

  std::function<void()> page(const Page& page, std::size_t index) override {
    if (!is_shown(page.kind)) return {};
    Charts charts;
    const bool named = page.node.empty() || page.begins_node || !page.number.empty();
    std::string in_node = text(page, named ? 1 : 2, plan_.nodes, index, &charts);
    std::string in_book = text(page, 2, plan_.parts, index, nullptr);
    return [this, index, first = page.begins_node, in_node = std::move(in_node), in_book = std::move(in_book),
            charts = std::move(charts)] {
      node_files_.add(*plan_.nodes.of_page[index], in_node, first);
      parts_.add(*plan_.parts.of_page[index], in_book, true);
      for (const auto& [name, bytes] : charts) add_chart(name, bytes);
    };
  }

  void finish() override {
    const FileLinks links(book_.anchors(), plan_.nodes, "README.md");
    parts_.write("README.md", title() + fmt::format("[{}]({})\n\n", inside(book_.head().title), book_file) +
                                  contents(links));
    if (has_no_page_in_first_part_) parts_.close(0);
  }

 private:
  void add_chart(const std::string& name, const std::string& bytes) {
    if (charts_.insert(name).second) out_.create(std::string(markdown_folder) + name, bytes);
  }

  /// A page's text in a file; its charts are drawn into `charts` where that is wanted.
  [[nodiscard]] std::string text(const Page& page, int depth, const PageFiles& files, std::size_t index,
                                 Charts* charts) const {
    const auto draw = [charts](const Chart& chart) {
      std::string name = "diagramme/" + emit::safe_file_stem(chart.id) + ".svg";
      if (charts != nullptr) charts->try_emplace(name, emit_svg(chart));
      return name;
    };
    std::string out;
    const int block_depth = begin_page(page, depth, out);
    const FileLinks links(book_.anchors(), files, files.names[*files.of_page[index]]);
    MarkdownBlocks blocks(out, links, block_depth, draw);
    for (const Block& block : page.blocks) std::visit(blocks, block);
    return out;
  }

  /// A node's title, or that of a page with a title of its own, stands one level above the page's kicker.
  /// The level of the headings below them.
  static int begin_page(const Page& page, int depth, std::string& out) {
    out += emit::markdown_anchor(page.anchor);
    const bool titled = page.number.empty() || page.begins_node;
    if (titled) append_heading(depth, full_title(page.number, page.title), page.changed, out);
    if (!page.kicker.empty()) append_heading(depth + 1, page.kicker, page.changed && !titled, out);
    return page.kicker.empty() ? depth + 1 : depth + 2;
  }

  static void append_heading(int depth, std::string_view text, bool changed, std::string& out) {
    out += fmt::format("{} {}{}\n\n", std::string(static_cast<std::size_t>(depth), '#'), inside(text),
                       changed ? emit::change_mark : std::string_view());
  }

  std::string mark() const {
    const std::string& warning = book_.head().warning_mark;
    return warning.empty() ? std::string() : fmt::format("> **{}**\n\n", inside(warning));
  }

  std::string title() const {
    const Document& head = book_.head();
    std::string out = fmt::format("# {} – {}\n\n", inside(head.administration), inside(head.title));
    if (!head.subtitle.empty()) out += inside(head.subtitle) + "\n\n";
    return out + mark();
  }

  /// One line per node and per page with a title of its own, indented by level, linked.
  std::string contents(const emit::LinkTargets& links) const {
    std::string out;
    for (const PageOutline& page : book_.outlines()) {
      if (!is_shown(page.kind) || (!page.number.empty() && !page.begins_node)) continue;
      out += std::string(static_cast<std::size_t>(page.level) * 2, ' ') + "- " +
             emit::markdown_link(inside(full_title(page.number, page.title)), page.anchor, links) + "\n";
    }
    return out + "\n";
  }

  const BookSource& book_;
  OutputSink& out_;
  FilePlan plan_;
  OpenFiles node_files_;
  OpenFiles parts_;
  /// The first file of the book holds title and contents, also where no page stands in it.
  bool has_no_page_in_first_part_ = !parts_.is_awaiting(0);
  /// Names of those that are written.
  std::set<std::string> charts_;
};

}  // namespace

std::unique_ptr<Emitter> markdown_emitter(const BookSource& book, OutputSink& out) {
  return std::make_unique<MarkdownEmitter>(book, out);
}

}  // namespace budgetc
