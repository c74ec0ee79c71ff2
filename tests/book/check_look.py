#!/usr/bin/python3
"""Looks at every page of a built book. Usage: check_look.py OUT [FAULTS-TO-SHOW]"""
import pathlib
import shutil
import sys
import tempfile

import look


def main():
    out = pathlib.Path(sys.argv[1])
    shown = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    with tempfile.TemporaryDirectory() as folder:
        latex = pathlib.Path(folder) / "latex"
        shutil.copytree(out / "latex", latex)
        document = (latex / "haushaltsband.tex").read_text(encoding="utf-8")
        faults = look.faults_of(out / "haushaltsband.pdf", look.typeset(latex), document, folder)
    for fault in faults[:shown]:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults in the look of {out / 'haushaltsband.pdf'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
