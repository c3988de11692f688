"""How right the checks are: ``python benchmarks/checks.py [--fouten ID | alles] [--json FILE] [PART ...]``.

With all rules on and the default settings, as a user runs them. PART is any of the four below, all of them by default:

cases
    Precision, recall and F1 per check on its own cases (``tests/checks/cases``) and on those of a second person who did
    not see them (``tests/checks/second``). A listed quotation is found when a finding of the rule overlaps it; an
    expectation without a quotation when there is any finding. A finding of the rule that overlaps nothing listed is a
    false alarm. A severity that a case names is counted apart and changes nothing in the scores.
b1
    All findings on plain B1 text (``data/b1-tekst.md``, each piece a document of its own), per 200 words. What the
    rules for the text as a whole find is counted apart.
ambtelijk
    The share of official words in sentences of municipalities, hospitals, care organisations and insurers
    (``data/ambtelijk.yaml``) that a finding of formeel-woord overlaps, or one of any word check, and the share that
    gets a suggestion (of the words in the file, not of those found). Every second sentence is held out: its misses are
    counted and never listed, so that what is learnt from a list of misses can be told from what is known anyway.
paren
    The share of pairs (``data/paren.yaml``) whose rewritten text is easier than its original: its LiNT score is lower
    where both texts are long enough to have one; else it has fewer findings of the word and sentence checks per 100
    words. Equal is not easier. The shares by either measure alone are given beside it.

``--fouten`` lists misses and false alarms of one rule, or of all.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

import yaml

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.model import DocumentReport, Finding
from begrijpelijk.plugins import registry
from begrijpelijk.sources import read_path, read_string
from begrijpelijk.testing import load_cases

DATA = Path(__file__).parent / "data"
CASES = Path(__file__).parent.parent / "tests" / "checks"
SETS = {"own": CASES / "cases", "second": CASES / "second"}
OFFICIAL = "formeel-woord"

Spans = list[tuple[int, int]]


@dataclass
class Case:
    """One text or file of a case file; `expected` are the listed quotations (None: no quotation), with severity."""

    rule: str
    text: str
    expected: list[tuple[str | None, str | None]]
    format: str = "plain"
    file: Path | None = None


@dataclass
class Tally:
    """What one rule did on one set, and what went wrong."""

    cases: int = 0
    found: int = 0
    severity_wrong: int = 0
    missed: list[dict[str, str | None]] = field(default_factory=list)
    extra: list[dict[str, str | None]] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1; 1 where there was nothing to find and nothing was found."""
        right, wrong, missed = self.found, len(self.extra), len(self.missed)
        return {
            "precision": right / (right + wrong) if right + wrong else float(not missed),
            "recall": right / (right + missed) if right + missed else 1.0,
            "f1": 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0,
        }


def read_cases(folder: Path) -> list[Case]:
    """All cases of a folder."""
    cases = []
    for path in sorted(folder.glob("*.yaml")):
        rule, listed = load_cases(path)
        for case in listed:
            expected = [(wanted.citaat, wanted.ernst) for wanted in case.verwacht]
            cases.append(Case(rule, case.tekst, expected, case.format, case.bestand))
    return cases


def check(checker: Checker, texts: Iterable[tuple[str, str]]) -> list[DocumentReport]:
    """The reports of (text, format) pairs, in one go."""
    documents = [read_string(text, format, str(number)) for number, (text, format) in enumerate(texts)]
    return checker.check_documents(documents, with_text=True).documents


def check_cases(checker: Checker, cases: list[Case]) -> list[DocumentReport]:
    """The reports of cases, in one go."""
    documents = [
        read_path(case.file, checker.registry) if case.file else read_string(case.text, case.format, str(number))
        for number, case in enumerate(cases)
    ]
    return checker.check_documents(documents, with_text=True).documents


