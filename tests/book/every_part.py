#!/usr/bin/python3
"""Writes a budget that has every part on every level, each with a word of its own, and looks for each word in the LaTeX, the
Markdown, the CSV and the printed book. Then a page plan leaves each part out, and build must say so.
Usage: every_part.py BUDGETC FOLDER"""
import json
import pathlib
import shutil
import subprocess
import sys

LEVELS = [("budget", "10", "10/budget.yaml"), ("produktgruppe", "10.01", "10/10.01/produktgruppe.yaml"),
          ("produkt", "10.01.01", "10/10.01/10.01.01.yaml")]
PLAN = """haushalt: Kreis Muster
jahr: 2026
ebenen: [Budget, Produktgruppe, Produkt]
spalten: [Ansatz 2025, Ansatz 2026, Plan 2027, Plan 2028]
formen: {teilergebnisplan: nrw-muster, teilfinanzplan: nrw-muster}
wertgrenze: 1.000
regeln: {T01: {schwere: aus, grund: Der Name im Verzeichnis ist hier mit Absicht ein eigenes Wort.}}
klassifizierung: {A: Zqlegende}
vorbemerkungen:
  - {titel: Zqvortitel, text: Zqvortext, abschnitte: [{titel: Zqabtitel, text: Zqabtext}]}
"""
# Parts of a node by their names in a page plan, as YAML; @ is the level. What begins with Zq must be printed.
PARTS = {
    "klassifizierung": "klassifizierung: A\n",
    "produktbereiche": "produktbereich: 01\n",
    "verantwortlich": "verantwortlich: Zq@verantwortlich\n",
    "strategischer_schwerpunkt": "strategischer_schwerpunkt: {titel: Zq@fokustitel, text: Zq@fokustext}\n",
    "auftragsgrundlage": "auftragsgrundlage: Zq@auftrag\n",
    "beschreibung": "beschreibung: Zq@beschreibung\n",
    "allgemeine_ziele": "allgemeine_ziele: Zq@allgemein\n",
    "zielgruppen": "zielgruppen: Zq@gruppen\n",
    "erlaeuterungen": "erlaeuterungen: Zq@erlaeuterung [1]\nerlaeuterungen_fussnoten: [Zq@fussnote]\n",
    "planstellen": "planstellen: {YEAR: \"7@,5@\"}\n",
    "ueberleitung": "ueberleitung:\n  titel: Zq@uebertitel\n  text: Zq@uebertext\n  produkte:\n    - {alt: Zq@alt, "
                    "bezeichnung_alt: Zq@altname, budget_alt: Zq@altbudget, neu: 10.01.01, bezeichnung_neu: Zq2name}\n",
    "organigramm": "organigramm:\n  bezeichnung: Zq@einheit\n  zusatz: Zq@zusatz\n  funktion: Zq@funktion\n  person: Zq@person\n"
                   "  einheiten:\n    - {bezeichnung: Zq@untereinheit, person: Zq@unterperson}\n",
    "zweckbindungsringe": "zweckbindungsringe:\n  - nummer: 1\n    ausgleich: ausgeglichen\n    ertraege:\n      - {betrag: 1@, "
                          "stelle: NR, zeile: 2, bezeichnung: Zq@ringertrag}\n    aufwendungen:\n      - {betrag: 1@, stelle: NR, "
                          "zeile: 13, bezeichnung: Zq@ringaufwand}\n",
    "zuwendungen_fraktionen": "zuwendungen_fraktionen:\n  text: Zq@fraktionstext\n  geldleistungen:\n    - {fraktion: Zq@fraktion, betraege: {Ansatz "
                              "2025: 3@1, Ansatz 2026: 3@2}, bemerkung: Zq@fraktionsbemerkung}\n  geldwerte_leistungen:\n    - {fraktion: "
                              "Zq@gruppe, betraege: {Ansatz 2026: 400}}\n  summe: {Ansatz 2026: 7@2}\n",
    "ansaetze": "ansaetze:\n  2:\n    - {betrag: 1@, vorjahr: 0, bezeichnung: Zq@ansatz, zweckbindung: RING, text: Zq@ansatztext}\n",
    "kennzahlen": "kennzahlen:\n  - titel: Zq@tabelle\n    spalten: [2026 Plan]\n    einheit: Anzahl\n    zeilen:\n      - {gruppe: "
                  "Zq@kgruppe}\n      - {kennung: k, nummer: K1, bezeichnung: Zq@kennzahl, werte: [8@]}\n    fussnoten:\n      - {zeichen: "
                  "\"*\", text: Zq@kfussnote}\n    diagramme:\n      - {titel: Zq@diagramm, art: balken, reihen: [k]}\n      - {titel: "
                  "Zq@leeresdiagramm, art: balken, ohne_werte: Zq@ohnewerte}\n",
    "investitionen": "investitionen:\n  - nummer: Zq@nr\n    bezeichnung: Zq@massnahme\n    zeilen:\n      1: {Ansatz 2026: 5@0, "
                     "gesamt: 5@0}\n      8: {Ansatz 2026: 6@00, VE: 3@0, Plan 2028: 3@0, bisher bereitgestellt: 4@0, spaetere Jahre: "
                     "2@0}\n    faelligkeiten: {Plan 2028: 3@0}\n    text: Zq@massnahmentext\n",
    "ziele": "ziele:\n  titel: Zq@zieltitel\n  schwerpunkt: Zq@zielfokus\n  wirkungsziele: [{kennung: W1, text: Zq@wirkung}]\n  "
             "leistungsziele: [{kennung: L1, text: Zq@leistung}]\n  massnahmen: [{kennung: M1, text: Zq@zielmassnahme}]\n  ausgangslage: "
             "Zq@lage\n  schluesselprodukt: 10.01.01\n  handlungsfelder: [Zq@feld]\n  leitsaetze: {einleitung: Zq@leiteinleitung, "
             "saetze: [Zq@leitsatz]}\n  kennzahlen:\n    - {titel: Zq@zieltabelle, spalten: [2026 Plan], einheit: Anzahl, zeilen: "
             "[{bezeichnung: Zq@zielkennzahl, werte: [9@]}]}\n  erlaeuterungen: Zq@zielerlaeuterung\n",
}
PLAN_PARTS = """teilergebnisplan:
  2: [0, 1@, 0, 0]
  13: [0, 1@, 0, 0]
teilfinanzplan_a:
  spalten: [Ansatz 2026]
  8: [TEILA]
teilfinanzplan_b:
  ueber: {Ansatz 2026: SALDO}
investitionsliste:
  summe: {betrag: TEILA}
"""
# Parts that only the administration has, in files of their own.
ROOT_FILES = {
    "stellenplan.yaml": "text: Zqstellentext\nbeamte:\n  - {amt: Zqbeamtin, gruppe: Zqgruppea, stellen: {2026: \"1,00\", 2025: \"1,00\"}, "
                        "besetzt: \"0,50\", vermerk: Zqvermerk}\nbeschaeftigte:\n  - {amt: Zqtarif, gruppe: Zqgruppeb, stellen: \"2,00\"}\n"
                        "nachwuchs:\n  - {amt: Zqnachwuchs, stellen: \"3,00\"}\n"
                        "stellenuebersicht:\n  Zqbereich: {Zqgruppea: \"1,00\", Zqgruppeb: \"2,00\"}\n",
    "verbindlichkeiten.yaml": "text: Zqschuldentext\narten:\n  - {art: Zqkredite, investitionskredite: ja, stand: {Ansatz 2026: 5.000}}\n"
                              "  - {art: Zqbuergschaft, nachrichtlich: ja, stand: {Ansatz 2026: 6.000}}\n",
    "eigenkapital.yaml": "text: Zqkapitaltext\nallgemeine_ruecklage: {Ansatz 2026: 9.000}\n",
}
ROOT_PARTS = ["stellenplan", "stellenuebersicht", "verbindlichkeiten", "eigenkapital"]
# Names of the parts of a page plan that PARTS do not name themselves.
GOAL_PARTS = ["zielschwerpunkt", "wirkungsziele", "leistungsziele", "ausgangslage", "massnahmen", "schluesselprodukt", "leitsaetze",
              "zielkennzahlen", "zielerlaeuterungen"]
