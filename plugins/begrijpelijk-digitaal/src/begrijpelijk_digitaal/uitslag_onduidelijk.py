"""`uitslag-onduidelijk`: an outcome that does not say what to do, how soon, whom to call, and when to come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from begrijpelijk.browser.model import Flow, Screen
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import Pair, rule
from begrijpelijk_digitaal.phrases import NUMBER, has_phone
from begrijpelijk_digitaal.screens import is_triage, top

_MISSING = {
    "wat": ("wat iemand moet doen", "what to do"),
    "snel": ("hoe snel dat moet", "how soon"),
    "wie": ("wie iemand kan bellen", "whom to call"),
    "terug": ("wanneer iemand weer moet bellen", "when to call again"),
}
_SAYS = "In dit advies staat niet {0}. Schrijf dat erbij.", "This advice does not say {0}. Add that."


def _variants() -> dict[str, Pair]:
    """A message for each thing that can be missing, and for each two: a message cannot list words by itself."""
    single = {name: (_SAYS[0].format(said[0]), _SAYS[1].format(said[1])) for name, said in _MISSING.items()}
    pairs = {
        f"{one}-{other}": (
            _SAYS[0].format(f"{_MISSING[one][0]} en {_MISSING[other][0]}"),
            _SAYS[1].format(f"{_MISSING[one][1]} and {_MISSING[other][1]}"),
        )
        for one, other in combinations(_MISSING, 2)
    }
    return single | pairs


RULE = rule(
    "uitslag-onduidelijk",
    "fout",
    "flow",
    title=("Onduidelijke uitslag", "Unclear outcome"),
    message=(
        "Dit advies is niet compleet. Zeg wat iemand moet doen, hoe snel, wie hij belt en wanneer weer.",
        "This advice is incomplete. Say what to do, how soon, whom to call and when to call again.",
    ),
    variants=_variants(),
    explanation=(
        "Na alle vragen wil iemand weten: wat moet ik doen? Hoe snel? Wie kan ik bellen? En wanneer moet ik weer "
        "bellen? "
        "Staat één van die dingen er niet, dan gaan mensen twijfelen.",
        "After all questions one wants to know: what do I do, how soon, whom can I call, and when should I call "
        "again? If one "
        "of these is missing, people are left in doubt.",
    ),
    action=("Zeg in elk advies wat, hoe snel en wie.", "Say in every advice what, how soon and who."),
    example=(
        "U hebt waarschijnlijk een verkoudheid.",
        "U kunt thuis uitzieken. Dat duurt ongeveer een week. Wordt u benauwd of duurt het langer? Bel dan uw "
        "huisarts: 020 123 45 67.",
    ),
    kenmerken=(3, 4),
)

_ACT = (
    r"(?:bel|ga|maak|neem|vraag|wacht|blijf|rust|drink|slik|koel|spoel|gebruik|houd|laat|kom|haal|leg|zorg"
    r"|kijk"
    r"|let|smeer|plak|doe|zoek|stuur|meld|lees)"
)
_WHAT = re.compile(
    rf"(?:^|[.!?:;\n•–-]\s*|\b(?:dan|en|ook|daarom|eerst|nu|direct|meteen)\s+){_ACT}\b"
    r"|\b(?:u|je|jij) (?:belt|gaat naar|maakt|moet|kunt|kan|mag|hoeft)\b|\b(?:kunt|moet|mag|hoeft) (?:u|je)\b|\b(?:ons "
    r"|het )?advies(?: is)?\s*:|\bhet beste (?:is|kunt|kan)\b"
    r"|\b(?:maak|neem) .{0,30}(?:afspraak|contact)\b|\bbel(?:len)? (?:nu|direct|meteen|vandaag|112|uw|de|je)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"\b(?:nu|direct|meteen|onmiddellijk|vandaag|vanavond|vannacht|morgen|overmorgen|dezelfde dag|met spoed"
    rf"|zo snel mogelijk|zo snel als \w+ kan"
    rf"|binnen (?:de |een )?(?:{NUMBER}|paar|half|kwartier|enkele|week|dag|uur)\w*|deze week|komende (?:week|dagen)"
    rf"|volgende week|maandag|dinsdag|woensdag|donderdag|vrijdag"
    r"|werkdag(?:en)?|niet wachten|wacht niet|geen haast|geen spoed|op uw gemak|als het spreekuur"
    r"|tijdens het spreekuur)\b"
    rf"|\b(?:{NUMBER}|paar|enkele|een|hele|komende|eerste)(?: tot {NUMBER}| à {NUMBER})? (?:uur|uren|dag|dagen|week"
    rf"|weken|maand|maanden)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:huisarts\w*|dokter\w*|praktijk\w*|assistente?\w*|spoedpost|spoedeisende hulp|112|apothe\w+|ambulance"
    r"|verloskundige\w*|tandarts\w*|specialist\w*"
    r"|ziekenhuis\w*|polikliniek|verpleegkundige\w*|ggd|consultatiebureau|wijkverpleging|fysiotherap\w+|psycholoog"
    r"|113|poli|spoedlijn|bel ons|kinderarts\w*|helpdesk)\b",
    re.IGNORECASE,
)
_CONDITION = (
    r"(?:als|wanneer|zodra|bij|indien)\b[^.!?\n]{0,80}\b(?:erg\w*|slecht\w*|benauwd\w*|koorts|pijn\w*|langer"
    r"|niet (?:over|beter|minder|weg|helpt|kunt|meer)|nog (?:steeds|niet)"
    r"|blijf\w*|blijven|terug\w*|toeneemt|toe neemt|nieuwe|andere|meer|twijfel\w*|ongerust|zorgen|verander\w*"
    r"|bloed\w*|suf\w*|klachten|houdt|houden|ziek\w*|ernst\w*|duurt"
    r"|vragen|last|rood|dik\w*|plassen|drink\w*|geel|moeite|braak\w*|uitslag|flauw\w*|niet goed)"
)
# "Als de pijn erger wordt", or a question with what to do then: "Wordt u benauwd? Bel dan 112."
_AGAIN = re.compile(
    rf"{_CONDITION}"
    r"|(?:^|[.!?\n]\s*)(?!wat|hoe|wie|waar|welke?|waarom|wanneer)[^.!?\n]{4,90}(?<!vragen)\?\s*(?:\w+ ){0,2}"
    r"(?:bel|belt|ga|gaat|neem|kom|maak|vraag|zoek|app|mail|dan|overleg)\b"
    r"|\b(?:bel|kom|neem contact op|vul)\w*\b[^.!?\n]{0,30}\b(?:opnieuw|weer|terug|nog een keer|alsnog|eerder)\b"
    r"|\bbel\w*\b[^.!?\n]{0,40}\b(?:als|bij|wanneer)\b\W*(?:\n|$)|\bwanneer (?:moet |kunt |belt )?(?:u |je )?(?:bel"
    r"|belt|bellen)\b"
    r"|\bwanneer belt u\b",
    re.IGNORECASE,
)
_WAITING = re.compile(
    rf"\b(?:na|langer dan|binnen|duurt)\b[^.!?\n]{{0,15}}\b{NUMBER} (?:uur|uren|dag|dagen|week"
    rf"|weken)\b",
    re.IGNORECASE,
)
# What to do when it gets worse is not what to do now: "Bel dan direct 112."
_IF_WORSE = re.compile(
    r"[^.!?\n]*\?\s*(?:bel|ga|neem|kom|zoek|maak|vraag|wacht)\b[^.!?\n]{0,25}\bdan\b[^.!?\n]*"
    r"|\b(?:bel|ga|neem)\b[^.!?\n]{0,25}\b(?:nu|direct|meteen|onmiddellijk|112)\b[^.!?\n]{0,15}\b(?:als|wanneer"
    r"|zodra)\b[^.!?\n]*",
    re.IGNORECASE,
)
_CALL_112_NOW = re.compile(r"\bbel(?:t|len)?\b[^.!?\n]{0,25}\b112\b|\b112\b[^.!?\n]{0,10}\bbellen\b", re.IGNORECASE)


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """A hit for each outcome of a triage that lacks something. Who has to call 112 at once needs no more than that."""
    if not is_triage(flow):
        return
    for screen in flow.outcomes:
        missing = _missing(screen)
        if missing:
            yield top(screen, variant="-".join(missing) if len(missing) <= 2 else None)


def _missing(screen: Screen) -> list[str]:
    text = screen.document.text
    now = _IF_WORSE.sub(" ", text)
    numbers = any(c.attributes.get("href", "").lower().startswith("tel:") for c in screen.page.controls)
    found = {
        "wat": bool(_WHAT.search(now)),
        "snel": bool(_WHEN.search(now)) or bool(_WAITING.search(text)),
        "wie": bool(_WHO.search(text)) or numbers or has_phone(text),
        "terug": bool(_AGAIN.search(text)),
    }
    if _calls_112(text):
        found["terug"] = found["snel"] = True
    return [name for name, said in found.items() if not said]


def _calls_112(text: str) -> bool:
    """Whether to call 112 is the advice itself, and not only what to do when it gets worse."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        if _CALL_112_NOW.search(sentence):
            before = text[: text.find(sentence)].rstrip()
            return not re.search(
                r"\b(?:als|wanneer|zodra|indien|bij)\b", sentence, re.IGNORECASE
            ) and not before.endswith("?")
    return False


CHECK = Check(RULE, find)
