#include "driver/book.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "driver/missing_characters.hpp"
#include "output/output_file.hpp"
#include "source/file_roles.hpp"

namespace budgetc {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view class_name = "haushaltsband.cls";
constexpr std::string_view character_list = "zeichen.txt";
constexpr std::uint64_t size_limit = 64 << 20;

Trouble trouble(const FileError& error) {
  return {.message = fmt::format("{}: {}", error.path.string(), error.reason), .help = {}};
}

/// What an administration may lay beside its sources for the printed book: a class of its own, settings,
/// logo.
bool belongs_to_book(std::string_view name) {
  return name != character_list && is_print_file(name);
}

/// The class and what the administration lays over or beside it.
tl::expected<std::vector<OutputFile>, Trouble> class_files(const BookFolders& from) {
  const DiskFileSystem files;
  std::vector<fs::path> paths{from.templates / class_name};
  const fs::path own = from.root / "druck";
  const auto folder = files.look_up(own);
  if (!folder) return tl::unexpected(trouble(folder.error()));
  if (*folder) {
    const auto entries = files.list(own);
    if (!entries) return tl::unexpected(trouble(entries.error()));
    for (const DirectoryEntry& entry : *entries) {
      if (!entry.problem.empty()) return tl::unexpected(trouble({own / entry.name, entry.problem}));
      if (entry.kind != DirectoryEntry::Kind::file || !belongs_to_book(entry.name)) continue;
      if (entry.name == class_name) paths.erase(paths.begin());
      paths.push_back(own / entry.name);
    }
  }
  std::vector<OutputFile> result;
  for (const fs::path& path : paths) {
    auto bytes = files.read(path, size_limit);
    if (!bytes) return tl::unexpected(trouble(bytes.error()));
    result.push_back({.path = "latex/" + path.filename().string(), .bytes = std::move(*bytes)});
  }
  return result;
}

/// The characters that the book's font has, the administration's own list first.
tl::expected<CharacterSet, Trouble> characters(const BookFolders& from) {
  const DiskFileSystem files;
  const fs::path own = from.root / "druck" / character_list;
  const auto found = files.look_up(own);
  if (!found) return tl::unexpected(trouble(found.error()));
  const fs::path path = *found ? own : from.templates / character_list;
  const auto text = files.read(path, size_limit);
  if (!text) return tl::unexpected(trouble(text.error()));
  const auto set = CharacterSet::parse(*text);
  if (set) return *set;
  return tl::unexpected(Trouble{
      .message = fmt::format("{} ist in Zeile {} keine Liste von Zeichen", path.string(), set.error()),
      .help = "Bereiche hexadezimal nennen, wie fc-query --format '%{charset}' sie ausgibt"});
}

/// The older state laid out as the book is: the same page plan, and the same node where only one is wanted.
Document lower_older(const Compilation& older, const BudgetPlan& plan, const LayoutOptions& layout) {
  LayoutOptions options = layout;
  if (layout.only) {
    options.only = older.plan.find_node(plan.node(*layout.only).number.value);
    if (!options.only) return {};
  }
  return lower(older.plan, *older.evaluation, older.report, options);
}

/// The book, and what differs from the older state where one is given: then it is compared as a whole.
std::unique_ptr<BookSource> lay_out(const Compilation& compilation, const BookOptions& options, Book& book) {
  if (options.older == nullptr)
    return lower_by_page(compilation.plan, *compilation.evaluation, compilation.report, options.layout,
                         options.threads);
  const Compilation& older = *options.older;
  const auto found =
      differences({older.plan, *older.evaluation}, {compilation.plan, *compilation.evaluation});
  ComparedDocument compared =
      mark_changes(lower(compilation.plan, *compilation.evaluation, compilation.report, options.layout),
                   lower_older(older, compilation.plan, options.layout),
                   changed_items(found, older.plan, compilation.plan));
  book.changes = compared.count;
  return std::make_unique<DocumentSource>(std::move(compared.document));
}

}  // namespace

tl::expected<Book, Trouble> write_book(const Compilation& compilation, const BookFolders& from,
                                       const BookOptions& options, OutputSink& out) {
  const auto font = characters(from);
  if (!font) return tl::unexpected(font.error());
  const auto own_files = class_files(from);
  if (!own_files) return tl::unexpected(own_files.error());
  Book book;
  const auto source = lay_out(compilation, options, book);
  LatexOptions latex_options = options.latex;
  if (options.older != nullptr)
    latex_options.change_legend = options.layout.page_plan.word(Word::change_legend);
  std::vector<MissingCharacter> missing;
  const auto latex = latex_emitter(*source, compilation.sources.files, *font, latex_options, out, missing);
  const auto csv = csv_emitter(options.csv_dialect, out);
  const auto markdown = markdown_emitter(*source, out);
  emit_book(*source, std::array{latex.get(), csv.get(), markdown.get()}, options.threads);
  for (const OutputFile& file : *own_files) out.create(file.path, file.bytes);
  book.diagnostics = report_missing(missing, compilation.sources.files);
  return book;
}

tl::expected<std::int64_t, Trouble> source_date(int fiscal_year) {
  const char* const given = std::getenv("SOURCE_DATE_EPOCH");
  if (given == nullptr || *given == '\0') {
    const std::chrono::sys_days first_day = std::chrono::year(fiscal_year) / std::chrono::January / 1;
    return std::chrono::seconds(first_day.time_since_epoch()).count();
  }
  const std::string_view text(given);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999: what a PDF can say
  const bool number = error == std::errc() && end == text.data() + text.size();
  if (number && seconds >= 0 && seconds <= last_second) return seconds;
  return tl::unexpected(Trouble{
      .message = fmt::format("SOURCE_DATE_EPOCH ist keine Zahl von Sekunden: „{}“", text), .help = {}});
}

}  // namespace budgetc
