"""`uitlijning`: body text that does not start and end as writing does: justified or centred."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.layout.body import ENOUGH, LONG, Body, body_texts, share
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = (
    "U komt om acht uur naar de afdeling. De verpleegkundige brengt u naar uw kamer. Zij meet uw bloeddruk. "
    "Daarna krijgt u een pil waar u rustig van wordt."
)

RULE = Rule(
    id="uitlijning",
    section="layout",
    severity="tip",
    title={"nl": "Tekst is niet links uitgelijnd", "en": "Text not aligned left"},
    message={
        "nl": "Dit stuk tekst is uitgevuld: alle regels zijn even lang gemaakt.",
        "en": "This passage is justified: all lines were made equally long.",
    },
    variants={
        "uitgevuld_vaker": {
            "nl": "{aantal} stukken tekst zijn uitgevuld: alle regels zijn even lang gemaakt.",
            "en": "{aantal} passages are justified: all lines were made equally long.",
        },
        "midden": {
            "nl": "Dit stuk tekst staat in het midden. Elke regel begint op een andere plek.",
            "en": "This passage is centred. Every line starts somewhere else.",
        },
        "midden_vaker": {
            "nl": "{aantal} stukken tekst staan in het midden. Elke regel begint op een andere plek.",
            "en": "{aantal} passages are centred. Every line starts somewhere else.",
        },
    },
    explanation={
        "nl": "Laat elke regel links beginnen, recht onder de regel ervoor. Dan vinden de ogen makkelijk de volgende "
        "regel. Laat de rechterkant gewoon ongelijk. Bij uitgevulde tekst zijn de gaten tussen de woorden steeds "
        "anders. Dat leest lastig.",
        "en": "Let every line start at the left, right under the line before it, so that the eye finds the next one. "
        "Leave the right edge uneven: in justified text the gaps between words differ, which reads with difficulty.",
    },
    examples=(
        Example(
            bad=f'<p style="text-align: justify">{_TEXT}</p>',
            good=f'<p style="text-align: left">{_TEXT}</p>',
        ),
    ),
    item=(18,),
    wcag=("1.4.8",),
    options={
        "woorden": Option(
            15,
            {
                "nl": "Een stuk met minder woorden mag in het midden staan.",
                "en": "A passage of fewer words may be centred.",
            },
            1,
        ),
        "cel_woorden": LONG,
    },
    action={"nl": "Laat de tekst links beginnen.", "en": "Align the text left."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for justified and one for centred text, each at the first passage.

    A passage that is known to fit on one line looks the same however it is aligned, and a few words may be centred.
    """
    bodies = body_texts(analysis, options["cel_woorden"])
    long = [body for body in bodies if body.words >= options["woorden"] and _has_lines(body)]
    for align, variant in (("justify", "uitgevuld"), ("center", "midden")):
        found = [body for body in long if body.layout.align == align]
        if found and share(found, bodies) >= ENOUGH:
            name = f"{variant}_vaker" if len(found) > 1 else variant
            chosen = None if name == "uitgevuld" else name
            yield Hit(found[0].start, found[0].end, {"aantal": len(found)}, variant=chosen)


def _has_lines(body: Body) -> bool:
    full = body.layout.line_characters
    return full is None or len(body.block.text) > full


CHECK = Check(RULE, find)