def places(text: str, quotation: str) -> Spans:
    """Where a quotation stands; any white space in it stands for any other."""
    pattern = r"\s+".join(re.escape(part) for part in quotation.split())
    return [match.span() for match in re.finditer(pattern, text)] or [
        match.span() for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def overlapping(findings: Iterable[Finding], spans: Spans) -> list[Finding]:
    """The findings that share a character with one of the spans."""
    return [f for f in findings if any(f.start < end and start < f.end for start, end in spans)]


def judge(case: Case, report: DocumentReport, tally: Tally) -> None:
    """Add one case to the score of its rule."""
    text = report.text or ""
    findings = [f for f in report.findings if f.rule == case.rule]
    tally.cases += 1
    expected: set[int] = set()
    seen: Counter[str | None] = Counter()
    often = Counter(quotation for quotation, _ in case.expected)
    for quotation, severity in case.expected:
        spans = [(-1, len(text) + 1)] if quotation is None else places(text, quotation)
        expected.update(id(f) for f in overlapping(findings, spans))
        if often[quotation] > 1:  # listed twice: to be found at two places
            spans = spans[seen[quotation] : seen[quotation] + 1]
        seen[quotation] += 1
        hits = overlapping(findings, spans)
        if hits:
            tally.found += 1
            tally.severity_wrong += severity is not None and severity not in {f.severity for f in hits}
            continue
        others = sorted({f.rule for f in overlapping(report.findings, spans)}) if quotation else []
        note = "not in the text" if not spans else ", ".join(others)
        tally.missed.append({"text": case.text, "quotation": quotation, "instead": note})
    for f in findings:
        if id(f) not in expected:
            tally.extra.append({"text": case.text, "excerpt": f.excerpt, "message": f.message})


def measure_cases(checker: Checker) -> dict[str, dict[str, Tally]]:
    """The scores by set and rule."""
    result: dict[str, dict[str, Tally]] = {}
    for name, folder in SETS.items():
        cases = read_cases(folder)
        tallies: dict[str, Tally] = defaultdict(Tally)
        for case, report in zip(cases, check_cases(checker, cases), strict=True):
            judge(case, report, tallies[case.rule])
        result[name] = dict(tallies)
    return result


def print_cases(sets: dict[str, dict[str, Tally]], listed: Callable[[str], bool]) -> dict[str, object]:
    """The table of rules by set, and the errors that are asked for."""
    rules = [id_ for id_ in registry().checks if any(id_ in tallies for tallies in sets.values())]
    rules += sorted({id_ for tallies in sets.values() for id_ in tallies} - set(rules))
    names = ("precision", "recall", "f1")
    print(f"\n{'':20}" + "".join(f"{name:>8}{'prec':>7}{'rec':>7}{'F1':>7}{'sev':>5}" for name in sets))
    for id_ in rules:
        line = f"{id_:20}"
        for tallies in sets.values():
            tally = tallies.get(id_)
            if tally is None:
                line += f"{'-':>8}{'':26}"
                continue
            scores = tally.scores()
            line += f"{tally.cases:8}" + "".join(f"{scores[n]:7.3f}" for n in names)
            line += f"{tally.severity_wrong or '':>5}"
        print(line + ("" if id_ in registry().checks else "   no such check yet"))
    result: dict[str, object] = {}
    totals = {}
    for name, tallies in sets.items():
        # Only of checks that exist: a check that is still to come says nothing about the others.
        totals[name] = [t.scores()["f1"] for id_, t in tallies.items() if id_ in registry().checks]
    for label, function in (("average", mean), ("minimum", min)):
        print(f"{label:20}" + "".join(f"{'':22}{function(f):7.3f}{'':5}" if f else " " * 34 for f in totals.values()))
    for name, tallies in sets.items():
        result[name] = {
            id_: {
                "cases": t.cases,
                **t.scores(),
                "severity_wrong": t.severity_wrong,
                "missed": t.missed,
                "false_alarms": t.extra,
            }
            for id_, t in tallies.items()
        }
        for id_, tally in tallies.items():
            if not listed(id_) or id_ not in registry().checks:
                continue
            for miss in tally.missed:
                instead = f"   [{miss['instead']}]" if miss["instead"] else ""
                print(f"MISS  {name} {id_}: {miss['quotation'] or 'any finding'}{instead}\n      {miss['text']!r}")
            for extra in tally.extra:
                print(f"FALSE {name} {id_}: {extra['excerpt']!r}\n      {extra['message']}\n      {extra['text']!r}")
    return result


def pieces(text: str) -> Iterator[str]:
    """The pieces of a collection in Markdown, each from its own first heading on."""
    yield from (piece for piece in re.split(r"(?m)^(?=# )", text) if piece.strip())


def measure_b1(checker: Checker, listed: Callable[[str], bool]) -> dict[str, object]:
    """Findings on plain B1 text."""
    texts = list(pieces((DATA / "b1-tekst.md").read_text(encoding="utf-8")))
    reports = check(checker, [(text, "markdown") for text in texts])
    words = sum(report.words for report in reports)
    rows = []
    for report in reports:
        for f in report.findings:
            sentence = next((s.text for s in report.sentences if s.start <= f.start < s.end), "")
            row = {"rule": f.rule, "severity": f.severity, "excerpt": f.excerpt, "message": f.message}
            rows.append({"piece": report.title or report.source, **row, "sentence": sentence})
    whole = {id_ for id_, check_ in registry().checks.items() if check_.rule.section == "text"}
    counts = Counter(row["rule"] for row in rows)
    apart = sum(n for id_, n in counts.items() if id_ in whole)
    local = len(rows) - apart
    print(f"\nplain B1 text: {words} words in {len(texts)} pieces")
    for id_, n in counts.most_common():
        print(f"{id_:20}{n:6}{n / words * 200:8.2f} per 200 words" + ("   whole text" if id_ in whole else ""))
    serious = sum(row["severity"] != "tip" for row in rows if row["rule"] not in whole)
    print(f"{'words and sentences':20}{local:6}{local / words * 200:8.2f} per 200 words, {serious} of them no tip")
    print(f"{'whole text':20}{apart:6}{apart / words * 200:8.2f} per 200 words")
    for row in rows:
        if listed(row["rule"]):
            print(f"B1    {row['rule']} ({row['severity']}): {row['excerpt']!r} in {row['piece']}")
            print(f"      {row['message']}\n      {row['sentence']!r}")
    return {
        "words": words,
        "findings": local,
        "per_200_words": local / words * 200,
        "no_tip": serious,
        "whole_text_findings": apart,
        "by_rule": dict(counts),
        "list": rows,
    }


def measure_official(checker: Checker, listed: Callable[[str], bool]) -> dict[str, object]:
    """Official words that are flagged."""
    sentences = yaml.safe_load((DATA / "ambtelijk.yaml").read_text(encoding="utf-8"))["zinnen"]
    word_checks = {id_ for id_, check_ in registry().checks.items() if check_.rule.section == "words"}
    rows: list[tuple[int, bool, bool, bool]] = []
    missed = []
    reports = check(checker, [(s["tekst"], "plain") for s in sentences])
    for number, (sentence, report) in enumerate(zip(sentences, reports, strict=True)):
        for word in sentence["woorden"]:
            hits = overlapping(report.findings, places(report.text or "", word))
            words = [f for f in hits if f.rule in word_checks]
            formal = any(f.rule == OFFICIAL for f in words)
            rows.append((number % 2, formal, bool(words), any(f.suggestions for f in words)))
            if not formal and number % 2 == 0:
                others = ", ".join(sorted({f.rule for f in hits}))
                missed.append({"word": word, "instead": others, "text": sentence["tekst"]})
    print(f"\nofficial words: {len(rows)} in {len(sentences)} sentences\n{'':20}{'all':>8}{'open':>8}{'held out':>10}")
    shares: dict[str, dict[str, float]] = {}
    for column, name in enumerate((OFFICIAL, "any word check", "suggestion"), 1):
        all_, open_, held = (mean(r[column] for r in rows if r[0] in halves) for halves in ((0, 1), (0,), (1,)))
        shares[name] = {"all": all_, "open": open_, "held_out": held}
        print(f"{name:20}{all_:8.3f}{open_:8.3f}{held:10.3f}")
    if listed(OFFICIAL):
        for miss in missed:
            print(f"MISS  ambtelijk: {miss['word']}" + (f"   [{miss['instead']}]" if miss["instead"] else ""))
            print(f"      {miss['text']}")
    return {"words": len(rows), **shares, "missed_open": missed}


def measure_pairs(checker: Checker) -> dict[str, object]:
    """Rewritten texts against their originals."""
    pairs = yaml.safe_load((DATA / "paren.yaml").read_text(encoding="utf-8"))
    reports = check(checker, [(pair[side], "plain") for pair in pairs for side in ("origineel", "herschreven")])
    local = {id_ for id_, check_ in registry().checks.items() if check_.rule.section in ("words", "sentences")}

    def density(report: DocumentReport) -> float:
        return 100 * sum(f.rule in local for f in report.findings) / max(report.words, 1)

    easier = by_score = scored = by_findings = 0
    rows = []
    for pair, old, new in zip(pairs, reports[::2], reports[1::2], strict=True):
        densities = density(old), density(new)
        scores = old.scores.lint, new.scores.lint
        fewer = densities[1] < densities[0]
        by_findings += fewer
        right = fewer
        if scores[0] is not None and scores[1] is not None:
            right = scores[1] < scores[0]
            scored += 1
            by_score += right
        easier += right
        rows.append({"topic": pair["onderwerp"], "easier": right, "lint": scores, "findings_per_100": densities})
    print(f"\nrewritten pairs: {len(pairs)}")
    print(f"{'easier':30}{easier / len(pairs):8.3f}")
    print(f"{'by LiNT alone':30}{by_score / scored if scored else 0:8.3f}  of {scored} pairs with two scores")
    print(f"{'by findings alone':30}{by_findings / len(pairs):8.3f}")
    for row in rows:
        if not row["easier"]:
            print(f"NOT   {row['topic']}: LiNT {row['lint']}, findings per 100 words {row['findings_per_100']}")
    return {
        "pairs": len(pairs),
        "easier": easier / len(pairs),
        "scored": scored,
        "easier_by_lint": by_score / scored if scored else None,
        "easier_by_findings": by_findings / len(pairs),
        "list": rows,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = ("cases", "b1", "ambtelijk", "paren")
    parser.add_argument("part", nargs="*", metavar="PART", help=", ".join(parts))
    parser.add_argument("--fouten", metavar="ID", help="list what goes wrong for a rule, or for all with 'alles'")
    parser.add_argument("--pipeline", help="another spaCy pipeline")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    chosen = options.part or parts
    if wrong := set(chosen) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(wrong))}")
    checker = Checker(Config(pipeline=options.pipeline), registry())

    def listed(rule: str) -> bool:
        return options.fouten in (rule, "alles")

    results: dict[str, object] = {"rules": list(registry().checks)}
    if "cases" in chosen:
        results["cases"] = print_cases(measure_cases(checker), listed)
    if "b1" in chosen:
        results["b1"] = measure_b1(checker, listed)
    if "ambtelijk" in chosen:
        results["ambtelijk"] = measure_official(checker, listed)
    if "paren" in chosen:
        results["paren"] = measure_pairs(checker)
    for error in checker.check_documents([]).errors:
        print(f"! {error.source}: {error.message}")
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
