"""The passive: *worden* with a participle, and *zijn* with the participle of something that was done.

The parse says which words belong together; what we know of the participle decides where the parse alone goes wrong.
A state (*de balie is gesloten*), the perfect of an active verb (*is gegaan*) and *worden* with an adjective (*wordt
ziek*) are no passives.
"""

from __future__ import annotations

from dataclasses import dataclass

from begrijpelijk.language import participles
from begrijpelijk.language.compounds import head
from begrijpelijk.language.concreteness import kind
from begrijpelijk.language.tree import Node, Tree

WORDEN = frozenset("worden wordt word werd werden".split())
ZIJN = frozenset("zijn is ben bent was waren wezen".split())
PERSONS = frozenset("ik u je jij jullie we wij hij zij ze iemand".split())
OWNERS = frozenset("uw je jouw mijn zijn haar ons onze hun".split())
PAST = frozenset({"was", "waren"})
HEBBEN = frozenset("heb hebt heeft hebben had hadden".split())
MODALS = frozenset("kunnen moeten mogen zullen willen dienen hoeven gaan hebben behoren horen".split())
NO_AGENT = frozenset("vervangen gevolgd veroorzaakt gekenmerkt begrensd omgeven omringd".split())
# Openings, tubes, walls, places and food: what something can be put, moved, seen or stirred through.
PASSAGES = frozenset(
    """wc toilet gootsteen riool afvoer putje put keukenzeef zeef filter vergiet raam deur poort hek muur wand plafond
    brievenbus luik gleuf gat gaatje opening sneetje snee wond steek kier rits neus neusgat mond keel oor huid navel
    lies pols arm been buik buikwand buikholte rug borst vagina schede anus darm darmen maag slokdarm luchtpijp plasbuis
    urinebuis baarmoeder baarmoederhals ader aders vat vaten bloedvat bloedvaten slagader bloedbaan hart schedel bot
    trommelvlies gehoorgang stoma buis buisje slang slangetje naald naaldje katheter sonde infuus pomp rietje spuit tube
    leiding leidingen tunnel gang gangen hal zaal kamer straat stad park bos land scanner poortje tunnel sluis
    lucht water eten drinken soep vla yoghurt pap appelmoes sap melk voeding deeg thee saus jam drank drankje voer zand
    aarde kleed kleding kleren stof verband gaas gaasje pleister lens glas""".split()
)
MOVED = tuple(
    """gespoeld gebracht gemengd geroerd geleid geschoven geduwd gedrukt getrokken gehaald gegooid gegoten gevoerd
    gestoken geprikt geblazen gezogen gepompt gestuurd gereden gedragen gespoten gedruppeld toegediend gegeven getild
    gestopt geperst gezeefd gedaan geklopt gewreven verwijderd verplaatst vervoerd vermengd geloodst gejaagd geklutst
    gesluisd gebogen gestraald geschenen geplaatst aangelegd opgeschoven gestrooid genomen""".split()
)
DATES = frozenset(
    """gisteren eergisteren vandaag vanochtend vanmorgen vanmiddag destijds eerder daarna toen eerst onlangs recent kort
    week maand jaar keer eeuw maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april
    mei juni juli augustus september oktober november december""".split()
)
NEAR = 3  # words: an auxiliary farther from the verb group is left out of the quotation


@dataclass(frozen=True, eq=False)
class Passive:
    """A passive: its auxiliary, its participle, and who does it where the sentence says so."""

    auxiliary: Node
    participle: Node
    agent: Node | None

    @property
    def parts(self) -> list[Node]:
        """The words of the verb group, as they stand: *moet worden gemaakt*, *wordt* ... *gemaakt*."""
        found = sorted((self.auxiliary, self.participle), key=lambda node: node.i)
        others = [*self.participle.children("aux"), *_governors(self.participle)]
        for other in sorted(others, key=lambda node: -node.i):
            if other not in found and 0 < found[0].i - other.i <= NEAR and other.lemma in MODALS:
                found.insert(0, other)
        to = [kid for kid in self.participle.kids if kid.lower == "te" and found[0].i < kid.i < found[-1].i]
        return sorted([*found, *to], key=lambda node: node.i)


def passives(tree: Tree) -> list[Passive]:
    """The passives of a sentence, one for every participle, in reading order."""
    found: dict[int, Passive] = {}
    for node in tree.nodes:
        if node.lower in WORDEN:
            participle = _participle_of(node, tree)
        elif node.lower in ZIJN and node.is_verb:
            participle = None if _asks_reader(node, tree) else _done(node)
        else:
            continue
        if participle is not None and participle.i not in found and _in_order(node, participle, tree):
            found[participle.i] = Passive(node, participle, agent(participle))
    return [found[i] for i in sorted(found)]


def agent(participle: Node) -> Node | None:
    """Who or what does it: the noun after *door*, not in *door middel van* or *vervangen door een prothese*."""
    if participle.lower in NO_AGENT:
        return None
    for kid in participle.children("obl"):
        if kid.lower != "middel" and any(case.lower == "door" for case in kid.children("case")):
            return None if _is_passage(kid, participle) else kid
    return None


