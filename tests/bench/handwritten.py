#!/usr/bin/python3
"""Writes what one would write by hand: the tables of a built book's CSV files in one LaTeX file of longtables, a heading and a new
page for each. For docs/performance.md. Usage: handwritten.py OUT FILE.tex"""
import csv
import pathlib
import sys

HEAD = r"""\documentclass[a4paper]{article}
\usepackage[margin=18mm]{geometry}
\usepackage{fontspec,longtable,booktabs,array,xcolor,colortbl}
\usepackage[ngerman]{babel}
\suppressfontnotfounderror1 \usepackage[hidelinks]{hyperref} % Debian keeps a font of it apart
\setmainfont{Carlito}[Numbers={Lining,Monospaced}]
\begin{document}
\tableofcontents
"""
SPECIAL = {"\\": r"\textbackslash{}", **{letter: "\\" + letter for letter in "{}$&#%_"}, "^": r"\^{}", "~": r"\~{}"}


def escaped(text):
    return "".join(SPECIAL.get(letter, letter) for letter in text)


def is_amount(text):
    return text == "" or text.replace(".", "").replace(",", "").lstrip("-").isdigit()


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    if len(rows) < 2:
        return ""
    width = len(rows[0])
    rows = [row[:width] + [""] * (width - len(row)) for row in rows]
    figures = [column > 1 and all(is_amount(row[column]) for row in rows[1:]) for column in range(width)]
    text_width = (174 - 17 * sum(figures)) // max(1, figures.count(False)) - 4
    columns = "".join("r" if figure else f"p{{{max(8, text_width)}mm}}" for figure in figures)
    lines = [" & ".join(escaped(cell) for cell in row) + r" \\" for row in rows]
    return (rf"\clearpage\section{{{escaped(path.stem)}}}{{\footnotesize\begin{{longtable}}{{{columns}}}\toprule" + "\n" + lines[0]
            + "\\midrule\\endhead\n" + "\n".join(lines[1:]) + "\n\\bottomrule\\end{longtable}}\n")


def main():
    out, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    tables = [table(path) for path in sorted((out / "csv").glob("*-*.csv"))]
    target.write_text(HEAD + "".join(tables) + "\\end{document}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
