"""`naamwoordstijl`: an action hidden in a noun: *het innemen van*, *ter voorkoming van*, *vindt controle plaats*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Analysis, Sentence

RULE = Rule(
    id="naamwoordstijl",
    section="words",
    severity="waarschuwing",
    title={"nl": "Werkwoord verstopt in een naamwoord", "en": "Action hidden in a noun"},
    message={
        "nl": "Hier zit een werkwoord verstopt: '{citaat}'.",
        "en": "An action is hidden in a noun here: '{citaat}'.",
    },
    explanation={
        "nl": "Zo'n zin is stijf en zegt niet wie iets doet. Schrijf wie wat doet. "
        "Bijvoorbeeld: 'De arts onderzoekt u' en niet 'Het onderzoek vindt plaats'.",
        "en": "Such a sentence is stiff and does not say who acts. Say who does what.",
    },
    examples=(
        Example(
            bad="Het reinigen van de wond gebeurt door de verpleegkundige.",
            good="De verpleegkundige maakt de wond schoon.",
        ),
    ),
    item=(8, 24),
    wcag=("3.1.5",),
    action={"nl": "Schrijf met werkwoorden wie wat doet.", "en": "Say with verbs who does what."},
)

# Neuter words in -en that are things or fixed notions: "het bekken van een vrouw", "het leven van uw kind".
_THINGS = frozenset(
    """leven kussen laken teken wapen bekken vermoeden vertrouwen inkomen vermogen verleden wezen weten bestaan geweten
    varken midden zuiden noorden oosten westen voordeel nadeel oordeel examen heden koren lijden overlijden medicijnen
    goeden verlangen genoegen ongenoegen voornemen streven welzijn aanzien volgen eczeem kuiken veulen orgaan tandvlees
    aandenken gegeven voorwerpen einden team gewricht aantallen geheugen vaccin organen merken wonen testen beden hebben
    zijn worden willen kunnen mogen moeten zullen antwoorden vlies teken ogen oren""".split()
) - {"testen", "wonen", "hebben"}
# An action or the thing itself: "het eten van fruit" is an action, "het eten van het ziekenhuis" is a meal.
_EITHER = frozenset("eten drinken kussen optreden handelen spreken werken denken voorkomen schrijven kloppen".split())
_MODALS = frozenset("kunnen moeten mogen willen zullen laten gaan komen".split())
_OWNER = frozenset("de het een uw je jouw mijn ons onze zijn haar hun deze dit die dat".split())

_HELPS = re.compile(r"\b(?:help\w*|hulp\w*|geholpen|behulpzaam)\b", re.IGNORECASE)

_HAPPEN = frozenset({"plaats_vinden", "plaatsvinden", "geschieden"})
_CARRY_OUT = frozenset({"uit_voeren", "uitvoeren", "verrichten"})
_ACTION_NOUN = re.compile(
    r"(?:ing|ingen|tie|ties|atie|aties|opname|opnames|afname|afnames|inname|overname|toename|controle|controles|onderzoek"
    r"|onderzoeken|onderzoekje|overleg|gesprek|gesprekken|bezoek|huisbezoek|ingreep|ingrepen|analyse|analyses|diagnostiek"
    r"|verrichting|aanvraag|aanpak|keuze|evaluatie|intake|consult|beoordeling|transport|vervoer|punctie|scan|biopsie|test"
    r"|testen|screening|therapie|overdracht|handeling|handelingen|check|checks|inspectie|herstel|uitgifte|levering)$",
    re.IGNORECASE,
)
# Nouns in -ing or -tie that are things or meetings: "de vergadering", "de oefeningen", "de voorlichting in de zaal".
_NO_ACTION = re.compile(
    r"^(?:.ring|ring|ding|dingen|kring|haring|paling|koning|richting|functie|functies|portie|conditie|ambitie)$"
    r"|(?:woning|woningen|rekening|verzekering|afdeling|oefening|oefeningen|vergadering|tentoonstelling|voorstelling"
    r"|opleiding|training|trainingen|viering|instelling|vereniging|stichting|regering|verdieping|omgeving|leerling|vakantie"
    r"|station|locatie|organisatie|lening|verkiezing|verkiezingen|lezing|rondleiding|beweging|bewegingen)$",
    re.IGNORECASE,
)
_TER = re.compile(
    r"\bter\s+(\w+(?:ing|tie|controle|herstel|behoud|verlichting|onderzoek|preventie))\s+van\b", re.IGNORECASE
)
_FIXED = re.compile(
    r"\b(?:over(?:ga|gaat|gaan|ging|gegaan|te gaan)\s+tot|over\s+te\s+gaan\s+tot"
    r"|ga(?:at|an)?\s+(?:\w+\s+){0,4}over\s+tot(?=\s+(?:het|de|een|\w+ing|\w+tie|\w+en)\b)"
    r"|zorg\s+(?:te\s+)?dra(?:gen|agt|ag)\s+voor"
    r"|dra(?:gen|agt|ag)\s+(?:\w+\s+){0,3}zorg\s+voor)\b",
    re.IGNORECASE,
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit on the words that hide the action. Overlapping forms are one finding."""
    for sentence in analysis.sentences:
        end = -1
        for hit in sorted(_in_sentence(sentence), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= end:
                end = hit.end
                yield hit


def _in_sentence(sentence: Sentence) -> Iterator[Hit]:
    base, text = sentence.start, sentence.text
    for pattern in (_TER, _FIXED):
        for match in pattern.finditer(text):
            yield Hit(base + match.start(), base + match.end())
    known = sentence.columns
    for number, token in enumerate(sentence.tokens):
        if known.lower[token.i] == "het":
            yield from _infinitive(sentence, number)
        if known.pos[token.i] in ("VERB", "AUX") and (span := _empty_verb(token)):
            first, last = span
            yield Hit(sentence.offset(first), sentence.offset(last) + len(last))


def _infinitive(sentence: Sentence, number: int) -> Iterator[Hit]:
    """*het (zelf) spuiten van insuline*, unless somebody helps with it."""
    tokens = sentence.tokens
    for at in range(number + 1, min(number + 5, len(tokens) - 1)):
        token = tokens[at]
        if token.lower_ == "van":
            return
        if tokens[at + 1].lower_ != "van" or not _is_action(token):
            continue
        following = tokens[at + 2].lower_ if at + 2 < len(tokens) else ""
        if token.lower_ in _EITHER and (following in _OWNER or tokens[min(at + 2, len(tokens) - 1)].pos_ == "PROPN"):
            return
        if not _is_helped(sentence, number) and not _has_own_object(sentence, number, at):
            last = tokens[at + 1]
            yield Hit(sentence.offset(tokens[number]), sentence.offset(last) + len(last))
        return


def _is_action(token: Token) -> bool:
    """Whether a word after *het* is an infinitive: so tagged, or a singular neuter noun in -en that is no thing."""
    word = token.lower_
    if not re.search(r"(?:en|aan|gaan|staan|zien|doen|slaan)$", word) or word in _THINGS - _EITHER:
        return False
    if token.tag_.startswith("WW|inf"):
        return True
    return token.tag_.startswith("N|soort|ev") and len(word) > 4 and token.pos_ == "NOUN" and "onz" in token.tag_


def _is_helped(sentence: Sentence, number: int) -> bool:
    """*Hulp bij het invullen van*, *Wij helpen u met het lezen van*, *Bij het douchen van uw kind helpen wij*."""
    before = sentence.tokens[number - 1].lower_ if number else ""
    return before in ("bij", "met") and bool(_HELPS.search(sentence.text))


def _has_own_object(sentence: Sentence, number: int, at: int) -> bool:
    """*U kunt het inleveren van maandag tot vrijdag*: a modal needs an infinitive; where this is the only one, *het* is
    its object. Not so in *U moet het innemen van de pillen volhouden*."""
    tokens = sentence.tokens
    before = number - 1
    while before >= 0 and tokens[before].pos_ in ("PRON", "ADV", "NOUN", "PROPN", "DET", "ADJ"):
        before -= 1
    if at != number + 1 or before < 0 or not tokens[before].tag_.startswith("WW|pv"):
        return False
    if tokens[before].lemma_ not in _MODALS:
        return False
    for token in tokens[at + 1 :]:
        if token.pos_ in ("PUNCT", "CCONJ", "SCONJ"):
            break
        if token.tag_.startswith(("WW|inf", "WW|vd|vrij")):
            return False
    return True


def _empty_verb(verb: Token) -> tuple[Token, Token] | None:
    """First and last token of a verb that says nothing with its noun of action: *vindt een controle plaats*."""
    lemma = verb.lemma_
    if lemma == "vinden" and any(child.lower_ == "plaats" for child in verb.children):
        lemma = "plaatsvinden"
    if lemma in _HAPPEN:
        roles: tuple[str, ...] = ("nsubj", "nsubj:pass")
    elif lemma in _CARRY_OUT:
        roles = ("obj", "nsubj:pass")
    else:
        return None
    nouns = [child for child in verb.children if child.dep_ in roles and child.pos_ in ("NOUN", "VERB", "X")]
    noun = next((noun for noun in nouns if _hides_action(noun)), None)
    if noun is None:
        return None
    particles = [child for child in verb.children if child.dep_ == "compound:prt" or child.lower_ == "plaats"]
    involved = sorted([noun, verb, *particles], key=lambda token: token.i)
    return involved[0], involved[-1]


def _hides_action(noun: Token) -> bool:
    word = noun.lower_
    return bool(_ACTION_NOUN.search(word)) and not _NO_ACTION.search(word)


CHECK = Check(RULE, find)
