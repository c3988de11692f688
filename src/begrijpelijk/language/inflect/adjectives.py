"""Forms of adjectives."""

from __future__ import annotations

from begrijpelijk.language.inflect.choice import Form, best
from begrijpelijk.language.inflect.spelling import open_stems


def with_e(adjective: str) -> Form:
    """The adjective with -e: *een hoge bloeddruk*.

    >>> with_e("hoog").text, with_e("blijvend").text
    ('hoge', 'blijvende')
    """
    if not inflects(adjective):
        return Form(adjective, True)
    return best(stem + "e" for stem in open_stems(adjective))


def inflects(adjective: str) -> bool:
    """Whether an adjective takes -e at all: not *open, houten, gratis, extra*."""
    return not (adjective.endswith(("en", "a", "o", "i", "e")) or adjective in {"gratis", "rechter", "linker"})


def adjective_forms(adjective: str) -> dict[str, str]:
    """Every form of an adjective that a text may have: ``base e comp comp-e sup s``."""
    forms: dict[str, str] = {}
    for stem in open_stems(adjective):
        forms[stem + "ere"] = "comp-e"
        forms[stem + "er"] = "comp"
        forms[stem + "e"] = "e"
    if adjective.endswith("r"):
        forms[adjective + "der"] = "comp"
        forms[adjective + "dere"] = "comp-e"
    ending = "t" if adjective.endswith("s") else "st"
    forms[adjective + ending] = "sup"
    forms[adjective + ending + "e"] = "sup"
    forms[adjective + "s"] = "s"
    forms[adjective] = "base"
    return forms
