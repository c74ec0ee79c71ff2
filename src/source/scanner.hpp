#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/findings.hpp"
#include "source/lexis.hpp"
#include "source/scalar_cut.hpp"
#include "source/text_pool.hpp"
#include "source/token.hpp"

namespace budgetc {

inline constexpr Code unclosed_quote{"S04"};
inline constexpr Code second_document{"S05"};
inline constexpr Code yaml_feature{"S07"};
inline constexpr Code tab_in_indentation{"S08"};
inline constexpr Code nesting_too_deep{"S09"};

/// Deepest nesting of lists and mappings.
inline constexpr std::size_t max_depth = 64;

/// Accounts for every byte of a file: cuts it into the tokens of the YAML that budgetc allows, with exact
/// spans, the begin and end of every block among them, and reports everything else in plain words. Iterative,
/// linear, no recursion: what it passes is neither deep nor surprising to any other reader.
class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t begin, Findings& findings, TextPool& pool);
  [[nodiscard]] TokenList run();

 private:
  enum class CollectionKind : std::uint8_t { none, sequence, mapping };

  /// An open block collection. `awaiting`: its newest item or key has no value yet.
  struct Level {
    CollectionKind kind = CollectionKind::none;
    std::int64_t column = -1;
    bool awaiting = true;
    /// Where its first and its newest item or key stand.
    std::uint32_t first = 0;
    std::uint32_t newest = 0;
    /// Where the key before the newest one stands, if it has no value.
    std::optional<std::uint32_t> valueless{};
  };

  enum class FlowState : std::uint8_t { first, entry, colon, value, separator };

  /// An open `[` or `{`, and what may come next in it.
  struct Flow {
    char open = '[';
    FlowState state = FlowState::first;
    bool quoted_key = false;
    Bytes key{};
    std::uint32_t begin = 0;
  };

  /// White space and comments between two tokens.
  struct Gap {
    bool new_line = false;
    bool separated = false;
    std::optional<std::uint32_t> tab{};
  };

  // scanner.cpp: movement, errors, what block and flow share
  Gap skip_gap(Gap gap);
  void pass_break(Gap& gap);
  void pass_comment();
  bool start_line(const Gap& gap);
  bool reject_document_mark();
  bool reject_directive();
  void finish();
  void fail(Problem problem);
  void fail_and_recover(Problem problem);
  void recover();
  void stop() { stopped_ = true; }
  void push_token(TokenKind kind, std::uint32_t length);
  void push_scalar(TokenKind kind, ScalarCut cut);
  std::optional<ScalarCut> cut_scalar(ScalarContext context);
  std::optional<ScalarCut> cut_quoted_scalar(ScalarContext context);
  void report_unclosed_quote(const QuotedCut& cut);
  void report_tab(std::uint32_t at);
  [[nodiscard]] std::size_t tabbed_lines_after(std::uint32_t at) const;
  bool reject_bad_start();
  bool reject_indicator(char c);
  void skip_property(std::string_view what);
  bool too_deep();
  [[nodiscard]] std::string quoting_help() const;
  [[nodiscard]] std::uint32_t entry_end() const;
  [[nodiscard]] std::string closed_quote(std::uint32_t stop) const;
  [[nodiscard]] std::uint32_t column() const { return at_ - line_begin_; }
  [[nodiscard]] bool word_ends(std::uint32_t at) const { return lines_.is_blank_or_break(at); }
  [[nodiscard]] std::uint32_t rest_of_line(std::uint32_t at) const;
  [[nodiscard]] const Token* newest_scalar() const;

  // block_scanner.cpp
  void scan_block(const Gap& gap);
  void close_levels(std::uint32_t column, bool dash);
  void close_level();
  void scan_item(const Gap& gap);
  void scan_block_node(const Gap& gap);
  void scan_block_scalar();
  void scan_key(ScalarCut cut, std::uint32_t colon);
  bool reject_glued_value(const ScalarCut& cut);
  void scan_value(ScalarCut cut);
  bool start_collection(CollectionKind kind);
  bool take_value(Bytes at, bool is_key);
  bool reject_unindented(Bytes at);
  void open_flow();
  void reject_unexpected(Bytes at, bool is_key);
  void begin_entry();
  void reject_second_value(Bytes at);
  [[nodiscard]] bool is_behind_brackets() const;
  bool reject_foreign_bullet(Bytes line);
  bool reject_spaced_minus();
  [[nodiscard]] bool goes_on() const;
  void reject_dash_line(const ScalarCut& cut);
  void reject_inner_colon(const ScalarCut& cut, std::uint32_t colon);
  void reject_missing_key_colon(Bytes line);
  [[nodiscard]] std::optional<std::uint32_t> colon_after(std::uint32_t end) const;

  // misplaced_line.cpp
  void reject_indentation(Bytes at);
  bool blame_first_line(Bytes at);
  bool blame_unindented_line();
  bool blame_outdented_lines(Bytes at);
  bool report_outdented(std::uint32_t first, std::size_t count, Bytes at);
  bool blame_hidden_key(Bytes at);
  [[nodiscard]] std::optional<std::uint32_t> line_before(std::uint32_t line_begin) const;
  bool reject_continuation(Bytes line);
  [[nodiscard]] std::string other_columns() const;
  [[nodiscard]] std::uint32_t line_content() const;
  [[nodiscard]] std::string_view newest_key() const;
  [[nodiscard]] static std::string indent_by(std::int64_t columns);
  [[nodiscard]] std::uint32_t column_of(std::uint32_t at) const;
  [[nodiscard]] std::optional<std::uint32_t> next_column() const;
  bool reject_hard_indentation();

  // lost_comment.cpp
  bool reject_lost_comment();
  [[nodiscard]] std::string_view spreadsheet_word(std::uint32_t at) const;
  [[nodiscard]] bool cuts_text(std::uint32_t at) const;
  [[nodiscard]] bool has_lines_below() const;
  [[nodiscard]] bool awaits_value() const;
  [[nodiscard]] std::uint32_t value_begin() const;

  // flow_scanner.cpp
  void scan_flow(const Gap& gap);
  void scan_flow_scalar();
  void flow_comma();
  void flow_colon();
  void flow_open();
  void flow_close();
  bool flow_takes_node(Bytes at);
  void end_flow_node();
  void reject_missing_colon();
  void reject_late_colon(Bytes key);
  bool reject_flow_dedent();
  void report_unclosed_bracket(std::optional<OtherPlace> stop);
  bool reject_open_quote();
  bool reject_shallow_end();
  bool report_hidden_bracket(const Flow& flow, const std::optional<OtherPlace>& stop);
  bool reject_split_text(Bytes key);
  [[nodiscard]] std::uint32_t split_text_end(std::uint32_t end) const;
  bool reject_braced_list();
  bool reject_braced_text(Bytes key);
  [[nodiscard]] const Token* value_before_comma() const;
  [[nodiscard]] bool is_flow_colon() const;

  Lines lines_;
  Findings& findings_;
  TextPool& pool_;
  TokenList result_;
  std::uint32_t at_;
  std::uint32_t line_begin_;
  /// Column of the first token of the current line, for recovery.
  std::uint32_t line_column_ = 0;
  /// A block collection may begin here: first on a line, or after `- `.
  bool may_start_ = true;
  /// After an error one unexpected node is let pass, so that one cause gives one finding.
  bool lenient_ = false;
  bool stopped_ = false;
  /// Only directives stand above: the next `---` ends them.
  bool after_directive_ = false;
  /// Column of the outermost collection.
  std::int64_t root_column_ = 0;
  /// The levels that the current line has closed, the innermost first.
  std::vector<Level> left_;
  /// Where an anchor or tag stood before the node; its column is the node's.
  std::optional<std::uint32_t> property_at_;
  std::vector<Level> levels_;
  std::vector<Flow> flows_;
};

}  // namespace budgetc