def _is_passage(noun: Node, participle: Node) -> bool:
    """Whether something goes or is mixed through it: *door de wc gespoeld*, *door de neus ingebracht*.

    Only with verbs of moving and mixing; in *door de huid opgenomen* the skin does it.
    """
    moves = participle.lower.removesuffix("e").endswith(MOVED)
    return moves and not PASSAGES.isdisjoint((noun.lower, noun.lemma, head(noun.lemma), head(noun.lower)))


def _in_order(auxiliary: Node, participle: Node, tree: Tree) -> bool:
    """A participle before its auxiliary stands right before it, but for other verbs: "gemaakt had moeten worden"."""
    between = tree.nodes[participle.i + 1 : auxiliary.i]
    return all(node.is_verb or node.lower == "te" or node.dep == "compound:prt" for node in between)


def _participle_of(auxiliary: Node, tree: Tree) -> Node | None:
    """The participle that goes with a form of *worden*; None where it is followed by an adjective or a noun."""
    candidates = []
    if auxiliary.relation in ("aux", "cop") and auxiliary.head is not None:
        candidates.append(auxiliary.head)
    candidates += auxiliary.children("xcomp", "ccomp", "advcl", "obj", "advmod", "nsubj")
    for node in candidates:
        if node.lower in participles.BECOMING or participles.is_present(node.lower):
            continue
        if node.is_participle or (auxiliary.dep == "aux:pass" and _mistaken(node)):
            return node
    return _neighbour(auxiliary, tree)


def _mistaken(node: Node) -> bool:
    """A participle that was taken for an adjective or another verb form: "wordt vermeld" beside "hij vermeldt"."""
    return node.pos in ("ADJ", "VERB") and not node.is_infinitive and participles.looks_like_participle(node.lower)


def _neighbour(auxiliary: Node, tree: Tree) -> Node | None:
    """The participle right beside *worden*, whatever the parse makes of it: "gemaakt wordt", "te worden gemaakt"."""
    for i in (auxiliary.i + 1, auxiliary.i - 1, auxiliary.i - 2):
        if 0 <= i < len(tree.nodes):
            node = tree.nodes[i]
            if i == auxiliary.i - 2 and tree.nodes[i + 1].lower != "te":
                continue
            if node.is_participle and node.lower not in participles.BECOMING:
                return node
    return None


def _done(auxiliary: Node) -> Node | None:
    """The participle that goes with a form of *zijn*, if the two tell what was done to somebody or something."""
    node = auxiliary.head
    if auxiliary.relation not in ("aux", "cop") or node is None or not node.is_participle:
        return None
    form = node.lower
    if participles.is_present(form):
        return None
    if participles.is_active_with_zijn(form) or any(_makes_other_verb(kid) for kid in node.children("aux")):
        return None
    if form in participles.STATE and (agent(node) is None or auxiliary.dep != "aux:pass"):
        return None
    if participles.is_denied(form):
        return None
    if auxiliary.dep == "aux:pass":
        # Of a verb that is not known to be done to people, "is" + participle tells how one is: "u bent gehaast".
        event = participles.is_done(form) or auxiliary.lower in PAST or agent(node) is not None or _is_dated(node)
        return node if event or not _is_about_person(node) else None
    # The parse says perfect or state; a verb that takes an object has no perfect with "zijn".
    return node if auxiliary.dep == "aux" and form in participles.takes_object() else None


def _is_dated(participle: Node) -> bool:
    """Whether something says when it was done: *in 2019, gisteren, op 3 mei*; a state has no such day."""
    return any(
        any(letter.isdigit() for letter in kid.lower) or kid.lower in DATES or kid.lemma in DATES
        for kid in participle.children("advmod", "obl", "nummod")
    )


def _is_about_person(participle: Node) -> bool:
    """Whether it is said of who reads or is spoken of, or of a part of the body: *u, ze, uw neus, mijn kind*."""
    return any(
        subject.lower in PERSONS
        or (kind(subject.lemma) == "concrete" and any(kid.lower in OWNERS for kid in subject.children("nmod", "det")))
        for subject in participle.children("nsubj")
    )


def _asks_reader(auxiliary: Node, tree: Tree) -> bool:
    """*Bent u gevaccineerd?* asks how the reader is; who did it does not matter."""
    following = tree.nodes[auxiliary.i + 1 : auxiliary.i + 2]
    return auxiliary.lower in ("bent", "ben") and bool(following) and following[0].lower in ("u", "je", "jij")


def _makes_other_verb(auxiliary: Node) -> bool:
    """*worden* makes the passive itself, *hebben* the active perfect: "de pijn die ik gehad heb"."""
    return auxiliary.lower in WORDEN or auxiliary.lower in HEBBEN or auxiliary.lower == "geworden"


def _governors(participle: Node) -> list[Node]:
    """The verb that the passive hangs from: *dient* in "dient te worden gemaakt"."""
    head = participle.head
    return [head] if participle.relation in ("xcomp", "ccomp") and head is not None and head.is_verb else []
