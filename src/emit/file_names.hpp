#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace budgetc::emit {

/// `text` reduced to what is safe in a file name on every system: letters, digits, dot, hyphen, underscore;
/// never empty, never beginning with a dot.
[[nodiscard]] std::string safe_file_stem(std::string_view text);

/// Gives every file a name of its own, also on systems that do not tell upper from lower case.
class FileNames {
 public:
  /// A safe stem for `id`, with a number behind it where another file already has that name.
  [[nodiscard]] std::string take(std::string_view id);

 private:
  std::set<std::string> taken_;
  /// The last number behind each stem, so that many equal names cost no more than different ones.
  std::map<std::string, int> last_number_;
};

}  // namespace budgetc::emit
