#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "source/source_files.hpp"
#include "source/source_tree.hpp"
#include <budgetc/base/diagnostic.hpp>

namespace budgetc {

/// Reads a file once more, independently of the reader that made the tree, and compares. What both understand
/// differently is a finding; nothing where they agree. Called from several threads at once.
using SecondReader = std::function<std::optional<Diagnostic>(const SourceFile&, const SourceTree&)>;

/// The second reader of every check and build: yaml-cpp.
[[nodiscard]] SecondReader yaml_cpp_reader();

/// Second readings of files, made beside other work by threads of their own.
class SecondReadings {
 public:
  /// `threads` counts the calling one, which joins the others only in `finish`. An empty reader reads
  /// nothing.
  SecondReadings(SecondReader reader, unsigned threads);
  SecondReadings(const SecondReadings&) = delete;
  SecondReadings& operator=(const SecondReadings&) = delete;
  /// Waits for readings that have begun; the others are dropped.
  ~SecondReadings();

  /// Has files read again, those with findings left out: nothing about them is relied on. The trees and the
  /// texts of their files must stay as they are until `finish`; more files may be added meanwhile.
  void add(const SourceFiles& files, std::span<const SourceTree> trees);
  /// The same for trees that nobody else keeps.
  void add(const SourceFiles& files, std::vector<SourceTree>&& trees);
  /// Waits for all readings, taking part in them, and gives what differs, in the order of files. What a
  /// reader throws, out of memory for instance, is thrown here. Called once, last.
  [[nodiscard]] std::vector<Diagnostic> finish();

 private:
  struct Job {
    const SourceFile* file = nullptr;
    const SourceTree* tree = nullptr;
  };

  void start_helpers(unsigned count);
  void work();
  [[nodiscard]] std::optional<Job> next_job();
  void run(const Job& job);
  void close(bool drop);

  SecondReader reader_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool closed_ = false;
  std::vector<Diagnostic> differences_;
  std::exception_ptr failure_;
  std::deque<std::vector<SourceTree>> kept_;
  std::vector<std::jthread> helpers_;
};

}  // namespace budgetc
