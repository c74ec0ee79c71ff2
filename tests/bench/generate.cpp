#include "bench/generate.hpp"

#include <array>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace budgetc::bench {
namespace {

constexpr std::size_t columns = 6;
constexpr std::size_t products_per_group = 10;
constexpr std::size_t groups_per_budget = 5;

/// Entered rows of the form nrw-unna with the sign of their figures.
struct Leaf {
  const char* row;
  int sign;
};
constexpr std::array leaves{Leaf{"002", 1},  Leaf{"004", 1},  Leaf{"006", 1},  Leaf{"007", 1},
                            Leaf{"011", -1}, Leaf{"012", -1}, Leaf{"013", -1}, Leaf{"014", -1},
                            Leaf{"015", -1}, Leaf{"016", -1}, Leaf{"300", -1}};

constexpr std::array words{"Verwaltung", "Leistungen", "Betreuung",    "Aufgaben",    "Förderung",
                           "Kreis",      "Gemeinden",  "Bürger",       "Anträge",     "Bescheide",
                           "Verfahren",  "Beratung",   "Unterhaltung", "Grünflächen", "Straßenbau",
                           "Jugend",     "Gesundheit", "Vermessung"};

class Writer {
 public:
  Writer(const County& county, std::filesystem::path root)
      : county_(county), root_(std::move(root)), random_(county.seed) {}

  void write_all() {
    write_root();
    const std::size_t groups = (county_.products + products_per_group - 1) / products_per_group;
    std::size_t product = 0;
    for (std::size_t group = 0; group < groups; ++group) {
      const std::string budget = fmt::format("{:02}", group / groups_per_budget + 1);
      const std::string group_number = fmt::format("{}.{:02}", budget, group % groups_per_budget + 1);
      if (group % groups_per_budget == 0) {
        write(budget + "/budget.yaml", fmt::format("budget: \"{}\"\nbezeichnung: {}\n", budget, sentence(4)));
      }
      write(fmt::format("{}/{}/produktgruppe.yaml", budget, group_number),
            fmt::format("produktgruppe: {}\nbezeichnung: {}\n", group_number, sentence(5)));
      for (std::size_t i = 0; i < products_per_group && product < county_.products; ++i, ++product) {
        const std::string number = fmt::format("{}.{:02}", group_number, i + 1);
        write(fmt::format("{}/{}/{}.yaml", budget, group_number, number), this->product(number));
      }
    }
  }

 private:
  std::uint32_t draw(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  std::string sentence(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text += fmt::format("{}{}", i == 0 ? "" : " ", words[draw(words.size())]);
    return text;
  }

  std::string prose(std::size_t lines) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i) text += fmt::format("  {}.\n", sentence(7));
    return text;
  }

  static std::string amount(std::int64_t euros) {
    std::string digits = fmt::format("{}", euros < 0 ? -euros : euros);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ".");
    return (euros < 0 ? "-" : "") + digits;
  }

  using Line = std::array<std::int64_t, columns>;

  static std::string row(const char* number, const Line& line) {
    std::string text = fmt::format("  \"{}\": [", number);
    for (std::size_t i = 0; i < columns; ++i) text += (i == 0 ? "" : ", ") + amount(line[i]);
    return text + "]\n";
  }

  static Line sum(const Line& a, const Line& b) {
    Line result{};
    for (std::size_t i = 0; i < columns; ++i) result[i] = a[i] + b[i];
    return result;
  }

  std::string plan(std::vector<Line>& lines) {
    std::string text = "teilergebnisplan:\n";
    Line income{};
    Line expense{};
    for (const Leaf& leaf : leaves) {
      Line line{};
      for (auto& cell : line)
        cell = leaf.sign *
               static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(county_.largest_amount));
      lines.push_back(line);
      text += row(leaf.row, line);
      if (std::string_view(leaf.row) == "300") continue;
      (leaf.sign > 0 ? income : expense) = sum(leaf.sign > 0 ? income : expense, line);
    }
    const Line result = sum(income, expense);
    text += row("010", income) + row("017", expense) + row("018", result) + row("022", result) +
            row("280", result);
    return text + row("310", sum(result, lines.back()));
  }

  std::string notes(const std::vector<Line>& lines) {
    std::string text = "ansaetze:\n";
    for (std::size_t leaf = 0; leaf + 1 < leaves.size() && leaf < 2; ++leaf) {
      text += fmt::format("  \"{}\":\n", leaves[leaf].row);
      const std::int64_t share = lines[leaf][2] / static_cast<std::int64_t>(county_.notes_per_product + 1);
      for (std::size_t i = 0; i < county_.notes_per_product / 2; ++i) {
        text += fmt::format("    - betrag: {}\n      bezeichnung: {}\n      text: |\n", amount(share),
                            sentence(4));
        for (std::size_t line = 0; line < 3; ++line) text += fmt::format("        {}.\n", sentence(7));
      }
    }
    return text;
  }

  std::string product(const std::string& number) {
    std::string name = sentence(2);
    while (name.size() < county_.name_length) name += " und " + sentence(2);
    std::string text = fmt::format("produkt: {}\nbezeichnung: {}\nklassifizierung: B\n", number, name);
    for (const char* key : {"auftragsgrundlage", "beschreibung", "allgemeine_ziele", "zielgruppen"}) {
      text += fmt::format("{}: |\n{}", key, prose(4));
    }
    text += "erlaeuterungen: |\n" + prose(14);
    std::vector<Line> lines;
    text += plan(lines);
    return text + notes(lines);
  }

  void write_root() {
    write("haushalt.yaml",
          "haushalt: Musterkreis\njahr: 2024\nebenen: [Budget, Produktgruppe, Produkt]\n"
          "spalten: [Ergebnis 2022, Ansatz 2023, Ansatz 2024, Plan 2025, Plan 2026, Plan 2027]\n"
          "formen: {teilergebnisplan: nrw-unna, teilfinanzplan: nrw-unna}\nwertgrenze: 50.000\n"
          "klassifizierung:\n  A: Pflicht\n  B: Pflicht, beeinflussbar\n  C: freiwillig\n");
  }

  void write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = root_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  County county_;
  std::filesystem::path root_;
  std::mt19937 random_;
};

}  // namespace

void generate(const County& county, const std::filesystem::path& root) {
  Writer(county, root).write_all();
}

}  // namespace budgetc::bench
