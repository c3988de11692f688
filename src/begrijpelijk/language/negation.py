"""Negation: which words deny something, in which clause, and which two of them deny each other."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.language.clauses import clause_head
from begrijpelijk.language.tree import Node, Tree

NEGATIONS = frozenset("niet geen nooit niets niks niemand nergens zonder noch tenzij behalve nimmer".split())
# "niet ... zonder hulp" denies itself, "geen koorts en geen pijn" does not.
REVERSERS = frozenset({"zonder", "behalve", "tenzij"})
JOINERS = frozenset({",", "en", "of", "maar", "noch", "dus", ";", "/"})
# Between a negation and the adjective that it denies: "niet helemaal ongevaarlijk", "geen echt onbekende klacht".
DEGREES = frozenset(
    "erg heel zeer geheel helemaal echt zo al te altijd direct per se bepaald een de deze uw meer nog ook".split()
)
# Adjectives whose un- turns a word round that people know. Words such as "onmiddellijk" and "onder" turn nothing round.
UN_STEMS = tuple(
    """aangenaam aanzienlijk aangekondigd aangemeld aardig aantrekkelijk afgebroken afhankelijk begaanbaar begrensd
    begrijpelijk behandeld behandelbaar bekend bekwaam belangrijk beleefd bemind bepaald beperkt bereikbaar
    beroerd beschadigd beschermd bespreekbaar bespreekbare betaalbaar betrouwbaar betwist bevoegd bewoond bewust
    breekbaar bruikbaar deskundig doordacht draaglijk draagbaar duidelijk eens eerlijk eetbaar effen eindig
    ervaren evenwichtig gebonden gebruikelijk gebruikt gecompliceerd gecontroleerd gedeerd gedekt gedwongen
    geduldig geldig gelijk gelukkig gemakkelijk gemotiveerd geneeslijk gepast geremd gerust geschikt gestoord
    gevaarlijk gevoelig gevraagd gewend gewenst gewijzigd gewoon gezond geïnteresseerd geoorloofd gunstig
    haalbaar handig herkenbaar herroepelijk herstelbaar hygiënisch juist kwetsbaar leesbaar logisch mogelijk
    nauwkeurig nodig normaal noemenswaardig nut nuttig omkeerbaar ontkoombaar opgelost opgemerkt opvallend
    overkomelijk overzichtelijk oplosbaar partijdig passend persoonlijk plezierig prettig realistisch rechtmatig
    rechtvaardig redelijk regelmatig rijp rustig samenhangend schadelijk scherp schuldig smakelijk sterfelijk
    stabiel tevreden terecht toegankelijk toelaatbaar toereikend uitvoerbaar veilig veranderd verantwoord
    verantwoordelijk verdeeld verdraaglijk vergelijkbaar verklaarbaar vermijdelijk vermijdbaar verschillig
    verstandig verteerbaar vertrouwd verwacht verzekerd verzorgd vindbaar voldoende volledig voorbereid
    voordelig voorspelbaar voorstelbaar voorzichtig voorzien vriendelijk vrijwillig vruchtbaar waar
    waarschijnlijk wel wennig werkzaam wenselijk wettig willig zeker zichtbaar zinnig zorgvuldig geautoriseerd
    ingevuld ingevulde ondertekend""".split()
)


def is_un_word(node: Node) -> bool:
    """Whether a word is an adjective, also as adverb or noun, with the denying *on-*: *ongevaarlijke*."""
    if node.pos not in ("ADJ", "NOUN", "ADV", "VERB") or not node.lower.startswith("on") or len(node.lower) < 6:
        return False
    rest = node.lower[2:]
    return any(form in UN_STEM_SET for form in (rest, rest.removesuffix("e"), rest.removesuffix("en"), *_respelt(rest)))


def _respelt(rest: str) -> Iterator[str]:
    """Stems of inflected forms: *veilige* → *veilig*, *gewone* → *gewoon*, *bekende* → *bekend*, *gezonder*."""
    stem = rest.removesuffix("r").removesuffix("n").removesuffix("e")
    yield stem
    if len(stem) > 2 and stem[-2] in "aeou":
        yield stem[:-1] + stem[-2] + stem[-1]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]


UN_STEM_SET = frozenset(UN_STEMS)


def negations(tree: Tree) -> list[Node]:
    """Words that deny, left out where they deny nothing: *niet alleen*, *wel of niet*, *al dan niet*."""
    return [node for node in tree.nodes if node.lower in NEGATIONS and not _is_idle(node, tree)]


def double_negations(tree: Tree) -> list[tuple[Node, Node]]:
    """Pairs of negations in one clause that deny each other, each word in one pair at most."""
    found: list[tuple[Node, Node]] = []
    denying = negations(tree)
    for node in denying:
        word = _un_word_after(node, tree)
        if word is not None:
            found.append((node, word))
    used = {node.i for pair in found for node in pair}
    for index, second in enumerate(denying):
        for first in reversed(denying[:index]):
            if first.i not in used and second.i not in used and _denies(first, second, tree):
                found.append((first, second))
                used |= {first.i, second.i}
    return sorted(found, key=lambda pair: pair[0].i)


def _is_idle(node: Node, tree: Tree) -> bool:
    before = [other.lower for other in tree.nodes[max(node.i - 2, 0) : node.i]]
    after = tree.nodes[node.i + 1].lower if node.i + 1 < len(tree.nodes) else ""
    if node.lower == "niet" and after in ("alleen", "slechts", "enkel", "zozeer"):
        return True
    if before[-1:] == ["of"] and node.lower in ("niet", "geen") and (after in (".", "?", ",", "") or "wel" in before):
        return True
    return before in (["wel", "of"], ["al", "dan"], ["wel", "en"])


def _un_word_after(node: Node, tree: Tree) -> Node | None:
    """The word with *on-* that a negation denies, right behind it but for words of degree."""
    if node.lower in ("behalve", "tenzij", "noch"):
        return None
    for other in tree.nodes[node.i + 1 : node.i + 4]:
        if is_un_word(other):
            return other
        if other.lower not in DEGREES:
            return None
    return None


def _denies(first: Node, second: Node, tree: Tree) -> bool:
    if tree.nodes[second.i - 1].lower in JOINERS and second.lower not in REVERSERS:
        return False
    if second.lower == "noch" or first.lower == "noch":
        return False
    if tree.nodes[second.i - 1].lower in ("en", "of", "ook"):
        return False
    # "niets eten of drinken behalve water": what reverses a negation reverses it in all that is joined.
    if second.lower not in REVERSERS and _coordinated(first, second):
        return False
    joined = any(node.lower in ("en", "of", "maar", "want") for node in tree.nodes[first.i : second.i])
    if joined and second.lower not in REVERSERS:
        return False
    if any(node.text in (":", ";") for node in tree.nodes[first.i : second.i]):
        return False  # "Geen zorgen: het gaat niet mis."
    return _clause_of(first) is _clause_of(second)


def _clause_of(node: Node) -> Node:
    """The clause that a negation belongs to; *tenzij* and *zonder te* belong to the clause they hang from."""
    head = clause_head(node)
    opens = (
        node.lower in REVERSERS and node.i < head.i and all(kid.i >= node.i for kid in head.subtree() if kid.is_word)
    )
    if opens and head.head is not None:
        return clause_head(head.head)
    return head


def _coordinated(first: Node, second: Node) -> bool:
    """*geen koorts en geen pijn*: the second stands in a conjunct of what the first stands in."""
    inside = {node.i for node in (first, *first.ancestors())}
    for node in (second, *second.ancestors()):
        if node.relation == "conj" and node.head is not None and node.head.i in inside and node.i not in inside:
            return True
    return False
