"""What begrijpelijk finds of the defects seeded in tests/apps, what it says of clean pages, and how far it walks.

    python benchmarks/digital.py [--only NAME ...] [--cases FOLDER] [--json FILE]

A seeded defect counts as found where its rule speaks about the page, or about the screen that the defect stands on, and
does not do so in the clean version. Clean pages and screens must be silent under layout and digital care: what is said
there is listed in full. `--cases` measures the pages and flows of another folder in place of these, without the apps:
it has a folder for each page, with a `defects.toml` as tests/apps/seeded/seeding.py describes. Needs the extra
[browser] and the plugin begrijpelijk-digitaal.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "apps"))

import judging
from app_server import serve_apps
from seeded import seeding

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.model import Report
from begrijpelijk.plugins import registry

# Rules about the walk as a whole: where they speak says nothing of where the defect is.
WHOLE = {
    "spoed-ontbreekt", "voortgang-ontbreekt", "terug-ontbreekt", "duur-ontbreekt", "te-veel-vragen",
    "voor-iemand-anders", "andere-taal", "uitslag-onduidelijk", "inloggen-eerst", "tijdslimiet", "voorlezen",
}  # fmt: skip

LOGIN = ("demo", "demo")  # for a log-in that is seeded: it lets anybody through


@dataclass
class Outcome:
    """All that was measured."""

    seeded: list[dict[str, object]] = field(default_factory=list)
    alarms: list[dict[str, object]] = field(default_factory=list)
    clean: int = 0
    flows: list[dict[str, object]] = field(default_factory=list)
    bad: list[dict[str, object]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    began: float = field(default_factory=time.perf_counter, repr=False)
    file: Path | None = None

    def save(self, done: str) -> None:
        """Say what is done, and write all so far: a run takes long."""
        self.seconds = time.perf_counter() - self.began
        print(f"  {done}: {self.seconds:.0f} s", file=sys.stderr, flush=True)
        if self.file:
            data = {name: value for name, value in asdict(self).items() if name not in {"began", "file"}}
            self.file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def run(checker: Checker, address: str, flow: bool, outcome: Outcome, login: tuple[str, str] | None = None) -> Report:
    try:
        report = judging.walk(checker, address, login) if flow else checker.check([address], with_text=True)
    except Exception as error:  # a crash is a result too, and the rest is still measured
        outcome.errors.append(f"{address}: crashed: {error!r}")
        return checker.check_documents([])
    outcome.errors += [f"{address}: {error.message}" for error in report.errors]
    return report


def hits(report: Report, rule: str, where: str = "") -> int:
    """How often a rule speaks; with `where` only on screens that show that text."""
    return sum(
        finding.rule == rule
        for document in report.documents
        if not where or judging.shows(document, where)
        for finding in document.findings
    )


def note_alarms(report: Report, checker: Checker, name: str, outcome: Outcome) -> None:
    outcome.clean += len(report.documents)
    for document, finding in judging.digital(report, checker):
        outcome.alarms.append(
            {
                "page": name,
                "screen": (document.text or "").strip().partition("\n")[0][:60],
                "rule": finding.rule,
                "severity": finding.severity,
                "message": finding.message,
                "excerpt": finding.excerpt[:80],
                "selector": finding.location.selector,
            }
        )


def note_flow(report: Report, name: str, expected: judging.Expected, seconds: float, outcome: Outcome) -> None:
    screens = judging.reached(report, expected.screens)
    ends = judging.reached(report, expected.outcomes, outcomes=True)
    outcome.flows.append(
        {
            "flow": name,
            "screens": len(screens),
            "of_screens": len(expected.screens),
            "outcomes": len(ends),
            "of_outcomes": len(expected.outcomes),
            "missed": [text for text in expected.screens + expected.outcomes if text not in screens + ends],
            "met": sum(len(flow.screens) for flow in report.flows),
            "share": [flow.share for flow in report.flows],
            "seconds": round(seconds, 1),
            "notes": [note for flow in report.flows for note in flow.notes],
        }
    )


def seeded_pages(checker: Checker, address: str, only: list[str], outcome: Outcome, cases: Path | None) -> None:
    for page in seeding.pages(cases or seeding.HERE):
        chosen = [v for v in page.defects if not only or page.name in only or f"{page.name}/{v}" in only]
        if not chosen:
            continue
        began = time.perf_counter()
        base = f"{address}/seeded/{page.name}/"
        clean = run(checker, f"{base}{seeding.CLEAN}/", page.flow, outcome)
        note_alarms(clean, checker, page.name, outcome)
        if page.flow:
            expected = judging.Expected(list(page.screens), list(page.outcomes))
            note_flow(clean, f"{page.name} (schoon)", expected, time.perf_counter() - began, outcome)
        for variant in chosen:
            defects = page.defects[variant]
            report = run(checker, f"{base}{variant}/", page.flow, outcome, LOGIN)
            for defect in defects:
                # A screen is named by its heading; a selector says no more than the rule does by itself.
                named = any(judging.shows(document, defect.where) for document in clean.documents)
                where = defect.where if page.flow and named and defect.rule not in WHOLE else ""
                outcome.seeded.append(
                    {
                        "page": page.name,
                        "variant": variant,
                        "rule": defect.rule,
                        "where": defect.where,
                        "why": defect.why,
                        "found": hits(report, defect.rule, where) > hits(clean, defect.rule, where),
                    }
                )
            outcome.save(f"{page.name}/{variant}")


def apps(checker: Checker, address: str, only: list[str], outcome: Outcome) -> None:
    for app in judging.APPS:
        for variant in ("goed", "slecht"):
            if only and app not in only and f"{app}/{variant}" not in only:
                continue
            expected = judging.expected(app, variant)
            began = time.perf_counter()
            report = run(checker, f"{address}/{app}/{variant}/", True, outcome, expected.login)
            note_flow(report, f"{app} ({variant})", expected, time.perf_counter() - began, outcome)
            if variant == "goed":
                note_alarms(report, checker, app, outcome)
                outcome.save(f"{app}/{variant}")
                continue
            for where, rules in expected.rules.items():
                for rule in rules:
                    found = hits(report, rule, "" if rule in WHOLE else where) > 0
                    outcome.bad.append({"page": app, "rule": rule, "where": where, "found": found})
            outcome.save(f"{app}/{variant}")


def table(rows: list[dict[str, object]], title: str) -> None:
    per_rule: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        per_rule[str(row["rule"])].append(bool(row["found"]))
    print(f"\n{title}")
    for rule, found in sorted(per_rule.items()):
        print(f"  {rule:24} {sum(found):3} of {len(found):3}")
    total = sum(bool(row["found"]) for row in rows)
    print(f"  {'in all':24} {total:3} of {len(rows):3}   {total / max(1, len(rows)):.1%}")
    for row in rows:
        if not row["found"]:
            place = f"{row['page']}/{row.get('variant', 'slecht')}"
            print(f"  missed: {place} {row['rule']} at {row['where']} {row.get('why', '')}")


def show(outcome: Outcome) -> None:
    table(outcome.seeded, "Seeded defects")
    table(outcome.bad, "The bad versions of the apps (rule at screen)")
    print(f"\nFalse alarms on clean pages and screens: {len(outcome.alarms)} on {outcome.clean}")
    kinds = Counter((str(a["page"]), str(a["rule"]), str(a["severity"])) for a in outcome.alarms)
    for (page, rule, severity), count in sorted(kinds.items()):
        print(f"  {page:18} {rule:24} {severity:14} {count}")
    print("\nFlows: screens and outcomes reached")
    for flow in outcome.flows:
        print(
            f"  {flow['flow']:26} screens {flow['screens']}/{flow['of_screens']}  outcomes {flow['outcomes']}/"
            f"{flow['of_outcomes']}  met {flow['met']}  {flow['seconds']} s  {flow['missed'] or ''}"
        )
    for error in outcome.errors:
        print("error:", error)
    print(f"\n{outcome.seconds:.0f} seconds")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="*", default=[], help="names of apps and seeded pages, or huisarts/goed, folder/opmaak"
    )
    parser.add_argument("--cases", type=Path, help="another folder with seeded pages and flows")
    parser.add_argument("--json", type=Path, help="write all that was measured to this file")
    options = parser.parse_args()
    if not any(check.rule.section == "digital" for check in registry().checks.values()):
        sys.exit("The plugin is not installed: pip install ./plugins/begrijpelijk-digitaal")
    if options.cases is not None:
        try:
            found = seeding.pages(options.cases)
        except (OSError, ValueError, KeyError) as error:
            sys.exit(f"{options.cases}: {error}")
        if not found:
            sys.exit(f"{options.cases}: there is no folder with a defects.toml in it")
    checker = Checker(Config(browser=True), registry())
    outcome = Outcome(file=options.json)
    with serve_apps(options.cases) as address:
        seeded_pages(checker, address, options.only, outcome, options.cases)
        if options.cases is None:
            apps(checker, address, options.only, outcome)
    show(outcome)


if __name__ == "__main__":
    main()
