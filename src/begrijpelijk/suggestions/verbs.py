"""Verbs: the person, tense and participle of the term, and the particle of a separable verb in its place."""

from __future__ import annotations

from typing import NamedTuple

from begrijpelijk.language.inflect import Form, conjugate, split_particle, with_e
from begrijpelijk.language.inflect.verbs import is_strong
from begrijpelijk.matching import Match
from begrijpelijk.matching.text import Word
from begrijpelijk.suggestions.parts import Edit, Suggestion, between, with_capital

_HELPERS = frozenset("laten gaan mogen kunnen willen blijven".split())
_WITH_ZIJN = frozenset(
    "gebeuren gaan komen worden zijn beginnen stoppen starten blijven groeien aankomen weggaan ontstaan".split()
)
_PREPOSITIONS = frozenset("van aan met voor op naar bij over tussen door in onder tot uit tegen".split())
# After one of these the last verb is not the one that the subject goes with: "niet meer weten wat u moet doen".
_CLAUSE = frozenset("u je wat dat hoe wie waar of als moet kan mag wil".split())
_SUBORDINATE = ("advcl", "acl", "acl:relcl", "ccomp", "csubj", "xcomp")
_FIRST = ("first", "third", "past", "pasts", "plural")
_FINITE = ("first", "third", "past", "pasts", "inf")


class Plain(NamedTuple):
    """An alternative with its verb apart: *nee | zeggen | tegen*, *laten | zien*."""

    before: str
    verb: str
    after: str


def suggest_verb(match: Match) -> Suggestion:
    """The alternatives in the form of the term; edits where word order allows them."""
    form = _form(match)
    texts = []
    for alternative in match.entry.alternatives:
        parts = _parts(alternative)
        text = _phrase(parts, form, main=not _is_last(match)) if parts else None
        texts.append(text.text if text else alternative)
    plain = _parts(match.entry.alternatives[0])
    if plain is None or _reflexive(match):
        return Suggestion(tuple(texts))
    found = _edits(match, plain, form)
    if found is None:
        return Suggestion(tuple(texts))
    edits, certain = found
    return Suggestion(tuple(texts), with_capital(match, edits), certain)


def _form(match: Match) -> str:
    """The form of the verb; *verstrekt* and *ontvangen* are finite or a participle as the sentence has it."""
    token = _verb_word(match).token
    if match.form in _FINITE and token is not None:
        if "Part" in token.morph.get("VerbForm", []):
            return "part"
        if match.form == "inf" and "Fin" in token.morph.get("VerbForm", []):
            return "plural"
    return match.form


def _verb_word(match: Match) -> Word:
    """The word that carries the form: the one that is a verb."""
    verbs = [word for word in match.words if word.token is not None and word.token.pos_ in ("VERB", "AUX")]
    return verbs[0] if verbs else match.words[0]


def _reflexive(match: Match) -> bool:
    return match.entry.term.startswith("zich ") or any(text.startswith("zich ") for text in match.entry.alternatives)


def _parts(alternative: str) -> Plain | None:
    words = alternative.split()
    if len(words) == 1:
        return Plain("", words[0], "") if words[0].endswith("n") else None
    if words[0] in _HELPERS:
        return Plain("", words[0], " ".join(words[1:]))
    for place in (len(words) - 1, len(words) - 2, 0):
        after = words[place + 1 :]
        if not _CLAUSE.isdisjoint(words[:place]) or not _HELPERS.isdisjoint(words[:place]):
            return None
        if _is_verb(words[place]) and all(word in _PREPOSITIONS for word in after):
            return Plain(" ".join(words[:place]), words[place], " ".join(after))
    return None


def _is_verb(word: str) -> bool:
    return word.endswith("n") and (is_strong(split_particle(word)[1]) or conjugate(word).third.certain)


def _phrase(plain: Plain, form: str, *, main: bool) -> Form | None:
    """The alternative as one string in this form, as a suggestion to read: in a `main` clause the verb comes first."""
    if main and form in _FIRST:
        simple = _simple(plain.verb, form)
        if simple is None:
            return None
        particle = conjugate(plain.verb).particle
        verb = simple.text if form != "plural" else simple.text.removeprefix(particle)
        return Form(_join(verb, plain.before, particle, plain.after), simple.certain)
    if form in ("inf", "te", "plural"):
        return Form(_join(plain.before, plain.verb, plain.after), True)
    written = _written(plain.verb, form)
    return Form(_join(plain.before, written.text, plain.after), written.certain) if written else None


def _join(*words: str) -> str:
    return " ".join(word for word in words if word)


