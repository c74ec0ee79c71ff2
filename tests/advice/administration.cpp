#include "advice/administration.hpp"

#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace budgetc::advice {
namespace {

constexpr std::array column_names{"Ergebnis 2022", "Ansatz 2023", "Ansatz 2024",
                                  "Plan 2025",     "Plan 2026",   "Plan 2027"};
constexpr std::size_t budget_column = 2;

/// A row that is entered, with the sign of its amounts.
struct LeafRow {
  std::string_view number;
  int sign;
};
constexpr std::array leaf_rows{LeafRow{"002", 1},  LeafRow{"004", 1},  LeafRow{"006", 1},
                               LeafRow{"007", 1},  LeafRow{"011", -1}, LeafRow{"012", -1},
                               LeafRow{"013", -1}, LeafRow{"014", -1}, LeafRow{"015", -1},
                               LeafRow{"016", -1}, LeafRow{"290", 1},  LeafRow{"300", -1}};

/// A row that is the sum of others.
struct SumRow {
  std::string_view number;
  std::vector<std::string_view> parts;
};

const std::vector<SumRow>& sum_rows() {
  static const std::vector<SumRow> rows{{"010", {"002", "004", "006", "007"}},
                                        {"017", {"011", "012", "013", "014", "015", "016"}},
                                        {"018", {"010", "017"}},
                                        {"022", {"018"}},
                                        {"280", {"022"}},
                                        {"310", {"280", "290", "300"}}};
  return rows;
}

using Line = std::vector<std::int64_t>;
using Plan = std::map<std::string_view, Line>;

std::string amount(std::int64_t euros) {
  std::string digits = fmt::format("{}", euros < 0 ? -euros : euros);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ".");
  return (euros < 0 ? "-" : "") + digits;
}

void add(Line& to, const Line& line) {
  to.resize(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) to[i] += line[i];
}

class Author {
 public:
  Author(const Shape& shape, Random& random) : shape_(shape), random_(&random) {}

  Texts write() {
    for (std::size_t area = 1; area <= shape_.areas; ++area) write_area(fmt::format("{:02}", area));
    texts_["haushalt.yaml"] = plan_file();
    return std::move(texts_);
  }

 private:
  [[nodiscard]] bool chance(unsigned of_hundred) { return draw(*random_, 100) < of_hundred; }

  std::string plan_file() {
    std::string columns;
    for (std::size_t i = 0; i < shape_.columns; ++i)
      columns += fmt::format("{}{}", i == 0 ? "" : ", ", column_names[i + first_column()]);
    std::string text = fmt::format(
        "haushalt: Stadt Auenfurt\njahr: 2024\nebenen: [{}]\nspalten: [{}]\n"
        "formen: {{teilergebnisplan: nrw-unna, teilfinanzplan: nrw-unna}}\n",
        shape_.flat ? "Bereich, Produkt" : "Bereich, Gruppe, Produkt", columns);
    if (shape_.extras)
      text +=
          "vollstaendig: ja\nausgleichsruecklage: 1.000\neigene_regeln:\n"
          "  - {name: sachaufwand, bedingung: zeile(013) >= -900.000, schwere: hinweis}\n";
    return text;
  }

  /// The budget year is always among the columns.
  [[nodiscard]] std::size_t first_column() const {
    return shape_.columns > column_names.size() - budget_column ? column_names.size() - shape_.columns
                                                                : budget_column;
  }

  void write_area(const std::string& number) {
    Plan sum;
    for (std::size_t group = 1; group <= shape_.groups_per_area; ++group) {
      const std::string below = fmt::format("{}.{:02}", number, group);
      const Plan plan = shape_.flat ? write_product(number + "/" + below + ".yaml", below)
                                    : write_group(number + "/" + below, below);
      for (const auto& [row, line] : plan) add(sum[row], line);
    }
    write_parent(number + "/bereich.yaml", "bereich", number, sum);
  }

