"""When a document passes: it meets its level and has no finding that is too heavy."""

from collections.abc import Iterable

from begrijpelijk.model import SEVERITIES, DocumentReport, FailOn, Finding, Niveau, Scores

LEVELS: tuple[Niveau, ...] = ("A2", "B1", "B2", "C1")  # easiest first
LEVEL_RULE = "taalniveau"


def meets_level(scores: Scores, niveau: Niveau) -> bool | None:
    """Whether a text is at `niveau` or easier; None where it was too short to say."""
    if scores.cefr_indication is None:
        return None
    # "C1 of hoger" is C1 for this: there is no target above it.
    indication = scores.cefr_indication[:2]
    return [*LEVELS].index(indication) <= LEVELS.index(niveau) if indication in LEVELS else False


def heavy(findings: Iterable[Finding], fail_on: FailOn) -> list[Finding]:
    """The findings of the severity `fail_on` or heavier; none for "nooit"."""
    if fail_on == "nooit":
        return []
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return [finding for finding in findings if finding.severity in counted]


def passes(document: DocumentReport) -> bool:
    """Whether a document passes: it meets its level and has no finding that is too heavy. "nooit" is about findings.

    A level that was accepted and a text too short to measure are not held against it.
    """
    level = document.level_accepted or meets_level(document.scores, document.niveau) is not False
    return level and not heavy(document.findings, document.fail_on)