def _written(verb: str, form: str) -> Form | None:
    """A form of a verb as one word, or with its particle behind it."""
    if form in ("inf", "plural"):
        return Form(verb, True)
    conjugation = conjugate(verb)
    if form in ("part", "part-e"):
        participle = Form(conjugation.particle + conjugation.participle.text, conjugation.participle.certain)
        return with_e(participle.text) if form == "part-e" and not participle.text.endswith("en") else participle
    simple = _simple(verb, form)
    return Form(_join(simple.text, conjugation.particle), simple.certain) if simple else None


def _simple(verb: str, form: str) -> Form | None:
    """The finite form without the particle."""
    conjugation = conjugate(verb)
    return {
        "plural": Form(conjugation.infinitive, True),
        "inf": Form(conjugation.infinitive, True),
        "first": conjugation.first,
        "third": conjugation.third,
        "past": conjugation.past,
        "pasts": conjugation.past_plural,
    }.get(form)


def _edits(match: Match, plain: Plain, form: str) -> tuple[list[Edit], bool] | None:
    """Edits for the first alternative, and whether they are certain."""
    word = _verb_word(match)
    rest = [part for part in match.parts if not part[0] <= word.start < part[1]]
    particle = conjugate(plain.verb).particle
    if form in ("inf", "te"):
        return _infinitive(match, plain, word)
    if form in ("part", "part-e"):
        if match.split or plain.after or (plain.before and form == "part-e") or _changes_helper(plain):
            return None
        written = _written(plain.verb, form)
        assert written is not None  # both forms exist for every verb
        return [(match.start, match.end, _join(plain.before, written.text))], written.certain and not plain.before
    simple = _simple(plain.verb, form)
    if simple is None:
        return None
    if _is_last(match):  # dat wij dit verstrekken: what stands apart in a main clause is together here
        text = _join(plain.before, particle + simple.text, plain.after)
        return ([(match.start, match.end, text)], simple.certain) if not match.split else None
    behind = _join(plain.before, particle, plain.after)
    if not match.split:
        text = _join(simple.text, behind)
        # "stuurt het boek terug": where the rest belongs is clear only when nothing follows, or for a preposition.
        follows = all(word in _PREPOSITIONS for word in plain.after.split()) and behind == plain.after
        if behind and not follows and not _ends_clause(match):
            return None
        return [(match.start, match.end, text)], simple.certain and (not behind or " " in match.entry.term)
    if len(rest) != 1 or rest[0][0] < word.start:
        return None
    start, end = rest[0]
    if match.entry.term.endswith(" te"):
        return [(word.start, word.end, simple.text), *_without_te(match, start, end)], simple.certain
    if not behind:  # the particle goes, with the space before it
        start -= len(between(match, word.end, start)) - len(between(match, word.end, start).rstrip())
    return [(word.start, word.end, simple.text), (start, end, behind)], simple.certain


def _infinitive(match: Match, plain: Plain, word: Word) -> tuple[list[Edit], bool] | None:
    """*te retourneren* becomes *terug te sturen*, *retourneren* becomes *terugsturen*."""
    if match.split:
        return None
    start = match.start
    conjugation = conjugate(plain.verb)
    ahead = between(match, match.sentence.start, start)
    has_te = ahead.endswith("te ") or "te" in [w.lower for w in match.words]
    text = _join(plain.before, plain.verb, plain.after)
    if has_te:
        if "te" not in [w.lower for w in match.words]:
            start -= 3
        text = _join(plain.before, conjugation.particle, "te", conjugation.infinitive, plain.after)
    return [(start, match.end, text)], not plain.before and not plain.after


def _without_te(match: Match, start: int, end: int) -> list[Edit]:
    """The edit that takes *te* out, and joins what it kept apart: *in te vullen* becomes *invullen*."""
    te = next(word.token for word in match.words if word.start == start)
    joins = te is not None and te.i > 0 and te.nbor(-1).dep_ == "compound:prt"
    return [(start - 1 if joins else start, end + 1, "")]


def _changes_helper(plain: Plain) -> bool:
    """Whether the perfect would need *zijn* for *hebben*: heeft plaatsgevonden, is gebeurd."""
    return plain.verb in _WITH_ZIJN or conjugate(plain.verb).infinitive in _WITH_ZIJN


def _is_last(match: Match) -> bool:
    """Whether the verb stands at the end of a subordinate clause."""
    token = _verb_word(match).token
    return token is not None and token.dep_ in _SUBORDINATE and _ends_clause(match)


def _ends_clause(match: Match) -> bool:
    following = between(match, match.end, match.sentence.end).lstrip()
    return not following or following[0] in ",.;:!?)"
