"""Regions, fixes and fingerprints of the formats for code hosts, on real files that are really checked."""

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest

from begrijpelijk import baseline, plugins
from begrijpelijk.batch.run import BatchOptions, check_many
from begrijpelijk.config import Config
from begrijpelijk.reports import github, gitlab, sarif

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "docs" / "voorbeelden"
FORMAL = "Het is derhalve van belang om tijdig contact op te nemen."
PLAIN = (
    f"Uw operatie\n\nU dient nuchter te zijn in verband met de narcose.\n{FORMAL}\n\nIndien u vragen heeft, bel dan.\n"
)
MARKDOWN = f"""---
title: Proef
---
# Uw operatie

U **dient** nuchter te zijn _in verband_ met de narcose &amp; het risico.
{FORMAL}

| Wat | Hoe |
| --- | --- |
| Derhalve goed | Indien u vragen heeft, dan kunt u contact opnemen. |

- Het onderzoek geschiedt
  derhalve door de arts 🩺 en derhalve door niemand anders.
"""
PAGE = f"""<!doctype html><html lang="nl"><head><title>Proef</title></head><body><main><h1>Uw operatie</h1>
<p>U dient nuchter te zijn in <em>verband</em> met de narcose &amp; het risico &euro; 10.</p>
<p>{FORMAL} Indien u <a href="#">vragen</a> heeft, bel dan derhalve.</p>
</main></body></html>
"""
TEXTS = {
    "plain.txt": PLAIN.encode(),
    "windows.txt": b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode(),
    "latin.txt": (PLAIN + "De patiënt dient derhalve één dag te wachten.\n").encode("cp1252"),
    "wide.txt": PLAIN.encode("utf-16"),
    "apart.txt": unicodedata.normalize("NFD", "De coördinatie geschiedt derhalve vóór het reünieoverleg.").encode(),
    "tekst.md": MARKDOWN.encode(),
    "blad.html": PAGE.encode(),
}
ENCODINGS = {"windows.txt": "utf-8-sig", "latin.txt": "cp1252", "wide.txt": "utf-16"}


@pytest.fixture
def text_file(tmp_path, monkeypatch, request):
    monkeypatch.chdir(tmp_path)
    (tmp_path / request.param).write_bytes(TEXTS[request.param])
    return request.param


def check_files(*paths):
    return check_many([str(path) for path in paths], Config(), plugins.registry(), BatchOptions(processes=0))


def run_of(*paths, lang="nl"):
    return json.loads(sarif.write(check_files(*paths), lang))["runs"][0]


def source(name):
    with Path(name).open(encoding=ENCODINGS.get(name, "utf-8"), newline="") as file:
        return file.read()


