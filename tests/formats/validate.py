#!/usr/bin/env python3
"""Runs budgetc over ordinary, empty and hostile sources and proves what it prints for machines: against the schemas
of tests/schemas, and against what no schema can say (places that exist, counts that agree, unique fingerprints).
First it proves itself: documents broken on purpose must be rejected.

Usage: validate.py PROGRAM GOLDEN_FOLDER SCHEMA_FOLDER"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as xml

import jsonschema

FORMATS = ["json", "sarif", "github", "gitlab", "junit"]
CASES = ["fehlerfrei", "streng", "x01-zahlendreher", "z01-ring-nicht-ausgeglichen", "z06-ring-luecke", "s20-form-unbekannt",
         "s02-kein-utf8", "s21-steuerzeichen", "s10-unbekannter-schluessel-in-liste", "d02-anderer-betrag",
         "abweichung-daneben-gegenstandslos"]
HOSTILE = ["]]>", "<b a=\"1\">&amp;", "%0A::error file=haushalt.yaml::x", "::error::x", "\"quotes\" 'and' \\back\\slashes",
           "[link](javascript:alert(1))", "\U0001f4b6 e\u0301", "a,b:c=d;e", "x" * 1000, "{0} %s ${PATH}"]
MISLEADING = "\u202e \u2028 \ufeff"


class Rejected(Exception):
    """What a document has wrong."""


def require(condition, reason):
    if not condition:
        raise Rejected(reason)


# Sources -------------------------------------------------------------------------------------------------------------

def lay_out(golden, case, target):
    """Copies a golden case's source, its basis first, as golden_test.cpp does."""
    folder = golden / case
    basis = folder / "basis"
    if basis.exists():
        lay_out(golden, basis.read_text().strip(), target)
    shutil.copytree(folder, target, dirs_exist_ok=True, symlinks=True)
    for own in ["basis", "befehl", "erwartet.txt"]:
        (target / own).unlink(missing_ok=True)
    removed = target / "entfernt"
    if removed.exists():
        for name in removed.read_text().split():
            (target / name).unlink()
        removed.unlink()


def lay_out_hostile(golden, target):
    """A budget whose keys, values, file and folder names try to break out of every format."""
    lay_out(golden, "_kreis", target)
    product = target / "11/11.01/11.01.02.yaml"
    lines = ["produkt: 11.01.02", "bezeichnung: Poststelle", "klassifizierung: B"]
    for text in HOSTILE:
        quoted = json.dumps(text, ensure_ascii=False)
        lines += [f"{quoted}: x", f"beschreibung{len(lines)}: {quoted}"]
    lines += ["planstellen: {ergebnis 2022: \"]]>%0A\"}", "teilergebnisplan:", "  spalten: [Ansatz 2024, Plan 2025]",
              "  \"]]>::error::\": [30.000, 30.000]", "  004: [\"<x>\", '30.000 & \"'] # \U0001f4b6"]
    product.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (target / "11/11.01/11.01.04.yaml").write_text(
        f"produkt: 11.01.04\nbezeichnung: {'y' * 20000} # {MISLEADING}\n\"{MISLEADING}\": 1\n", encoding="utf-8")
    (target / "11/11.01/böse, a:b %0A ]]> \U0001f4b6.yaml").write_text("produkt: 11.01.07\n", encoding="utf-8")
    (target / "11/11.01/11.01.03.yaml").write_bytes(b"produkt: 11.01.03\nbezeichnung: \xff\xfe\x1b[2J\n")


# What each format promises -------------------------------------------------------------------------------------------

def strict_json(text):
    def no_duplicates(pairs):
        require(len({key for key, _ in pairs}) == len(pairs), "a key stands twice")
        return dict(pairs)
    return json.loads(text, object_pairs_hook=no_duplicates)


