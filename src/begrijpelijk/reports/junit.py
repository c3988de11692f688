"""The report as JUnit XML: a test case per document for its level and for each severity.

Only what the schema of Jenkins allows (its plugin xUnit refuses a file with anything more): the path of the file is an
attribute of the suite, and the suites together have no number of skipped cases.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from begrijpelijk.model import SEVERITIES, DocumentReport, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import clean, one_line, place
from begrijpelijk.reports.files import host_path
from begrijpelijk.reports.wording import say, tally
from begrijpelijk.verdict import heavy, meets_level


def write(report: Report, lang: str) -> str:
    """One suite a document. A severity lighter than the `fail_on` of its document is told, but does not fail."""
    root = ET.Element("testsuites", name="begrijpelijk")
    for document in report.documents:
        root.append(_suite(document, lang))
    if report.errors:
        suite = ET.SubElement(root, "testsuite", name=say(lang, "errors"))
        for error in report.errors:
            case = ET.SubElement(suite, "testcase", classname=one_line(error.source), name=say(lang, "errors"))
            ET.SubElement(case, "error", message=one_line(error.message))
        _count(suite)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(document: DocumentReport, lang: str) -> ET.Element:
    source = one_line(document.source)
    suite = ET.Element("testsuite", name=source, file=one_line(host_path(document.source)))
    properties = ET.SubElement(suite, "properties")
    for name, value in _measured(document):
        ET.SubElement(properties, "property", name=name, value=value)
    level = ET.SubElement(suite, "testcase", classname=source, name=f"{say(lang, 'column_level')} {document.niveau}")
    meets = meets_level(document.scores, document.niveau)
    if meets is None:
        ET.SubElement(level, "skipped", message=say(lang, "too_short_cell"))
    elif not meets and not document.level_accepted:
        message = say(lang, "level_failure", niveau=document.niveau, cefr=document.scores.cefr_indication)
        ET.SubElement(level, "failure", message=message, type="taalniveau")
    failing = {finding.severity for finding in heavy(document.findings, document.fail_on)}
    for severity in SEVERITIES:
        findings = [finding for finding in document.findings if finding.severity == severity]
        case = ET.SubElement(suite, "testcase", classname=source, name=say(lang, f"{severity}_many"))
        if not findings:
            continue
        told = "\n".join(
            f"{place(finding, document.media_type, lang)}: {finding.rule}: {one_line(finding.message)}"
            f" “{one_line(finding.excerpt, 200)}”"
            for finding in findings
        )
        if severity in failing:
            failure = ET.SubElement(case, "failure", message=tally(lang, severity, len(findings)), type=severity)
            failure.text = clean(told)
        else:
            ET.SubElement(case, "system-out").text = clean(told)
    _count(suite)
    return suite


def _measured(document: DocumentReport) -> Iterator[tuple[str, str]]:
    """What was measured of a document, by name; nothing for what could not be."""
    scores = document.scores
    values = {"niveau": document.niveau, "lint": scores.lint, "level": scores.level, "cefr": scores.cefr_indication}
    yield from ((name, str(value)) for name, value in values.items() if value is not None)


def _count(suite: ET.Element) -> None:
    """Set the totals that a reader of JUnit expects on a suite."""
    suite.set("tests", str(len(suite.findall("testcase"))))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("time", "0")


REPORTER = Reporter("junit", (".xml",), "application/xml", write, needs="findings")
