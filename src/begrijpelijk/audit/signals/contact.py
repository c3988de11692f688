"""``contact``: a way to reach somebody: phone, mail, chat or a desk. *Bel 112* and *bel uw huisarts* are no contact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "contact"

_NUMBER = r"(?:\+31|0031|0)[ \-./()]{0,3}(?:\d[ \-./()]{0,3}){8}\d?(?!\d)|0[89]00[ -]?(?:\d[ -]?){4,7}|14[ ]?0\d{2,3}"
_SAID = compiled(
    {
        "telefoon": rf"(?<![\d/.,-])(?:{_NUMBER})",
        "mail": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        "chat": r"chat(?:ten)? met (?:ons|een)|whats?app(?:en)?(?: ons| met ons|:)"
        r"|stuur (?:ons )?een (?:whatsapp|appje)",
    }
)
_NOT_OURS = re.compile(
    r"\b(?:fax|kvk|iban|rekeningnummer|btw|bsn|patiëntnummer|ordernummer|dossiernummer|isbn|postbus)\b"
    r"|\bNL\d\d\s?[A-Z]{4}",
    re.IGNORECASE,
)
_FORM = re.compile(r"contact", re.IGNORECASE)


def find(material: Material) -> Iterator[Signal]:
    """Numbers and addresses in the text, links that call or mail, and a link to a page with contact details."""
    yield from say(NAME, material.lines, _SAID, _NOT_OURS)
    for link in material.links:
        scheme = link.target.partition(":")[0].lower()
        if scheme in ("tel", "callto", "sms"):
            yield Signal(NAME, "telefoon", link.text or link.target, link.target)
        elif scheme == "mailto":
            yield Signal(NAME, "mail", link.text or link.target, link.target)
        elif "wa.me/" in link.target:
            yield Signal(NAME, "chat", link.text or link.target, link.target)
        elif _FORM.search(link.text) or re.search(r"/contact(?:[/?#.-]|$)", link.target, re.IGNORECASE):
            yield Signal(NAME, "pagina", link.text or link.target, link.target)
