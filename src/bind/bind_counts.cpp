#include <algorithm>

#include <fmt/format.h>

#include "bind/list_advice.hpp"
#include "schema/context.hpp"
#include "text/amount_reading.hpp"

namespace budgetc::binding {
namespace {

/// What stands between the brackets of a list on one line; empty for any other list.
std::string_view inner_text(const Context& context, const SourceNode& list) {
  const std::string_view raw = context.files.text(list.span);
  return raw.starts_with('[') && raw.ends_with(']') ? raw.substr(1, raw.size() - 2) : std::string_view();
}

std::string_view singular_of(Counted counted) {
  return counted == Counted::euros ? "Betrag" : "Wert";
}

std::string columns_help(std::span<const std::string> titles, std::string_view singular) {
  return fmt::format("für jede Spalte ein {}, ein leeres Feld schreibt man ~; die Spalten sind: {}", singular,
                     fmt::join(titles, ", "));
}

std::string count_words(std::size_t count, std::size_t columns, Counted counted) {
  return fmt::format("{} {} für {} {}", count, count == 1 ? singular_of(counted) : plural_of(counted),
                     columns, columns == 1 ? "Spalte" : "Spalten");
}

std::string help_of(const ListAdvice& advice, std::span<const std::string> titles,
                    std::string_view singular) {
  if (!advice.list.empty()) return fmt::format("so schreiben: {}", advice.list);
  return advice.help.empty() ? columns_help(titles, singular) : advice.help;
}

Span blamed_part(const SourceNode& list, const ListAdvice& advice) {
  if (advice.length == 0) return list.span;
  const auto begin = list.span.begin + 1 + static_cast<std::uint32_t>(advice.offset);
  return {list.span.file, begin, begin + static_cast<std::uint32_t>(advice.length)};
}

bool is_unreadable(const SourceNode& item) {
  return item.is_scalar() && !budgetc::read_amount(item.text());
}

/// Amounts that share a pair of quotation marks: `["31.240, 32.600"]`.
ListAdvice advise_on_quoted(const SourceNode& list, std::size_t columns, Counted counted) {
  std::string joined;
  bool several = false;
  for (const SourceNode& item : list.items()) {
    if (!item.is_scalar() && !item.is_null()) return {};
    const std::string_view text = item.is_null() ? "~" : item.text();
    const bool quoted = item.is_scalar() && item.style != ScalarStyle::plain;
    several = several || (quoted && text.find(", ") != std::string_view::npos);
    joined += fmt::format("{}{}", joined.empty() ? "" : ", ", text);
  }
  if (!several) return {};
  ListAdvice advice = advise_on_text(joined, columns);
  advice.message =
      fmt::format("ein Paar Anführungszeichen fasst hier mehrere {} zusammen", plural_of(counted));
  return advice;
}

}  // namespace

void report_wrong_count(Context& context, const SourceNode& list, std::span<const std::string> titles,
                        Counted counted) {
  const std::size_t columns = titles.size();
  const ListAdvice quoted = advise_on_quoted(list, columns, counted);
  const ListAdvice advice =
      quoted.list.empty() ? advise_on_list(inner_text(context, list), columns, counted) : quoted;
  const std::string count = count_words(list.items().size(), columns, counted);
  report(context, wrong_count, blamed_part(list, advice),
         advice.message.empty() ? count : fmt::format("{}: {}", count, advice.message))
      .helps.push_back(help_of(advice, titles, singular_of(counted)));
}

namespace {

/// The amounts of `Ansatz 2024: 5` and so on as a list, where they name all columns in their order.
std::string list_of_columns(const SourceNode& mapping, std::span<const std::string> titles) {
  std::vector<std::string_view> amounts;
  for (const SourceEntry& entry : mapping.entries()) {
    const bool next = amounts.size() < titles.size() && entry.key.text() == titles[amounts.size()];
    if (!next || !(entry.value.is_scalar() || entry.value.is_null())) return {};
    amounts.push_back(entry.value.is_null() ? std::string_view() : entry.value.text());
  }
  return amounts.size() == titles.size() ? write_list(amounts).value_or(std::string()) : std::string();
}

}  // namespace

void report_no_list(Context& context, const SourceNode& value, std::span<const std::string> titles) {
  const bool one_line = value.is_scalar() && value.style == ScalarStyle::plain &&
                        context.files.text(value.span) == value.text();
  const bool single = one_line && titles.size() > 1 && budgetc::read_amount(value.text()).has_value();
  ListAdvice advice = one_line && !single ? advise_on_text(value.text(), titles.size()) : ListAdvice{};
  if (value.is_mapping()) advice.list = list_of_columns(value, titles);
  const std::string message = single ? count_words(1, titles.size(), Counted::euros)
                              : !advice.message.empty()
                                  ? advice.message
                                  : "erwartet wird eine Liste mit einem Betrag je Spalte in eckigen Klammern";
  report(context, wrong_type, value.span, message)
      .helps.push_back(advice.list.empty()
                           ? fmt::format("in eckigen Klammern {}", columns_help(titles, "Betrag"))
                           : fmt::format("so schreiben: {}", advice.list));
}

namespace {

/// What an amount of a list says about the others.
enum class Size : std::uint8_t { nothing, thousands, less };

Size size_of(const SourceNode& item) {
  if (item.is_null()) return Size::nothing;
  const auto amount =
      item.is_scalar() ? budgetc::read_amount(item.text()) : tl::unexpected(AmountFault::shape);
  constexpr std::int64_t thousand = 100'000;
  if (!amount) return Size::less;
  if (amount->is_zero()) return Size::nothing;
  return amount->cents() >= thousand || amount->cents() <= -thousand ? Size::thousands : Size::less;
}

/// Whether a comma without a blank stands between two items that would be one amount with a point.
bool is_torn(const Context& context, const SourceNode& first, const SourceNode& second) {
  const auto digits = [](std::string_view text, std::size_t least) {
    return text.size() >= least && text.size() <= 3 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!first.is_scalar() || !second.is_scalar()) return false;
  const std::string_view group = first.text().substr(first.text().starts_with('-') ? 1 : 0);
  if (!digits(group, 1) || !digits(second.text(), 3) || group.front() == '0') return false;
  return context.files.text({first.span.file, first.span.end, second.span.begin}) == ",";
}

/// Whether the other amounts are thousands, two of them at least.
bool are_others_thousands(const SourceNode& list, std::size_t torn) {
  std::size_t thousands = 0;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    if (i == torn || i == torn + 1) continue;
    const Size size = size_of(list.items()[i]);
    if (size == Size::less) return false;
    if (size == Size::thousands) ++thousands;
  }
  return thousands >= 2;
}

}  // namespace

