#!/usr/bin/python3
"""Compares a built output folder with the figures of the printed budget of Kreis Unna, extracted from its text and kept
in tests/data: every figure must stand in the PDF, the CSV and the Markdown, in its row and column, and nothing
else where the print is blank. Usage: verify_book.py OUT DATA"""
import csv
import pathlib
import re
import sys
from collections import defaultdict

import pdf_rows

COLUMNS = ["Ergebnis 2022", "Ansatz 2023", "Ansatz 2024", "Plan 2025", "Plan 2026", "Plan 2027"]
ROWS = [f"{n:03d}" for n in range(1, 26)] + ["280", "290", "300", "310"]
TOLERANCE = 3.0  # points between the right edge of an amount and that of its column's heading


class Report:
    def __init__(self):
        self.errors = []
        self.counts = defaultdict(int)

    def expect(self, kind, found, wanted, where):
        self.counts[kind] += 1
        if found != wanted:
            self.errors.append(f"{kind}: {where}: expected {wanted!r}, found {found!r}")


def table(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def plan_figures(data):
    """(node, row) -> {column: amount as printed}, for every row of every plan, blank ones too."""
    figures = defaultdict(dict)
    for node, row, column, amount in table(data / "teilergebnisplan.tsv"):
        figures[node, row][column] = amount
    for node in {key[0] for key in figures}:
        for row in ROWS:
            figures.setdefault((node, row), {})
    return figures


def find_page(pages, kicker, number):
    """The page whose heading is the kicker above a line that begins with the number."""
    for page in pages:
        lines = [pdf_rows.text_of(row) for row in page[:12]]
        for above, line in zip(lines, lines[1:]):
            if above == kicker and line.split(" ")[0] == number:
                return page
    return None


def column_edges(page):
    """Right edges of the year columns, from the heading that holds the six years."""
    for row in page:
        years = [word for word in row if re.fullmatch(r"20\d\d", word.text)]
        if [word.text for word in years] == ["2022", "2023", "2024", "2025", "2026", "2027"]:
            return [word.right for word in years]
    return None


def by_column(amounts, edges, names):
    result = {}
    for word in amounts:
        near = [name for edge, name in zip(edges, names) if abs(edge - word.right) < TOLERANCE]
        result[near[0] if near else f"?{word.right:.0f}"] = word.text
    return result


def check_pdf_plans(pages, figures, report):
    for (node, row), wanted in sorted(figures.items()):
        page = find_page(pages, "Teilergebnisplan", node)
        line = next((r for r in page or [] if r[0].text == row), None)
        if line is None:
            report.expect("PDF Teilergebnisplan", None, wanted, f"{node} {row}")
            continue
        edges = column_edges(page)
        # The label of row 310 names rows; amounts stand right of the first column's left end.
        amounts = [word for word in pdf_rows.amounts_of(line[1:]) if word.right > edges[0] - 40]
        report.expect("PDF Teilergebnisplan", by_column(amounts, edges, COLUMNS), wanted, f"{node} {row}")


def german(amount):
    """1234567.00 or 1234567,00 -> 1.234.567"""
    if amount == "":
        return ""
    whole, _, cents = amount.replace(",", ".").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    return sign + grouped + ("" if cents.strip("0") == "" else "," + cents)


def csv_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def check_csv_plans(out, figures, report):
    for node in sorted({key[0] for key in figures}):
        rows = {row["Nr."]: row for row in csv_rows(out / "csv" / f"{node}-teilergebnisplan.csv")}
        for row in ROWS:
            found = {c: german(rows[row][c]) for c in COLUMNS if rows.get(row, {}).get(c)}
            report.expect("CSV Teilergebnisplan", found, figures[node, row], f"{node} {row}")


def check_tidy(out, figures, report):
    found = defaultdict(dict)
    for row in csv_rows(out / "csv" / "haushalt.csv"):
        if row["plan"] == "teilergebnisplan" and row["betrag"]:
            found[row["nummer"], row["zeile"]][f'{row["spaltenart"]} {row["jahr"]}'] = german(row["betrag"])
    for key, wanted in figures.items():
        report.expect("CSV haushalt", dict(found.get(key, {})), wanted, " ".join(key))


def markdown_tables(text):
    """Rows of the book's tables by the headings of page and part above them."""
    node, page, tables = "", "", defaultdict(list)
    for line in text.splitlines():
        if line.startswith("## "):
            node, page = line[3:].split(" ")[0], ""
        elif line.startswith("### "):
            page = line[4:]
        elif line.startswith("| "):
            cells = [re.sub(r"\[(.*?)\]\(.*?\)", r"\1", pdf_rows.plain(cell.strip()).replace("**", ""))
                     for cell in line.strip("|").split("|")]
            tables[node, page].append(cells)
    return tables


def check_markdown_plans(out, figures, report):
    tables = markdown_tables((out / "markdown" / "haushaltsband.md").read_text(encoding="utf-8"))
    for node in sorted({key[0] for key in figures}):
        by_number = {cells[0]: cells for cells in tables[node, "Teilergebnisplan"]}
        for row in ROWS:
            cells = by_number.get(row, [""] * 8)[2:8]
            found = {column: cell for column, cell in zip(COLUMNS, cells) if cell}
            report.expect("Markdown Teilergebnisplan", found, figures[node, row], f"{node} {row}")


def contains_in_order(line, wanted):
    position = 0
    for token in line:
        if position < len(wanted) and token == wanted[position]:
            position += 1
    return position == len(wanted)


def check_lines(kind, lines, wanted, where, report):
    """Some line must hold all of `wanted` (words and amounts) in order."""
    report.expect(kind, any(contains_in_order(line, wanted) for line in lines), True, f"{where}: {' '.join(wanted)}")


def check_pdf_lists(pages, data, report):
    lines = [[word.text.strip('"') for word in row] for page in pages for row in page]
    for ring, kind, amount, place, row, label in table(data / "zweckbindungsringe.tsv"):
        first = pdf_rows.plain(label).split(" ")[0].strip('"')
        check_lines("PDF Zweckbindungsring", lines, [kind, first, amount, place, row], ring, report)
    for node, row, amount, prior, ring in table(data / "erlaeuterungen.tsv"):
        check_lines("PDF Erläuterung", lines, [amount, "€"], f"{node} {row}", report)
        check_lines("PDF Erläuterung Vorjahr", lines, ["2023:", prior], f"{node} {row}", report)
        if ring:
            check_lines("PDF Erläuterung Ring", lines, ["2023:", prior, ring], f"{node} {row}", report)
    for node, values in table(data / "planstellen.tsv"):
        check_lines("PDF Planstellen", lines, ["Planstellen", *values.split(" ")], node, report)
    for node, label, values in table(data / "kennzahlen.tsv"):
        check_lines("PDF Kennzahl", lines, values.split(" "), f"{node} {label}", report)
    for part, row, column, amount in table(data / "teilfinanzplan.tsv"):
        if part == "A":
            check_lines("PDF Teil A", lines, [row, amount], column, report)
    block = [amount for part, row, _, amount in table(data / "teilfinanzplan.tsv") if (part, row) == ("B", "UNTER")]
    check_lines("PDF Teil B", lines, block, "UNTER", report)
    for row in ("35002401", "35242401", "ÜBER", "UNTER", "Summe"):
        values = [amount for part, name, _, amount in table(data / "teilfinanzplan.tsv") if (part, name) == ("Liste", row)]
        check_lines("PDF Investitionsliste", lines, [row, *values], row, report)


def check_csv_lists(out, data, report):
    rings = [(row["ring"], row["art"], german(row["betrag"]), row["nummer"], row["zeile"], pdf_rows.plain(row["bezeichnung"]))
             for row in csv_rows(out / "csv" / "zweckbindungsringe.csv")]
    for line in table(data / "zweckbindungsringe.tsv"):
        report.expect("CSV Zweckbindungsring", (*line[:5], pdf_rows.plain(line[5])) in rings, True, " ".join(line))
    notes = [(row["nummer"], row["zeile"], german(row["betrag"]), german(row["betrag_vorjahr"]), row["zweckbindung"])
             for row in csv_rows(out / "csv" / "erlaeuterungen.csv")]
    for line in table(data / "erlaeuterungen.tsv"):
        report.expect("CSV Erläuterung", tuple(line) in notes, True, " ".join(line))


def main():
    out, data = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    report = Report()
    figures = plan_figures(data)
    pdf = pdf_rows.pages(out / "haushaltsband.pdf")
    check_pdf_plans(pdf, figures, report)
    check_pdf_lists(pdf, data, report)
    check_csv_plans(out, figures, report)
    check_tidy(out, figures, report)
    check_csv_lists(out, data, report)
    check_markdown_plans(out, figures, report)
    for kind, count in report.counts.items():
        print(f"{count:5d} {kind}")
    for error in report.errors:
        print(error, file=sys.stderr)
    print(f"{sum(report.counts.values())} compared, {len(report.errors)} wrong")
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
