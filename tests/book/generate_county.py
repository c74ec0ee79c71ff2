#!/usr/bin/python3
"""Writes the sources of a county that takes everything to its limits: names of 200 characters, nine digits, forty notes a
product, a wide Teil B, rings, charts, long words and characters that mean something to LaTeX or Markdown. Every sum is right;
the same arguments give the same bytes. Usage: generate_county.py FOLDER PRODUCTS"""
import pathlib
import random
import sys

COLUMNS = ["Ergebnis 2022", "Ansatz 2023", "Ansatz 2024", "Plan 2025", "Plan 2026", "Plan 2027"]
INCOME = ["002", "004", "006", "007"]
EXPENSE = ["011", "012", "013", "014", "015", "016"]
LARGEST = 512_345_678
PRODUCTS_OF_GROUP, GROUPS_OF_BUDGET = 5, 6
NAME_LENGTH, NOTES = 200, 40

WORDS = """Verwaltung Leistungen Betreuung Aufgaben Förderung Kreis Gemeinden Bürgerinnen Anträge Bescheide Verfahren Beratung
Unterhaltung Grünflächen Straßenbau Jugendhilfe Gesundheitsfürsorge Vermessung Zuwendungsempfänger Abfallwirtschaft für und
der die mit von bei Ausländer- Kosten-/Leistungsrechnung Öffentlichkeitsarbeit Rettungsdienst""".split()
LONG_WORDS = ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
              "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
              "https://www.kreis.example/buergerinnen/haushalt_2024/teilergebnisplan.html?budget=35&zeile=002#summe",
              "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung", "X" * 90]
HOSTILE = ["*betont* und [Klammer](nirgends)", "50 % von 3.000 € & mehr", r"\textbf{nicht fett} $x^2$ ~ # _ { }", "--- -- ,, << >> ?` !`",
           "fi fl ff ffi ffl tz ch", "Über\u00adtragungs\u00adnetz\u00adbetreiber", "KOMM\u2010AN\u00a0NRW, 12\u202f000\u00a0€, \u201eZitat\u201c", "[1] am Anfang", "a_b^c %{y} \\item \\\\[2mm]"]
MISSING = "Beratung \U0001f600 und \u2713 Prüfung"  # the font has neither; printed as their numbers, with a warning


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def amount(euros):
    return f"{euros:,}".replace(",", ".")


