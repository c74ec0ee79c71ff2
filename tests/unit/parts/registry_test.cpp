#include "parts/registry.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "document/page_parts.hpp"

namespace parts_registry_test {

using budgetc::NodePart;
using budgetc::PagePart;
using budgetc::PartSlots;

TEST_CASE("no two parts have a key, a name in page plans or a word in common") {
  std::set<std::string_view> keys;
  std::set<std::string_view> words;
  for (const NodePart* part : budgetc::all_parts()) {
    for (const auto& field : part->fields) CHECK(keys.insert(field.key).second);
    for (const std::string_view word : part->words) CHECK(words.insert(word).second);
  }
  std::set<std::string_view> names;
  for (const PagePart* part : budgetc::page_parts()) CHECK(names.insert(part->name).second);
}

/// An overview of the whole book, for which nodes write nothing.
static bool is_of_book(const NodePart& part) {
  return std::ranges::all_of(part.pages, &PagePart::of_book);
}

TEST_CASE("every part is printed, and what can be demanded has a name") {
  for (const NodePart* part : budgetc::all_parts()) {
    CHECK_FALSE(part->pages.empty());
    for (const PagePart& page : part->pages)
      CHECK((page.print != nullptr && (page.written != nullptr || page.takes_plan || page.of_book)));
    CHECK((part->present != nullptr) == !part->required_as.empty());
    CHECK((part->read_plan != nullptr || !part->fields.empty() || is_of_book(*part)));
    CHECK((part->totals == nullptr || part->figures != nullptr));
  }
}

TEST_CASE("a node keeps one thing of each type for parts, and copies are its own") {
  PartSlots slots;
  CHECK(slots.find<std::string>() == nullptr);
  slots.emplace<std::string>() = "Fraktion A";
  slots.emplace<int>() = 5;
  PartSlots copy = slots;
  copy.emplace<std::string>() = "Fraktion B";
  CHECK(*slots.find<std::string>() == "Fraktion A");
  CHECK(*copy.find<std::string>() == "Fraktion B");
  CHECK(*copy.find<int>() == 5);
}

}  // namespace parts_registry_test
