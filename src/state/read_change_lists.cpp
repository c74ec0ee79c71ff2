#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "schema/fields.hpp"
#include "state/change_lists.hpp"
#include "state/read_change.hpp"

namespace budgetc::state {
namespace {

using namespace binding;

constexpr std::string_view folder = "aenderungen/";
constexpr int most_lists = 9999;

/// Whether a file, by its name from the folder of the sources, is a change list.
bool is_change_list(std::string_view name) {
  return name.starts_with(folder);
}

/// A list while it is read.
struct ListDraft {
  ChangeList list;
  const SourceNode* changes = nullptr;
};

void read_number(Context& context, const SourceEntry& entry, ListDraft& draft) {
  if (!expect_scalar(context, entry.value)) return;
  const std::string_view text = entry.value.text();
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  draft.list.number_span = entry.value.span;
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (whole && number > 0 && number <= most_lists) {
    draft.list.number = number;
    return;
  }
  report(context, invalid_value, entry.value.span, fmt::format("„{}“ ist keine Nummer einer Liste", text))
      .helps.emplace_back("die Listen zählen von 1 an; in dieser Reihenfolge gelten sie: liste: 1");
}

constexpr std::array<std::string_view, 3> status_words{"vorgeschlagen", "beschlossen", "abgelehnt"};

void read_status(Context& context, const SourceEntry& entry, ListDraft& draft) {
  if (const auto choice = read_choice(context, entry.value, status_words))
    draft.list.status = static_cast<ListStatus>(*choice);
}

void read_title(Context& context, const SourceEntry& entry, ListDraft& draft) {
  assign_text(context, entry.value, draft.list.title);
}

void keep_changes(Context& context, const SourceEntry& entry, ListDraft& draft) {
  if (expect_sequence(context, entry.value)) draft.changes = &entry.value;
}

/// What a change does in a column, under the name of the column.
constexpr Value replacement_block = block_with(replacement_keys);
constexpr Value column_change = or_else(amount_value, replacement_block);
constexpr Value change_block{.kind = Value::Kind::block,
                             .keys = change_keys,
                             .item = &column_change,
                             .names = "Spalte, die sich ändert"};

constexpr std::array<Field<ListDraft>, 4> list_fields{{
    {"liste", Presence::required, read_number, Below::nothing, text_value,
     "Nummer der Liste; in dieser Reihenfolge gelten sie"},
    {"titel", Presence::required, read_title, Below::nothing, text_value, "Name der Liste"},
    {"stand", Presence::required, read_status, Below::nothing, choice_of<status_words>,
     "nur was beschlossen ist, gilt"},
    {"aenderungen", Presence::required, keep_changes, Below::lines, list_of<change_block>,
     "die Änderungen, in ihrer Reihenfolge"},
}};

void report_second(Context& context, Span second, Span first, std::string message) {
  report(context, listed_twice, second, std::move(message)).related.push_back({first, "zuerst hier"});
}

/// Adds a change, unless another one of the list has its number; that has a finding.
void add_change(Context& context, Change change, ChangeList& list) {
  const auto first = std::ranges::find(list.changes, change.number.value,
                                       [](const Change& other) { return other.number.value; });
  if (first != list.changes.end()) {
    report_second(context, change.number.span, first->number.span,
                  fmt::format("die Änderung {} gibt es zweimal in dieser Liste", change.number.value));
  }
  list.changes.push_back(std::move(change));
}

void read_list(Context& context, const SourceNode& root, const DraftCells& cells) {
  ListDraft draft;
  draft.list.span = root.span;
  draft.list.status = ListStatus::decided;  // what cannot be read may be decided
  const std::size_t before = context.diagnostics.size();
  read_fields(context, root, list_fields, "einer Änderungsliste", draft);
  if (draft.changes != nullptr) {
    read_items(context, *draft.changes, [&](const SourceNode& item) {
      if (auto change = read_change(context, item, cells))
        add_change(context, *std::move(change), draft.list);
    });
  }
  const bool understood = context.diagnostics.size() == before && !context.damaged_file;
  if (!understood) draft.list.use = ListUse::not_understood;
  context.plan.change_lists.push_back(std::move(draft.list));
}

/// Of two lists with one number none can be the first.
void check_unique(Context& context) {
  auto& lists = context.plan.change_lists;
  for (std::size_t i = 1; i < lists.size(); ++i) {
    ChangeList& first = lists[i - 1];
    if (lists[i].number == 0 || lists[i].number != first.number) continue;
    report_second(context, lists[i].number_span, first.number_span,
                  fmt::format("die Änderungsliste {} gibt es zweimal", first.number));
    lists[i].use = first.use = ListUse::not_understood;
  }
}

}  // namespace

std::vector<KeyInfo> change_list_keys() {
  return keys_of_table<list_fields>();
}

void add_change_lists(Context& context, const Sources& sources, const std::vector<bool>& damaged) {
  const auto is_list = [&](const SourceTree& tree) { return is_change_list(local_name(sources, tree.file)); };
  if (std::ranges::none_of(sources.trees, is_list)) return;
  const DraftCells cells(context.plan);
  for (const SourceTree& tree : sources.trees) {
    if (!is_list(tree)) continue;
    context.damaged_file = damaged[static_cast<std::size_t>(tree.file)];
    if (holds_nothing(tree.root) && !context.damaged_file) {
      report(context, wrong_type, tree.root.span, "die Datei enthält keine Änderungsliste");
    } else {
      read_list(context, tree.root, cells);
    }
  }
  std::ranges::stable_sort(context.plan.change_lists, {}, &ChangeList::number);
  check_unique(context);
  apply_change_lists(context, cells);
}

}  // namespace budgetc::state
