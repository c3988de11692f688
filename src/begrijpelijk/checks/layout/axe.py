"""The findings of axe-core under ids of ours, in plain Dutch: each group of `axe-rules.toml` is a check."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from begrijpelijk.checks.layout import measured
from begrijpelijk.checks.layout.element import at_element
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.model import Severity

DOUBT = {"nl": "Niet zeker, kijk het zelf na: {0}", "en": "Not certain, have a look yourself: {0}"}
_TAG = re.compile(r"<[^>]*>")
UNKNOWN = "voorleesprogramma"  # the group of a rule of a newer axe
JOINED = frozenset({"link-tekst"})  # checks of their own, which axe's findings join
_IMPACT: Mapping[str | None, Severity] = {
    "critical": "fout",
    "serious": "waarschuwing",
    "moderate": "tip",
    "minor": "tip",
}


@cache
def groups() -> dict[str, Any]:
    """The groups of the data file by id of the check."""
    text = (files("begrijpelijk.checks.layout") / "axe-rules.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def group_of(axe_rule: str) -> str:
    """The id of the check that a rule of axe belongs to."""
    return next((id_ for id_, group in groups().items() if axe_rule in group["axe"]), UNKNOWN)


def variants(id_: str) -> dict[str, Mapping[str, str]]:
    """The messages of a group by rule of axe, and by that with ``-twijfel`` where axe is not certain."""
    group = groups()[id_]
    result: dict[str, Mapping[str, str]] = dict(group.get("own", {}))
    for axe_rule, texts in group["axe"].items():
        result[axe_rule] = texts
        result[f"{axe_rule}-twijfel"] = {
            lang: DOUBT[lang].format(text[0].lower() + text[1:]) for lang, text in texts.items()
        }
    return result


def hits(analysis: Analysis, id_: str) -> Iterator[Hit]:
    """A hit for every element that axe names under one of the rules of a group, the uncertain ones included."""
    known = groups()[id_]["axe"]
    for found in analysis.page.axe if analysis.page else ():
        if group_of(found.rule) != id_:
            continue
        doubt = "-twijfel" if found.incomplete else ""
        for node in found.nodes:
            if found.incomplete and _is_sign(node.html):
                continue
            yield at_element(
                analysis,
                node,
                severity="tip" if found.incomplete else _IMPACT.get(found.impact),
                variant=f"{found.rule}{doubt}" if found.rule in known else None,
                axe=found.rule,
            )


def _is_sign(html: str) -> bool:
    """Whether an element has nothing but a sign such as ``✕``: a doubt about that is of no use to a writer."""
    text = unescape(_TAG.sub("", html)).strip()
    return bool(text) and not any(char.isalnum() for char in text)


def named(analysis: Analysis, id_: str) -> frozenset[str]:
    """The selectors of what axe names under one of the rules of a group."""
    found = analysis.page.axe if analysis.page else ()
    return frozenset(node.selector for each in found if group_of(each.rule) == id_ for node in each.nodes)


def _check(id_: str, group: Mapping[str, Any]) -> Check:
    rule = Rule(
        id=id_,
        section="layout",
        severity=group["severity"],
        title=group["title"],
        message={
            "nl": f"Hier gaat iets mis: {group['title']['nl'].lower()}.",
            "en": f"Something is wrong here: {group['title']['en'].lower()}.",
        },
        explanation=group["explanation"],
        examples=(Example(bad=group["bad"], good=group["good"]),),
        item=tuple(group.get("item", ())),
        kenmerken=(4,),
        toegang=("begrijpelijkheid", "beschikbaarheid"),
        wcag=tuple(group.get("wcag", ())),
        variants=variants(id_),
        action=group["action"],
        scope="page",
    )

    def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
        yield from hits(analysis, id_)
        yield from measured.hits(analysis, id_, named(analysis, id_))

    return Check(rule, find)


CHECKS = tuple(_check(id_, group) for id_, group in groups().items() if id_ not in JOINED)
