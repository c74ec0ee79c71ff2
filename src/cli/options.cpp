#include "cli/options.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace budgetc::cli {
namespace {

/// Stands before a word of the command line that is to be taken as it is.
constexpr char word_mark = '\x01';

CLI::Validator validator(CheckValue check = nullptr) {
  const auto check_word = [check = std::move(check)](std::string& given) -> std::string {
    given = unmarked_word(given);
    if (given.empty()) return "ist leer";
    return check ? check(given) : std::string();
  };
  return CLI::Validator(check_word, "");
}

std::string check_number(const std::string& given, Range range) {
  unsigned number = 0;
  const char* const end = given.data() + given.size();
  const auto [read, error] = std::from_chars(given.data(), end, number);
  if (error == std::errc() && read == end && number >= range.least && number <= range.most) return {};
  return fmt::format("braucht eine ganze Zahl von {} bis {}, nicht „{}“", range.least, range.most, given);
}

}  // namespace

std::string marked_word(std::string_view word) {
  return word_mark + std::string(word);
}

std::string unmarked_word(std::string_view word) {
  return std::string(word.starts_with(word_mark) ? word.substr(1) : word);
}

void Options::flag(const std::string& name, bool& target, const std::string& description) {
  command_->add_flag(name, target, description)->disable_flag_override();
}

void Options::value(const OptionText& text, std::string& target, CheckValue check) {
  command_->add_option(text.name, target, text.description)
      ->type_name(text.type)
      ->take_last()
      ->transform(validator(std::move(check)));
}

void Options::number(const OptionText& text, unsigned& target, Range range) {
  command_->add_option(text.name, target, text.description)
      ->type_name(text.type)
      ->take_last()
      ->transform(validator([range](const std::string& given) { return check_number(given, range); }));
}

void Options::word(const std::string& name, const std::string& description, std::string& target,
                   std::initializer_list<std::string_view> words) {
  const std::vector<std::string> allowed(words.begin(), words.end());
  value({.name = name, .type = fmt::format("{}", fmt::join(allowed, "|")), .description = description},
        target, [allowed](const std::string& given) -> std::string {
          if (std::ranges::find(allowed, given) != allowed.end()) return {};
          return fmt::format("kennt „{}“ nicht; möglich sind {}", given, fmt::join(allowed, ", "));
        });
}

void Options::list(const OptionText& text, std::vector<std::string>& target, CheckValue check) {
  command_->add_option(text.name, target, text.description)
      ->type_name(text.type)
      ->type_size(1)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(validator(std::move(check)));
}

void Options::argument(const OptionText& text, std::string& target, Presence presence) {
  command_->add_option(text.name, target, text.description)->type_name(text.type)->transform(validator());
  if (presence == Presence::mandatory) mark_mandatory(text.name);
}

void Options::arguments(const OptionText& text, std::vector<std::string>& target) {
  command_->add_option(text.name, target, text.description)->type_name(text.type)->transform(validator());
}

void Options::mark_mandatory(const std::string& name) {
  mandatory_.push_back(command_->get_option(name));
}

}  // namespace budgetc::cli
