#!/usr/bin/python3
"""Reads the book as a reader copies from it, with pdftotext -layout: every row of every table of the printed budget must be
one line, its label first and all its figures behind it in order, and no figure more. Usage: verify_layout.py PDF DATA"""
import pathlib
import re
import subprocess
import sys
from collections import Counter, defaultdict

import verify_book
from pdf_rows import plain

FIGURE = re.compile(r"^-?\d{1,3}(\.\d{3})*(,\d+)?$")

# How many rows the printed budget has of each kind: 125 of its 232 rows of plans hold figures.
ROWS = {"Teilergebnisplan": 232, "Teilergebnisplan mit Beträgen": 125, "Teilfinanzplan A": 3, "Teilfinanzplan B": 1,
        "Investitionsliste": 5, "Zweckbindungsring": 22, "Erläuterung": 38, "Planstellen": 5, "Kennzahl": 57}


def lines_of(pdf):
    """Words of every line, page by page; amounts lose their unit."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout.decode()
    return [[re.sub(r"\s*[€%]", "", plain(line)).split() for line in page.splitlines()] for page in text.split("\f")]


def figures_at_end(words):
    """The figures that end a line, without the thumb index's number beside it."""
    count = 0
    while count < len(words) and FIGURE.match(words[-1 - count]):
        count += 1
    return words[len(words) - count:]


class Book:
    def __init__(self, pdf):
        self.pages = lines_of(pdf)
        self.lines = [line for page in self.pages for line in page if line]
        self.texts = [" ".join(word for line in page for word in line) for page in self.pages]
        self.errors = []
        self.counts = Counter()

    def expect(self, kind, holds, what):
        self.counts[kind] += 1
        if not holds:
            self.errors.append(f"{kind}: no line reads {what}")

    def plan_page(self, node):
        return next((page for page, text in zip(self.pages, self.texts) if f"Teilergebnisplan {node} " in text), [])

    def has_line(self, start, figures):
        """A line that begins with these words and ends with just these figures, or these and a thumb's number."""
        return any(line[:len(start)] == start and same(line[len(start):], figures) for line in self.lines)


def same(words, figures):
    found = figures_at_end(words)
    return found == figures or (len(found) == len(figures) + 1 and found[:-1] == figures and len(found[-1]) <= 2)


def check_plans(book, data):
    amounts = defaultdict(list)
    for node, row, _, amount in verify_book.table(data / "teilergebnisplan.tsv"):
        amounts[node, row].append(amount)
    for node in sorted({node for node, _ in amounts}):
        page = book.plan_page(node)
        numbers = [line[0] for line in page if line and line[0] in verify_book.ROWS]
        for row in verify_book.ROWS:
            line = next((line for line in page if line and line[0] == row), None)
            figures = amounts.get((node, row), [])
            # The label of row 310 ends in numbers of rows.
            words = [] if line is None else line[line.index("300)") + 1:] if row == "310" else line[1:]
            book.expect("Teilergebnisplan", line is not None and same(words, figures), f"{node} {row} {figures}")
            if figures:
                book.counts["Teilergebnisplan mit Beträgen"] += 1
        if numbers[:len(verify_book.ROWS)] != verify_book.ROWS:
            book.errors.append(f"Teilergebnisplan {node}: the rows stand in the order {numbers}")


def check_investments(book, data):
    rows = defaultdict(list)
    for part, row, _, amount in verify_book.table(data / "teilfinanzplan.tsv"):
        rows[part, row].append(amount)
    kinds = {"A": "Teilfinanzplan A", "B": "Teilfinanzplan B", "Liste": "Investitionsliste"}
    for (part, row), figures in rows.items():
        start = ["Summe"] if part == "B" else [row]
        book.expect(kinds[part], book.has_line(start, figures), f"{row} {figures}")


def in_order(line, wanted):
    rest = iter(line)
    return all(word in rest for word in wanted)


def check_lists(book, data):
    for ring, kind, amount, place, row, label in verify_book.table(data / "zweckbindungsringe.tsv"):
        words = plain(label).replace('"', "").split()
        wanted = [kind, words[0], *words[1:][-1:], amount, place, row]
        holds = any(in_order([word.strip('"') for word in line], wanted) for line in book.lines)
        book.expect("Zweckbindungsring", holds, f"{ring} {kind} {label} {amount} {place} {row}")
    for node, row, amount, prior, ring in verify_book.table(data / "erlaeuterungen.tsv"):
        holds = any(line[0] == amount and f"Ansatz 2023: {prior}" + (f" • Zweckbindungsring {ring}" if ring else "") in
                    " ".join(" ".join(below) for below in book.lines[index + 1:index + 5]) for index, line in enumerate(book.lines))
        book.expect("Erläuterung", holds, f"{node} {row} {amount}, and below it {prior} {ring}")
    for node, figures in verify_book.table(data / "planstellen.tsv"):
        book.expect("Planstellen", book.has_line(["Planstellen"], figures.split(" ")), f"{node} {figures}")


def check_indicators(book, data):
    for node, label, figures in verify_book.table(data / "kennzahlen.tsv"):
        first = plain(label).split(" ")[0]
        wanted = figures.split(" ")
        holds = any(any(word.startswith(first) for word in line[:2]) and same(line[1:], wanted) for line in book.lines)
        book.expect("Kennzahl", holds, f"{node} {label} {figures}")


def main():
    book, data = Book(sys.argv[1]), pathlib.Path(sys.argv[2])
    for check in (check_plans, check_investments, check_lists, check_indicators):
        check(book, data)
    if dict(book.counts) != ROWS:
        book.errors.append(f"compared {dict(book.counts)} instead of {ROWS}")
    for kind, count in book.counts.items():
        print(f"{count:5d} {kind}")
    for error in book.errors[:20]:
        print(error, file=sys.stderr)
    print(f"{sum(book.counts.values())} compared, {len(book.errors)} wrong")
    return 1 if book.errors else 0


if __name__ == "__main__":
    sys.exit(main())
