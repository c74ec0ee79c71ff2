#!/usr/bin/python3
"""Measures what setting a built book costs, against a file as one would write it by hand with the same tables: processor
seconds, which other programs on the machine change little, and memory. Usage: typesetting.py OUT"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SETTINGS = {"SOURCE_DATE_EPOCH": "1704067200", "FORCE_SOURCE_DATE": "1", "MKTEXPK": "0", "MKTEXTFM": "0"}
HERE = pathlib.Path(__file__).resolve().parent


def run(arguments, folder):
    """Processor seconds and megabytes of a program."""
    process = subprocess.Popen(arguments, cwd=folder, env={**os.environ, **SETTINGS}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{arguments[0]} failed in {folder}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pages_of(pdf):
    text = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pages:"))


def measure(what, folder, name):
    """Three passes, of which the third is the one counted, and the making of the PDF."""
    engine = ["xelatex", "-no-pdf", "-no-shell-escape", "-interaction=batchmode", f"{name}.tex"]
    seconds, memory = [run(engine, folder) for _ in range(3)][-1]
    driver, driver_memory = run(["xdvipdfmx", "-q", "-E", f"{name}.xdv"], folder)
    pages = pages_of(pathlib.Path(folder) / f"{name}.pdf")
    print(f"{what:12} {pages:5d} pages: a pass {seconds:6.2f} s = {seconds * 100 / pages:.2f} s per 100 pages, {memory:4.0f} MB; "
          f"PDF {driver:5.2f} s = {driver * 100 / pages:.2f} s per 100 pages, {driver_memory:4.0f} MB")


def main():
    out = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        latex = pathlib.Path(folder) / "latex"
        shutil.copytree(out / "latex", latex)
        measure("the class", latex, "haushaltsband")
        subprocess.run([sys.executable, str(HERE / "handwritten.py"), str(out), str(latex / "hand.tex")], check=True)
        measure("by hand", latex, "hand")
        (latex / "leer.tex").write_text("\\documentclass{haushaltsband}\\begin{document}\\HBseite{a}{}{}{x}\\HBtext{x}\\end{document}")
        measure("one page", latex, "leer")


if __name__ == "__main__":
    main()
