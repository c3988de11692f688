"""What the makers of suggestions share."""

from __future__ import annotations

from typing import NamedTuple

from begrijpelijk.matching import Match

Edit = tuple[int, int, str]

ARTICLES = ("de ", "het ", "een ")


class Suggestion(NamedTuple):
    """Texts to choose from, best first; the edits for the first of them; whether these need no human."""

    texts: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    certain: bool = False


def without_article(text: str) -> tuple[str | None, str]:
    """An alternative as article and the rest: *de hoge bloeddruk* is *de* and *hoge bloeddruk*."""
    for article in ARTICLES:
        if text.startswith(article):
            return article.strip(), text.removeprefix(article)
    return None, text


def surface(match: Match) -> str:
    """The text from the start of a match to its end."""
    shift = match.sentence.block.start
    return match.sentence.block.text[match.start - shift : match.end - shift]


def between(match: Match, start: int, end: int) -> str:
    """The text of the block between two offsets in the document."""
    shift = match.sentence.block.start
    return match.sentence.block.text[start - shift : end - shift]


def capitalised(text: str) -> str:
    """The text with a capital, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def with_capital(match: Match, edits: list[Edit]) -> tuple[Edit, ...]:
    """The edits, with a capital where the first of them replaces a word that has one.

    The capitals of an abbreviation are its own: "tegen HPV" becomes "tegen humaan papillomavirus".
    """
    edits.sort()
    start, end, text = edits[0]
    own = match.entry.pos == "afk" and not _opens_sentence(match, start)
    if text and not own and between(match, start, start + 1).isupper():
        edits[0] = (start, end, capitalised(text))
    return tuple(edits)


def _opens_sentence(match: Match, start: int) -> bool:
    """Whether nothing that is read stands before this place in its sentence."""
    return not any(map(str.isalnum, between(match, match.sentence.start, start)))
