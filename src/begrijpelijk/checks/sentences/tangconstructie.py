"""`tangconstructie`: words that belong together stand too far apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from begrijpelijk.language.clauses import Clause, Kind
from begrijpelijk.language.syntax import parsed
from begrijpelijk.language.tree import Node, Tree, words_between
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="tangconstructie",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Woorden staan te ver uit elkaar", "en": "Words that belong together are far apart"},
    message={
        "nl": 'Tussen "{eerste}" en "{tweede}" staan {woorden} woorden. Zet die 2 dichter bij elkaar.',
        "en": 'There are {woorden} words between "{eerste}" and "{tweede}". Bring the two closer together.',
    },
    explanation={
        "nl": "De lezer moet het eerste woord onthouden tot het tweede woord komt. Pas dan begrijpt hij de zin. "
        "Zet woorden die bij elkaar horen dicht bij elkaar. Of maak er twee zinnen van.",
        "en": "The reader has to remember the first word until the second one comes. Put words that belong together "
        "close to each other, or make two sentences.",
    },
    examples=(
        Example(
            bad="De arts zal de uitslag van het onderzoek van vorige week bespreken.",
            good="De arts bespreekt de uitslag met u. Het gaat om het onderzoek van vorige week.",
        ),
    ),
    item=(10,),
    wcag=("3.1.5",),
    options={
        "woorden": Option(
            6,
            {"nl": "Zoveel woorden mogen er tussen staan.", "en": "So many words may stand in between."},
            1,
        ),
    },
    action={"nl": "Zet woorden die bij elkaar horen dicht bij elkaar.", "en": "Keep words that belong together close."},
)

ARTICLES = frozenset({"de", "het", "een", "'t", "'n"})

CIRCUMPOSITIONS = {
    "aan": frozenset({"tegen", "tot", "achter", "naast"}),
    "af": frozenset({"van", "vanaf"}),
    "heen": frozenset({"om", "door", "langs", "over"}),
    "toe": frozenset({"naar", "tot"}),
    "door": frozenset({"onder", "tussen"}),
    "uit": frozenset({"van", "vanuit"}),
    "op": frozenset({"tegen"}),
}
_LINKS = (("tot", "en", "met"), ("tot",), ("of",), ("t/m",), ("à",))
SHORT = 15  # words in a sentence that one reads at a glance: what stands apart in it is a hint
SLIGHT = 2  # so many words over the bound are a hint, more a warning

Pair = tuple[Node, Node]


def verb_pairs(clause: Clause, tree: Tree) -> Iterator[Pair]:
    """The finite verb with the next part of its verb: "zal ... bespreken", "belt ... op"."""
    if clause.kind is not Kind.PURPOSE:
        later = next((part for part in clause.group if part.i > clause.verb.i), None)
        # "mag nog, tot u gaat slapen": a second finite verb is of a clause of its own.
        if later is not None and not later.is_finite and (later.is_verb or _is_particle(later, tree)):
            yield clause.verb, later


def _is_particle(node: Node, tree: Tree) -> bool:
    """Whether a word is half of a verb: not "tegen u aan", which belongs to a noun, nor "Bel bij:" before a list."""
    if node.i + 1 < len(tree.nodes) and tree.nodes[node.i + 1].text == ":":
        return False
    before = {other.lower for other in tree.nodes[max(node.i - 5, 0) : node.i]}
    return not before & CIRCUMPOSITIONS.get(node.lower, frozenset())


def subject_pairs(clause: Clause) -> Iterator[Pair]:
    """The head noun of the subject with the finite verb: "de arts ... bespreekt", "omdat u ... mag eten"."""
    if clause.subject is not None and clause.kind is not Kind.PURPOSE:
        first, last = sorted((clause.subject, clause.verb), key=lambda node: node.i)
        yield first, last


def article_pairs(tree: Tree) -> Iterator[Pair]:
    """An article with its noun: "de door u op het formulier ingevulde gegevens"."""
    for node in tree.nodes:
        if node.lower not in ARTICLES or node.pos != "DET":
            continue
        noun = _noun_after_clause(node, tree) or (node.head if node.relation == "det" else None)
        if noun is not None and noun.i > node.i:
            yield node, noun


def _noun_after_clause(article: Node, tree: Tree) -> Node | None:
    """The noun of an article that a preposition follows: "de | door u ingevulde | lijst". The parse often misses it."""
    rest = tree.nodes[article.i + 1 :]
    if not rest or rest[0].pos != "ADP":
        return None
    for node, following in pairwise(rest):
        if node.is_finite:
            return None
        if node.xpos.startswith(("WW|vd|prenom", "WW|od|prenom")) and following.pos == "NOUN":
            return following
    return None


def _crosses(pair: Pair, mains: list[Node]) -> bool:
    """Whether the verb of another main clause stands in between: then the two do not belong together after all."""
    return any(pair[0].i < verb.i < pair[1].i for verb in mains)


def distance(pair: Pair, tree: Tree) -> int:
    """Words strictly between two; the numbers of a range (*55 tot en met 75*, *4 of 5*) are read as one."""
    between = tree.nodes[pair[0].i + 1 : pair[1].i]
    joined = 0
    for place, node in enumerate(between):
        if not node.text.isdigit():
            continue
        behind = [other.lower for other in between[place + 1 : place + 5]]
        for link in _LINKS:
            number = behind[len(link) : len(link) + 1]
            if tuple(behind[: len(link)]) == link and number and number[0].isdigit():
                joined += len(link) + 1
    return words_between(*pair) - joined


def widest(pairs: list[Pair]) -> list[Pair]:
    """Of pairs that overlap only the widest: one place in the text is one finding."""
    kept: list[Pair] = []
    for first, last in sorted(pairs, key=lambda pair: pair[0].i - pair[1].i):
        if all(last.i < one.i or first.i > other.i for one, other in kept):
            kept.append((first, last))
    return sorted(kept, key=lambda pair: pair[0].i)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every verb, subject with verb, or article with noun that is pulled too far apart."""
    for sentence in parsed(analysis):
        if len(sentence.tree.nodes) <= options["woorden"]:
            continue
        tree = sentence.tree
        pairs = [pair for clause in sentence.clauses for pair in (*verb_pairs(clause, tree), *subject_pairs(clause))]
        pairs += article_pairs(tree)
        mains = [clause.verb for clause in sentence.clauses if clause.kind is Kind.MAIN]
        far = [pair for pair in pairs if distance(pair, tree) > options["woorden"] and not _crosses(pair, mains)]
        short = sum(node.is_word for node in tree.nodes) <= SHORT
        for first, last in widest(far):
            words = distance((first, last), tree)
            yield Hit(
                first.start,
                last.end,
                {"eerste": first.text, "tweede": last.text, "woorden": words},
                severity="tip" if short or words <= options["woorden"] + SLIGHT else None,
            )


CHECK = Check(RULE, find)
