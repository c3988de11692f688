"""``vragenlijst``: a questionnaire that is to be filled in: on paper, as a form, or announced with a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say
from begrijpelijk.checks.questionnaire.recognise import recognise

NAME = "vragenlijst"

ENOUGH = 4  # questions from which on a text with a heading like this is a questionnaire
_TITLE = re.compile(
    r"\b(?:\w*vragenlijst|\w*enquête|tevredenheidsonderzoek|ervaringsonderzoek|prom|prem|proms|prems|survey)\b",
    re.IGNORECASE,
)
_SAID = compiled(
    {
        "schaal": r"(?:helemaal |zeer |geheel )(?:mee )?(?:eens|oneens|tevreden|ontevreden)|(?:nooit"
        r"|zelden)[ ,/|]+soms"
        r"[ ,/|]+(?:vaak|altijd)|op een schaal van|kruis(?: het)? (?:aan|hokje)",
    }
)
_CHOICES = frozenset({"radio", "checkbox", "select", "slider", "range"})


def find(material: Material) -> Iterator[Signal]:
    """A title that says so with questions under it, an answer scale with questions, or a form with many choices."""
    if recognise(material.document) is not None:
        yield Signal(NAME, "herkend", material.document.title or "")  # the checks on questionnaires could look at it
    questions = sum(line.text.rstrip().endswith("?") for line in material.own)
    choices = sum(kind in _CHOICES for kind in material.fields)
    title = material.document.title or ""
    headings = [block.text for block in material.document.blocks if block.kind == "heading"][:3]
    named = next((text for text in (title, *headings) if _TITLE.search(text)), None)
    if named is not None and (questions >= ENOUGH or choices >= ENOUGH):
        yield Signal(NAME, "vragenlijst", named)
    elif questions >= ENOUGH:
        for signal in say(NAME, material.own, _SAID):
            yield Signal(NAME, "vragenlijst", signal.excerpt, signal.place)
    if named is None and choices >= 2 * ENOUGH and questions >= ENOUGH:
        yield Signal(NAME, "formulier", title)
