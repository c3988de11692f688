"""`vakterm`: medical and care-policy language. The words come from plugins (begrijpelijk-zorg) and own lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.listed import WITHOUT, hits
from begrijpelijk.checks.words.signpost import is_signpost
from begrijpelijk.explained import unexplained_matches
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

RULE = Rule(
    id="vakterm",
    section="words",
    severity="waarschuwing",
    title={"nl": "Vakterm", "en": "Jargon"},
    message={
        "nl": "“{citaat}” is een vakterm. Schrijf liever: {beter}.",
        "en": "“{citaat}” is jargon. Better: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” is een vakterm. Leg uit wat u bedoelt.",
            "en": "“{citaat}” is jargon. Say what it means.",
        }
    },
    explanation={
        "nl": "Veel lezers kennen dit woord niet. Kies een gewoon woord. Of leg de vakterm uit als die voor het eerst "
        "in de tekst staat.",
        "en": "Many readers do not know this word. Use a plain word, or explain the term where it first appears.",
    },
    examples=(
        Example(
            bad="Na de ingreep kan er een hematoom ontstaan.",
            good="Na de operatie kunt u een bloeduitstorting krijgen.",
        ),
        Example(bad="U krijgt een colonoscopie.", good="U krijgt een colonoscopie (een onderzoek van de darm)."),
    ),
    item=(12,),
    wcag=("3.1.3",),
    priority=4,
    action={"nl": "Vervang vaktermen of leg ze uit.", "en": "Replace jargon or explain it."},
)
_CARE = re.compile(
    r"\b\w*(?:zorg|arts|ziekenhui|ggz|behandel|verwij|poli|verple|therap|psych|diagnos)\w*", re.IGNORECASE
)
_IN_LINE = re.compile(r"\b(?:in|uit|naar|vanuit|binnen|door) de\s*$", re.IGNORECASE)
_ON_PAPER = re.compile(r"\s+(?:van|op|onder|boven) (?:de|het|uw|dit|deze)\b")


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every use of a term that the text has not explained yet, and that is no name on a board."""
    matches = [match for match in analysis.matches.of(RULE.id) if not _is_other_line(match)]
    names = {id(match) for match in matches if is_signpost(match)}
    told = unexplained_matches(analysis, matches, by_use=True)
    yield from hits(analysis, RULE, (match for match in told if id(match) not in names), once=True)


def _is_other_line(match: Match) -> bool:
    """Whether a *first line* is one on paper or on the floor: in care it is *in* or *from* it, or care is near."""
    if len(match.words) != 2 or match.words[1].lower not in ("lijn", "lijnen"):
        return False
    block, shift = match.sentence.block.text, match.sentence.block.start
    before, behind = block[: match.start - shift], block[match.end - shift :]
    if _ON_PAPER.match(behind):
        return True
    care = _CARE.search(match.sentence.text) or _CARE.search(before[-200:])
    return not care and not _IN_LINE.search(before)


CHECK = Check(RULE, find)
