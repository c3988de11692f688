"""`u-en-je`: the reader is called *u* in one place and *je* in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.language.reader import addresses
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="u-en-je",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "U en je door elkaar", "en": "Polite and familiar address mixed"},
    message={
        "nl": 'Hier staat "{vorm}". Op andere plekken staat "{ander}". Kies er één voor de hele tekst.',
        "en": 'Here it says "{vorm}", elsewhere "{ander}". Choose one for the whole text.',
    },
    explanation={
        "nl": 'De lezer vraagt zich af of het nog over hem gaat. Kies "u" of "je". Gebruik dat in de hele tekst.',
        "en": "The reader wonders whether he is still the one who is meant. Choose one and keep to it.",
    },
    examples=(
        Example(
            bad="U krijgt een brief met de datum. Neem je pas mee.",
            good="U krijgt een brief met de datum. Neem uw pas mee.",
        ),
    ),
    item=(23, 26),
    action={"nl": 'Kies "u" of "je".', "en": "Choose one way to address the reader."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit per text, at the first word of the way of address that is not the setting's, else is the rarest."""
    found = addresses(analysis)
    polite = [address for address in found if address.is_polite]
    familiar = [address for address in found if not address.is_polite]
    if not polite or not familiar:
        return
    match analysis.config.doelgroep:  # where the house has chosen, the other form is the slip
        case "u":
            slips, rest = familiar, polite
        case "je":
            slips, rest = polite, familiar
        case None:
            slips, rest = sorted((polite, familiar), key=lambda group: (len(group), -group[0].start))
    first = slips[0]
    yield Hit(first.start, first.end, {"vorm": first.text.lower(), "ander": rest[0].text.lower()})


CHECK = Check(RULE, find)
