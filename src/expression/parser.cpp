#include "expression/parser.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "expression/number.hpp"
#include "expression/references.hpp"
#include "text/did_you_mean.hpp"

namespace budgetc::expression {
namespace {

using std::string_view;

struct Spelling {
  TokenKind token;
  Operator op;
};

constexpr std::array comparisons{
    Spelling{TokenKind::equal, Operator::equal},     Spelling{TokenKind::unequal, Operator::unequal},
    Spelling{TokenKind::less, Operator::less},       Spelling{TokenKind::at_most, Operator::at_most},
    Spelling{TokenKind::greater, Operator::greater}, Spelling{TokenKind::at_least, Operator::at_least}};
constexpr std::array sums{Spelling{TokenKind::plus, Operator::add},
                          Spelling{TokenKind::minus, Operator::subtract}};
constexpr std::array products{Spelling{TokenKind::times, Operator::multiply},
                              Spelling{TokenKind::over, Operator::divide}};

std::optional<Operator> find_operator(std::span<const Spelling> spellings, TokenKind token) {
  for (const Spelling& spelling : spellings) {
    if (spelling.token == token) return spelling.op;
  }
  return std::nullopt;
}

/// Counts one level of nesting as long as it lives.
class Level {
 public:
  explicit Level(int& depth) : depth_(depth) { ++depth_; }
  ~Level() { --depth_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  [[nodiscard]] bool too_deep() const { return depth_ > deepest_expression; }

 private:
  int& depth_;
};

ExpressionError nested_too_deep(TextRange place) {
  return {fmt::format("die Formel ist tiefer als {} Ebenen geschachtelt", deepest_expression),
          "auf mehrere Formeln verteilen", place};
}

}  // namespace

Parser::Parser(string_view text, Dialect dialect) : lexer_(text, dialect) {
  expression_.text = std::string(text);
  expression_.dialect = dialect;
}

tl::expected<Expression, ExpressionError> Parser::parse() {
  advance();
  if (!failed() && at(TokenKind::end)) fail({"hier fehlt eine Formel", "", token_.place});
  expression_.root = parse_either();
  if (!failed() && !at(TokenKind::end)) unexpected_token();
  if (failed()) return tl::unexpected(*std::move(error_));
  return std::move(expression_);
}

PartId Parser::parse_either() {
  const Level level(depth_);
  if (level.too_deep()) return fail(nested_too_deep(token_.place));
  PartId left = parse_both();
  while (at_word("oder")) {
    advance();
    const PartId right = parse_both();
    left = add_operation(Operator::either, {left, right}, span(left, right));
  }
  return left;
}

PartId Parser::parse_both() {
  PartId left = parse_negation();
  while (at_word("und")) {
    advance();
    const PartId right = parse_negation();
    left = add_operation(Operator::both, {left, right}, span(left, right));
  }
  return left;
}

PartId Parser::parse_negation() {
  if (!at_word("nicht")) return parse_comparison();
  const Level level(depth_);
  if (level.too_deep()) return fail(nested_too_deep(token_.place));
  const std::uint32_t begin = token_.place.offset;
  advance();
  const PartId operand = parse_negation();
  return add_operation(Operator::negation, {operand}, up_to_here(begin));
}

PartId Parser::parse_comparison() {
  const PartId left = parse_sum();
  const auto op = find_operator(comparisons, token_.kind);
  if (!op) return left;
  advance();
  const PartId right = parse_sum();
  if (find_operator(comparisons, token_.kind)) {
    return fail({"hier wird ein zweites Mal verglichen", "zwei Vergleiche verbindet „und“: a < b und b < c",
                 token_.place});
  }
  return add_operation(*op, {left, right}, span(left, right));
}

PartId Parser::parse_sum() {
  PartId left = parse_product();
  while (const auto op = find_operator(sums, token_.kind)) {
    advance();
    const PartId right = parse_product();
    left = add_operation(*op, {left, right}, span(left, right));
  }
  return left;
}

PartId Parser::parse_product() {
  PartId left = parse_sign();
  while (const auto op = find_operator(products, token_.kind)) {
    advance();
    const PartId right = parse_sign();
    left = add_operation(*op, {left, right}, span(left, right));
  }
  return left;
}

PartId Parser::parse_sign() {
  if (!at(TokenKind::minus)) return parse_primary();
  const Level level(depth_);
  if (level.too_deep()) return fail(nested_too_deep(token_.place));
  const std::uint32_t begin = token_.place.offset;
  advance();
  const PartId operand = parse_sign();
  return add_operation(Operator::negate, {operand}, up_to_here(begin));
}

PartId Parser::parse_primary() {
  if (at(TokenKind::number)) return expression_.dialect == Dialect::form ? parse_form_rows() : parse_number();
  if (at(TokenKind::open)) return parse_parenthesis();
  if (at(TokenKind::word) && !at_word("und") && !at_word("oder") && !at_word("nicht")) return parse_name();
  return unexpected_token();
}

PartId Parser::parse_parenthesis() {
  const TextRange open = token_.place;
  advance();
  const PartId inner = parse_either();
  if (!failed() && !at(TokenKind::close) && at(TokenKind::end)) {
    return fail({"diese Klammer wird nicht geschlossen", "hier oder dahinter fehlt )", open});
  }
  if (!take(TokenKind::close)) return unexpected_token();
  return inner;
}

PartId Parser::parse_number() {
  const Token number = token_;
  advance();
  if (at(TokenKind::range)) {
    return fail({"ein Bereich von Zeilen steht nur in zeile(…)",
                 fmt::format("gemeint ist wohl summe(zeile({}..…))", number.text), token_.place});
  }
  auto value = read_number(number.text);
  if (!value) {
    value.error().place.offset += number.place.offset;
    return fail(value.error());
  }
  if (take(TokenKind::percent)) value = divide(*value, 100).value_or(*value);
  return add({Literal{*value}, up_to_here(number.place.offset), ValueType::number});
}

PartId Parser::parse_form_rows() {
  const Token first = token_;
  advance();
  RowReference reference{.first = std::string(first.text), .last = std::string(first.text)};
  if (take(TokenKind::range)) {
    if (!at(TokenKind::number)) return unexpected_token();
    reference.last = std::string(token_.text);
    advance();
  }
  // In a form a range is the sum of its rows, so it counts as a number.
  return add({std::move(reference), up_to_here(first.place.offset), ValueType::number});
}

PartId Parser::parse_name() {
  const Token name = token_;
  // A reference's arguments are taken raw: the lexer must not run ahead of the parenthesis.
  if (const auto reference = parse_reference(name)) return *reference;
  advance();
  if (at(TokenKind::open)) return parse_function(name);
  return lone_name(name);
}

PartId Parser::lone_name(const Token& name) {
  if (lower_case(name.text) == "planstellen") return add({PostsReference{}, name.place, ValueType::number});
  if (expression_.dialect == Dialect::indicator) {
    return add({IndicatorReference{.id = std::string(name.text)}, name.place, ValueType::number});
  }
  ExpressionError error{fmt::format("„{}“ ist hier nicht bekannt", name.text), "", name.place};
  if (expression_.dialect == Dialect::rule)
    error.help = fmt::format("eine Kennzahl wird so genannt: kennzahl({})", name.text);
  return fail(std::move(error));
}

PartId Parser::parse_function(const Token& name) {
  const Function* function = find_function(name.text);
  if (function == nullptr) {
    const auto meant = did_you_mean(name.text, known_names());
    return fail({fmt::format("„{}“ ist keine bekannte Funktion", name.text),
                 meant ? fmt::format("meinten Sie „{}“?", *meant) : std::string(), name.place});
  }
  const TextRange open = token_.place;
  advance();
  std::vector<PartId> operands;
  if (!at(TokenKind::close)) {
    do {
      operands.push_back(parse_either());
    } while (take(TokenKind::separator));
  }
  if (at(TokenKind::end))
    return fail({"diese Klammer wird nicht geschlossen", "hier oder dahinter fehlt )", open});
  if (!take(TokenKind::close)) return unexpected_token();
  return add_operation(function->op, std::move(operands), up_to_here(name.place.offset));
}

PartId Parser::parse_ring_side(RingReference reference, TextRange place) {
  const auto missing_side = [&] {
    return fail({"hier fehlt die Seite des Zweckbindungsrings",
                 fmt::format("so wird es geschrieben: ring({0}).ertraege oder ring({0}).aufwendungen",
                             reference.citation),
                 {place.offset + place.length, 0}});
  };
  if (!take(TokenKind::dot) || !at(TokenKind::word)) return failed() ? PartId{} : missing_side();
  const std::string side = lower_case(token_.text);
  if (side != "ertraege" && side != "erträge" && side != "aufwendungen") return missing_side();
  reference.income = side != "aufwendungen";
  advance();
  return add({std::move(reference), up_to_here(place.offset), ValueType::number});
}

void Parser::advance() {
  end_ = token_.place.offset + token_.place.length;
  if (failed()) return;
  auto next = lexer_.next();
  if (next) {
    token_ = *next;
    return;
  }
  fail(std::move(next.error()));
}

bool Parser::at_word(string_view word) const {
  return at(TokenKind::word) && lower_case(token_.text) == word;
}

bool Parser::take(TokenKind kind) {
  if (!at(kind)) return false;
  advance();
  return true;
}

PartId Parser::fail(ExpressionError error) {
  if (!failed()) error_ = std::move(error);
  token_ = Token{TokenKind::end, {}, token_.place};
  return PartId{};
}

PartId Parser::unexpected_token() {
  if (at(TokenKind::end))
    return fail({"hier bricht die Formel ab", "hier fehlt eine Zahl oder ein Name", {end_, 0}});
  return fail({fmt::format("„{}“ passt hier nicht", token_.text), "", token_.place});
}

PartId Parser::add(ExpressionPart part) {
  if (failed()) return PartId{};
  if (expression_.parts.size() >= most_expression_parts) {
    return fail({fmt::format("die Formel hat mehr als {} Teile", most_expression_parts),
                 "auf mehrere Formeln verteilen", part.place});
  }
  expression_.parts.push_back(std::move(part));
  return static_cast<PartId>(expression_.parts.size() - 1);
}

PartId Parser::add_operation(Operator op, std::vector<PartId> operands, TextRange place) {
  if (failed()) return PartId{};
  Operation operation{op, std::move(operands)};
  const auto type = type_of(expression_, operation, place);
  if (!type) return fail(type.error());
  return add({std::move(operation), place, *type});
}

TextRange Parser::span(PartId first, PartId last) const {
  if (failed()) return {};
  const std::uint32_t begin = expression_.part(first).place.offset;
  const TextRange end = expression_.part(last).place;
  return {begin, end.offset + end.length - begin};
}

TextRange Parser::up_to_here(std::uint32_t begin) const {
  return {begin, end_ > begin ? end_ - begin : 0};
}

}  // namespace budgetc::expression
