#!/usr/bin/python3
"""Builds the print edition against an older state that says four things otherwise, and looks for the bars: in the outer margin of
the pages that changed, on right-hand pages right and on left-hand pages left, and nowhere else.
Usage: check_change_bars.py BUDGETC SOURCES FOLDER"""
import pathlib
import shutil
import subprocess
import sys

import numpy
import pdf_words
from PIL import Image

RESOLUTION = 100
RIGHT_HAND, LEFT_HAND = 1, 0
# Where a bar stands, in millimetres from the left edge of the paper, by side of the sheet.
ZONES = {RIGHT_HAND: (196.5, 199.0), LEFT_HAND: (11.0, 13.5)}
INNER = {RIGHT_HAND: (11.0, 13.5), LEFT_HAND: (193.0, 199.0)}
# File, what it says today and said earlier, and words of the page where the bar is due.
CHANGES = [
    ("35/35.01/35.01.01.yaml", "vorjahr: 225.000", "vorjahr: 220.000", "sonstige Geschäftsaufwendungen"),
    ("35/35.01/35.01.01.yaml", "Integrationskursbescheinigungen", "Bescheinigungen", "Integrationskursbescheinigungen"),
    ("35/35.01/produktgruppe.yaml", "die Blaue Karte EU, ", "", "Blaue Karte EU"),
    ("35/35.02/35.02.01.yaml", "geschichte nehmen wirtschaftlich,", "geschichte nehmen",
     "Einwanderungsgeschichte nehmen"),
]


def older_state(sources, folder):
    older = folder / "frueher"
    shutil.rmtree(older, ignore_errors=True)
    shutil.copytree(sources, older)
    for name, now, then, _ in CHANGES:
        text = (older / name).read_text(encoding="utf-8")
        if text.count(now) != 1:
            sys.exit(f"check_change_bars: {name} does not say »{now}« once")
        (older / name).write_text(text.replace(now, then), encoding="utf-8")
    return older


def pictures(pdf, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", str(pdf), str(folder / "seite")], check=True)
    return [numpy.asarray(Image.open(path)) for path in sorted(folder.iterdir())]


def has_ink(image, zone):
    """Whether a strip of the page, between head and foot, holds anything dark."""
    left, right = (int(edge / 25.4 * RESOLUTION) for edge in zone)
    top, bottom = int(.08 * image.shape[0]), int(.95 * image.shape[0])
    return bool((image[top:bottom, left:right] < 128).any())


def main(budgetc, sources, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / "band"
    done = subprocess.run([budgetc, "build", sources, "-o", out, "--pdf", "--fassung", "druck", "--seit",
                           older_state(pathlib.Path(sources), folder)], check=True, capture_output=True, text=True)
    if "1 Zeile, 1 Ansatzerläuterung, 2 Absätze, 0 andere Teile; entfallen: 0" not in done.stdout:
        sys.exit(f"check_change_bars: {done.stdout}")
    pdf = out / "haushaltsband.pdf"
    texts = [" ".join(word.text for word in words) for words in pdf_words.words_of_pages(pdf)]
    due = {number for number, text in enumerate(texts, start=1) for *_, words in CHANGES if words in text.replace("\u00a0", " ")}
    images = pictures(pdf, folder / "seiten")
    found = {number for number, image in enumerate(images, start=1) if number > 1 and has_ink(image, ZONES[number % 2])}
    wrong = [number for number, image in enumerate(images, start=1) if number > 1 and has_ink(image, INNER[number % 2])]
    sides = {number % 2 for number in found}
    if found != due or wrong or sides != {RIGHT_HAND, LEFT_HAND}:
        sys.exit(f"check_change_bars: bars on pages {sorted(found)}, due on {sorted(due)}, in the inner margin of {wrong}")
    print(f"check_change_bars: bars on pages {sorted(found)} of {len(images)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
