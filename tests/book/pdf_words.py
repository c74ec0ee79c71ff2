"""Words of a PDF with their boxes, through pdftotext -bbox."""
import html
import re
import subprocess
from dataclasses import dataclass

WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """Points from the upper left corner of the page."""
    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self):
        return (self.top + self.bottom) / 2


def words_of_pages(pdf):
    xml = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return [[Word(*(float(side) for side in sides), html.unescape(text)) for *sides, text in WORD.findall(page)]
            for page in xml.split("<page ")[1:]]
