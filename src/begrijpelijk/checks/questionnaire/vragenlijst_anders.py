"""`vragenlijst-anders`: a questionnaire that offers no other way to take part than filling it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.questionnaire.recognise import QUESTIONNAIRE, questionnaire
from begrijpelijk.checks.questionnaire.texts import around
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="vragenlijst-anders",
    section="text",
    severity="waarschuwing",
    title={"nl": "Geen andere manier om mee te doen", "en": "No other way to take part"},
    message={
        "nl": "In deze vragenlijst staat geen andere manier om mee te doen.",
        "en": "This questionnaire offers no other way to take part.",
    },
    explanation={
        "nl": "Wie moeite heeft met lezen, vult de lijst niet in. Dan hoort u alleen de andere mensen. "
        "Bied aan om samen in te vullen, of om te bellen.",
        "en": "Who has trouble reading does not fill in the list, and you do not hear them. Offer to do it together, "
        "or by telephone.",
    },
    examples=(
        Example(
            bad=around("Was het eten warm?", other_way=False),
            good=around("Was het eten warm?"),
        ),
    ),
    kenmerken=(8,),
    only=QUESTIONNAIRE,
    toegang=("passendheid",),
    action={"nl": "Bied bij vragenlijsten hulp of een gesprek aan.", "en": "Offer help or a talk with questionnaires."},
)

_OTHER_WAY = re.compile(
    r"\b(?:hulp|help(?:t|en)?|geholpen)\b[^.?!\n]{0,60}\b(?:invul\w*|ingevuld|vragenlijst|lijst|vragen|enqu[eê]te)\b"
    r"|\b(?:invul\w*|ingevuld|vragenlijst|lijst|vragen|enqu[eê]te)\b[^.?!\n]{0,60}\b(?:hulp|help(?:t|en)?|geholpen)\b"
    r"|\bsamen\b[^.?!\n]{0,60}\b(?:in(?:te)?vul\w*|in te vullen|invullen|vul\w*|doorneem\w*|doornemen|doen"
    r"|beantwoord\w*)\b"
    r"|\bvul\w*\b[^.?!\n]{0,40}\bsamen\b"
    r"|\b(?:telefonisch|mondeling|voor(?:lezen|gelezen)|interview|tolk)\b"
    r"|\b(?:vragen|vragenlijst|lijst|enqu[eê]te)\b[^.?!\n]{0,40}\b(?:balie|telefoon)\b[^.?!\n]{0,20}"
    r"\b(?:beantwoord\w*|doen|doornemen)\b"
    r"|\b(?:in|via|met) een (?:telefoon)?gesprek\b|\bpersoonlijk gesprek\b"
    r"|\b(?:liever|ook|kunt u|mag|wilt u)\b[^.?!\n]{0,40}\b(?:bellen|praten|vertellen|op papier|langskomen)\b"
    r"|\bbel(?:t|len)?\b[^.?!\n]{0,80}\b(?:invul\w*|vragen stellen|antwoord\w*|vragenlijst|lijst)\b"
    r"|\b(?:iemand anders|familie\w*|mantelzorger|begeleider|naaste|buur\w*)\b[^.?!\n]{0,60}\b(?:help\w*|hulp|invul\w*"
    r"|in te vullen|vul\w*)\b|\bandere manier\b[^.?!\n]{0,40}\b(?:mee|antwoord\w*)\b",
    re.IGNORECASE,
)
# "Hebt u hulp nodig bij het invullen van formulieren?" asks about it and offers nothing.
_ASKED = re.compile(r"\?\s*$")


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit, at the heading, where no help, no talk, no telephone and no paper is offered."""
    found = questionnaire(analysis)
    if found is None:
        return
    asked = {asked.start for asked in found.questions}
    offered = any(
        _OTHER_WAY.search(sentence)
        for block in analysis.document.blocks
        if block.start not in asked
        for sentence in re.split(r"(?<=[.!?])\s+", block.text)
        if not _ASKED.search(sentence) or re.match(r"\s*(?:wilt|hebt|heeft|kunt) u (?:liever|hulp)", sentence, re.I)
    )
    if not offered:
        yield Hit(*found.place)


CHECK = Check(RULE, find)
