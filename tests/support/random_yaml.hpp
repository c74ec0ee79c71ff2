#pragma once

#include <string>
#include <vector>

#include <rapidcheck.h>

namespace budgetc::test {

/// A document of random shape in every notation that sources may use, written as YAML, and as `shown()` would
/// print its tree.
class RandomYaml {
 public:
  std::string yaml;
  std::string expected;

  void document() {
    yaml += *rc::gen::element<std::string>("", "", "\xEF\xBB\xBF", "# Kopf\n", "\n# Kopf\n\n", "  \n");
    expected += '{';
    entries(0, true);
    expected += '}';
  }

 private:
  static constexpr std::size_t deepest = 6;

  /// Keys and values of a mapping; the first key may stand behind a dash.
  void entries(std::size_t indent, bool first_indented) {
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) {
      if (i > 0 || first_indented) yaml += std::string(indent, ' ');
      key(i);
      value(indent);
    }
  }

  void key(int index) {
    const std::string name = *rc::gen::element<std::string>("k", "00", "k ", "ä") + std::to_string(index);
    const auto quote = *rc::gen::element<std::string>("", "", "\"", "'");
    yaml += quote + name + quote + *rc::gen::element<std::string>(":", ":", " :");
    expected += (index > 0 ? ", '" : "'") + name + "': ";
  }

  /// Whatever may follow a key or a dash at this column.
  void value(std::size_t indent) {
    switch (*rc::gen::inRange(0, indent > deepest ? 7 : 10)) {
      case 0: return missing();
      case 1: return plain(indent + 2);
      case 2: return double_quoted(indent + 2);
      case 3: return single_quoted();
      case 4: return literal(indent + 2);
      case 5: return folded(indent + 2);
      case 6:
        yaml += ' ';
        flow(indent + 4, 0);
        return line_end();
      case 7: return sequence(indent + 2);
      case 8: return compact_sequence(indent + 2);
      default: return mapping(indent + 2);
    }
  }

  void line_end() {
    yaml += *rc::gen::element<std::string>("\n", "\n", "  # Kommentar\n", "\r\n", "\n\n", "\n  \n\n",
                                           "\n# ganze Zeile\n", "\t\n", " #\n    # eingerückt: [\n");
  }

  void missing() {
    yaml += *rc::gen::element<std::string>("", " ", " ~", " null", " # nichts");
    yaml += *rc::gen::element<std::string>("\n", "\n\n", "\r\n");
    expected += '~';
  }

  void plain(std::size_t indent) {
    const auto text = *rc::gen::element<std::string>("foo", "1.555.800", "-16.000", "010", "a b", "ä#b",
                                                     "x:y", "nein", "0x1F", "2024-01-01", "§ 5 (2)", "a, b");
    yaml += " " + text;
    expected += "'" + text;
    if (*rc::gen::inRange(0, 4) == 0) {
      yaml += "\n" + std::string(indent, ' ') + "weiter";
      expected += " weiter";
    }
    expected += "'";
    line_end();
  }

  void double_quoted(std::size_t indent) {
    struct Spelling {
      std::string written;
      std::string meant;
    };
    const std::vector<Spelling> spellings{{"", ""},
                                          {"x: y", "x: y"},
                                          {"# z", "# z"},
                                          {" b ", " b "},
                                          {"a\\tb\\u00e4", "a\tbä"},
                                          {"1,50", "1,50"},
                                          {"\\\"&w\\\\", "\"&w\\"},
                                          {"x\n" + std::string(indent, ' ') + "y", "x y"},
                                          {"x \n\n" + std::string(indent, ' ') + "y", "x\ny"},
                                          {"x\\\n" + std::string(indent, ' ') + "y", "xy"}};
    const Spelling& one = spellings[static_cast<std::size_t>(*rc::gen::inRange(0, 10))];
    yaml += " \"" + one.written + "\"";
    expected += "'" + one.meant + "'";
    line_end();
  }

  void single_quoted() {
    const auto text = *rc::gen::element<std::string>("", "x: y", "it''s", "[a]", "ä\\", "- c", "*w");
    yaml += " '" + text + "'";
    expected += "'" + (text == "it''s" ? "it's" : text) + "'";
    line_end();
  }

