"""A page that is checked by itself, and is no screen of a walked flow: which of its questions are about health or care.

In a flow all that is asked belongs to the flow. A page of a site also has contact forms, search fields, lists to choose
a department from: about those the rules for a screen have nothing to say.
"""

from __future__ import annotations

import re

from begrijpelijk.analysis import Analysis
from begrijpelijk.document import BlockKind
from begrijpelijk_digitaal.phrases import ABOUT_US, CARE, HEALTH, MOMENT, OPTIONAL, PROGRESS, REASON, SUBJECT
from begrijpelijk_digitaal.screens import Asked

_SHORT = 6  # words of a label; a longer text is a question, whatever words are in it
_FOUND = re.compile(r"\(\d+\)\s*$")  # "Hoofdpijn (12)": how many results an answer gives, as in a filter
_TO_READER = re.compile(r"\?|\b(?:u|uw|je|jouw|ik|mijn)\b", re.IGNORECASE)
_ON = re.compile(r"^\W*(?:volgende|verder|ga verder|next|naar de volgende)\b", re.IGNORECASE)


def _in_flow(analysis: Analysis) -> bool:
    return analysis.page is not None and analysis.page.screen is not None


def counts_as_health(question: Asked, analysis: Analysis) -> bool:
    """Whether the question is about health: any question of a flow is; on a page by itself its words must say so."""
    if _in_flow(analysis):
        return True
    if not question.is_about_health or question.is_contact_field or _is_of_site(question, analysis):
        return False
    if HEALTH.search(question.text):
        return True
    return bool(_TO_READER.search(question.text)) and any(HEALTH.search(option) for option in question.options)


def is_moment(question: Asked, analysis: Analysis) -> bool:
    """Whether one chooses when to come, on a page where one asks for care."""
    return bool(MOMENT.search(question.text)) and _asks_for_care(analysis)


def asks_for_words(question: Asked, analysis: Analysis) -> bool:
    """Whether one has to say something of one's health or one's reason to come, and may not leave it open."""
    if _in_flow(analysis):
        return True
    if OPTIONAL.search(f"{question.text} {question.hint}") or _is_of_site(question, analysis):
        return False
    return bool(HEALTH.search(question.text)) or (bool(REASON.search(question.text)) and _asks_for_care(analysis))


def asked_together(counted: list[Asked], analysis: Analysis) -> list[Asked]:
    """The questions that had better be asked one at a time.

    On a page by itself that is no step of a series: those about health that can be asked one by one. The lines of an
    order (which medicine, how strong, how many) cannot.
    """
    if _in_flow(analysis):
        return counted
    health = [question for question in counted if counts_as_health(question, analysis)]
    if health and _is_step(analysis):
        return counted
    return [question for question in health if question.is_closed or question.text.rstrip(" *").endswith("?")]


def must_be_answered(question: Asked | None, analysis: Analysis) -> bool:
    """Whether it is sure that a question cannot be left open: a field of a page may be there for who likes."""
    if _in_flow(analysis):
        return True
    if question is None or question.is_consent:
        return False
    sure = question.required or "*" in question.text or question.is_contact_field
    return sure or counts_as_health(question, analysis)


def _is_of_site(question: Asked, analysis: Analysis) -> bool:
    """Whether it is a subject, a filter or a list of departments, or stands on a page to complain about the care."""
    counts = sum(bool(_FOUND.search(option)) for option in question.options)
    if counts and counts * 2 >= len(question.options):
        return True
    if len(question.text.split()) <= _SHORT and SUBJECT.search(question.text):
        return True
    document = analysis.document
    return bool(ABOUT_US.search(f"{document.title or ''}\n{document.text}"))


def _asks_for_care(analysis: Analysis) -> bool:
    """Whether a heading, the title or a button says that one asks for care here."""
    document = analysis.document
    named = [block.text for block in document.of_kind(BlockKind.HEADING, BlockKind.BUTTON)]
    return bool(CARE.search("\n".join([document.title or "", *named])))


def _is_step(analysis: Analysis) -> bool:
    """Whether the page is a step of a series: it shows how far one is, or has a button to the next step."""
    page = analysis.page
    if page is None:
        return False
    if page.progress or PROGRESS.search(analysis.document.text):
        return True
    return any(c.kind == "button" and _ON.match(c.text or c.name) for c in page.controls)
