"""Looks at the pages of a book as a reader would: blank pages, ink and text outside the margins, text over text, and
boxes that TeX could not fill well. Every fault is one sentence with its page."""
import os
import pathlib
import re
import subprocess
from dataclasses import dataclass

import numpy
import pdf_words
from PIL import Image

POINTS_PER_INCH = 72.0
RESOLUTION = 50                # dots per inch: fine enough for a hairline, and quick
DARK = 245                     # a pixel below this is ink
LEAN = 2.5                     # points by which letters and lines may lean out of their box
DEPTH = 6.0                    # points that a last line reaches below the text
OVERLAP_WIDTH = 1.0            # points two words may share sideways
OVERLAP_HEIGHT = 0.3           # share of the lower word's height two lines may share: boxes are taller than letters
THUMB_REACH = 32.0             # points around a thumb's number that its tab covers
MEASURES = ("paperwidth", "textwidth", "textheight", "oddsidemargin", "evensidemargin", "topmargin", "headheight", "headsep",
            "footskip", "hoffset", "voffset")

# Underfull boxes are silenced in the class, since ragged columns are meant to be short; here the worst are wanted.
PROBE = (r"\AtBeginDocument{\hbadness=9999 \vbadness=10000 }\AtEndDocument{"
         + "".join(rf"\typeout{{HBmass {name}=\the\{name}}}" for name in MEASURES) + "}")


@dataclass(frozen=True)
class Frame:
    """Where text may stand, in points from the upper left corner of a page."""
    left: float
    right: float
    top: float
    head_bottom: float
    body_top: float
    body_bottom: float
    foot_top: float
    bottom: float

    def holds(self, word):
        """Whether a word stands in the head, in the text or in the foot."""
        rows = ((self.top - LEAN, self.head_bottom), (self.body_top, self.body_bottom), (self.foot_top, self.bottom))
        return (word.left > self.left - LEAN and word.right < self.right + LEAN
                and any(word.top > top - LEAN and word.bottom < bottom + LEAN for top, bottom in rows))


@dataclass(frozen=True)
class Layout:
    odd: Frame
    even: Frame
    two_sided: bool
    thumbs: frozenset

    def frame(self, number):
        return self.odd if number % 2 else self.even


