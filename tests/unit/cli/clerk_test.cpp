#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <utf8proc.h>

#include "unit/cli/program.hpp"
#include "unit/temporary_folder.hpp"

namespace clerk_test {

// Each file of tests/clerk is a mistake of somebody who has never seen YAML: what was written, what `budgetc
// check` prints about it, and the text that its help leads to, which must pass. Sections begin with `%%%`:
//   %%% eingabe PATH [utf-16]  laid over the small budget of _haushalt; `<U+00A0>` and `<byte E4>` stand for
//   themselves
//   %%% ohne PATH              a file of that budget that the case does without
//   %%% befund                 the findings; BUDGETC_UPDATE_GOLDEN=1 rewrites them
//   %%% berichtigt PATH        what the help says, followed to the letter
//   %%% mehrere                why there is more than one finding

namespace fs = std::filesystem;
using budgetc::testing::Run;
using budgetc::testing::TemporaryFolder;

namespace {

const fs::path clerk_root = fs::path(BUDGETC_ROOT) / "tests/clerk";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A part of a case: `%%% name argument`, and the lines below.
struct Section {
  std::string head;
  std::string body;
  [[nodiscard]] std::string name() const { return head.substr(0, head.find(' ')); }
  [[nodiscard]] std::string path() const {
    const std::size_t blank = head.find(' ');
    return blank == std::string::npos ? std::string() : head.substr(blank + 1);
  }
};

constexpr std::string_view mark = "%%% ";

std::vector<Section> sections_of(const std::string& text) {
  std::vector<Section> sections;
  for (std::size_t at = text.find(mark); at != std::string::npos;) {
    const std::size_t line_end = text.find('\n', at);
    const std::size_t next = text.find("\n%%% ", line_end - 1);
    const std::size_t end = next == std::string::npos ? text.size() : next + 1;
    sections.push_back({text.substr(at + mark.size(), line_end - at - mark.size()),
                        text.substr(line_end + 1, end - std::min(end, line_end + 1))});
    at = next == std::string::npos ? next : next + 1;
  }
  return sections;
}

std::string utf8(std::int32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(code_point, bytes.data());
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length)};
}

/// Puts the characters and bytes that an editor would not show where their names stand.
std::string with_hidden_characters(const std::string& text) {
  static const std::regex name("<(U\\+|byte )([0-9A-F]+)>");
  std::string result;
  auto rest = text.cbegin();
  for (std::sregex_iterator found(text.begin(), text.end(), name), end; found != end; ++found) {
    result.append(rest, (*found)[0].first);
    const int number = std::stoi((*found)[2], nullptr, 16);
    result += (*found)[1] == "U+" ? utf8(number) : std::string(1, static_cast<char>(number));
    rest = (*found)[0].second;
  }
  return result.append(rest, text.cend());
}

/// ASCII text as a Windows editor saves it as "Unicode".
std::string as_utf16(const std::string& text) {
  std::string result = "\xFF\xFE";
  for (const char c : text) result.append({c, '\0'});
  return result;
}

void write(const fs::path& root, std::string path, const std::string& body) {
  constexpr std::string_view utf16 = " utf-16";
  const bool wide = path.ends_with(utf16);
  if (wide) path.resize(path.size() - utf16.size());
  fs::create_directories((root / path).parent_path());
  std::ofstream(root / path, std::ios::binary) << (wide ? as_utf16(body) : with_hidden_characters(body));
}

/// The small budget with the sections of one name laid over it, checked.
Run check(const std::vector<Section>& sections, const std::string& name) {
  const TemporaryFolder temporary;
  fs::copy(clerk_root / "_haushalt", temporary.path(), fs::copy_options::recursive);
  for (const Section& section : sections) {
    if (section.name() == "ohne") fs::remove(temporary.path() / section.path());
  }
  for (const Section& section : sections) {
    if (section.name() == name) write(temporary.path(), section.path(), section.body);
  }
  return budgetc::testing::run({"check", "--ohne-zeit", "--color", "nie"}, temporary.path());
}

/// What was printed, without the summary.
std::string findings_of(const Run& run) {
  const std::size_t summary = run.err.rfind("\n\n");
  return summary == std::string::npos ? std::string() : run.err.substr(0, summary + 1);
}

std::size_t count_findings(const std::string& findings) {
  static const std::regex head("(^|\n)(fehler|warnung|hinweis)\\[");
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(findings.begin(), findings.end(), head), std::sregex_iterator()));
}

const Section* find(const std::vector<Section>& sections, const std::string& name) {
  const auto found = std::ranges::find(sections, name, &Section::name);
  return found == sections.end() ? nullptr : &*found;
}

/// Whether the corrected text holds what the help says to write, from its beginning up to a `;`, a `,` or its
/// end.
bool holds(const std::string& corrected, const std::string& advice) {
  for (std::size_t end = advice.size(); end != std::string::npos && end > 0;
       end = advice.find_last_of(";,", end - 1)) {
    const std::string text = advice.substr(0, end);
    const std::size_t cut = text.find("…");
    if (corrected.find(text.substr(0, cut)) != std::string::npos) return true;
  }
  return false;
}

/// The texts that the first finding says to write.
std::vector<std::string> advised_texts(const std::string& findings) {
  const std::string first = findings.substr(0, findings.find("\n\n"));
  std::vector<std::string> texts;
  for (std::size_t at = first.find("so schreiben: "); at != std::string::npos;) {
    const std::size_t begin = at + std::string_view("so schreiben: ").size();
    const std::size_t next = first.find("so schreiben: ", begin);
    texts.push_back(first.substr(begin, std::min(first.find('\n', begin), next) - begin));
    at = next;
  }
  return texts;
}

void update(const fs::path& path, const std::string& findings) {
  std::string text = read(path);
  const std::size_t begin = text.find("%%% befund\n") + std::string_view("%%% befund\n").size();
  text.replace(begin, std::min(text.find("\n%%% ", begin - 1) + 1, text.size()) - begin, findings);
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<fs::path> cases() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(clerk_root)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

TEST_CASE("the commonest mistakes are named at once, and the help about them works", "[clerk]") {
  REQUIRE(cases().size() >= 60);
  for (const fs::path& path : cases()) {
    DYNAMIC_SECTION(path.stem().string()) {
      const Run wrong = check(sections_of(read(path)), "eingabe");
      const std::string findings = findings_of(wrong);
      if (std::getenv("BUDGETC_UPDATE_GOLDEN") != nullptr) update(path, findings);
      const std::vector<Section> sections = sections_of(read(path));
      REQUIRE(find(sections, "befund") != nullptr);
      CHECK(findings == find(sections, "befund")->body);
      CHECK(wrong.status != budgetc::ExitStatus::clean);
      CHECK((count_findings(findings) == 1 || find(sections, "mehrere") != nullptr));

      REQUIRE(find(sections, "berichtigt") != nullptr);
      const Run right = check(sections, "berichtigt");
      CHECK(findings_of(right).empty());
      CHECK(right.status == budgetc::ExitStatus::clean);
      std::string corrected;
      for (const Section& section : sections) {
        if (section.name() == "berichtigt") corrected += section.body;
      }
      const std::vector<std::string> advice = advised_texts(findings);
      CHECK((advice.empty() ||
             std::ranges::any_of(advice, [&](const std::string& text) { return holds(corrected, text); })));
    }
  }
}

}  // namespace clerk_test
