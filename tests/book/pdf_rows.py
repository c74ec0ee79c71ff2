"""Rows of words of a PDF, with their places on the page, through pdftotext -bbox."""
import html
import re
import subprocess
from dataclasses import dataclass

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
AMOUNT = re.compile(r"^-?\d{1,3}(\.\d{3})*(,\d+)?$")


@dataclass(frozen=True)
class Word:
    left: float
    right: float
    y: float
    text: str


def plain(text):
    """Text as the sources write it: ASCII minus and hyphen, ordinary spaces."""
    return text.replace("\u2212", "-").replace("\u2010", "-").replace("\u00a0", " ")


def pages(pdf):
    """For every page its rows from top to bottom, each a list of words from left to right."""
    xml = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True).stdout.decode()
    result = []
    for page in xml.split("<page ")[1:]:
        words = [part for a, b, c, d, t in WORD.findall(page)
                 for part in split_euro(Word(float(a), float(c), (float(b) + float(d)) / 2, plain(html.unescape(t))))]
        result.append(rows_of(words))
    return result


def split_euro(word):
    """pdftotext joins two words of one character each: 0 € comes as 0€."""
    if len(word.text) < 2 or not word.text.endswith("€"):
        return [word]
    return [Word(word.left, word.left, word.y, word.text[:-1]), Word(word.left, word.right, word.y, "€")]


def rows_of(words):
    rows = []
    for word in sorted(words, key=lambda w: (w.y, w.left)):
        if rows and abs(rows[-1][0].y - word.y) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.left) for row in rows]


def text_of(row):
    return " ".join(word.text for word in row)


def amounts_of(row):
    return [word for word in row if AMOUNT.match(word.text)]
