#!/usr/bin/python3
"""Looks at every page of a built book. Usage: check_look.py [--loose] OUT
With --loose, lines that stretch their spaces too far are no fault: made-up words leave no other way."""
import pathlib
import shutil
import sys
import tempfile

import look

FAULTS_SHOWN = 40


def main():
    loose = "--loose" in sys.argv
    out = pathlib.Path(sys.argv[-1])
    with tempfile.TemporaryDirectory() as folder:
        latex = pathlib.Path(folder) / "latex"
        shutil.copytree(out / "latex", latex)
        document = (latex / "haushaltsband.tex").read_text(encoding="utf-8")
        faults = look.faults_of(out / "haushaltsband.pdf", look.typeset(latex), document, folder)
    if loose:
        faults = [fault for fault in faults if not fault.startswith(r"log: Underfull \hbox")]
    for fault in faults[:FAULTS_SHOWN]:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults in the look of {out / 'haushaltsband.pdf'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
