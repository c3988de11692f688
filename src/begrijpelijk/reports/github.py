"""The report as commands for GitHub Actions: every finding becomes an annotation at its line of the pull request."""

from collections.abc import Iterator, Mapping

from begrijpelijk.baseline import about_all
from begrijpelijk.model import DocumentReport, Finding, Report, Severity
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import one_line, place, rule_title, rules, summary, target, told, worst_first
from begrijpelijk.reports.files import host_path
from begrijpelijk.reports.wording import say
from begrijpelijk.rules import Rule
from begrijpelijk.verdict import LEVEL_RULE, meets_level

_COMMANDS: Mapping[Severity, str] = {"fout": "error", "waarschuwing": "warning", "tip": "notice"}


def write(report: Report, lang: str) -> str:
    """A line per finding, the heaviest first, and the outcome: GitHub shows ten of each kind in a step, not the rest.

    A document that misses its level gets a line of its own, so that no red cross comes without a reason.
    """
    known = rules()
    lines: list[tuple[int, str]] = []
    for document in worst_first(report.documents):
        missed = _missed(document, lang)
        if missed:
            lines.append((0, missed))
        for finding in document.findings:
            lines.append((list(_COMMANDS).index(finding.severity), _annotation(finding, document, known, lang)))
    errors = [
        _command("error", f"{error.source}: {error.message}", title=say(lang, "errors")) for error in report.errors
    ]
    ranked = [line for _, line in sorted(lines, key=lambda pair: pair[0])]
    last = target(report.documents[0], lang) if len(report.documents) == 1 else summary(report, lang)
    return "".join(f"{line}\n" for line in (*errors, *ranked, last))


def _missed(document: DocumentReport, lang: str) -> str | None:
    if document.level_accepted or meets_level(document.scores, document.niveau) is not False:
        return None
    if any(finding.rule == LEVEL_RULE for finding in document.findings):
        return None  # that finding says it, with the score
    return _command("error", target(document, lang), file=host_path(document.source), line=1)


def _annotation(finding: Finding, document: DocumentReport, known: Mapping[str, Rule], lang: str) -> str:
    region = finding.location.region
    whole = about_all(document, finding)
    where = "" if region or whole else place(finding, document.media_type, lang)
    message = one_line(finding.message) if whole else told(finding, lang)
    if where:
        message = f"{where}: {message}"
    places: dict[str, str | int] = {"file": host_path(document.source), "line": 1}
    if region is not None and not whole:
        places |= {"line": region.line, "endLine": region.end_line}
        if region.line == region.end_line:  # GitHub refuses columns over several lines
            places |= {"col": region.column, "endColumn": region.end_column}
    title = f"{rule_title(known, finding.rule, lang)} ({finding.rule})"
    return _command(_COMMANDS[finding.severity], message, **places, title=title)


def _command(name: str, message: str, **properties: str | int) -> str:
    """A workflow command. What a text holds can never end it or begin another."""
    given = ",".join(f"{key}={''.join(_escape(str(value), _IN_PROPERTY))}" for key, value in properties.items())
    return f"::{name} {given}::{''.join(_escape(message, _IN_MESSAGE))}"


# As the runner of GitHub Actions reads them back; https://docs.github.com/actions/reference/workflow-commands
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def _escape(text: str, codes: Mapping[str, str]) -> Iterator[str]:
    for character in text:
        yield codes.get(character) or (character if character.isprintable() else "\ufffd")


REPORTER = Reporter("github", (".txt",), "text/plain", write, needs="sentences")
