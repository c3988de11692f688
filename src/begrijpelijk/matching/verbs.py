"""Finding verbs that stand apart: *vindt* morgen *plaats*, *houden* we de vinger aan de pols."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from begrijpelijk.language.inflect.verbs import simple_forms
from begrijpelijk.matching.index import Index, Openings
from begrijpelijk.matching.patterns import ARTICLES, OWNERS, REFLEXIVES, VerbPhrase
from begrijpelijk.matching.rows import Found
from begrijpelijk.matching.text import CLAUSE_ENDS, Word

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST = 25  # words between a verb and its particle
BEFORE, AFTER = 10, 5  # words between a verb and its fixed words, before and after them
_NOUNS = frozenset({"deel", "plaats", "stand"})
_NO_PRONOUN = frozenset({"de", "een", "'n", "geen", "zo'n"})
_CLAUSE_STARTS = frozenset("en of maar want als dat omdat wanneer zodat waarna terwijl zoals door met om".split())


def separable(text: list[Word], at: int, opens: Openings) -> Iterator[Found]:
    """Separable verbs whose verb stands here and whose particle stands elsewhere."""
    word = text[at]
    for form, particle, entry in opens.separable:
        if _te_between(text, at, particle):
            yield entry, "te", [text[at - 2], text[at - 1], word]
        elif form in ("inf", "first", "third", "past", "pasts"):
            apart = _particle(text, at, particle)
            if apart is not None:
                yield entry, form, [word, apart]


def _te_between(text: list[Word], at: int, particle: str) -> bool:
    """Whether a verb stands behind its particle and *te*: *in te dienen*."""
    if at < 2 or text[at - 1].lower != "te" or text[at - 2].lower != particle:
        return False
    # "om te bouwen" is far more often "om ... te bouwen" than a form of ombouwen.
    apart = text[at - 2].token
    return particle != "om" or (apart is not None and apart.dep_ == "compound:prt")


def _particle(text: list[Word], at: int, particle: str) -> Word | None:
    """The particle of a verb, further on in its clause: not the preposition in *geeft de brief aan u*."""
    for place in range(at + 1, min(at + FARTHEST, len(text))):
        word = text[place]
        if word.text in CLAUSE_ENDS:
            return None
        if word.lower != particle or text[place - 1].lower in (_NO_PRONOUN if particle not in _NOUNS else ARTICLES):
            continue  # "neemt het deel" is not deelnemen, but "toont het aan" is aantonen
        if place + 1 < len(text) and text[place + 1].lower == "te":
            continue  # "dient het in te vullen" is not indienen
        if place + 1 < len(text) and text[place + 1].lower in ("de", "het", "een"):
            continue  # "houdt u in de gaten" is not inhouden
        if word.token is not None and word.token.dep_ == "compound:prt":
            # A particle of another verb is not ours: "Hij vindt dat u dit aangeeft".
            return word if text[at].token is None or word.token.head == text[at].token else None
        following = text[place + 1] if place + 1 < len(text) else None
        if following is None or following.text in CLAUSE_ENDS or following.lower in _CLAUSE_STARTS:
            return word
    return None


def phrase(text: list[Word], at: int, index: Index, present: set[str]) -> Iterator[Found]:
    """Verb phrases whose most telling word stands here, and their verb somewhere in the sentence."""
    for candidate in index.phrases.get(text[at].lower, ()):
        if candidate.spelled.isdisjoint(present):
            continue
        fixed = _fixed(text, at, candidate)
        if fixed is None:
            continue
        for found in _verb(text, fixed, candidate):
            yield found
            break


def with_te(text: list[Word], at: int, index: Index) -> Iterator[Found]:
    """Verbs that come with *te* and an infinitive, which may stand far apart: *u dient* dit in *te* vullen."""
    word = text[at]
    for entry, forms in index.with_te.get(word.lower, ()):
        verb = word.token
        place = _te(text, at, verb) if verb is not None and verb.pos_ in ("VERB", "AUX") else None
        if place is not None:
            yield entry, forms[word.lower], [word, text[place]]


def _te(text: list[Word], at: int, verb: Token) -> int | None:
    """The place of the *te* that belongs to a verb: of an infinitive under it or beside it, without *om*."""
    for place in range(at + 1, len(text)):
        word = text[place]
        if word.text in ".;:!?":
            return None
        if word.lower != "te" or word.token is None:
            continue
        infinitive = _infinitive_after(text, place)
        if infinitive is None:
            continue
        around = _up_to_finite(infinitive) | _up_to_finite(word.token.head)
        apart = any(w.text in ",()" for w in text[at + 1 : place])
        if verb in around or (not apart and verb.head in around):
            purpose = any(child.lower_ == "om" and child.dep_ == "mark" for h in around for child in h.children)
            return None if purpose and not _governs(verb, infinitive) else place
        return None
    return None


def _up_to_finite(token: Token) -> set[Token]:
    """A word and what it depends on, up to the first finite verb: *en probeerde te helpen* has its own."""
    passed = {token}
    while not token.tag_.startswith("WW|pv") and token.head != token:
        token = token.head
        passed.add(token)
    return passed


def _infinitive_after(text: list[Word], place: int) -> Token | None:
    """The infinitive right behind *te*, or behind participles: *te* zijn, *te* worden gebeld."""
    following = text[place + 1].token if place + 1 < len(text) else None
    return following if following is not None and following.tag_.startswith("WW|inf") else None


def _governs(verb: Token, infinitive: Token) -> bool:
    """Whether no *om* stands between a verb and the infinitive: *dient om de wond te beschermen* is a purpose."""
    return not any(
        token.lower_ == "om" and token.dep_ == "mark" and not token.nbor(1).like_num  # om 9 uur
        for token in verb.doc[verb.i : infinitive.i]
    )


def _fixed(text: list[Word], at: int, wanted: VerbPhrase) -> list[int] | None:
    """The places of the fixed words around their anchor; one other word may stand between two of them."""
    anchor = wanted.before.index(wanted.anchor)
    places = [at]
    for token in reversed(wanted.before[:anchor]):
        place = _near(text, places[0], -1, token)
        if place is None:
            return None
        places.insert(0, place)
    for token in wanted.before[anchor + 1 :]:
        place = _near(text, places[-1], 1, token)
        if place is None:
            return None
        places.append(place)
    return places


def _near(text: list[Word], place: int, step: int, token: str) -> int | None:
    """The place of a word next to another, or with one word between them that is no article: *op een tafel*."""
    for distance in (1, 2):
        there = place + step * distance
        if not 0 <= there < len(text):
            return None
        if _same(text[there], token):
            return there
        if text[there].lower in ARTICLES or text[there].text in CLAUSE_ENDS:
            return None
    return None


def _same(word: Word, token: str) -> bool:
    lower = word.lower
    return (
        lower == token
        or (token in ARTICLES and (lower in ARTICLES or lower in OWNERS))
        or (token in OWNERS and lower in OWNERS)
        or (token == "zich" and lower in REFLEXIVES)
    )


def _verb(text: list[Word], places: list[int], wanted: VerbPhrase) -> Iterator[Found]:
    """The verb of a phrase, after its fixed words (*dat we zorg dragen voor*) or before them."""
    first, last = places[0], places[-1]
    members = [text[p] for p in places]
    for place in range(last + 1, min(last + 1 + AFTER, len(text))):
        word = text[place]
        if word.text in CLAUSE_ENDS:
            break
        split = text[place - 2].lower == wanted.particle and text[place - 1].lower == "te"
        if wanted.particle and split and word.lower in wanted.forms:
            tail = _tail(text, place + 1, wanted.after)  # het roer om te gooien
            if tail is not None:
                yield wanted.entry, "te", [*members, text[place - 2], text[place - 1], word, *tail]
                return
        form = _verb_form(word, wanted, joined=True)
        if form:
            tail = _tail(text, place + 1, wanted.after) if wanted.after else []
            if tail is None and wanted.after:
                tail = _tail(text, last + 1, wanted.after)
            if tail is not None:
                te = [text[place - 1]] if text[place - 1].lower == "te" else []
                extra = [w for w in [*te, word, *tail] if w not in members]
                yield wanted.entry, "te" if te else form, [*members, *extra]
                return
    far = False
    for place in range(first - 1, -1, -1):
        word = text[place]
        # Farther away, or behind a comma, only the parse can tell that they belong together.
        far = far or word.text in CLAUSE_ENDS or place < first - BEFORE
        if word.lower not in wanted.forms:
            continue
        form = _verb_form(word, wanted, joined=False)
        if not form or (far and not _belongs(text[places[-1]], word)):
            continue
        tail = _tail(text, last + 1, (*([wanted.particle] if wanted.particle else []), *wanted.after))
        if tail is not None:
            yield wanted.entry, form, [*members, word, *tail]
            return


def _belongs(fixed: Word, verb: Word) -> bool:
    """Whether the last of the fixed words depends on the verb in the parse."""
    if fixed.token is None or verb.token is None:
        return False
    return verb.token in islice(fixed.token.ancestors, 4)


def _tail(text: list[Word], at: int, wanted: tuple[str, ...]) -> list[Word] | None:
    """The words that close a phrase, with at most two others before them."""
    tail: list[Word] = []
    for token in wanted:
        place = next((p for p in range(at, min(at + 3, len(text))) if text[p].lower == token), None)
        if place is None:
            return None
        tail.append(text[place])
        at = place + 1
    return tail


def _verb_form(word: Word, wanted: VerbPhrase, joined: bool) -> str | None:
    """How the verb of the phrase is inflected here; `joined` when a particle must be written with it."""
    lower = word.lower
    if joined and wanted.particle:
        if not lower.startswith(wanted.particle):
            return None
        lower = lower.removeprefix(wanted.particle)
    if lower not in wanted.forms:
        return None
    form = simple_forms(wanted.verb)[lower]
    if form in ("part-e", "ing"):
        return None  # "de genomen besluiten" has another order
    # "zijn" in "zijn arts" is no verb, nor is "geleden" in "een week geleden".
    verbs = ("VERB", "AUX", "X") if form in ("part", "part-e") else ("VERB", "AUX", "ADJ", "NOUN", "X")
    return form if word.token is None or word.token.pos_ in verbs else None