def typeset(folder, name="haushaltsband", passes=4):
    """Sets a document again, in its folder, until its page numbers stand still; returns TeX's log. The log's measures are
    those of the class itself."""
    command = rf"{PROBE}\input{{{name}.tex}}"
    environment = {"SOURCE_DATE_EPOCH": "1704067200", "FORCE_SOURCE_DATE": "1", "MKTEXPK": "0", "MKTEXTFM": "0",
                   "max_print_line": "10000", "openin_any": "p", "openout_any": "p"}
    log = ""
    for number in range(passes):
        if number >= 2 and "Rerun to get" not in log:
            break
        run = subprocess.run(["xelatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error",
                              f"-jobname={name}", command], cwd=folder, env={**os.environ, **environment},
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        log = (pathlib.Path(folder) / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        if run.returncode != 0:
            raise RuntimeError(f"XeLaTeX failed in {folder}:\n{log[-2000:]}")
    return log


def layout_of(log, document):
    """What the class itself says about its page."""
    measure = {name: float(value) * 72 / 72.27 for name, value in re.findall(r"^HBmass (\w+)=(-?[\d.]+)pt", log, re.MULTILINE)}
    top = POINTS_PER_INCH + measure["voffset"] + measure["topmargin"]
    head = top + measure["headheight"]
    body_top = head + measure["headsep"]
    body_bottom = body_top + measure["textheight"]
    foot = body_bottom + measure["footskip"]

    def frame(side):
        left = POINTS_PER_INCH + measure["hoffset"] + measure[side]
        return Frame(left=left, right=left + measure["textwidth"], top=top, head_bottom=head + DEPTH, body_top=body_top,
                     body_bottom=body_bottom + DEPTH, foot_top=foot - 2 * DEPTH, bottom=foot + DEPTH)

    thumbs = frozenset(re.findall(r"^\\HBlauf\{([^{}]+)\}", document, re.MULTILINE))
    two_sided = re.search(r"\\documentclass\[[^\]]*druck", document) is not None
    return Layout(frame("oddsidemargin"), frame("evensidemargin"), two_sided, thumbs)


def images_of(pdf, folder):
    """Every page in grey, as an array."""
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", str(pdf), str(pathlib.Path(folder) / "seite")], check=True)
    files = sorted(pathlib.Path(folder).glob("seite-*.pgm"), key=lambda path: int(path.stem.split("-")[1]))
    return [numpy.asarray(Image.open(file)) for file in files]


def pixels(points):
    return int(round(points * RESOLUTION / POINTS_PER_INCH))


def blank_pages(images, layout):
    faults = []
    for number, image in enumerate(images, start=1):
        frame = layout.frame(number)
        body = image[pixels(frame.body_top):pixels(frame.body_bottom), pixels(frame.left):pixels(frame.right)]
        if (body < DARK).any():
            continue
        meant = layout.two_sided and number % 2 == 0 and not (image < DARK).any()
        if not meant:
            faults.append(f"page {number} is blank")
    return faults


def is_thumb(word, frame, layout):
    return word.text in layout.thumbs and (word.left > frame.right or word.right < frame.left)


def text_outside(pages, layout):
    faults = []
    for number, words in enumerate(pages, start=1):
        frame = layout.frame(number)
        for word in words:
            if not frame.holds(word) and not is_thumb(word, frame, layout):
                faults.append(f"page {number}: '{word.text}' stands outside the margins")
    return faults


def ink_outside(images, pages, layout):
    """Rules, grounds and drawings beside the text. The first page, the title, is printed to its edges."""
    faults = []
    for number, (image, words) in enumerate(zip(images, pages), start=1):
        frame = layout.frame(number)
        rows = numpy.ones(image.shape[0], dtype=bool)
        for thumb in (word for word in words if is_thumb(word, frame, layout)):
            rows[max(0, pixels(thumb.middle - THUMB_REACH)):pixels(thumb.middle + THUMB_REACH)] = False
        rows[:pixels(frame.top - LEAN)] = False  # draft and error marks
        beside = numpy.concatenate([image[rows, :pixels(frame.left - LEAN) - 1],
                                    image[rows, pixels(frame.right + LEAN) + 1:]], axis=1)
        below = image[pixels(frame.bottom + LEAN) + 1:]
        if number > 1 and ((beside < DARK).any() or (below < DARK).any()):
            faults.append(f"page {number}: something is drawn outside the margins")
    return faults


def overlap(one, other):
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return width > OVERLAP_WIDTH and height > OVERLAP_HEIGHT * lower


def overlaps(pages):
    faults = []
    for number, words in enumerate(pages, start=1):
        words = sorted(words, key=lambda word: word.top)
        for index, word in enumerate(words):
            for other in words[index + 1:]:
                if other.top >= word.bottom:
                    break
                if overlap(word, other):
                    texts = " and ".join(f"'{one}'" for one in sorted((word.text, other.text)))
                    faults.append(f"page {number}: {texts} are printed over each other")
    return faults


BAD_BOX = re.compile(r"^((?:Overfull|Underfull) \\[hv]box .*)$", re.MULTILINE)
COMPLAINT = re.compile(r"^(.*(?:Missing character|multiply defined|undefined references|ist zu breit|Rerun to get).*)$",
                       re.MULTILINE)


def bad_boxes(log):
    return [f"log: {line}" for line in BAD_BOX.findall(log) + COMPLAINT.findall(log)]


def faults_of(pdf, log, document, folder):
    """All faults of a book. `folder` is for the images."""
    layout = layout_of(log, document)
    images, pages = images_of(pdf, folder), pdf_words.words_of_pages(pdf)
    if len(images) != len(pages):
        return [f"{len(images)} images of {len(pages)} pages"]
    return (blank_pages(images, layout) + text_outside(pages, layout) + ink_outside(images, pages, layout) + overlaps(pages)
            + bad_boxes(log))
