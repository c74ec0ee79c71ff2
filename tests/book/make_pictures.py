#!/usr/bin/python3
"""Pictures of pages for the README, without the empty foot of a page. Usage: make_pictures.py OUT FOLDER"""
import pathlib
import subprocess
import sys
import tempfile

import check_references
from PIL import Image, ImageOps

PAGES = {"teilergebnisplan": "teilergebnisplan", "kennzahlen": "kennzahlen", "zweckbindungsringe": "ringe"}
RESOLUTION = 80
BORDER = 24
FOOT = 0.93  # share of a page's height above its foot


def picture(pdf, number, folder):
    target = pathlib.Path(folder) / f"seite-{number}"
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-png", "-singlefile", "-f", str(number), "-l", str(number), str(pdf), str(target)],
                   check=True)
    page = Image.open(f"{target}.png").convert("RGB")
    page = page.crop((0, 0, page.width, int(page.height * FOOT)))
    bottom = ImageOps.invert(page.convert("L")).getbbox()[3]
    return page.crop((0, 0, page.width, min(page.height, bottom + BORDER))).quantize(64)


def main():
    pdf, target = pathlib.Path(sys.argv[1]) / "haushaltsband.pdf", pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        for kind, number in check_references.find_pages(pdf).items():
            if kind in PAGES:
                picture(pdf, number, folder).save(target / f"{PAGES[kind]}.png", optimize=True)


if __name__ == "__main__":
    main()