  Plan write_group(const std::string& folder, const std::string& number) {
    Plan sum;
    for (std::size_t product = 1; product <= shape_.products_per_group; ++product) {
      const std::string below = fmt::format("{}.{:02}", number, product);
      for (const auto& [row, line] : write_product(folder + "/" + below + ".yaml", below))
        add(sum[row], line);
    }
    write_parent(folder + "/gruppe.yaml", "gruppe", number, sum);
    return sum;
  }

  void write_parent(const std::string& path, std::string_view level, const std::string& number, Plan sum) {
    std::string text = fmt::format("{}: \"{}\"\nbezeichnung: {} {}\n", level, number, level, number);
    if (shape_.parent_rows) text += plan_text(sum, shape_.parent_sums);
    texts_[path] = text;
  }

  Plan write_product(const std::string& path, const std::string& number) {
    Plan plan;
    for (const LeafRow& row : leaf_rows) {
      // Internal services would have to net to zero.
      const bool internal = row.number == "290" || row.number == "300";
      if (chance(80) && !(shape_.extras && internal)) plan[row.number] = series(row.sign);
    }
    if (plan.empty()) plan["013"] = series(-1);
    std::string text = fmt::format("produkt: {}\nbezeichnung: Produkt {}\n", number, number);
    text += plan_text(plan, shape_.product_sums);
    if (shape_.extras) text += notes(plan);
    texts_[path] = text;
    return plan;
  }

  /// Amounts that move about 3 % a year; what is planned is often a round amount.
  Line series(int sign) {
    constexpr std::int64_t thousand = 1'000;
    std::int64_t euros = 1'000;
    for (std::size_t i = draw(*random_, 11); i > 0; --i) euros *= 2;
    euros += static_cast<std::int64_t>(draw(*random_, static_cast<std::size_t>(euros)));
    const std::int64_t round = draw(*random_, 2) == 0 ? 1 : 100;
    Line line;
    for (std::size_t i = 0; i < shape_.columns; ++i) {
      line.push_back(sign * (euros / round * round));
      euros = euros * (thousand + 20 + static_cast<std::int64_t>(draw(*random_, 21))) / thousand;
    }
    return line;
  }

  std::string plan_text(Plan& plan, bool sums) {
    for (const SumRow& row : sum_rows()) {
      Line line;
      for (const std::string_view part : row.parts) {
        if (plan.contains(part)) add(line, plan.at(part));
      }
      if (!line.empty()) plan[row.number] = line;
    }
    std::string text = "teilergebnisplan:\n";
    for (const auto& [number, line] : plan) {
      if (is_sum(number) && (!sums || !chance(shape_.written))) continue;
      text += fmt::format("  \"{}\": [", number);
      for (std::size_t i = 0; i < line.size(); ++i) text += (i == 0 ? "" : ", ") + amount(line[i]);
      text += "]\n";
    }
    return text;
  }

  static bool is_sum(std::string_view number) {
    for (const SumRow& row : sum_rows()) {
      if (row.number == number) return true;
    }
    return false;
  }

  std::string notes(const Plan& plan) {
    const auto row = plan.find("013");
    if (row == plan.end() || !chance(50)) return {};
    const std::int64_t whole = -row->second[budget_column - first_column()];
    return fmt::format(
        "ansaetze:\n  \"013\":\n    vollstaendig: ja\n    posten:\n"
        "      - {{betrag: {}, bezeichnung: Unterhaltung}}\n      - {{betrag: {}, bezeichnung: Sonstiges}}\n",
        amount(whole / 3), amount(whole - whole / 3));
  }

  Shape shape_;
  Random* random_;
  Texts texts_;
};

}  // namespace

std::size_t draw(Random& random, std::size_t bound) {
  return static_cast<std::size_t>(random()) % bound;
}

Texts administration(const Shape& shape, Random& random) {
  return Author(shape, random).write();
}

}  // namespace budgetc::advice