void warn_of_torn_amount(Context& context, const SourceNode& list) {
  for (std::size_t i = 0; i + 1 < list.items().size(); ++i) {
    const SourceNode& first = list.items()[i];
    const SourceNode& second = list.items()[i + 1];
    if (!is_torn(context, first, second)) continue;
    const bool spaced = context.files.text(list.span).find(", ") != std::string_view::npos;
    if (!spaced || !are_others_thousands(list, i)) return;
    Diagnostic& finding =
        report(context, wrong_count, {first.span.file, first.span.begin, second.span.end},
               fmt::format("{0},{1} gilt hier als zwei Beträge, {0} und {1}", first.text(), second.text()));
    finding.severity = Severity::warning;
    finding.helps.push_back(fmt::format("ist es einer, so schreiben: {}.{}; dann fehlt der Zeile ein Betrag",
                                        first.text(), second.text()));
    finding.helps.push_back("sind es zwei, hinter das Komma ein Leerzeichen setzen");
    return;
  }
}

std::optional<FigureId> FigureList::read(const SourceNode& item) {
  if (!is_unreadable(item)) return read_figure(context_, item, kind_);
  if (!reported_) reported_ = report_together();
  return reported_ ? unreadable_figure(context_, item.span, kind_) : read_figure(context_, item, kind_);
}

/// One finding for all unreadable amounts of the list, where several of them are amounts beyond doubt.
bool FigureList::report_together() {
  std::vector<std::string_view> texts;
  std::vector<const SourceNode*> unreadable;
  for (const SourceNode& item : list_.items()) {
    if (!item.is_scalar() && !item.is_null()) return false;
    texts.push_back(item.is_null() ? std::string_view() : item.text());
    if (is_unreadable(item)) unreadable.push_back(&item);
  }
  const bool in_brackets = !inner_text(context_, list_).empty();
  const auto meant = write_list(texts, counted_by(kind_));
  if (unreadable.size() < 2 || !meant || !in_brackets) return false;
  static_cast<void>(binding::read_amount(context_, *unreadable.front(), counted_by(kind_)));
  Diagnostic& finding = context_.diagnostics.back();
  for (std::size_t i = 1; i < unreadable.size(); ++i)
    finding.related.push_back({unreadable[i]->span, "ebenso"});
  std::string& help = finding.helps.front();
  help = fmt::format("{}so schreiben: {}", help.substr(0, help.rfind("so schreiben: ")), *meant);
  return true;
}

}  // namespace budgetc::binding