  /// Lines of a text behind `|` or `>`; the first holds something.
  std::vector<std::string> text_lines(std::vector<std::string> choice) {
    std::vector<std::string> lines =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(choice));
    while (!lines.empty() && (lines.front().empty() || lines.front().front() == ' '))
      lines.erase(lines.begin());
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
  }

  void block(char sign, std::size_t indent, const std::vector<std::string>& lines, std::string text) {
    const bool strip = *rc::gen::arbitrary<bool>();
    yaml +=
        std::string(" ") + sign + (strip ? "-" : "") + *rc::gen::element<std::string>("", " # Text") + "\n";
    for (const std::string& line : lines)
      yaml += line.empty() ? "\n" : std::string(indent, ' ') + line + "\n";
    yaml += *rc::gen::element<std::string>("", "", "\n", "\n\n");
    if (!strip && !lines.empty()) text += '\n';
    expected += "'" + text + "'";
  }

  void literal(std::size_t indent) {
    const auto lines = text_lines({"Text", "", "  mehr", "- Punkt", "\"", "[", "a: b", "# x", "\tTab"});
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    if (!text.empty()) text.pop_back();
    block('|', indent, lines, text);
  }

  /// Lines are joined by blanks; an empty one ends a paragraph.
  void folded(std::size_t indent) {
    const auto lines = text_lines({"Text", "", "mehr Text", "- Punkt", "a: b", "# x"});
    std::string text;
    for (const std::string& line : lines) {
      const bool joins = !text.empty() && text.back() != '\n' && !line.empty();
      text += (joins ? " " : "") + (line.empty() ? "\n" : line);
    }
    block('>', indent, lines, text);
  }

  /// A value in brackets, or one between them.
  void flow(std::size_t indent, int depth) {
    const int kind = depth == 0 ? *rc::gen::inRange(4, 6) : *rc::gen::inRange(0, depth > 2 ? 4 : 6);
    const auto simple = [&](const std::string& written, const std::string& meant) {
      yaml += written;
      expected += meant;
    };
    if (kind == 0) simple("~", "~");
    if (kind == 1) simple("\"b, ]\"", "'b, ]'");
    if (kind == 2) simple("'c: '", "'c: '");
    if (kind == 3) simple("-1.500", "'-1.500'");
    if (kind == 4) flow_list(indent, depth);
    if (kind == 5) flow_mapping(indent, depth);
  }

  void flow_gap(std::size_t indent) {
    yaml += *rc::gen::element<std::string>("", " ", "  ", "\n" + std::string(indent, ' '),
                                           " # Kommentar\n" + std::string(indent, ' '),
                                           "\n\n" + std::string(indent, ' '));
  }

  void flow_list(std::size_t indent, int depth) {
    yaml += '[';
    expected += '[';
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
      if (i > 0) yaml += ',';
      if (i > 0) expected += ", ";
      flow_gap(indent);
      flow(indent, depth + 1);
      flow_gap(indent);
    }
    if (count > 0 && *rc::gen::inRange(0, 4) == 0) yaml += ',';
    yaml += ']';
    expected += ']';
  }

  void flow_mapping(std::size_t indent, int depth) {
    yaml += '{';
    expected += '{';
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
      if (i > 0) yaml += ',';
      flow_gap(indent);
      key(i);
      yaml += ' ';
      flow(indent, depth + 1);
      flow_gap(indent);
    }
    yaml += '}';
    expected += '}';
  }

  void sequence(std::size_t indent) {
    yaml += *rc::gen::element<std::string>("\n", "\n\n", " # Liste\n");
    expected += '[';
    const int items = *rc::gen::inRange(1, 4);
    for (int i = 0; i < items; ++i) {
      yaml += std::string(indent, ' ') + "-";
      if (i > 0) expected += ", ";
      value(indent);
    }
    expected += ']';
  }

  /// A list of mappings whose first key stands behind the dash.
  void compact_sequence(std::size_t indent) {
    yaml += '\n';
    expected += '[';
    const int items = *rc::gen::inRange(1, 4);
    for (int i = 0; i < items; ++i) {
      yaml += std::string(indent, ' ') + "- ";
      expected += i > 0 ? ", {" : "{";
      entries(indent + 2, false);
      expected += '}';
    }
    expected += ']';
  }

  void mapping(std::size_t indent) {
    yaml += *rc::gen::element<std::string>("\n", "\n\n", " # Angaben\n");
    expected += '{';
    entries(indent, true);
    expected += '}';
  }
};

}  // namespace budgetc::test
