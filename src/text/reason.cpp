#include "text/reason.hpp"

#include <utf8proc.h>

namespace budgetc::binding {
namespace {

/// Fillers of the Hangul script are letters that nobody sees.
bool is_letter(utf8proc_int32_t character) {
  if (utf8proc_get_property(character)->ignorable) return false;
  const utf8proc_category_t category = utf8proc_category(character);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

}  // namespace

bool has_letters(std::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto* const bytes =
        reinterpret_cast<const utf8proc_uint8_t*>(text.data());  // NOLINT: its interface
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (length < 1) return false;
    if (is_letter(character)) return true;
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return false;
}

}  // namespace budgetc::binding
