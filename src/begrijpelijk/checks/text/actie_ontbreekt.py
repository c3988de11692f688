"""`actie-ontbreekt`: nothing in the text tells the reader what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.instructions import is_form, tells_what_to_do
from begrijpelijk.checks.text.whole_text import ENOUGH_WORDS, judged
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = (
    "Griep is een ziekte van de longen en de keel. Elk jaar krijgen veel mensen griep. De ziekte komt door een virus. "
    "Het virus zit in kleine druppels in de lucht. De meeste mensen zijn na een week weer beter. Oudere mensen worden "
    "soms erg ziek. Zij liggen dan lang in bed. De huisarts geeft daarom elk jaar een prik. De prik werkt na ongeveer "
    "twee weken."
)

RULE = Rule(
    id="actie-ontbreekt",
    section="text",
    severity="waarschuwing",
    title={"nl": "Nergens staat wat de lezer moet doen", "en": "Nothing says what the reader should do"},
    message={
        "nl": "In deze tekst staat niet wat de lezer kan of moet doen.",
        "en": "This text does not say what the reader can or should do.",
    },
    explanation={
        "nl": "Mensen lezen over zorg omdat zij willen weten wat zij moeten doen. Schrijf dat op, stap voor stap. "
        "Begin met een werkwoord. Bijvoorbeeld: Bel de balie. Neem uw pasje mee.",
        "en": "People read about care to know what to do. Write it down step by step and begin with a verb.",
    },
    examples=(Example(bad=_TEXT, good=_TEXT + " Wilt u ook een prik? Maak dan een afspraak."),),
    item=(24, 29),
    options={"woorden": ENOUGH_WORDS},
    action={"nl": "Schrijf op wat de lezer moet doen.", "en": "Say what the reader should do."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit when no sentence, button or box in the text asks anything of the reader."""
    place = judged(analysis, options)
    if place is None or is_form(analysis):
        return
    if not any(tells_what_to_do(sentence) for sentence in analysis.sentences):
        yield Hit(*place)


CHECK = Check(RULE, find)
