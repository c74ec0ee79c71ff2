#pragma once

#include <string>

namespace budgetc {

/// Why work could not be done at all (exit status 2). Both texts are German; the help may be empty.
struct Trouble {
  std::string message;
  std::string help;
};

}  // namespace budgetc
