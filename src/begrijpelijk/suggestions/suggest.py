"""Choosing how to make a suggestion: by the part of speech of the term."""

from __future__ import annotations

from begrijpelijk.language.inflect import with_e
from begrijpelijk.matching import Match
from begrijpelijk.suggestions.nouns import suggest_noun
from begrijpelijk.suggestions.parts import Suggestion, surface, with_capital, without_article
from begrijpelijk.suggestions.verbs import suggest_verb

__all__ = ["Suggestion", "suggest"]

ADVICE = frozenset({"vaag-woord", "doseer-instructie"})
"""Rules whose alternatives are examples of being exact (*3 keer per dag*): only the writer knows the right one."""


def suggest(match: Match) -> Suggestion:
    """The suggestion for a match: texts only, where no edit is safe."""
    entry = match.entry
    if not entry.alternatives:
        return Suggestion()
    bare = tuple(without_article(text)[1] for text in entry.alternatives)
    if entry.rule in ADVICE:
        return Suggestion(entry.alternatives)
    if entry.certainty == "nooit":
        return Suggestion(bare)
    shout = surface(match).isupper() and entry.pos != "afk"
    if match.form == "compound":
        return (
            Suggestion()
        )  # "meedoen" is no participatieplan: what the rest of the compound needs, only a writer knows
    if shout:
        return Suggestion(bare)
    if entry.is_noun:
        found = suggest_noun(match)
    elif entry.pos == "bn":
        found = _adjective(match)
    elif entry.pos == "ww" or match.form not in ("as is", "lemma"):
        found = suggest_verb(match)
    else:
        found = _as_it_stands(match, bare)
    certain = found.certain and entry.certainty == "zeker" and bool(found.edits)
    return Suggestion(found.texts or bare, found.edits, certain)


def _as_it_stands(match: Match, bare: tuple[str, ...]) -> Suggestion:
    """Words that do not inflect: *m.b.t.* becomes *over*."""
    if match.split:
        return Suggestion(bare)
    text = bare[0]
    # "enz." at the end of a sentence is also its full stop.
    if surface(match).endswith(".") and match.end == match.sentence.end and not text.endswith("."):
        text += "."
    return Suggestion(bare, with_capital(match, [(match.start, match.end, text)]), certain=True)


def _adjective(match: Match) -> Suggestion:
    """*adequate zorg* becomes *goede zorg*; comparatives are left to the writer."""
    texts, certain = [], True
    for text in match.entry.alternatives:
        if match.form == "e":
            if " " in text:
                continue  # "van het hart" cannot stand before its noun
            form = with_e(text)
            texts.append(form.text)
            certain = certain and form.certain
        else:
            texts.append(text)
    if not texts or match.form not in ("base", "e", "as is"):
        return Suggestion(tuple(texts))
    if texts[0] != match.entry.alternatives[0] and match.form != "e":
        certain = False
    if " " in texts[0] or match.form == "as is":
        certain = False
    return Suggestion(tuple(texts), with_capital(match, [(match.start, match.end, texts[0])]), certain)