FINANCE_PARTS = ["teilergebnisplan", "teilfinanzplan_a", "teilfinanzplan_b", "investitionsliste", "investitionstexte"]
BOOK_PARTS = ["klassifizierung_legende", "vorbemerkungen", "abweichungen", "produktverzeichnis", "haushaltsausgleich",
              "haushaltsquerschnitt", "ve_uebersicht"]
# What is accepted stands in the annex.
UNPRINTED_KEYS = ["abweichungen"]
# Where charts and number columns hold no words, CSV has the number in a table; these words stand in no table and no text.
NOT_IN_CSV = ("diagramm", "leeresdiagramm", "ohnewerte")


def node_source(level):
    key, number, _ = LEVELS[level]
    text = f"{key}: {number}\nbezeichnung: Zq{level}name\n"
    if level > 0:
        text += f"bezeichnung_im_verzeichnis: Zq{level}verzeichnis\n"
    text += "".join(PARTS.values()) + PLAN_PARTS
    payments = [6000 + 100 * below for below in range(level, 3)]
    receipts = [500 + 10 * below for below in range(level, 3)]
    for name, value in {"TEILA": sum(payments), "SALDO": sum(receipts) - sum(payments)}.items():
        text = text.replace(name, str(value))
    # The amounts of a node above are sums of what stands below: it writes them as control totals.
    text = text.replace("  2: [0, 1@, 0, 0]\n  13: [0, 1@, 0, 0]\n", "  2: [0, 12, 0, 0]\n  13: [0, 12, 0, 0]\n")
    text = text.replace("YEAR", ["planung 2025", "ergebnis 2024", "planung 2026"][level])  # no sums of each other
    text = text.replace("RING", f"{number}-01").replace("NR", number)
    text = text.replace("betrag: 1@", "betrag: 12") if level == 2 else text.replace("betrag: 1@", "betrag: 1")
    return text.replace("@", str(level))


