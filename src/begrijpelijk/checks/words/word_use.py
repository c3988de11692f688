"""What the word checks share: which tokens are words of the text's own, and whether they stand in quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from begrijpelijk.language.frequency import entry, normalise

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Sentence

QUOTED = re.compile(r'"[^"\n]{1,200}"|“[^”\n]{1,200}”|„[^”“"\n]{1,200}[”“"]|«[^»\n]{1,200}»|‘[^’\n]{2,200}’(?!\w)')
"""A passage in quotation marks: the words of somebody else. An apostrophe is none: *'s avonds, foto's*."""

_ADDRESS = re.compile(r"@|://|www\.|\w\.(?:nl|com|org|eu|be|net|info)\b|[/\\#&_]", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a token is an e-mail address, a web address or a code."""
    return not text.isalpha() and bool(_ADDRESS.search(text))


def is_name(token: Token, sentence: Sentence) -> bool:
    """Whether a token is a name: so tagged, or with a capital inside a sentence (*afdeling Orthopedie* too)."""
    known, place = sentence.columns, token.i
    if known.pos[place] == "PROPN" or known.tag[place].startswith(("N|eigen", "SPEC|deeleigen")):
        return True
    text = known.text[place]
    if not text[:1].isupper():
        return False
    return not _starts(token, sentence) or entry(normalise(text)).name  # "Hanna belt u"


def _starts(token: Token, sentence: Sentence) -> bool:
    """Whether a capital says nothing: at the start of a sentence, an item, or after a colon or a quotation mark."""
    if token.i == sentence.words[0].i:
        return True
    before = token.nbor(-1).text if token.i else ""
    return before in {":", '"', "'", "-", "–", "•", "(", ".", "?", "!"} or sentence.text.isupper()


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The spans of a text that stand in quotation marks."""
    return [match.span() for match in QUOTED.finditer(text)]
