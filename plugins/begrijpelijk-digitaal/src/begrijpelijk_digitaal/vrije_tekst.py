"""`vrije-tekst`: an answer to be typed where one could choose, or without a word of how much is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.alone import asks_for_words
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.phrases import NUMBER
from begrijpelijk_digitaal.screens import Asked, judged, on

RULE = rule(
    "vrije-tekst",
    "waarschuwing",
    "page",
    title=("Antwoord dat je moet typen", "An answer to be typed"),
    message=(
        "Het antwoord op deze vraag moet je typen. Laat mensen kiezen.",
        "The answer to this question has to be typed. Let people choose.",
    ),
    variants={
        "hoeveel": (
            "Bij dit veld staat niet hoeveel je moet typen. Schrijf bijvoorbeeld: een paar woorden is genoeg.",
            "This field does not say how much to type. Write, for example: a few words are enough.",
        ),
    },
    explanation=(
        "Schrijven is moeilijk voor veel mensen. Ze zijn bang voor fouten, of ze weten niet wat u wilt lezen. "
        "Kiezen gaat sneller. Kan dat niet? Schrijf er dan bij hoeveel u verwacht.",
        "Writing is hard for many people: they fear mistakes or do not know what is wanted. Choosing is quicker. "
        "Where that "
        "cannot be, say how much is expected.",
    ),
    action=("Laat mensen kiezen in plaats van typen.", "Let people choose instead of type."),
    example=("Hebt u koorts? (een leeg veld)", "Hebt u koorts? Ja / Nee / Weet ik niet"),
)

# A question whose answers can be listed: yes or no, how often, how long, how bad, where, which of.
_CHOICE = re.compile(
    r"^\W*(?:hebt|heeft|heb|bent|ben|is|zijn|was|kunt|kan|kun|kon|gebruikt|gebruik|slikt|slik|neemt|krijgt|krijg|doet"
    r"|voelt|voel|ziet"
    r"|gaat|komt|moet|wordt|drinkt|drink|eet|rookt|rook|plast|plas|hoest|lukt|helpt|hoort|merkt|ademt|bloedt|wilt|wil"
    r"|mag|staat|zit|werkt)\b"
    r"|\b(?:hoe (?:vaak|lang|erg|ernstig|hevig|snel|voelt|gaat)|sinds wanneer|waar (?:zit|hebt|heb|voelt|doet|is)"
    r"|aan welke kant"
    r"|welke (?:kant|kleur|klacht|klachten|van)|hoe(?:veel)? pijn)\b",
    re.IGNORECASE,
)
# A question that only words of one's own can answer.
_OPEN = re.compile(
    r"\b(?:beschrijf|beschrijven|omschrijf|omschrijven|vertel|vertellen|uitleg|uitleggen|leg uit|toelicht\w*"
    r"|licht toe|opmerking\w*|noem"
    r"|schrijf|typ|nog iets|iets anders|verder nog|toevoegen|kwijt|weten|welke (?:medicijnen|pillen|allergie|ziekte"
    r"|operatie)\w*|wat is er"
    r"|wat voor|waarom|naam van|waarvoor|wat wilt|wat kunnen|waarmee kunnen|reden)\b",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\W*(?:wat|waarmee) (?:is|zijn|hebt|heb|voelt|doet|merkt|scheelt)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(
    rf"\b(?:{NUMBER}|paar|enkele|weinig|kort|korte|maximaal|hooguit|minstens|maximum|max)\b[^.?!]{{0,30}}"
    r"\b(?:woord\w*|zin|zinnen|zinnetjes?|teken\w*|letters?|regels?)\b|\b(?:in het )?kort\b|\bniet (?:veel|lang)\b"
    r"|\bheel kort\b|\bsteekwoorden\b"
    r"|\b\d+\s*/\s*\d+\b|\bnog \d+\b|\btekens (?:over|resterend)\b|\bbijvoorbeeld\b|\bbijv\.",
    re.IGNORECASE,
)
_FIELD = frozenset({"text", "search", ""})


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit at the first such question of a screen. Fields of a contact form and *Anders, namelijk* are none."""
    for number, question in enumerate(found := judged(analysis)):
        if not _is_typed(question) or (number and _only_adds(question, found[number - 1])):
            continue
        if not asks_for_words(question, analysis):
            continue
        open_ = bool(_OPEN.search(question.text))
        if not open_ and _CHOICE.search(question.text):
            yield on(analysis.document, question)
            return
        large = open_ or _is_large(question) or _WHAT.match(question.text)
        if large and not _HOW_MUCH.search(_around(analysis, question)):
            yield on(analysis.document, question, variant="hoeveel")
            return


def _only_adds(question: Asked, before: Asked) -> bool:
    """Whether it only adds to the answer before it, and may be left open."""
    return question.is_part and before.is_closed and not (question.required or "*" in question.text)


def _is_typed(question: Asked) -> bool:
    """Whether words have to be typed about one's health: no number, name, date or address."""
    if question.kind != "text" or not question.is_about_health or question.is_contact_field or not question.controls:
        return False
    control = question.controls[0]
    numeric = control.attributes.get("inputmode", "").lower() in ("numeric", "decimal", "tel")
    return not numeric and (control.tag == "textarea" or control.attributes.get("type", "").lower() in _FIELD)


def _is_large(question: Asked) -> bool:
    return question.controls[0].tag == "textarea" or "contenteditable" in question.controls[0].attributes


def _around(analysis: Analysis, question: Asked) -> str:
    """The question with its help: what belongs to it, and the texts that stand next to it on the screen."""
    texts = [block.text for block in analysis.document.blocks]
    near = [n for n, text in enumerate(texts) if question.text and question.text in text]
    beside = texts[max(near[0] - 1, 0) : near[0] + 4] if near else []
    placeholder = question.controls[0].attributes.get("placeholder", "")
    return "\n".join((question.text, question.hint, placeholder, *beside))


CHECK = Check(RULE, find)
