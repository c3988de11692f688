"""Which language a text is in: a cheap test for Dutch first, a model only in doubt."""

from __future__ import annotations

import re

from begrijpelijk.document import BlockKind, Document
from begrijpelijk.errors import SourceError

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000  # characters; more says nothing more
_LEAD = 3.0  # about twenty to one
_ENOUGH = 20  # words below which no language is named
# Words that are frequent in Dutch, and those among them that German, English, Afrikaans and Frisian lack.
_FUNCTION_WORDS_TEXT = """
    de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit kunt moet wordt worden
    naar heeft hebt door over u uw je jouw wij ze deze dit die wat hoe of nog na tot kan geen
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
_ONLY_DUTCH_TEXT = """
    het een zijn niet ook bij uit wordt worden naar heeft hebt uw jouw wij deze kunt moet voor geen zij
"""
_ONLY_DUTCH = frozenset(_ONLY_DUTCH_TEXT.split())
_NAMES = {
    "af": "Afrikaans", "ar": "Arabisch", "da": "Deens", "de": "Duits", "en": "Engels", "es": "Spaans", "fa": "Perzisch",
    "fr": "Frans", "fy": "Fries", "it": "Italiaans", "la": "Latijn", "lb": "Luxemburgs", "no": "Noors", "pl": "Pools",
    "pt": "Portugees", "ro": "Roemeens", "ru": "Russisch", "sv": "Zweeds", "tr": "Turks", "uk": "Oekraïens",
    "zh": "Chinees", "bg": "Bulgaars", "cs": "Tsjechisch", "el": "Grieks", "he": "Hebreeuws", "hu": "Hongaars",
    "ja": "Japans", "ko": "Koreaans", "nb": "Noors", "so": "Somalisch", "ur": "Urdu", "hi": "Hindi", "fi": "Fins",
}  # fmt: skip


_ALSO_ENGLISH = frozenset("is in of over door die we was had want".split())


def is_dutch_word(word: str) -> bool:
    """Whether it is a small word that Dutch has and English has not: enough to tell the strings of a program apart."""
    return word.lower() in _FUNCTION_WORDS - _ALSO_ENGLISH


def detect(text: str) -> str | None:
    """The ISO code of the text's language, or None where the text is too short or too odd to tell."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    common = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    typical = len({word for word in words if word in _ONLY_DUTCH})
    if len(words) >= 6 and common > 0.25 and typical >= 2:
        return "nl"
    # Without spaces between words (Chinese, Japanese) there are few "words" and many letters.
    if len(words) < _ENOUGH and not sum(char > "\u2e7f" for char in sample) > 40:
        return None
    import py3langid

    # Scores are logarithms of probabilities: the lead over the second says how sure it is.
    (code, first), (_, second), *_ = py3langid.rank(sample)
    if code in ("af", "li", "fy", "nl") and common > 0.15 and typical >= 1:
        return "nl"
    return str(code) if first - second > _LEAD else None


def language_of(document: Document) -> str | None:
    """The language that the running text of a document is in, whatever it declares; None where that is not clear."""
    skip = (BlockKind.BUTTON, BlockKind.LINK, BlockKind.LABEL)
    return detect("\n".join(block.text for block in document.blocks if block.kind not in skip)[: _SAMPLE * 2])


def require_dutch(document: Document) -> None:
    """Raise `SourceError` for a text that is clearly in another language. Call it after reading.

    The text itself decides, not what the page declares: `<html lang="en">` around a Dutch text is common. Sets
    `document.language` where it was not declared. Short or mixed texts pass.
    """
    code = language_of(document)
    if code is None or code == "nl":
        document.language = document.language or code
        return
    if _has_dutch(document):
        return
    name = _NAMES.get(code)
    looks = f"Deze tekst lijkt {name}." if name else "Deze tekst lijkt niet Nederlands."
    raise SourceError(f"{looks} Begrijpelijk werkt alleen voor Nederlands.", document.source)


def _has_dutch(document: Document) -> bool:
    """Whether a good part is Dutch after all: a leaflet in several languages is still worth checking."""
    total = dutch = 0
    for block in document.blocks[:400]:
        words = [word.lower() for word in _WORD.findall(block.text[:_SAMPLE])]
        total += len(words)
        if len(words) >= 6 and sum(word in _FUNCTION_WORDS for word in words) > 0.3 * len(words):
            dutch += len(words) if any(word in _ONLY_DUTCH for word in words) else 0
    return dutch > 0.25 * total