def write_sources(root):
    shutil.rmtree(root, ignore_errors=True)
    files = {"haushalt.yaml": PLAN}
    files |= {LEVELS[level][2]: node_source(level) for level in range(3)} | ROOT_FILES
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return files


def words_of(files):
    found = set()
    for text in files.values():
        for word in text.replace("Zq", " Zq").split():
            if word.startswith("Zq"):
                found.add("".join(c for c in word if c.isalnum()))
    return sorted(found) + [f"7{level},5{level}" for level in range(3)]


def build(program, root, out, *more):
    run = subprocess.run([program, "build", root, "-o", out, "--ohne-zeit", *more], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def text_of(folder, pattern):
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob(pattern)))


def missing_words(words, where, text):
    return [f"{where}: {word}" for word in words if word not in text]


def check_formats(program, root, words):
    out = root.parent / "band"
    status, said = build(program, root, out, "--pdf", "--streng")
    if status != 0:
        return [f"build ends with {status}:\n{said}"]
    pdf = subprocess.run(["pdftotext", "-layout", out / "haushaltsband.pdf", "-"], capture_output=True, text=True, check=True).stdout
    in_tables = [word for word in words if not word.endswith(NOT_IN_CSV)]
    faults = missing_words(words, "LaTeX", text_of(out / "latex", "*.tex"))
    faults += missing_words(words, "PDF", pdf)
    faults += missing_words(words, "Markdown (Band)", text_of(out / "markdown", "haushaltsband*.md"))
    per_node = "\n".join(path.read_text(encoding="utf-8") for path in sorted((out / "markdown").glob("*.md"))
                         if not path.name.startswith("haushaltsband"))
    faults += missing_words(words, "Markdown (Stellen)", per_node)
    return faults + missing_words(in_tables, "CSV", text_of(out / "csv", "*.csv"))


def check_left_out(program, root):
    """A page plan that prints the description alone: build names every other part of each level."""
    out = root.parent / "ohne"
    druck = root / "druck"
    druck.mkdir()
    pages = "{seiten: [{seite: produkt, teile: [beschreibung]}]}"
    (druck / "standard.yaml").write_text(f"vorspann: []\nanhang: []\nebenen:\n  verwaltung: {pages}\n  erste: {pages}\n  mittlere: {pages}\n  letzte: {pages}\n",
                                         encoding="utf-8")
    status, said = build(program, root, out)
    strict, _ = build(program, root, out, "--streng")
    shutil.rmtree(druck)
    faults = [] if (status, strict) == (0, 1) else [f"with parts left out build ends with {status}, strictly with {strict}"]
    parts = [part for part in PARTS if part not in ("beschreibung", "ziele", "investitionen", "produktbereiche")] + GOAL_PARTS + FINANCE_PARTS
    for part in parts:
        for level in ("Budget", "Produktgruppe", "Produkt"):
            line = f"der Teil »{part}« steht in einer Stelle der Ebene {level} und wird nicht gedruckt"
            faults += [] if line in said else [f"not said: {line}"]
    for part in ROOT_PARTS:
        faults += [] if f"der Teil »{part}« der Verwaltung wird nicht gedruckt" in said else [f"not said: {part} of the root"]
    for part in ("klassifizierung_legende", "vorbemerkungen", "produktbereiche"):
        faults += [] if f"der Teil »{part}« wird nicht gedruckt" in said else [f"not said: {part}"]
    return faults


def schema_of(program, kind):
    return json.loads(subprocess.run([program, "schema", kind], capture_output=True, text=True, check=True).stdout)["definitions"]


def check_samples(program):
    """Every part that the program knows has a sample here."""
    keys = set(schema_of(program, "stelle")["stelle"]["properties"])
    written = node_source(1)
    faults = [f"no sample of the key {key}" for key in sorted(keys) if f"\n{key}:" not in written and key not in UNPRINTED_KEYS]
    parts = set(schema_of(program, "druck")["teile"]["properties"]["teil"]["enum"])
    known = set(PARTS) | set(GOAL_PARTS) | set(FINANCE_PARTS) | set(BOOK_PARTS) | set(ROOT_PARTS) | {"plan", "produkte"}
    return faults + [f"no sample of the part {part}" for part in sorted(parts - known)]


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    root = folder / "quellen"
    words = words_of(write_sources(root))
    faults = check_samples(program) + check_formats(program, root, words) + check_left_out(program, root)
    print("\n".join(faults) or f"{len(words)} words of three levels are printed everywhere")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
