"""`veel-bijzinnen`: a sentence with two or more subordinate clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.language.clauses import iter_subordinate
from begrijpelijk.language.syntax import parsed
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.model import Severity

RULE = Rule(
    id="veel-bijzinnen",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Veel bijzinnen", "en": "Many subordinate clauses"},
    message={
        "nl": "In deze zin staan {bijzinnen} bijzinnen. Maak er losse zinnen van.",
        "en": "This sentence has {bijzinnen} subordinate clauses. Make separate sentences of them.",
    },
    explanation={
        "nl": "Een bijzin is een stuk zin met een eigen werkwoord. Hij begint vaak met: als, omdat, dat, die of om. "
        "Bij veel bijzinnen raakt de lezer de draad kwijt. Zet in elke zin één ding.",
        "en": "A reader loses the thread in a sentence with many subordinate clauses. Say one thing in each sentence.",
    },
    examples=(
        Example(
            bad="Omdat wij willen weten of u allergisch bent, vragen wij u om de lijst in te vullen.",
            good="Wij willen weten of u allergisch bent. Vul daarom de lijst in.",
        ),
    ),
    item=(8,),
    wcag=("3.1.5",),
    options={
        "bijzinnen": Option(
            1,
            {"nl": "Zoveel bijzinnen mag een zin hebben.", "en": "So many clauses a sentence may have."},
            0,
        ),
    },
    action={"nl": "Zet in elke zin één ding.", "en": "Say one thing in each sentence."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every sentence with more subordinate clauses than allowed."""
    for sentence in parsed(analysis):
        count = sum(1 for _ in iter_subordinate(sentence.clauses))
        if count > options["bijzinnen"]:
            severity: Severity | None = "tip" if count == options["bijzinnen"] + 1 else None
            yield Hit(sentence.sentence.start, sentence.sentence.end, {"bijzinnen": count}, severity=severity)


CHECK = Check(RULE, find)
