#include "cli/options.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace budgetc::cli {
namespace {

CLI::Validator validator(CheckValue check) {
  return CLI::Validator(std::move(check), "");
}

std::string check_number(const std::string& given, unsigned most, unsigned& number) {
  const char* const end = given.data() + given.size();
  const auto [read, error] = std::from_chars(given.data(), end, number);
  if (error == std::errc() && read == end && number >= 1 && number <= most) return {};
  return fmt::format("braucht eine ganze Zahl von 1 bis {}, nicht „{}“", most, given);
}

}  // namespace

void Options::flag(const std::string& name, bool& target, const std::string& description) {
  command_->add_flag(name, target, description)->disable_flag_override();
}

void Options::value(const OptionText& text, std::string& target, CheckValue check) {
  CLI::Option* const option = command_->add_option(text.name, target, text.description);
  option->type_name(text.type)->take_last();
  if (check) option->transform(validator(std::move(check)));
}

void Options::number(const OptionText& text, unsigned& target, unsigned most) {
  command_->add_option(text.name, target, text.description)
      ->type_name(text.type)
      ->take_last()
      ->check(validator([most](const std::string& given) {
        unsigned ignored = 0;
        return check_number(given, most, ignored);
      }));
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
  command_->add_option(text.name, target, text.description)->type_name(text.type);
  if (presence == Presence::mandatory) mark_mandatory(text.name);
}

void Options::arguments(const OptionText& text, std::vector<std::string>& target) {
  command_->add_option(text.name, target, text.description)->type_name(text.type);
}

void Options::mark_mandatory(const std::string& name) {
  mandatory_.push_back(command_->get_option(name));
}

}  // namespace budgetc::cli