class Documents:
    """The documents of one source, proved one by one; `folder` is the working directory of the run."""

    def __init__(self, schemas, folder):
        self.schemas, self.folder = schemas, folder

    def prove_schema(self, document, name):
        schema = json.loads((self.schemas / name).read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(schema)
        validator.check_schema(schema)
        error = jsonschema.exceptions.best_match(validator(schema).iter_errors(document))
        require(error is None, f"{name}: {error and error.message[:300]}")

    def require_file(self, path):
        require(not path.startswith(("/", "./")), f"{path} is not relative to the working directory")
        require((self.folder / path).exists(), f"{path} does not exist")

    def json(self, text):
        document = strict_json(text)
        self.prove_schema(document, "budgetc-befunde.schema.json")
        prints = [finding["fingerabdruck"] for finding in document["befunde"]]
        require(len(set(prints)) == len(prints), "two findings share a fingerprint")
        for finding in document["befunde"]:
            if finding["ort"]:
                self.require_file(finding["ort"]["datei"])
        return len(prints)

    def gitlab(self, text):
        document = strict_json(text)
        self.prove_schema(document, "gitlab-code-quality.schema.json")
        prints = [issue["fingerprint"] for issue in document]
        require(len(set(prints)) == len(prints), "two issues share a fingerprint")
        for issue in document:
            self.require_file(issue["location"]["path"])
        return sum(issue["check_name"] != "budgetc" for issue in document)

    def sarif(self, text):
        document = strict_json(text)
        self.prove_schema(document, "sarif-2.1.0-rtm.5.json")
        run = document["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        require(run["columnKind"] == "unicodeCodePoints", "columns are counted in code points")
        for result in run["results"]:
            require(rules[result["ruleIndex"]]["id"] == result["ruleId"], "ruleIndex leads to another rule")
            require(result["message"]["text"].strip(), "a result says nothing")
            for location in result["locations"] + result.get("relatedLocations", []):
                self.location(location["physicalLocation"])
        prints = [result["partialFingerprints"]["budgetc/v1"] for result in run["results"]]
        require(len(set(prints)) == len(prints), "two results share a fingerprint")
        return len(prints)

    def location(self, place):
        uri = place["artifactLocation"]["uri"]
        require(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), f"{uri} is no relative reference")
        path = urllib.parse.unquote(uri)
        self.require_file(path)
        lines = (self.folder / path).read_text(encoding="utf-8", errors="replace").split("\n") \
            if (self.folder / path).is_file() else [""]
        region = place["region"]
        for line, column in [("startLine", "startColumn"), ("endLine", "endColumn")]:
            require(region[line] <= len(lines), f"{path} has no line {region[line]}")
            # A byte that is no UTF-8 counts as one column at least.
            require(region[column] <= 2 * len(lines[region[line] - 1]) + 1, f"no column {region[column]} in {path}")

    def github(self, text):
        require(text == "" or text.endswith("\n"), "the last command does not end")
        for line in text.split("\n")[:-1]:
            match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.+)", line)
            require(match, f"no workflow command: {line[:200]}")
            properties = dict(part.split("=", 1) for part in match[2].split(","))
            require(set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}, "unknown property")
            for value in [*properties.values(), match[3]]:
                require(not re.search(r"%(?!25|0A|0D|3A|2C)", value), f"unescaped % in {value[:200]}")
            if "file" in properties:
                self.require_file(urllib.parse.unquote(properties["file"]))
        # Notices about the run as a whole are no findings.
        return text.count("\n") - text.count("::notice title=budgetc::")

    def junit(self, text):
        with tempfile.NamedTemporaryFile(suffix=".xml") as file:
            file.write(text.encode())
            file.flush()
            schema = self.schemas / "jenkins-junit.xsd"
            run = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, file.name], capture_output=True,
                                 text=True, check=False)
        require(run.returncode == 0, f"jenkins-junit.xsd: {run.stderr[:300]}")
        suite = xml.fromstring(text.encode()).find("testsuite")
        tests = suite.findall("testcase")
        require(int(suite.get("tests")) == len(tests), "tests are counted wrong")
        require(int(suite.get("failures")) == len(suite.findall("testcase/failure")), "failures are counted wrong")
        require(int(suite.get("errors")) == len(suite.findall("testcase/error")), "errors are counted wrong")
        return len([test for test in tests if test.get("name") not in ("keine Befunde", "nicht gezeigt")])


def print_as(program, folder, form, command=("check",)):
    run = subprocess.run([program, *command, "quellen", "--ohne-zeit", "--stichtag", "01.01.2024", "--format", form],
                         cwd=folder, capture_output=True, check=False)
    require(run.returncode in (0, 1, 2), f"status {run.returncode}")
    return run.stdout.decode("utf-8")  # anything else is no document


