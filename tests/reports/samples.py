"""Reports and rules made by hand, so that the tests of reports and commands need no language pipeline."""

from begrijpelijk.model import (
    DocumentReport,
    Edit,
    ErrorReport,
    Finding,
    KenmerkReport,
    Location,
    Report,
    Scores,
    SentenceReport,
    Tool,
)
from begrijpelijk.plugins import Registry
from begrijpelijk.reports import register_reports
from begrijpelijk.rules import Check, Example, Option, Rule

TEXT = "U wordt morgen geopereerd.\n\nHet is derhalve noodzakelijk om nuchter te zijn. Bel ons."


def rule(identity, section="sentences", severity="waarschuwing", action=None, **options):
    return Rule(
        id=identity,
        section=section,
        severity=severity,
        title={"nl": f"Titel van {identity}", "en": f"Title of {identity}"},
        message={"nl": "Hier is iets."},
        explanation={"nl": f"Uitleg van {identity}.", "en": f"Explanation of {identity}."},
        examples=(Example("Niet goed.", "Wel goed."),),
        options=options,
        action={"nl": action} if action else {},
    )


def registry():
    rules = [
        rule(
            "lange-zin",
            waarschuwing=Option(20, {"nl": "Vanaf hoeveel woorden."}, minimum=5, maximum=100),
            koppen=Option(False, {"nl": "Ook koppen."}),
            deel=Option(0.5, {"nl": "Deel."}),
            woord=Option("x", {"nl": "Woord."}),
        ),
        rule("lijdende-vorm", action="Zeg wie het doet."),
        rule("formeel-woord", "words", action="Kies gewone woorden."),
        rule("taalniveau", "text", "fout"),
    ]
    made = Registry()
    made.checks = {r.id: Check(r, lambda analysis, options: ()) for r in rules}
    made.reports = {reporter.name: reporter for reporter in register_reports()}
    return made


def finding(identity="lijdende-vorm", excerpt="wordt morgen geopereerd", text=TEXT, **changes):
    start = text.index(excerpt)
    values = {
        "rule": identity,
        "severity": "waarschuwing",
        "message": "Hier staat niet wie het doet.",
        "explanation": "Schrijf wie iets doet.",
        "excerpt": excerpt,
        "start": start,
        "end": start + len(excerpt),
        "location": Location(line=text.count("\n", 0, start) + 1, column=start - text.rfind("\n", 0, start)),
        "kenmerken": [3],
    }
    return Finding(**{**values, **changes})


def word():
    start = TEXT.index("derhalve")
    return finding(
        "formeel-woord",
        "derhalve",
        severity="fout",
        message="Dit is een formeel woord.",
        suggestions=["dus", "daarom"],
        edits=[Edit(start=start, end=start + 8, replacement="dus")],
        certain=True,
    )


def scores(lint=44.0, cefr="B2", level=2, adults=0.29):
    return Scores(lint=lint, level=level, adults_struggling=adults, cefr_indication=cefr)


def sentences(text=TEXT):
    result, position = [], 0
    for block in text.split("\n\n"):
        for sentence in block.split(". "):
            start = text.index(sentence, position)
            position = start + len(sentence)
            result.append(SentenceReport(text=sentence, start=start, end=position, lint=40.0, level=2))
    return result


def document(source="folder.txt", **changes):
    values = {
        "source": source,
        "media_type": "text/plain",
        "words": 14,
        "sentences_count": 3,
        "scores": scores(),
        "sentences": sentences(),
        "findings": [finding(), word()],
        "passed": False,
    }
    return DocumentReport(**{**values, **changes})


def report(*documents, **changes):
    documents = documents or (document(),)
    values = {
        "tool": Tool(version="0.0", pipeline="proef"),
        "passed": all(each.passed for each in documents),
        "documents": list(documents),
        "kenmerken": [
            KenmerkReport(nummer=3, naam="Begrijpelijke materialen", findings=2, status="oranje"),
            KenmerkReport(nummer=7, naam="Hulp", findings=0, status="grijs"),
        ],
        "errors": [],
    }
    return Report(**{**values, **changes})


def hostile(source="=cmd|' /C calc'!A0"):
    """A document that tries what a text can try against whoever reads the report."""
    text = "\x1b[31mrood\x1b[0m <script>alert(1)</script> [link](javascript:x) | cel @naam \x00\u202e ]]> " + "z" * 300
    bad = finding("lijdende-vorm", text, text=text, message=text, suggestions=["=HYPERLINK(1)", "+1", "@x"])
    whole = [SentenceReport(text=text, start=0, end=len(text), lint=90.0, level=4)]
    return document(source, title=text, findings=[bad], sentences=whole, notes=[text])


ERROR = ErrorReport(source="kapot.pdf", message="dit bestand is kapot")
