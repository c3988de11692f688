"""`niet-aangesproken`: the text speaks about the reader, not to him."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.language.reader import addresses, is_for_carers, is_quoted, speaks_to_reader
from begrijpelijk.language.syntax import Parsed, parsed
from begrijpelijk.language.tree import Node
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="niet-aangesproken",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Lezer niet aangesproken", "en": "Reader not addressed"},
    message={
        "nl": '"{citaat}": is dat de lezer? Schrijf dan "{vorm}".',
        "en": '"{citaat}": is that the reader? Then write "{vorm}".',
    },
    explanation={
        "nl": "De lezer herkent zichzelf niet in zulke woorden. Hij weet dan niet dat het over hem gaat. "
        'Spreek hem aan met "u" of "je".',
        "en": "Readers do not see themselves in such words and miss that they have to act. Address them.",
    },
    examples=(
        Example(
            bad="De patiënt dient zich te melden bij de balie.",
            good="Meld u bij de balie.",
        ),
    ),
    item=(23,),
    action={"nl": 'Spreek de lezer aan met "u" of "je".', "en": "Address the reader."},
)

# Whom care, insurance and town hall write to.
PATIENTS = frozenset("patiënt patiënte patient cliënt cliënte client zorgvrager hulpvrager zorgbehoevende".split())
OFFICIAL = frozenset(
    """betrokkene ondergetekende aanvrager belanghebbende verzekerde rechthebbende zorggebruiker budgethouder
    zorgafnemer aangever vergunninghouder""".split()
)
CARERS = frozenset("ouder verzorger mantelzorger opvoeder ouder(s)".split())
# "andere patiënten", "veel cliënten", "de vorige patiënt": people that the reader is not, or not alone.
OTHERS = frozenset(
    """ander andere anderen veel vele meeste sommige enkele geen weinig vorige volgende eerdere overige alle iedere
    elke aantal beide zulke dergelijke mede hoeveel meer minder oud oude oudere jonge""".split()
)
ORDERS = frozenset("moeten dienen kunnen mogen hoeven willen zullen behoren worden hebben krijgen".split())
# What is asked of people, in the passive or not: "Van cliënten wordt verwacht", "Wij verzoeken patiënten om".
ASKED = frozenset(
    """vragen verzoeken verwachten adviseren aanraden raden afraden aanbevelen vereisen verlangen vergen verplichten
    uitnodigen aansporen opdragen toestaan verbieden gebieden oproepen instrueren informeren inlichten
    meedelen""".split()
)
SUBJECT = ("nsubj",)
ROLES = ("nsubj", "obj", "iobj", "obl")
MEN_TAGS = ("PRON", "NOUN", "PROPN", "X", "DET", "SCONJ", "ADV")


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every noun or *men* that stands for the reader."""
    carers = is_for_carers(analysis)
    form = analysis.config.doelgroep or _usual_form(analysis)
    for sentence in parsed(analysis):
        for node in sentence.tree.nodes:
            if not _is_reader(node, sentence, carers):
                continue
            start = next((kid.start for kid in node.kids if kid.relation == "det" and kid.i == node.i - 1), node.start)
            block = sentence.sentence.block
            if not is_quoted(block.text, start - block.start):
                yield Hit(start, node.end, {"vorm": form}, suggestions=(form,))


def _usual_form(analysis: Analysis) -> str:
    """How the text mostly addresses its reader."""
    found = addresses(analysis)
    return "je" if 2 * sum(not address.is_polite for address in found) > len(found) else "u"


def _is_reader(node: Node, sentence: Parsed, carers: bool) -> bool:
    if node.lower == "men":
        return node.pos in MEN_TAGS
    # "Betrokkene ontvangt ...": at the front of a sentence it is easily taken for a name.
    if node.pos not in ("NOUN", "ADJ", "VERB") and not (node.pos == "PROPN" and node.lower in OFFICIAL):
        return False
    nouns = CARERS if carers else PATIENTS
    if not any(word in OFFICIAL or word in nouns for word in (node.lemma.lower(), _singular(node.lower))):
        return False
    if _is_somebody_else(node):
        return False
    to_reader = speaks_to_reader(sentence)
    if node.lower.endswith(("en", "s")):
        # Plurals are often people in general: only those who are told what to do are the reader.
        told = (node.relation in SUBJECT and _is_told(node)) or (node.relation in ROLES and _is_asked(node))
        return told and not to_reader
    # "Betrokkene wordt gevraagd": without an article it is taken for anything.
    loose = not to_reader and node.lower in OFFICIAL and node.relation in ("advmod", "advcl", "nmod") and node.i == 0
    return loose or node.relation in (SUBJECT if to_reader else ROLES)


def _singular(word: str) -> str:
    """*patiënten* → *patiënt*, *aanvragers* → *aanvrager*, *betrokkenen* → *betrokkene*."""
    if word.endswith(("ënten", "enten")):
        return word.removesuffix("en")
    return word.removesuffix("s").removesuffix("n")


def _is_somebody_else(node: Node) -> bool:
    for kid in node.kids:
        if kid.lower == "een" and node.relation != "nsubj":
            return True  # "naast een patiënt met griep"
        if kid.lower in OTHERS or kid.relation == "nummod":
            return True
        if kid.lower in ("uw", "mijn", "onze", "hun", "zijn", "haar", "je", "jouw"):
            return True
        # "patiënten met diabetes", "de patiënt naast u": some of many.
        if kid.relation == "nmod" and any(case.lower in ("met", "naast", "op", "bij") for case in kid.children("case")):
            return node.lower.endswith(("en", "s")) or any(case.lower == "naast" for case in kid.children("case"))
    return False


def _is_told(node: Node) -> bool:
    verb = node.head
    if verb is None:
        return False
    return verb.lemma in ORDERS or any(kid.lemma in ORDERS for kid in verb.children("aux"))


def _is_asked(node: Node) -> bool:
    """*Van cliënten wordt verwacht*, *Aan patiënten wordt geadviseerd*, *Wij vragen cliënten*; not *met cliënten*."""
    verb = node.head
    case = next(node.children("case"), None)
    return verb is not None and verb.lemma in ASKED and (case is None or case.lower in ("van", "aan", "bij"))


CHECK = Check(RULE, find)
