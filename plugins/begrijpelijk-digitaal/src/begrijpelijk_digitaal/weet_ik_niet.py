"""`weet-ik-niet`: a closed question about health without a way out."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Page
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.alone import counts_as_health
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.phrases import NOT_KNOWN
from begrijpelijk_digitaal.screens import Asked, judged, on

RULE = rule(
    "weet-ik-niet",
    "waarschuwing",
    "page",
    title=("Geen antwoord 'weet ik niet'", 'No answer "I don\'t know"'),
    message=(
        "Bij deze vraag ontbreekt het antwoord 'weet ik niet'. Zet dat erbij.",
        'The answer "I don\'t know" is missing. Add it.',
    ),
    variants={
        "geen": (
            "Bij deze vraag ontbreekt het antwoord 'geen van deze'. Zet dat erbij.",
            'The answer "none of these" is missing. Add it.',
        ),
    },
    explanation=(
        "Niet iedereen weet het antwoord, of past in een vakje. Wie niet kan kiezen, gokt of stopt. "
        "Een gok geeft een verkeerd advies. Geef dus altijd een uitweg.",
        "Not everybody knows the answer or fits an option. Who cannot choose guesses or stops, and a guess gives a "
        "wrong "
        "advice. Always give a way out.",
    ),
    action=("Geef ook het antwoord 'weet ik niet'.", 'Offer the answer "I don\'t know".'),
    example=("Hebt u koorts? Ja / Nee", "Hebt u koorts? Ja / Nee / Weet ik niet"),
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit at the first closed question of a screen that has no answer for who does not know or fits none."""
    page = analysis.page
    if page is None or _may_skip(page):
        return
    for question in judged(analysis):
        if _lacks_a_way_out(question) and counts_as_health(question, analysis):
            yield on(analysis.document, question, variant="geen" if question.kind == "several" else None)
            return


def _lacks_a_way_out(question: Asked) -> bool:
    return (
        (question.is_closed or (question.kind == "picture" and "?" in question.text))
        and len(question.options) > 1
        and question.is_about_health
        and not question.is_part
        and not question.is_scale
        and not any(NOT_KNOWN.search(option) for option in question.options)
    )


def _may_skip(page: Page) -> bool:
    """Whether a button or link of its own says that one does not know, or skips the question."""
    return any(c.kind in ("button", "link") and NOT_KNOWN.search(c.text or c.name) for c in page.controls)


CHECK = Check(RULE, find)
