#include "source/yaml_reader.hpp"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "source/byte_check.hpp"
#include "source/foreign_text.hpp"
#include "source/scanner.hpp"
#include "source/text_pool.hpp"
#include "source/tree_builder.hpp"

namespace budgetc {
namespace {

/// With what a file begins, by the folder or the name that says what it is.
std::string_view first_line_of(std::string_view file) {
  struct Kind {
    std::string_view place;
    std::string_view line;
  };
  static constexpr std::array<Kind, 5> kinds{{{"aenderungen/", "liste: 1"},
                                              {"formen/", "form: eigene-form"},
                                              {"regeln/", "- name: eigene-regel"},
                                              {"druck/", "titel: Haushaltsplan {jahr}"},
                                              {"haushalt.yaml", "haushalt: Kreis Muster"}}};
  for (const Kind& kind : kinds) {
    const std::size_t at = file.rfind(kind.place);
    if (at == 0 || (at != std::string_view::npos && file[at - 1] == '/')) return kind.line;
  }
  return "produkt: 35.01.01";
}

class Reader {
 public:
  Reader(const SourceFile& file, FileId id) : text_(file.text()), name_(file.name()), findings_(file, id) {
    result_.tree.file = id;
    result_.tree.root.span = {id, 0, 0};
  }

  ReadResult run() {
    const ByteCheck bytes = check_bytes(text_, findings_);
    if (bytes.has_lines) read_tokens(bytes);
    result_.diagnostics = findings_.take();
    result_.tree.flawless = result_.diagnostics.empty();
    return std::move(result_);
  }

 private:
  void read_tokens(const ByteCheck& bytes) {
    if (std::optional<Problem> foreign = find_foreign_text(text_, bytes.begin)) {
      findings_.report(*std::move(foreign));
      return;
    }
    TextPool pool(result_.tree.pool);
    TokenList tokens = Scanner(text_, bytes.begin, findings_, pool).run();
    result_.tree.trivia = std::move(tokens.trivia);
    if (!tokens.sound || !bytes.is_text) return;
    if (tokens.tokens.empty()) {
      findings_.report(
          {.code = yaml_syntax,
           .message = "die Datei enthält keine Angaben",
           .help = fmt::format("die Datei löschen, oder sie mit einem Schlüssel beginnen, etwa „{}“",
                               first_line_of(name_))});
    } else {
      TreeBuilder(result_.tree, findings_).build(tokens);
    }
  }

  std::string_view text_;
  std::string_view name_;
  Findings findings_;
  ReadResult result_;
};

}  // namespace

ReadResult read_yaml(const SourceFile& file, FileId id) {
  return Reader(file, id).run();
}

}  // namespace budgetc
