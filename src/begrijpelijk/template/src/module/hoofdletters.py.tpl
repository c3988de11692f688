"""De regel `$naam-hoofdletters`: een woord dat helemaal in hoofdletters staat."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="$naam-hoofdletters",
    section="words",
    severity="tip",
    title={"nl": "Woord in hoofdletters", "en": "Word in capitals"},
    message={"nl": "Dit woord staat in hoofdletters: {citaat}.", "en": "This word is in capitals: {citaat}."},
    explanation={
        "nl": "Woorden in hoofdletters lezen lastig. Het lijkt ook of u schreeuwt. Gebruik gewone letters.",
        "en": "Words in capitals are hard to read and seem to shout. Use ordinary letters.",
    },
    action={"nl": "Schrijf woorden in gewone letters.", "en": "Write words in ordinary letters."},
    examples=(Example(bad="Kom NUCHTER naar het ziekenhuis.", good="Kom nuchter naar het ziekenhuis."),),
    options={
        "letters": Option(
            6, {"nl": "Woorden met minder letters tellen niet.", "en": "Words of fewer letters do not count."}, 2
        ),
    },
)


def find(analysis: "Analysis", options: Options) -> Iterator[Hit]:
    """Alle woorden in hoofdletters. Een kort woord is meestal een afkorting, en die mag."""
    for sentence, token in analysis.tokens():
        if token.is_alpha and token.is_upper and len(token) >= options["letters"]:
            start = sentence.offset(token)
            yield Hit(start, start + len(token), suggestions=(token.text.lower(),))


CHECK = Check(RULE, find)
