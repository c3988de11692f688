"""False alarms on plain B1 text: ``python benchmarks/precision.py [--json FILE] [--nieuw]``.

Texts of 220 to 320 words, as care organisations would publish them, by writers who know B1 and saw nothing of the
program but its report (``data/b1/SET/*.txt``). The same writer judged every finding (``oordelen.csv``): right, arguable
(true to the rule, and no editor would change it), right with an alternative that is wrong there, or wrong.
A finding of now that was judged then keeps that verdict, the third one as long as its alternatives are the same; what
was not there then is counted as not judged, and ``--nieuw`` lists it.

Sets: ``eerste`` was used to mend what it showed; ``tweede`` was judged after that, and is held out as long as nobody
mends what it shows.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.model import DocumentReport
from begrijpelijk.plugins import load

SETS = sorted(path for path in (Path(__file__).parent / "data" / "b1").iterdir() if path.is_dir())
OTHER = "alternatief fout"
VERDICTS = ("terecht", "verdedigbaar", OTHER, "fout", "niet beoordeeld")
Key = tuple[str, ...]


def judged(path: Path) -> dict[Key, str]:
    """The verdicts by file, rule, words and line, and alternatives where they are what was judged."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        names = ("bestand", "regel", "woorden", "plaats", "voorstel")
        return {tuple(row[name] for name in names[: 4 + (row["oordeel"] == OTHER)]): row["oordeel"] for row in rows}


def rows_of(report: DocumentReport, verdicts: dict[Key, str]) -> list[dict[str, str]]:
    """The findings of a text with their verdicts."""
    name = Path(report.source).name
    rows = []
    for finding in report.findings:
        sentence = next((each.text for each in report.sentences if each.start <= finding.start < each.end), "")
        key = (name, finding.rule, finding.excerpt, str(finding.location.line))
        suggestions = "/".join(finding.suggestions)
        verdict = verdicts.get(key) or verdicts.get((*key, suggestions)) or VERDICTS[-1]
        rows.append(
            {"file": name, "rule": finding.rule, "severity": finding.severity, "excerpt": finding.excerpt,
             "suggestions": suggestions, "sentence": sentence, "verdict": verdict}
        )  # fmt: skip
    return rows


def measure(checker: Checker, folder: Path, *, new: bool) -> dict[str, object]:
    """The counts of one set, printed."""
    verdicts = judged(folder / "oordelen.csv")
    report = checker.check([str(path) for path in sorted(folder.glob("*.txt"))])
    words = sum(document.words for document in report.documents)
    rows = [row for document in report.documents for row in rows_of(document, verdicts)]
    then, now = Counter(verdicts.values()), Counter(row["verdict"] for row in rows)
    serious = Counter(row["verdict"] for row in rows if row["severity"] != "tip")
    print(f"\n{folder.name}: {words} words in {len(report.documents)} texts; findings per 200 words")
    print(f"{'':18}{'when judged':>14}{'now':>8}{'of which no tip':>18}")
    for verdict in VERDICTS:
        counts = (then[verdict], now[verdict], serious[verdict])
        print(f"{verdict:18}" + "".join(f"{n / words * 200:{w}.2f}" for n, w in zip(counts, (14, 8, 18), strict=True)))
    if new:
        for row in rows:
            if row["verdict"] == VERDICTS[-1]:
                print(f"{row['file']}  {row['rule']}: {row['excerpt']!r} -> {row['suggestions']!r}")
                print(f"      {row['sentence']}")
    return {"set": folder.name, "words": words, "then": then, "now": now, "findings": rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--nieuw", action="store_true")
    options = parser.parse_args()
    checker = Checker(Config(), load())
    results = [measure(checker, folder, new=options.nieuw) for folder in SETS]
    if options.json:
        options.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
