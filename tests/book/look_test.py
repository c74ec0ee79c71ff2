#!/usr/bin/python3
"""Proves the checks of the look: each fault, made on purpose with the class, is found on its page, and a sound document
has none."""
import pathlib
import shutil
import tempfile
import unittest

import look

TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "templates"

HEAD = r"""\documentclass[%s]{haushaltsband}
\HBverwaltung{Kreis}\HBjahr{2024}\HBtitel{Plan}\HBuntertitel{Band}
\begin{document}
\HBtitelseite
\HBlauf{35}{Fuss}
"""
PAGE = r"\HBseite{s%d}{Kicker}{35.0%d}{Seite}" + "\n"
SOUND = r"""
\HBabschnitt{}{Beschreibung}\HBtext{Die Kreisverwaltung betreut Menschen und nimmt ihre Aufgaben wahr.}
\begin{HBtabelle}{teilergebnisplan}{}{}
\HBspalte{nummer}{002}{Nr.}\HBspalte{bezeichnung}{}{Bezeichnung}\HBspalte{betrag}{-512.345.678}{Ansatz\HBumbruch 2024}
\HBkopf
\HBzeile{}{002}{Zuwendungen und allgemeine Umlagen}{-512.345.678}
\HBergebnis{}{310}{Ergebnis}{1}
\end{HBtabelle}
"""

# What is done wrong, and how the fault begins that must be found.
WRONG = {
    r"\newpage\hbox{}\newpage": "page {next} is blank",
    r"\HBtext{\rlap{\kern138mm\ Draussen}drinnen}": "page {page}: 'Draussen' stands outside the margins",
    r"\HBtext{\leavevmode\llap{Davor\kern37mm}drinnen}": "page {page}: 'Davor' stands outside the margins",
    r"\HBtext{\leavevmode\smash{\lower199mm\rlap{Darunter}}x}": "page {page}: 'Darunter' stands outside the margins",
    r"\HBtext{\leavevmode\smash{\raise56mm\rlap{Darueber}}x}": "page {page}: 'Darueber' stands outside the margins",
    r"\HBtext{\rlap{\kern140mm\vrule width12mm height2mm}drinnen}": "page {page}: something is drawn outside the margins",
    r"\HBtext{\leavevmode\rlap{Anna}Berta}": "page {page}: 'Anna' and 'Berta' are printed over each other",
    r"\HBtext{Oben}\vskip-6mm\HBtext{Unten}": "page {page}: 'Oben' and 'Unten' are printed over each other",
    r"\HBtext{\hbox to5mm{Breiter}}": r"log: Overfull \hbox",
    r"\HBtext{\hbox to90mm{zu schmal}}": r"log: Underfull \hbox",
    r"\vbox to2mm{\vbox to9mm{\vss}}": r"log: Overfull \vbox",
    r"\vbox to90mm{\hbox{a}\hbox{b}}": None,  # short pages are meant to be short
}


class LookTest(unittest.TestCase):
    def faults(self, body, options="bildschirm"):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(TEMPLATES / "haushaltsband.cls", folder)
            document = HEAD % options + body + "\\end{document}\n"
            (pathlib.Path(folder) / "haushaltsband.tex").write_text(document, encoding="utf-8")
            log = look.typeset(folder)
            return look.faults_of(pathlib.Path(folder) / "haushaltsband.pdf", log, document, folder)

    def test_a_sound_document_has_no_fault(self):
        self.assertEqual(self.faults(PAGE % (1, 1) + SOUND), [])
        self.assertEqual(self.faults(r"\HBknoten{0}" + PAGE % (1, 1) + SOUND + r"\HBknoten{0}" + PAGE % (2, 2) + SOUND, "druck"), [])

    def test_every_fault_is_found_on_its_page(self):
        body, wanted, page = "", [], 1
        for count, (wrong, fault) in enumerate(WRONG.items(), start=1):
            body += PAGE % (count, count % 10) + SOUND + wrong + "\n"
            page += 1
            if fault is not None:
                wanted.append(fault.format(page=page, next=page + 1))
            if "is blank" in (fault or ""):
                page += 1
        found = self.faults(body)
        for fault in wanted:
            self.assertTrue(any(one.startswith(fault) for one in found), f"not found: {fault}\nfound: {found}")
        # Text outside is ink outside, too.
        surplus = [one for one in found
                   if not any(one.startswith(fault) for fault in wanted) and "something is drawn" not in one]
        self.assertEqual(surplus, [])

    def test_a_missing_page_of_print_is_no_fault_only_on_the_left(self):
        self.assertEqual(self.faults(PAGE % (1, 1) + SOUND + r"\newpage\hbox{}\newpage" + PAGE % (2, 2) + SOUND, "druck"),
                         ["page 4 is blank"])


if __name__ == "__main__":
    unittest.main()