class County:
    def __init__(self, root, products):
        self.root, self.products = pathlib.Path(root), products
        self.random = random.Random(35)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def words(self, count):
        return " ".join(self.random.choice(WORDS) for _ in range(count))

    def name(self, number):
        """Just 200 characters, hostile at the beginning, with long words in the middle of some."""
        text = HOSTILE[number % len(HOSTILE)] + " " + self.words(5)
        if number % 3 == 1:
            text += " " + LONG_WORDS[number // 3 % len(LONG_WORDS)]
        while len(text) < NAME_LENGTH:
            text += " " + self.words(1)
        return text[:NAME_LENGTH].strip().ljust(NAME_LENGTH, "n")

    def prose(self, indent, paragraphs, number=0):
        lines = []
        for index in range(paragraphs):
            extra = HOSTILE + LONG_WORDS
            lines += [self.words(14), extra[(number + index) % len(extra)] + " " + self.words(9) + ".", ""]
        lines += ["- " + self.words(6), "- " + HOSTILE[(number + 3) % len(HOSTILE)], "  weiter " + self.words(20)]
        return "|\n" + "".join(" " * indent + line + "\n" if line else "\n" for line in lines)

    def leaf(self, large):
        return self.random.randrange(400_000_000, LARGEST) if large else self.random.randrange(1, 900_000)

    def plan(self, first):
        """Rows of a plan; in the first product of a budget one income and one expense have nine digits."""
        rows = {row: [self.leaf(first and row == "002") for _ in COLUMNS] for row in INCOME}
        rows |= {row: [-self.leaf(first and row == "011") for _ in COLUMNS] for row in EXPENSE}
        if first:
            rows["002"][2], rows["011"][2] = LARGEST - 2_000_000, -LARGEST + 2_000_000
        rows["010"] = [sum(column) for column in zip(*(rows[row] for row in INCOME))]
        rows["017"] = [sum(column) for column in zip(*(rows[row] for row in EXPENSE))]
        rows["018"] = [sum(column) for column in zip(rows["010"], rows["017"])]
        text = "teilergebnisplan:\n"
        for row, values in sorted(rows.items()):
            text += f"  {row}: [{', '.join(amount(value) for value in values)}]\n"
        return rows, text

    def notes(self, rows, number, ring):
        text = "ansaetze:\n"
        for row in ("002", "016"):
            share = abs(rows[row][2]) // (NOTES // 2 + 1)
            text += f"  {row}:\n"
            for index in range(NOTES // 2):
                text += f"    - betrag: {amount(share)}\n      vorjahr: {amount(abs(rows[row][1]) // NOTES)}\n"
                text += f"      bezeichnung: {quoted(self.name(number + index)[:NAME_LENGTH if index == 0 else 70])}\n"
                if index == 0:
                    text += f"      zweckbindung: {ring}\n"
                text += f"      text: {self.prose(8, 1, number + index)}"
        return text

    def indicators(self, number):
        years = "[2019 Ist, 2020 Ist, 2021 Ist, 2022 Plan, 2022 Ist, 2023 Plan, 2024 Plan]"

        def row(key, label, largest, extra=""):
            values = ", ".join(amount(self.random.randrange(1, largest)) for _ in range(7))
            return f"      - {{kennung: {key}, bezeichnung: {quoted(label)}, werte: [{values}]{extra}}}\n"

        text = f"kennzahlen:\n  - titel: {quoted('Entwicklung ' + HOSTILE[number % len(HOSTILE)])}\n    einheit: Anzahl\n    spalten: {years}\n    zeilen:\n"
        text += row("gross", self.name(number + 1), LARGEST) + row("klein", LONG_WORDS[number % len(LONG_WORDS)], 90)
        text += row("mittel", self.words(3), 90_000)
        text += "    fussnoten:\n      - {zeichen: \"*\", text: " + quoted(self.name(number + 2)) + "}\n    diagramme:\n"
        for art, series in (("balken", "[gross]"), ("gruppierte_balken", "[mittel, klein]"), ("linien", "[mittel, gross]")):
            text += f"      - {{titel: {quoted(self.words(4))}, art: {art}, reihen: {series}}}\n"
        return text

    def product(self, number, node, first, ring):
        name = MISSING if number == 0 else self.name(number)
        rows, plan = self.plan(first)
        text = f"produkt: {node}\nbezeichnung: {quoted(name)}\nklassifizierung: {'ABC'[number % 3]}\n"
        text += f"verantwortlich: {quoted(self.words(4))}\n"
        for index, key in enumerate(("auftragsgrundlage", "beschreibung", "allgemeine_ziele", "zielgruppen")):
            text += f"{key}: {self.prose(2, 1, number + index)}"
        text += f"erlaeuterungen: {self.prose(2, 5, number)}"
        text += 'planstellen: {ergebnis 2022: "1.018,43", planung 2023: "1.118,70", planung 2024: "1.218,90"}\n'
        text += self.indicators(number) + plan + self.notes(rows, number, ring)
        return rows, text

    def goals(self, number):
        text = f"ziele:\n  titel: {quoted(self.name(number))}\n  schwerpunkt: {quoted(self.words(4))}\n"
        for key, letter in (("wirkungsziele", "W"), ("leistungsziele", "L"), ("massnahmen", "M")):
            text += f"  {key}:\n"
            for index in range(1, 4):
                text += f"    - kennung: {letter}{index}\n      text: {self.prose(8, 1, number + index)}"
        text += f"  ausgangslage: {self.prose(4, 3, number)}  handlungsfelder:\n"
        text += "".join(f"    - {quoted(self.words(1 + index % 4))}\n" for index in range(9))
        return text + f"  erlaeuterungen: {self.prose(4, 2, number + 1)}"

    def measures(self, budget):
        text = "investitionen:\n"
        for index in range(14):
            paid = [self.leaf(index == 0) // (1 if index else 5) for _ in range(6)]
            before = LARGEST // 6 if index == 0 else self.random.randrange(60_000, 900_000)
            grant = [value // 3 for value in paid]
            text += f"  - nummer: {budget}{index:06d}\n    bezeichnung: {quoted(self.name(index))}\n    zeilen:\n"
            for row, values, so_far, commitment in (("18", grant, before // 3, 0), ("25", paid, before, paid[3])):
                cells = [f"{column}: {amount(value)}" for column, value in zip(COLUMNS, values)]
                cells += [f"bisher bereitgestellt: {amount(so_far)}", f"gesamt: {amount(so_far + sum(values[2:]))}"]
                cells += [f"VE: {amount(commitment)}"] if commitment else []
                text += f"      {row}: {{{', '.join(cells)}}}\n"
            text += f"    faelligkeiten: {{Plan 2025: {amount(paid[3])}}}\n"
            text += f"    text: {self.prose(6, 1, index)}" if index % 5 == 0 else ""
        return text

    def rings(self, products):
        """A ring for each product that its notes cite: what the first note of each row says."""
        text = "zweckbindungsringe:\n"
        for index, (node, rows) in enumerate(products, start=1):
            text += f"  - nummer: {index}\n    ausgleich: nachrichtlich\n"
            for key, row in (("ertraege", "002"), ("aufwendungen", "016")):
                share = abs(rows[row][2]) // (NOTES // 2 + 1)
                text += f"    {key}:\n      - {{betrag: {amount(share)}, stelle: {node}, zeile: {row}, bezeichnung: {quoted(self.name(index))}}}\n"
        return text

    def write_budget(self, budget, first_product, last_product):
        products = []
        for number in range(first_product, last_product):
            group = f"{budget}.{(number - first_product) // PRODUCTS_OF_GROUP + 1:02d}"
            if (number - first_product) % PRODUCTS_OF_GROUP == 0:
                text = f"produktgruppe: {group}\nbezeichnung: {quoted(self.name(number + 5))}\nerlaeuterungen: {self.prose(2, 2, number)}"
                self.write(f"{budget}/{group}/produktgruppe.yaml", text + self.goals(number))
            node = f"{group}.{(number - first_product) % PRODUCTS_OF_GROUP + 1:02d}"
            rows, text = self.product(number, node, number == first_product, f"{budget}-{len(products) + 1:02d}")
            self.write(f"{budget}/{group}/{node}.yaml", text)
            products.append((node, rows))
        text = f"budget: {budget}\nbezeichnung: {quoted(self.name(first_product + 7))}\nverantwortlich: {quoted(self.words(3))}\n"
        text += f"strategischer_schwerpunkt:\n  titel: {quoted(self.name(first_product + 2))}\n  text: {self.prose(4, 2)}"
        text += self.measures(budget) + self.rings(products)
        text += f"organigramm:\n  bezeichnung: {quoted(self.words(3))}\n  person: {quoted(self.words(2))}\n  einheiten:\n"
        for index in range(6):
            text += f"    - bezeichnung: {quoted(self.words(3))}\n      zusatz: {quoted(LONG_WORDS[index % 2])}\n      einheiten:\n"
            text += "".join(f"        - bezeichnung: {quoted(self.words(2))}\n" for _ in range(3))
        self.write(f"{budget}/budget.yaml", text)

    def write_all(self):
        self.write("haushalt.yaml", "haushalt: Musterkreis *[Süd] & Söhne\njahr: 2024\nebenen: [Budget, Produktgruppe, Produkt]\n"
                   f"spalten: [{', '.join(COLUMNS)}]\nformen: {{teilergebnisplan: nrw-unna, teilfinanzplan: nrw-unna}}\nwertgrenze: 50.000\n"
                   "klassifizierung:\n  A: Pflicht\n  B: Pflicht, beeinflussbar\n  C: freiwillig\n")
        of_budget = PRODUCTS_OF_GROUP * GROUPS_OF_BUDGET
        for index, first in enumerate(range(0, self.products, of_budget), start=1):
            self.write_budget(f"{index:02d}", first, min(first + of_budget, self.products))


if __name__ == "__main__":
    County(sys.argv[1], int(sys.argv[2])).write_all()