def offset(raw, line, column):
    """Where a line and column are, counted as SARIF does with the line ends that the run names."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", raw))]
    return starts[line - 1] + column - 1


def bare(passage, name):
    """The words of a piece of source, without mark-up."""
    if name.endswith(".html"):
        passage = html.unescape(re.sub(r"<[^>]*>", "", passage))
    if name.endswith(".md"):
        passage = html.unescape(re.sub(r"[*_]", "", passage))
    return " ".join(unicodedata.normalize("NFC", passage).split())


@pytest.mark.parametrize("text_file", TEXTS, indirect=True)
def test_a_region_selects_the_excerpt_in_the_file(text_file):
    raw = source(text_file)
    seen = 0
    for result in run_of(text_file)["results"]:
        region = result["locations"][0]["physicalLocation"].get("region")
        if region is None:
            continue
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert bare(raw[start:end], text_file) == bare(region["snippet"]["text"], "x"), result
        assert offset(raw, region["startLine"], region["startColumn"]) == start
        assert offset(raw, region["endLine"], region["endColumn"]) == end
        seen += 1
    assert seen >= (2 if text_file == "apart.txt" else 5)


@pytest.mark.parametrize("text_file", TEXTS, indirect=True)
def test_a_fix_gives_the_corrected_text(text_file):
    raw = source(text_file)
    seen = 0
    for result in run_of(text_file)["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            fixed = raw
            for replacement in sorted(change["replacements"], key=lambda r: -r["deletedRegion"]["charOffset"]):
                deleted = replacement["deletedRegion"]
                start, end = deleted["charOffset"], deleted["charOffset"] + deleted["charLength"]
                assert offset(raw, deleted["startLine"], deleted["startColumn"]) == start
                fixed = fixed[:start] + replacement["insertedContent"]["text"] + fixed[end:]
            assert fixed != raw
            assert len(fixed.splitlines()) == len(raw.splitlines())
            excerpt = result["properties"]["excerpt"]
            if excerpt == "derhalve":
                assert fixed.count("derhalve") == raw.count("derhalve") - 1
                assert fix["description"]["text"] in fixed
            seen += 1
    assert seen >= 1


def test_a_fix_in_two_places_leaves_what_stands_between(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("brief.txt").write_text("U dient morgen om acht uur nuchter te zijn voor het onderzoek in het ziekenhuis.\n")
    fixes = [fix for result in run_of("brief.txt")["results"] for fix in result.get("fixes", ())]
    several = [fix["artifactChanges"][0]["replacements"] for fix in fixes]
    assert any(len(replacements) == 2 for replacements in several)


@pytest.mark.parametrize("name", ["c1.docx", "c1.pdf"])
def test_a_file_without_lines_gets_none(name):
    results = run_of(next(EXAMPLES.rglob(name)))["results"]
    assert results
    for result in results:
        (location,) = result["locations"]
        assert "region" not in location["physicalLocation"]
        assert "fixes" not in result
    kinds = {each["kind"] for result in results for each in result["locations"][0].get("logicalLocations", ())}
    assert kinds & {"page", "paragraph"}


def prints(text, name="brief.txt"):
    Path(name).write_text(text)
    run = run_of(name)
    made = [result["partialFingerprints"] for result in run["results"]]
    assert all(each["begrijpelijk/v1"] == each["primaryLocationLineHash"] for each in made)
    return [each["begrijpelijk/v1"] for each in made]


def test_fingerprints_survive_moved_lines_and_tell_repeated_findings_apart(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    twice = f"{FORMAL}\n\nDit is een gewone zin.\n\n{FORMAL}\n"
    before = prints(twice)
    assert len(before) == len(set(before)) and len(before) >= 4
    moved = prints(f"Dit staat er nu boven.\n\nEn dit ook.\n\n{twice}")
    assert set(before) <= set(moved)
    assert set(prints(f"{FORMAL}\n")) < set(before), "the first of two keeps its fingerprint when the second goes"
    changed = prints(twice.replace("tijdig", "snel"))
    assert not set(before) & {each for each in changed if each.endswith(":1")} or len(set(changed) & set(before)) < 2


def test_one_fingerprint_everywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    twice = f"{FORMAL}\n\n{FORMAL}\n"
    Path("a.txt").write_text(twice)
    Path("b.txt").write_text(twice)
    report = check_files("a.txt", "b.txt")
    baseline.write(report, Path("bekend.json"))
    accepted = {
        f"{print_}:{number}"
        for prints_ in json.loads(Path("bekend.json").read_text())["documents"].values()
        for print_, count in prints_.items()
        for number in range(1, count + 1)
    }
    in_sarif = {
        r["partialFingerprints"]["begrijpelijk/v1"] for r in json.loads(sarif.write(report, "nl"))["runs"][0]["results"]
    }
    assert accepted == in_sarif
    issues = json.loads(gitlab.write(report, "nl"))
    assert (
        len({issue["fingerprint"] for issue in issues}) == len(issues) == sum(len(d.findings) for d in report.documents)
    )


def test_gitlab_names_what_it_must(tmp_path, monkeypatch):
    """The members that GitLab asks for: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    monkeypatch.chdir(tmp_path)
    Path("map").mkdir()
    Path("map/brief.txt").write_text(PLAIN)
    report = check_files(tmp_path / "map")
    issues = json.loads(gitlab.write(report, "nl"))
    lines = PLAIN.splitlines()
    for issue, finding in zip(issues, report.documents[0].findings, strict=True):
        assert issue["description"] and issue["check_name"] in plugins.registry().checks
        assert re.fullmatch("[0-9a-f]{40}", issue["fingerprint"])
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"] == "map/brief.txt", "from where the command was given, without ./"
        begin = issue["location"]["lines"]["begin"]
        if "end" in issue["location"]["lines"]:
            assert finding.excerpt.split()[0] in lines[begin - 1]


def test_github_annotations_point_at_their_lines(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("brief.md").write_text(MARKDOWN)
    report = check_files("brief.md")
    lines = MARKDOWN.splitlines()
    *commands, summary = github.write(report, "nl").splitlines()
    assert summary.startswith("Doel B1: ")
    assert len(commands) >= len(report.documents[0].findings)
    seen = 0
    for command in commands:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.+)", command)
        assert match, command
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert properties["file"] == "brief.md" and 1 <= int(properties["line"]) <= len(lines)
        if "col" in properties and "“derhalve”" in match[3]:
            line = lines[int(properties["line"]) - 1]
            assert line[int(properties["col"]) - 1 : int(properties["endColumn"]) - 1] == "derhalve"
            seen += 1
    assert seen >= 2
    heavy = [command.split(" ")[0] for command in commands]
    assert heavy == sorted(heavy, key=["::error", "::warning", "::notice"].index)
