#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "bind/bind.hpp"
#include "document/lower.hpp"
#include "support/outputs.hpp"

namespace budgetc {
using test::emit_csv;
using test::emit_markdown;
namespace {

namespace fs = std::filesystem;
using Fields = std::vector<std::string>;

const fs::path root = fs::path(BUDGETC_ROOT) / "budgets/kreis-unna-2024";
constexpr std::array nodes{"35",       "35.01", "35.01.01", "35.01.02",
                           "35.01.03", "35.02", "35.02.01", "35.02.02"};
const fs::path templates = fs::path(BUDGETC_ROOT) / "templates";

Fields split(const std::string& line, const std::string& mark) {
  Fields fields{""};
  for (std::size_t i = 0; i < line.size();) {
    if (line.compare(i, mark.size(), mark) == 0) {
      fields.emplace_back();
      i += mark.size();
    } else {
      fields.back() += line[i++];
    }
  }
  return fields;
}

/// Lines of a table of the seed's figures, parted at tabs.
std::vector<Fields> seed(const std::string& name) {
  std::ifstream file(fs::path(BUDGETC_ROOT) / "tests/data/kreis-unna-2024" / name);
  std::vector<Fields> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(split(line, "\t"));
  return lines;
}

/// Targets of all links of a Markdown file, pictures included.
Fields link_targets(const std::string& text) {
  Fields targets;
  for (std::size_t at = 0; (at = text.find("](", at)) != std::string::npos;) {
    at += 2;
    targets.push_back(text.substr(at, text.find(')', at) - at));
  }
  return targets;
}

/// Books of the real budget.
struct RealBook {
  explicit RealBook(std::optional<std::string> only = {}) {
    const DiskFileSystem files;
    Sources sources = load_sources(files, root, 1);
    const BindResult bound = bind(sources, files, root, templates);
    PagePlanResult page_plan = load_page_plan(sources.files, files, templates, find_page_plan(sources),
                                              {.forms = bound.plan.forms, .all = true});
    REQUIRE(bound.usable);
    REQUIRE(page_plan.diagnostics.empty());
    const Evaluation evaluation = evaluate(bound.plan);
    LayoutOptions options{std::move(page_plan.plan), {}, {}};
    if (only) options.only = bound.plan.find_node(*only);
    document = lower(bound.plan, evaluation, RuleReport{}, options);
  }
  Document document;
};

std::string without_dots(std::string text) {
  std::erase(text, '.');
  return text;
}

std::string file_named(const std::vector<OutputFile>& files, const std::string& path) {
  const auto found = std::ranges::find(files, path, &OutputFile::path);
  REQUIRE(found != files.end());
  return found->bytes;
}

/// Node, row and column -> figure, as the seed prints it.
std::map<Fields, std::string> result_plan_figures() {
  std::map<Fields, std::string> figures;
  for (const Fields& line : seed("teilergebnisplan.tsv")) figures[{line[0], line[1], line[2]}] = line[3];
  return figures;
}

/// What a table shows, cell by cell, keyed by node, row number and column; `fields` are its lines.
void collect(const std::string& node, const Fields& heading, const std::vector<Fields>& lines,
             std::map<Fields, std::string>& cells) {
  for (const Fields& line : lines) {
    for (std::size_t i = 2; i < line.size(); ++i) {
      if (!line[i].empty()) cells[{node, line[0], heading[i]}] = line[i];
    }
  }
}

TEST_CASE("every figure of the seed's result plans stands in its CSV row and column, and no other") {
  const auto figures = result_plan_figures();
  REQUIRE(figures.size() == 500);
  const auto files = emit_csv(RealBook().document, CsvDialect::german);
  std::map<Fields, std::string> shown;
  for (const char* node :
       {"35", "35.01", "35.01.01", "35.01.02", "35.01.03", "35.02", "35.02.01", "35.02.02"}) {
    std::vector<Fields> lines;
    const std::string bytes =
        file_named(files, std::string("csv/") + node + "-teilergebnisplan.csv").substr(3);
    for (const std::string& line : split(bytes, "\r\n")) lines.push_back(split(line, ";"));
    const Fields heading = lines.front();
    lines.erase(lines.begin());
    collect(node, heading, lines, shown);
  }
  REQUIRE(shown.size() == figures.size());
  for (const auto& [place, figure] : figures) CHECK(shown[place] == without_dots(figure));
}

/// The cells of a Markdown row without links, bold marks and padding.
Fields markdown_cells(const std::string& line) {
  Fields cells;
  for (std::string cell : split(line, "|")) {
    std::erase(cell, '*');
    const std::size_t begin = cell.find_first_not_of(' ');
    cell = begin == std::string::npos ? "" : cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin);
    if (cell.starts_with('[')) cell = cell.substr(1, cell.find(']') - 1);
    cells.push_back(cell);
  }
  return {cells.begin() + 1, cells.end() - 1};
}

/// Rows of the tables that show six year columns, without the heading.
std::map<Fields, std::string> markdown_plan_cells(const std::string& node, const std::string& bytes) {
  std::map<Fields, std::string> shown;
  Fields heading;
  for (const std::string& line : split(bytes, "\n")) {
    if (!line.starts_with("|")) continue;
    const Fields cells = markdown_cells(line);
    if (cells[0] == "Nr.") heading = cells;
    // Teil A's rows have two digits, those of the result plan three.
    if (heading.size() == 8 && cells.size() == 8 && cells[0].size() == 3 && cells[0] != "Nr.") {
      collect(node, heading, {cells}, shown);
    }
  }
  return shown;
}

TEST_CASE("every figure of the seed's result plans stands in its Markdown row and column, and no other") {
  const auto files = emit_markdown(RealBook().document);
  std::map<Fields, std::string> shown;
  for (const char* node : nodes) {
    shown.merge(markdown_plan_cells(node, file_named(files, std::string("markdown/") + node + ".md")));
  }
  std::erase_if(shown, [](const auto& cell) { return cell.first[1] == "---"; });
  CHECK(shown == result_plan_figures());
}

TEST_CASE("every line note and ring entry of the seed stands in its table") {
  const auto files = emit_csv(RealBook().document, CsvDialect::german);
  std::size_t notes = 0;
  for (const Fields& note : seed("erlaeuterungen.tsv")) {
    const std::string bytes = file_named(files, "csv/" + note[0] + "-erlaeuterungen-" + note[1] + ".csv");
    CHECK(bytes.find("\n" + without_dots(note[2]) + ";" + without_dots(note[3]) + ";") != std::string::npos);
    ++notes;
  }
  CHECK(notes == 38);
  std::size_t entries = 0;
  for (const Fields& entry : seed("zweckbindungsringe.tsv")) {
    const std::string bytes = file_named(files, "csv/zweckbindungsring-" + entry[0] + ".csv");
    CHECK(bytes.find(";" + without_dots(entry[2]) + ";" + entry[3] + ";" + entry[4] + "\r\n") !=
          std::string::npos);
    ++entries;
  }
  CHECK(entries == 22);
}

TEST_CASE("one product's pages can be laid out alone") {
  const RealBook book("35.02.01");
  REQUIRE_FALSE(book.document.pages.empty());
  for (const Page& page : book.document.pages) CHECK(page.node == "35.02.01");
  CHECK(book.document.pages.front().begins_node);
}

/// Collects anchors and links of a book.
struct LinkCheck {
  std::vector<std::string> anchors;
  std::vector<std::string> links;
  void operator()(const Table& table) {
    anchors.push_back(table.anchor);
    for (const TableRow& row : table.rows) {
      anchors.push_back(row.anchor);
      for (const CellValue& cell : row.cells) {
        const auto* text = std::get_if<TextValue>(&cell);
        if (text == nullptr) continue;
        for (const TextRun& run : text->text.runs) links.push_back(run.link);
      }
    }
  }
  void operator()(const NoteGroup& group) {
    anchors.push_back(group.anchor);
    links.push_back(group.row_anchor);
    for (const NoteItem& item : group.items) links.push_back(item.ring_anchor);
  }
  template <typename Other>
  void operator()(const Other& /*block*/) {}
};

TEST_CASE("rings lead to rows, rows to notes, notes to rings, and every link has its target") {
  for (const RealBook& book : {RealBook(), RealBook("35.02.02")}) {
    LinkCheck check;
    for (const Page& page : book.document.pages) {
      check.anchors.push_back(page.anchor);
      for (const Block& block : page.blocks) std::visit(check, block);
    }
    const auto alive = [&](const std::string& link) {
      return link.empty() || std::ranges::find(check.anchors, link) != check.anchors.end();
    };
    CHECK(std::ranges::all_of(check.links, alive));
    std::erase(check.anchors, "");
    std::ranges::sort(check.anchors);
    CHECK(std::ranges::adjacent_find(check.anchors) == check.anchors.end());
  }
}

TEST_CASE("every link of the Markdown edition leads somewhere") {
  std::map<std::string, std::string> files;
  for (OutputFile& file : emit_markdown(RealBook().document)) {
    files[fs::path(file.path).lexically_relative("markdown").string()] = std::move(file.bytes);
  }
  std::size_t checked = 0;
  for (const auto& [name, text] : files) {
    if (!name.ends_with(".md")) continue;
    for (const std::string& target : link_targets(text)) {
      INFO(name << " links to " << target);
      const std::size_t mark = std::min(target.find('#'), target.size());
      const std::string file = mark == 0 ? name : target.substr(0, mark);
      REQUIRE(files.contains(file));
      if (mark < target.size()) {
        CHECK(files[file].find("<a id=\"" + target.substr(mark + 1) + "\"></a>") != std::string::npos);
      }
      ++checked;
    }
  }
  CHECK(checked > 250);
  for (const char* node : nodes)
    CHECK(files["README.md"].find(std::string(node) + ".md#") != std::string::npos);
}

}  // namespace
}  // namespace budgetc
