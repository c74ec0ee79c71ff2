#!/usr/bin/python3
"""The JSON Schemas that `budgetc schema` prints: valid themselves, met by every source of a budget, and not by slips.
Usage: schema.py BUDGETC ROOT"""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

KINDS = ("haushalt", "stelle", "regeln", "form", "druck", "aenderungen")
# A file of each kind with a slip that an editor should show.
SLIPS = {
    "haushalt": "haushalt: Kreis\njahr: 2026\nebenen: [Budget]\nspalten: [Ansatz 2026]\nformen: {teilergebnisplan: a, teilfinanzplan: a}\n"
                "vollstaendig: yes\n",
    "stelle": "budget: 35\nbezeichnung: Zuwanderung\nziele: {wirkungsziel: []}\n",
    "regeln": "- {name: a, bedingung: zeile(1) > 0, schwere: schlimm}\n",
    "form": "form: a\nteilergebnisplan: {titel: TEP, vorzeichen: aufwand negativ, zeilen: [{zeile: 1, art: ertrag}]}\n",
    "aenderungen": "liste: 1\ntitel: a\nstand: beschlossen\naenderungen: [{nr: 1, stelle: 01, zeile: 1, Ansatz 2026: {neu: 1, alter: 2}, grund: b}]\n",
    "druck": "ebenen: {erste: {seiten: [{seite: produkt, teile: [planstelen]}]}}\n",
}


def plain(text):
    """As an editor reads it, but for numbers: those may be texts, too."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def kind_of(path, root):
    folder = path.relative_to(root).parts[0]
    by_folder = {"druck": "druck", "regeln": "regeln", "formen": "form"}
    return "haushalt" if path.name == "haushalt.yaml" else by_folder.get(folder, "stelle")


def sources(root):
    budget = root / "budgets/kreis-unna-2024"
    found = [(kind_of(path, budget), path) for path in sorted(budget.rglob("*.yaml"))]
    found += [("form", path) for path in sorted((root / "templates/forms").glob("*.yaml"))]
    found += [("aenderungen", path) for path in sorted((root / "tests/golden/aenderungsliste/aenderungen").glob("*.yaml"))]
    return found + [("druck", root / "templates/druck/standard.yaml")]


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    validators = {}
    for kind in KINDS:
        schema = json.loads(subprocess.run([program, "schema", kind], capture_output=True, text=True, check=True).stdout)
        jsonschema.Draft7Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft7Validator(schema)
    faults = []
    found = sources(root)
    for kind, path in found:
        errors = validators[kind].iter_errors(plain(path.read_text(encoding="utf-8")))
        faults += [f"{path}: {jsonschema.exceptions.best_match([error]).message}" for error in errors]
    faults += [f"not noticed: a slip in {kind}" for kind, text in SLIPS.items() if validators[kind].is_valid(plain(text))]
    print("\n".join(faults) or f"{len(found)} files meet their schemas, {len(SLIPS)} slips do not")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
