"""``talen``: other languages that something is offered in, by ISO code; of the document itself, and by its links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material

NAME = "talen"

_NAMES_TEXT = """
    en english engels; de deutsch duits; fr français francais frans; es español espanol spaans; it italiano italiaans
    pl polski pools; tr türkçe turkce turks; ar العربية arabisch; uk українська oekraïens; ru русский russisch
    ro română roemeens; bg български bulgaars; pt português portugees; fa فارسی farsi perzisch dari; ti ትግርኛ tigrinya
    so soomaali somalisch somali; zh 中文 chinees; ku kurdî koerdisch; pap papiamento papiaments papiamentu
    fy frysk fries
    ber berber tamazight; hu magyar hongaars; vi vietnamees; ur اردو urdu; el ελληνικά grieks
    sk slowaaks; cs tsjechisch
"""
NAMES = {
    name: parts[0] for row in _NAMES_TEXT.replace("\n", ";").split(";") if (parts := row.split()) for name in parts[1:]
}
"""Names of languages, in the language itself and in Dutch, with their code."""

_CODE = re.compile(r"^([a-z]{2,3})(?:[-_]\w+)?$")
_IN = re.compile(
    rf"\b(?:lees|folder|brochure|informatie|uitleg|pagina|tekst|film|video|ook|vertaald|vertaling|read|this page)\b"
    rf"[^.?!\n]{{0,40}}\bin (?:het )?({'|'.join(NAMES)})\b",
    re.IGNORECASE,
)


def find(material: Material) -> Iterator[Signal]:
    """The language of the document where that is not Dutch, languages that links lead to, and what the text says."""
    language = (material.document.language or "").lower()
    if language and language != "nl" and material.words >= 20 and language in NAMES.values():
        yield Signal(NAME, language, "", "")
    for link in material.links:
        code = _CODE.match(link.language.lower().strip())
        name = NAMES.get(link.text.strip().lower().rstrip(".").removeprefix("in het ").removeprefix("in "))
        if name is not None:
            yield Signal(NAME, name, link.text, link.target)
        elif code is not None and code[1] not in ("nl", "x"):
            yield Signal(NAME, code[1], link.text, link.target)
    for line in material.lines:
        for match in _IN.finditer(line.text):
            yield Signal(NAME, NAMES[match[1].lower()], match[0], line.place)
