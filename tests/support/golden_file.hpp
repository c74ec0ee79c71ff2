#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace budgetc::test {

/// What a golden file holds; with BUDGETC_UPDATE_GOLDEN=1 it is written first. `name` is relative to tests/.
inline std::string golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path path = std::filesystem::path(BUDGETC_ROOT) / "tests" / name;
  const char* update = std::getenv("BUDGETC_UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace budgetc::test
