"""A text that says around a word what the word list says of it: who reads on, knows what is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from begrijpelijk.language.compounds import base_forms

LEAST = 3  # words of its meaning that the text around a word must have
SHARE = 0.6  # of those there are; all of them, where there are fewer than LEAST

_WORD = re.compile(r"[^\W\d_][\w'-]{2,}")
_EMPTY = frozenset(
    """de het een van voor met naar bij over tussen door onder tot uit tegen die dat deze dit dan als wat hoe wie waar
    niet geen ook nog meer veel heel zeer erg vaak soms altijd meestal alle andere ander iets iemand mensen mens persoon
    kan kunt kunnen moet moeten mag wordt worden zijn bent heeft hebt hebben had komt komen gaat gaan doet doen maakt
    maken krijgt krijgen hiermee hierin hier daar daarna waarin waarmee waarbij zoals omdat zodat heel weer zich hun uw
    arts dokter ziekenhuis zorg lichaam onderzoek ziekte medicijn patient patiënt hebben nodig goed keer dag""".split()
)
"""Words that stand in many meanings, and so in many texts on care."""


def says_the_same(word: str, plain: tuple[str, ...], meaning: str, texts: list[str], own: int) -> bool:
    """Whether the text says what a word means: its meaning, or all of another name of several words.

    `texts` are the sentences around the word, of which number `own` is its own without the word itself.
    """
    near = frozenset().union(*(_forms(text) for text in texts))
    gloss = [w for w in _content(meaning) if not _same(w, word)]
    told = sum(not _bases(w).isdisjoint(near) for w in gloss)
    if told >= LEAST and told >= SHARE * len(gloss):
        return True
    close = frozenset().union(*(_forms(text) for text in texts[max(own - 1, 0) : own + 2]))
    for other in plain:
        names = [w for w in _WORD.findall(other.lower()) if w not in ("een", "het", "van", "voor", "met")]
        if len(names) > 1 and all(not _bases(name).isdisjoint(close) for name in names):
            return True
    return False


def _same(one: str, word: str) -> bool:
    return one in word.lower() and len(one) > 4


@lru_cache(maxsize=4096)
def _content(meaning: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in _WORD.findall(meaning.lower()) if w not in _EMPTY))


@lru_cache(maxsize=512)
def _forms(text: str) -> frozenset[str]:
    """The words of a text and what they may be forms of."""
    return frozenset().union(*(_bases(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY))


@lru_cache(maxsize=16384)
def _bases(word: str) -> frozenset[str]:
    return frozenset((word, *(base for base in base_forms(word) if len(base) > 3)))
