#!/usr/bin/python3
"""Proves the comparison of pages on a page of a built book: the same page drawn by another program is accepted; a figure
left out, a column moved by 1.5 mm and a bar that is missing are not. Usage: page_images_test.py OUT"""
import pathlib
import sys
import tempfile
import unittest

import check_references
import numpy
import page_images
import pdf_words

OUT = pathlib.Path(sys.argv.pop(1))
SCALE = check_references.RESOLUTION / 72


class PageImagesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        pdf = OUT / "haushaltsband.pdf"
        pages = check_references.find_pages(pdf)
        cls.words = pdf_words.words_of_pages(pdf)[pages["teilergebnisplan"] - 1]
        with tempfile.TemporaryDirectory() as folder:
            cls.page = check_references.picture(pdf, pages["teilergebnisplan"], folder)
            cls.chart = check_references.picture(pdf, pages["kennzahlen"], folder)
            cls.other_program = {kind: check_references.picture(pdf, pages[kind], folder, "pdftocairo")
                                 for kind in ("teilergebnisplan", "kennzahlen")}

    def box(self, text):
        word = next(word for word in self.words if word.text.replace("\u2212", "-") == text)
        return (slice(int(word.top * SCALE), int(word.bottom * SCALE) + 1), slice(int(word.left * SCALE), int(word.right * SCALE) + 1))

    def differs(self, reference, picture):
        return page_images.difference(reference, picture).any()

    def test_another_program_draws_the_same_page(self):
        inner = (slice(0, None), slice(20, -40))  # it cuts what is printed to the paper's edge elsewhere
        for kind, page in (("teilergebnisplan", self.page), ("kennzahlen", self.chart)):
            self.assertFalse(self.differs(page[inner], self.other_program[kind][inner]), kind)

    def test_a_missing_figure_is_seen(self):
        for text in ("2.277.636", "-4.392.864", "208.387", "-3.960.842"):
            picture = self.page.copy()
            rows, columns = self.box(text)
            picture[rows, columns] = picture[rows.start, columns.start]
            self.assertTrue(self.differs(self.page, picture), text)

    def test_a_moved_column_is_seen(self):
        columns = self.box("2.277.636")[1]
        for pixels in (3, 4, 6):
            picture = self.page.copy()
            picture[100:-100, columns.start - 8:columns.stop] = self.page[100:-100, columns.start - 8 - pixels:columns.stop - pixels]
            self.assertTrue(self.differs(self.page, picture), f"{pixels} pixels")

    def test_a_missing_bar_is_seen(self):
        dark = numpy.argwhere(self.chart[self.chart.shape[0] // 2:-60] < 90)
        row, column = dark[len(dark) // 2] + [self.chart.shape[0] // 2, 0]
        picture = self.chart.copy()
        picture[row - 8:row + 8, column - 8:column + 8] = 255
        self.assertTrue(self.differs(self.chart, picture))

    def test_sixteen_greys_are_enough(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "teilergebnisplan.png"
            check_references.save_reference(self.page, path)
            self.assertIsNone(check_references.compare("teilergebnisplan", self.page, path.parent, path.parent / "differences"))
            changed = self.page.copy()
            changed[self.box("2.277.636")] = 255
            fault = check_references.compare("teilergebnisplan", changed, path.parent, path.parent / "differences")
            self.assertTrue(pathlib.Path(fault.rsplit(" ", 1)[1]).is_file())


if __name__ == "__main__":
    unittest.main()
