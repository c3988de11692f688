"""Words that were broken at the end of a line, put together again."""

from __future__ import annotations

import re

from begrijpelijk.bounded import bounded

_LAST = bounded(r"([\w'’.-]*[^\W_])[-\u00ad\u2010\x02]$")
_FIRST = re.compile(r"^([^\W\d_][\w'’-]*)")
_AND = frozenset({"en", "of", "tot", "en/of"})
# First parts that keep their hyphen: "e-mail", "niet-roker", "ex-patiënt".
_ALWAYS = frozenset({"e", "niet", "ex", "oud"})
_CLASH = re.compile(r"(?:a[aeiu]|e[eiu]|i[ei]|o[eiou]|u[iu]|ij?j|ai|éé)$")


def joined(before: str, after: str, seen: frozenset[str] | set[str] = frozenset()) -> tuple[int, str] | None:
    """How a line that ends with a hyphen goes on: (characters to take off `before`, text to put between).

    None when the line does not end in a broken word. `seen` are words (lower case) that stand unbroken elsewhere in the
    same document: the best evidence for how the author writes it.
    """
    last, first = _LAST.search(before), _FIRST.search(after)
    if last is None or first is None:
        return None
    left, right = last[1].lower(), first[1].lower()
    if right in _AND:
        return 1, "- "  # "huis- en tuinarts"
    if f"{left}{right}" in seen:
        return 1, ""
    if f"{left}-{right}" in seen or _keeps(last[1], first[1]):
        return 1, "-"
    return 1, ""


def _keeps(left: str, right: str) -> bool:
    """Whether the hyphen belongs to the word itself."""
    tail = left.rpartition("-")[2]
    if right[0].isupper() or tail.isupper() or tail[-1].isdigit() or "." in tail:
        return True  # "Noord-Holland", "MRI-scan", "65-plusser"
    if len(tail) == 1 or tail.lower() in _ALWAYS:
        return True
    return bool(_CLASH.search(tail[-1].lower() + right[0].lower())) and right[0] not in "ëïöü"
