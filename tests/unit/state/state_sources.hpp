#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "state/differences.hpp"
#include "support/bound_sources.hpp"

namespace budgetc::test {

/// A state of a budget from a folder of the repository, with some of its files changed and added.
class StateSources {
 public:
  struct Edit {
    std::string file;
    std::string then;
    std::string now;
  };

  StateSources(const std::filesystem::path& folder, const std::vector<Edit>& edits,
               const SourceTexts& more = {})
      : bound_(edited(files_of(folder), edits, more)), evaluation_(evaluate(bound_.plan())) {}

  [[nodiscard]] State state() const { return {bound_.plan(), evaluation_}; }
  [[nodiscard]] const BoundSources& bound() const { return bound_; }
  [[nodiscard]] const BudgetPlan& plan() const { return bound_.plan(); }

  static SourceTexts files_of(const std::filesystem::path& folder) {
    const std::filesystem::path root = std::filesystem::path(BUDGETC_ROOT) / folder;
    SourceTexts files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      files.emplace_back(entry.path().lexically_relative(root).generic_string(),
                         std::string(std::istreambuf_iterator<char>(in), {}));
    }
    return files;
  }

 private:
  /// Each edit must find its text once.
  static SourceTexts edited(SourceTexts files, const std::vector<Edit>& edits, const SourceTexts& more) {
    for (const Edit& edit : edits) {
      bool done = false;
      for (auto& [name, text] : files) {
        const std::size_t at = name == edit.file ? text.find(edit.then) : std::string::npos;
        if (at == std::string::npos) continue;
        text.replace(at, edit.then.size(), edit.now);
        done = true;
      }
      if (!done) throw std::logic_error(edit.file + " does not say " + edit.then);
    }
    files.insert(files.end(), more.begin(), more.end());
    return files;
  }

  BoundSources bound_;
  Evaluation evaluation_;
};

}  // namespace budgetc::test
