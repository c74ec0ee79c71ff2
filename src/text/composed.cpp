#include "text/composed.hpp"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace budgetc {

std::string composed(std::string_view text) {
  // Combining characters begin with one of these bytes; nearly every text has none.
  if (text.find_first_of("\xCC\xCD") == std::string_view::npos) return std::string(text);
  utf8proc_uint8_t* result = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &result,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  if (length < 0) return std::string(text);
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(length)};
}

}  // namespace budgetc
