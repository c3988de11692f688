"""Recognising a sentence that tells the reader what to do: *Neem uw pasje mee. U kunt bellen. Graag nuchter komen.*"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from begrijpelijk.document import BlockKind
from begrijpelijk.language.frequency import zipf

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Analysis, Sentence

READER = frozenset({"u", "je", "jij", "jullie"})
MODALS = frozenset({"kunnen", "moeten", "mogen", "dienen"})

# "Is het druk?", "Heb geduld": the first is a question far more often than the second is advice.
_NO_IMPERATIVE = frozenset("zijn hebben worden kunnen mogen moeten willen zullen hoeven dienen".split())

# "U kunt duizelig worden" has *u kunt* in it and nothing to do.
_HAPPENS = frozenset("worden hebben krijgen zijn voelen ervaren verliezen merken schrikken herstellen".split())

# "U belt ons": the present tense as an instruction. Not so with verbs of what happens to one: "u krijgt", "u ligt".
_ACTIONS = frozenset(
    """bellen melden aan_melden af_melden mee_nemen mee_brengen in_vullen vragen sturen op_sturen toe_sturen mailen
    in_leveren af_geven slikken drinken eten nemen in_nemen bestellen af_halen op_halen halen maken lezen leggen zetten
    douchen aan_vragen aan_kruisen regelen controleren meten spuiten gebruiken oefenen bewaren schrijven op_schrijven
    wassen stoppen door_geven op_nemen""".split()
)

# Words that open an order and that a tagger takes for a noun when little follows: "Vraag hulp."
_OPENERS = frozenset(
    """bel neem vraag meld drink eet lees kijk mail app stuur kom ga doe zorg let houd breng schrijf vul maak haal
    controleer gebruik slik bewaar oefen stop wacht blijf ruim gooi leg zet trek draag smeer spoel vertel zeg geef laat
    beweeg rust vermijd bestel kies klik open download meet tel praat wees onthoud probeer begin overleg""".split()
)

IN_USE = 2.5
"""Zipf value from which a participle is that of a real verb, not one made for the occasion."""

_REQUEST = re.compile(
    r"\b(?:gelieve|verzoeken (?:wij |we )?(?:u|je)|vragen (?:wij |we )?(?:u|je)(?: ook| dan)? om|vergeet niet"
    r"|(?:is|was) (?:het )?(?:heel |erg )?(?:belangrijk|verstandig|de bedoeling|nodig) (?:dat (?:u|je)|om)"
    r"|(?:u|je) (?:wordt|bent) verzocht)\b|^\W*graag\b.*\w(?:en|aan|ijn)\W*$",
    re.IGNORECASE,
)
_TICK = re.compile(r"[☐□☑▢◯○]|\[\s?[xX]?\]|\bja\s*/\s*nee\b|\bkruis\s+aan\b", re.IGNORECASE)


def tells_what_to_do(sentence: Sentence) -> bool:
    """Whether a sentence holds an order, advice or permission for its reader."""
    text = sentence.text
    if _REQUEST.search(text) or _TICK.search(text):
        return True
    asks = sentence.tokens[-1].text == "?"
    if asks:  # "Kunt u niet komen?" is a case, not an order
        return False
    return opens_with_order(sentence.words) or _verb_as_noun(sentence) or any(
        is_imperative(token) or _modal_for_reader(token) or _present_as_order(token)
        for token in sentence.words
        if sentence.columns.tag[token.i].startswith("WW|pv") or sentence.columns.lower[token.i] == "wees"
    ) or is_bare_infinitive(sentence)  # fmt: skip


def is_request(sentence: Sentence) -> bool:
    """*Wij vragen u ...*, *het is belangrijk dat u ...*, *graag ... meenemen*."""
    return bool(_REQUEST.search(sentence.text))


def is_form(analysis: Analysis) -> bool:
    """Whether the reader is asked to fill in or tick: two or more labels of fields, or boxes in the text."""
    labels = sum(1 for _ in analysis.document.of_kind(BlockKind.LABEL))
    return labels >= 2 or bool(_TICK.search(analysis.document.text))


def opens_with_order(words: list[Token]) -> bool:
    """*Bel ons*, *Was uw handen*; not *Bel ik u?* nor *Vraag 1*."""
    if len(words) < 2:
        return False
    first, second = words[0].lower_, words[1].lower_
    if first == "was":  # "Was uw handen" against "Was u ziek"
        return second in ("uw", "je", "de", "het") and words[0].text == "Was"
    return first in _OPENERS and second not in (*READER, "ik", "wij", "we", "hij") and not second[0].isdigit()


def _verb_as_noun(sentence: Sentence) -> bool:
    """*Fiets nog niet. Douche kort.* With so little behind it a tagger takes the verb for a noun."""
    words = sentence.words
    if len(words) < 2 or sentence.block.kind is BlockKind.HEADING or words[0].pos_ not in ("NOUN", "PROPN", "X"):
        return False
    if words[1].pos_ not in ("ADV", "ADJ") or words[1].tag_.startswith("ADJ|prenom") or not words[0].text[0].isupper():
        return False
    finite = any(token.tag_.startswith(("WW|pv", "WW|vd")) for token in words)
    return not finite and _is_verb_stem(words[0].lower_)


def _is_verb_stem(word: str) -> bool:
    """Whether a word is the stem of a verb too: its participle is in use (*gefietst, gedoucht*, not *gekoortst*)."""
    stem = word[:-1] if word.endswith("e") else word
    forms = [f"ge{stem}" if stem.endswith(("t", "d")) else f"ge{stem}{ending}" for ending in "td"]
    return any((zipf(form) or 0) >= IN_USE for form in forms)


def is_imperative(token: Token) -> bool:
    """A finite verb in its bare form without a subject."""
    if not token.tag_.startswith("WW|pv|tgw|ev") or token.lemma_ in _NO_IMPERATIVE:
        return token.lower_ == "wees"
    verb: Token = token
    while verb.dep_ == "conj":  # "Zij rust en eet": one subject for both
        verb = verb.head
    subjects = [child for child in verb.children if child.dep_.startswith("nsubj")]
    # "Meld u bij de balie": the pronoun behind a bare form is no subject, or it would be "meldt u".
    # "Lees dan ons boekje": a noun that the parser takes for the subject cannot be one, or it would be "leest".
    bare = not verb.lower_.endswith(("t", "d"))
    no_subject = all(
        s.i > verb.i and bare and (s.i == verb.i + 1 if s.lower_ in READER else s.pos_ == "NOUN") for s in subjects
    )
    return no_subject and not any(child.dep_ == "mark" for child in verb.children)


def _has_reader(verb: Token) -> bool:
    return any(child.dep_.startswith("nsubj") and child.lower_.rstrip(".") in READER for child in verb.children)


def _modal_for_reader(token: Token) -> bool:
    """*U mag niet roken*, *Daarna moet u rusten*; not *als u niet kunt komen*."""
    if token.lemma_ not in MODALS or not token.tag_.startswith("WW|pv"):
        return False
    verb = token.head if token.dep_.startswith("aux") else token
    if verb.lemma_ in _HAPPENS or any(child.dep_ == "cop" for child in verb.children):
        return False
    return _has_reader(verb) and not _is_subordinate(verb)


def _present_as_order(token: Token) -> bool:
    return (
        token.lemma_ in _ACTIONS
        and token.tag_.startswith("WW|pv|tgw")
        and _has_reader(token)
        and not _is_subordinate(token)
    )


def _is_subordinate(verb: Token) -> bool:
    """*als u belt*, *de pil die u slikt*; a condition with the verb first counts too: *Slikt u pillen, bel dan*."""
    if verb.dep_ in ("advcl", "acl", "acl:relcl", "ccomp", "csubj"):
        return True
    return any(child.dep_ == "mark" for child in verb.children)


def is_bare_infinitive(sentence: Sentence) -> bool:
    """*Niet autorijden. Graag uw pasje meenemen.* In a heading it names the subject: *Een afspraak maken*."""
    if sentence.block.kind is BlockKind.HEADING or not 2 <= len(sentence.words) <= 12:
        return False
    last = sentence.words[-1]
    finite = any(token.tag_.startswith("WW|pv") for token in sentence.words)
    return last.dep_.startswith(("ROOT", "cop", "aux")) and last.tag_.startswith("WW|inf|vrij") and not finite
