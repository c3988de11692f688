"""`moeilijker-geworden`: a paragraph is harder than in the version that it is compared with."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.changes.paragraphs import Change
from begrijpelijk.language import lint
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

RULE = Rule(
    id="moeilijker-geworden",
    section="text",
    severity="waarschuwing",
    title={"nl": "De alinea is moeilijker geworden", "en": "The paragraph became harder"},
    message={
        "nl": "Deze alinea is moeilijker geworden. De score ging van {voor} naar {na}.",
        "en": "This paragraph became harder. Its score went from {voor} to {na}.",
    },
    explanation={
        "nl": "De score loopt van 0 tot 100. Hoe hoger de score, hoe minder mensen de tekst begrijpen. Lees de alinea "
        "naast de oude versie. Maak zinnen korter en kies gewone woorden.",
        "en": "Scores run from 0 to 100. The higher the score, the fewer people understand the text. Read the "
        "paragraph beside its old version, shorten sentences and choose everyday words.",
    },
    examples=(
        Example(
            bad="Voor de operatie komt u in de ochtend naar het ziekenhuis, alwaar voorafgaand aan de ingreep een "
            "intakegesprek plaatsvindt met de verpleegkundige, die de benodigde voorbereidingen met u doorneemt.",
            good="Voor de operatie komt u in de ochtend naar het ziekenhuis. U praat daar eerst met een zuster. "
            "Zij vertelt u wat er gaat gebeuren en wat u zelf moet doen voor de operatie.",
        ),
    ),
    item=(8,),
    wcag=("3.1.5",),
    action={
        "nl": "Herschrijf wat moeilijker is geworden.",
        "en": "Rewrite what became harder.",
    },
    options={
        "stijging": Option(
            5,
            {"nl": "Zo veel punten moet de score hoger zijn.", "en": "So many points the score must be higher."},
            1,
            100,
        ),
    },
    scope="change",
)


def find(change: Change, options: Options) -> Iterator[Hit]:
    """A hit for every rewritten paragraph that is harder than it was, and harder than the text may be."""
    for pair in change.pairs:
        before, after = pair.before.lint, pair.after.lint
        if before is None or after is None or after - before < options["stijging"]:
            continue
        # Harder, but still easy enough: that is no reason to write it again.
        if not lint.meets(after, change.niveau):
            start = pair.after.start
            values = {"voor": round(before), "na": round(after)}
            yield Hit(start, start + len(pair.after.text), values=values)


CHECK = Check(RULE, find)
