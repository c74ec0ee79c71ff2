#include <algorithm>
#include <istream>
#include <new>
#include <optional>
#include <streambuf>
#include <utility>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "source/byte_check.hpp"
#include "source/codes.hpp"
#include "source/foreign_text.hpp"
#include "source/scanner.hpp"
#include "source/text_pool.hpp"
#include "source/tree_builder.hpp"
#include "source/yaml_messages.hpp"
#include <budgetc/source/yaml_reader.hpp>

namespace budgetc {
namespace {

/// Lets yaml-cpp read the bytes where they are.
class MemoryBuffer final : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: the interface of streambuf; nothing writes
    setg(begin, begin, begin + text.size());
  }
};

class Reader {
 public:
  Reader(const SourceFile& file, FileId id) : text_(file.text()), id_(id), findings_(file, id) {
    result_.tree.file = id;
    result_.tree.root.span = {id, 0, 0};
  }

  ReadResult run() {
    const ByteCheck bytes = check_bytes(text_, findings_);
    if (bytes.has_lines) read_tokens(bytes);
    result_.diagnostics = findings_.take();
    return std::move(result_);
  }

 private:
  void read_tokens(const ByteCheck& bytes) {
    if (std::optional<Problem> foreign = find_foreign_text(text_, bytes.begin)) {
      findings_.report(*std::move(foreign));
      return;
    }
    TextPool pool(result_.tree.pool);
    const TokenList tokens = Scanner(text_, bytes.begin, findings_, pool).run();
    if (!tokens.sound || !bytes.is_text) return;
    if (tokens.tokens.empty()) {
      findings_.report(
          {.code = yaml_syntax,
           .message = "die Datei enthält keine Angaben",
           .help = "die Datei löschen, oder sie mit einem Schlüssel beginnen, etwa „produkt: 35.01.01“"});
    } else {
      build_tree(tokens, bytes.begin);
    }
  }

  void build_tree(const TokenList& tokens, std::uint32_t begin) {
    TreeBuilder builder(tokens, id_, begin, findings_);
    if (!parse(builder, begin)) return;
    if (std::optional<SourceNode> root = builder.finish()) result_.tree.root = std::move(*root);
  }

  /// Runs yaml-cpp. Its exceptions end here, all but out of memory; what the scanner passes should not raise
  /// any.
  bool parse(TreeBuilder& builder, std::uint32_t begin) {
    MemoryBuffer buffer(text_.substr(begin));
    std::istream stream(&buffer);
    try {
      YAML::Parser parser(stream);
      while (parser.HandleNextDocument(builder)) {
      }
      return true;
    } catch (const YAML::Exception& error) {
      report(error, begin);
    } catch (const std::bad_alloc&) {
      throw;  // says nothing about the file
    } catch (const std::exception&) {
      report(YAML::Exception(YAML::Mark(), ""), begin);
    }
    return false;
  }

  void report(const YAML::Exception& error, std::uint32_t begin) {
    const auto offset = begin + static_cast<std::uint32_t>(std::max(error.mark.pos, 0));
    findings_.report(
        {.code = yaml_syntax,
         .at = {offset, offset},
         .message = german_parser_message(error.msg),
         .help = "Einrückung, Klammern und Anführungszeichen in dieser und der vorigen Zeile prüfen"});
  }

  std::string_view text_;
  FileId id_;
  Findings findings_;
  ReadResult result_;
};

}  // namespace

ReadResult read_yaml(const SourceFile& file, FileId id) {
  return Reader(file, id).run();
}

}  // namespace budgetc