def prove_source(program, schemas, folder):
    """All formats of one source; gives their documents."""
    documents, counts = {}, {}
    for form in FORMATS:
        documents[form] = print_as(program, folder, form)
        try:
            counts[form] = getattr(Documents(schemas, folder), form)(documents[form])
        except (Rejected, ValueError) as error:
            raise Rejected(f"{form}: {error}") from error
    require(len(set(counts.values())) == 1, f"the formats disagree: {counts}")
    return documents, counts["json"]


# The proofs of the prover --------------------------------------------------------------------------------------------

def broken(documents):
    """Documents with one thing wrong each, by format."""
    yield "json", documents["json"].replace('"schwere": "', '"schwere": "x', 1)
    yield "json", documents["json"].replace('"zeile": ', '"zeile": -', 1)
    yield "json", documents["json"].replace('"fingerabdruck"', '"fingerprint"', 1)
    yield "sarif", documents["sarif"].replace('"version": "2.1.0"', '"version": "2.1"', 1)
    yield "sarif", documents["sarif"].replace('"level": "error"', '"level": "fatal"')
    yield "sarif", documents["sarif"].replace('"results"', '"ergebnisse"', 1)
    yield "sarif", documents["sarif"].replace('"startLine": ', '"startLine": 9999', 1)
    yield "sarif", documents["sarif"].replace('"uri": "quellen', '"uri": "quell en', 1)
    yield "gitlab", documents["gitlab"].replace('"severity": "major"', '"severity": "fehler"', 1)
    yield "gitlab", documents["gitlab"].replace('"fingerprint"', '"finger"', 1)
    yield "github", documents["github"].replace("::error ", ":error ", 1)
    yield "github", documents["github"].replace("line=", "zeile=", 1)
    yield "github", documents["github"].replace("::", "::\n", 2)
    yield "junit", documents["junit"].replace("<testcase classname", "<testcase klasse", 1)
    yield "junit", documents["junit"].replace("&lt;", "<", 1)
    yield "junit", documents["junit"].replace('tests="', 'tests="1', 1)


def prove_prover(schemas, folder, documents):
    for form, text in broken(documents):
        require(text != documents[form], f"a break of {form} breaks nothing")
        try:
            getattr(Documents(schemas, folder), form)(text)
        except (Rejected, ValueError, KeyError, xml.ParseError):
            continue
        raise Rejected(f"a broken document passed as {form}")


def prove_build(program, folder, documents):
    """build prints what check prints, and nothing besides, whether it writes or not."""
    for form in FORMATS:
        for more in ([], ["--streng"]):
            printed = print_as(program, folder, form, ["build", "-o", "ausgabe", *more])
            require(printed == documents[form], f"build prints something else as {form}")


def prove_fingerprints(program, folder):
    """Lines inserted above change no fingerprint; two equal findings in one file have two."""
    def prints():
        return [finding["fingerabdruck"] for finding in json.loads(print_as(program, folder, "json"))["befunde"]]
    before = prints()
    for file in (folder / "quellen").rglob("*.yaml"):
        file.write_bytes("# eine Zeile mehr\n\n# und noch eine\n".encode() + file.read_bytes())
    require(before and sorted(prints()) == sorted(before), "fingerprints changed when lines moved")


def main(program, golden, schemas):
    with tempfile.TemporaryDirectory() as temporary:
        for case in [*CASES, "hostile"]:
            folder = pathlib.Path(temporary) / case
            sources = folder / "quellen"
            lay_out_hostile(golden, sources) if case == "hostile" else lay_out(golden, case, sources)
            try:
                documents, count = prove_source(program, schemas, folder)
                if case == "hostile":
                    require(count > len(HOSTILE), "the hostile source is not reported")
                    prove_prover(schemas, folder, documents)
                if case in ("fehlerfrei", "streng", "x01-zahlendreher"):
                    prove_build(program, folder, documents)
                if case in ("x01-zahlendreher", "z01-ring-nicht-ausgeglichen", "hostile"):
                    prove_fingerprints(program, folder)
            except Rejected as reason:
                sys.exit(f"{case}: {reason}")
            print(f"{case}: {count} findings in {len(FORMATS)} formats")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
