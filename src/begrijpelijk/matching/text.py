"""Text and terms in the same pieces, so that a term is found however a pipeline cuts its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Sentence

NUMBER = "#"
"""In a term: any number, as in ``om de # uur``."""

# A web or mail address and the name of a file are one piece: in "113.nl." no "nl." (namelijk) stands.
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>()\"]{1,500}[\w/]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
    r"|[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:nl|be|com|org|eu|net|info|nu|frl|zorg|care|health|app|gov)"
    r"(?![\w-]|\.\w)(?:/[^\s<>()\"]{0,500}[\w/])?"
    r"|[\w-]{1,63}\.(?:pdf|docx?|xlsx?|pptx?|odt|txt|csv|jpe?g|png|zip|html?)(?!\w)"
)
# i.v.m, follow-up and foto's are one piece; 3dd1 is three, because a term may have a number there.
_PIECE = re.compile(_ADDRESS + r"|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['.\-&][^\W\d_]+)*|[^\w\s]|_")
NUMBER_WORDS = frozenset("één twee drie vier vijf zes zeven acht negen tien elf twaalf".split())
CLAUSE_ENDS = frozenset(",.;:!?()")


class Word(NamedTuple):
    """A piece of text with its place in the document; the token that starts there, if any, with its lemma undivided."""

    text: str
    lower: str
    start: int
    end: int
    token: Token | None
    lemma: str = ""

    @property
    def is_number(self) -> bool:
        """Whether this is a number, in digits or as a word."""
        return self.text[0].isdigit() or self.lower in NUMBER_WORDS


def pieces(text: str) -> list[str]:
    """The pieces of a term.

    >>> pieces("3 dd 1"), pieces("3dd1"), pieces("i.v.m.")
    (['3', 'dd', '1'], ['3', 'dd', '1'], ['i.v.m', '.'])
    """
    return [text] if text.isalpha() else _PIECE.findall(text.replace("\u2019", "'"))


def words(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, list[Word]]]:
    """The words of every sentence."""
    plain: tuple[object, str] = (None, "")
    for sentence in sentences:
        if plain[0] is not sentence.span.doc:
            plain = (sentence.span.doc, sentence.span.doc.text)  # spaCy makes it anew at every call
        shift, known = sentence.block.start, sentence.columns
        tokens = {known.start[place]: number for number, place in enumerate(sentence.places)}
        found: list[Word] = []
        for match in _PIECE.finditer(plain[1], sentence.start - shift, sentence.end - shift):
            piece, start = match[0], match.start()
            number = tokens.get(start)
            token, lemma = None, ""
            if number is not None:
                token, lemma = sentence.tokens[number], known.lemma[sentence.places[number]].lower()
                lemma = lemma.replace("_", "") if "_" in lemma else lemma
            found.append(Word(piece, piece.lower(), start + shift, match.end() + shift, token, lemma))
        yield sentence, found
