#!/usr/bin/python3
"""Compares pages of every kind of a built book with the pictures in tests/book/referenz. With BUDGETC_UPDATE_GOLDEN set, rewrites
those. Usage: check_references.py OUT REFERENCES FOLDER-FOR-DIFFERENCES"""
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy
import page_images
import pdf_words
from PIL import Image

RESOLUTION = 55
GREYS = 16  # shades of a reference: enough, and a third of the bytes

# The first page that says all this is meant.
KINDS = {
    "titelseite": ["Kreis Unna", "Produkthaushalt 2024", "Budget 35"],
    "inhalt": ["Inhalt", "35.01.01", "35.02.02"],
    "teilergebnisplan": ["Teilergebnisplan 35 Zuwanderung", "310"],
    "teilfinanzplan-b": ["Teil B – Investitionen", "35002401", "35242401"],
    "ziele": ["Ziele und Maßnahmen 35.01", "Wirkungsziel"],
    "produkt": ["Produkt 35.01.02 Aufenthaltsbeendende", "Auftragsgrundlage"],
    "kennzahlen": ["Kennzahlen 35.01.01", "Entwicklung der Ausländerzahlen"],
    "ansaetze": ["Integrationsmanagement", "376.500 €", "1.026.000 €", "Zweckbindungsring 35-04"],
    "zweckbindungsringe": ["Zweckgebundene Erträge und Aufwendungen", "Nr. 2", "Nr. 6"],
}


def find_pages(pdf):
    """The number of the first page of each kind."""
    texts = [" ".join(word.text for word in words).replace("\u00a0", " ") for words in pdf_words.words_of_pages(pdf)]
    return {kind: next((number for number, text in enumerate(texts, start=1) if all(needle in text for needle in needles)), None)
            for kind, needles in KINDS.items()}


def picture(pdf, number, folder, program="pdftoppm"):
    target = pathlib.Path(folder) / f"{program}-{number}"
    subprocess.run([program, "-r", str(RESOLUTION), "-gray", "-png", "-singlefile", "-f", str(number), "-l", str(number), str(pdf),
                    str(target)], check=True)
    return numpy.asarray(Image.open(f"{target}.png").convert("L"))


def save_reference(image, path):
    step = 255 // (GREYS - 1)
    Image.fromarray(((image.astype(int) + step // 2) // step * step).clip(0, 255).astype(numpy.uint8)).save(path, optimize=True)


def compare(kind, image, references, differences):
    """What is wrong with a page, or None."""
    path = references / f"{kind}.png"
    if not path.exists():
        return f"{kind}: there is no {path}"
    reference = numpy.asarray(Image.open(path).convert("L"))
    points = page_images.difference(reference, image)
    if points is not None and not points.any():
        return None
    differences.mkdir(parents=True, exist_ok=True)
    shown = differences / f"{kind}.png"
    page_images.side_by_side(reference, image, points).save(shown)
    return f"{kind}: the page looks different; reference, page and differences side by side: {shown}"


def main():
    out, references, differences = (pathlib.Path(argument) for argument in sys.argv[1:4])
    update = bool(os.environ.get("BUDGETC_UPDATE_GOLDEN"))
    faults = []
    pdf = out / "haushaltsband.pdf"
    with tempfile.TemporaryDirectory() as folder:
        for kind, number in find_pages(pdf).items():
            if number is None:
                faults.append(f"{kind}: the book has no such page")
            elif update:
                references.mkdir(exist_ok=True)
                save_reference(picture(pdf, number, folder), references / f"{kind}.png")
            else:
                fault = compare(kind, picture(pdf, number, folder), references, differences)
                faults += [fault] if fault else []
    if faults and not update:
        faults.append("when the new look is meant: scripts/update-golden")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(KINDS)} kinds of pages, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
