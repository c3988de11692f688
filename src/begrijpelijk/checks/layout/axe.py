"""The findings of axe-core under ids of ours, in plain Dutch: each group of `axe-rules.toml` is a check."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from begrijpelijk.document import BlockKind
from begrijpelijk.rules import Check, Example, Hit, Options, Rule
from begrijpelijk.sources.language import language_of

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.browser.model import AxeNode
    from begrijpelijk.model import Severity

DOUBT = {"nl": "Niet zeker, kijk het zelf na: {0}", "en": "Not certain, have a look yourself: {0}"}
UNKNOWN = "voorleesprogramma"  # the group of a rule of a newer axe
JOINED = frozenset({"link-tekst"})  # checks of their own, which axe's findings join
_IMPACT: Mapping[str | None, Severity] = {
    "critical": "fout",
    "serious": "waarschuwing",
    "moderate": "tip",
    "minor": "tip",
}
_LONGEST_QUOTE = 120
# "kaart.svg", "IMG_2041": what a camera or a website calls a picture.
_FILE_NAME = re.compile(
    r"[^/?]{1,80}\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?)|(?:img|dsc[nf]?|pict?|photo)[-_ ]?\d{2,}", re.I
)
_TAG = re.compile(r"<[^<>]*>")


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
            yield _hit(
                analysis,
                node,
                severity="tip" if found.incomplete else _IMPACT.get(found.impact),
                variant=f"{found.rule}{doubt}" if found.rule in known else None,
                axe=found.rule,
            )


def _hit(analysis: Analysis, node: AxeNode, **more: Any) -> Hit:
    """A hit on an element: at its own text where that is read, else at the element alone."""
    spot = _spots(analysis).get(node.selector)
    start, end = spot or (0, 0)
    return Hit(start, end, selector=node.selector, quote=None if spot else _quote(node), **more)


def _spots(analysis: Analysis) -> dict[str, tuple[int, int]]:
    """The first block at each selector."""
    spots: dict[str, tuple[int, int]] | None = analysis.shared.get("axe-spots")
    if spots is None:
        spots = {}
        for block in analysis.document.blocks:
            spots.setdefault(block.anchors[0].selector or "", (block.start, block.end))
        analysis.shared["axe-spots"] = spots
    return spots


def _quote(node: AxeNode) -> str:
    """What to show of an element: its words, or else how it begins in the source."""
    words = " ".join(_TAG.sub(" ", node.html).split())
    text = words or " ".join(node.html.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _own(analysis: Analysis, id_: str) -> Iterable[Hit]:
    """What begrijpelijk itself measures for a group, where axe has not named the element already."""
    page = analysis.page
    if page is None:
        return
    if id_ == "taal-attribuut" and not any(group_of(found.rule) == id_ for found in page.axe):
        declared = (page.language or "").lower().partition("-")[0]
        if declared not in ("", "nl") and language_of(analysis.document) == "nl":
            yield Hit(0, 0, selector="html", quote=f'lang="{page.language}"', variant="anders")
    if id_ == "alt-tekst":
        for block in analysis.document.of_kind(BlockKind.ALT):
            if _FILE_NAME.fullmatch(block.text.strip()):
                yield Hit(block.start, block.end, variant="bestand")
    if id_ == "toetsenbord":
        for node in page.mouse_only:
            yield _hit(analysis, node, variant="muis")
    if id_ == "video-ondertiteling":
        named = {node.selector for found in page.axe if group_of(found.rule) == id_ for node in found.nodes}
        for node in page.videos_without_captions:
            if node.selector not in named:
                yield _hit(analysis, node, variant="zonder")


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
        yield from _own(analysis, id_)

    return Check(rule, find)


CHECKS = tuple(_check(id_, group) for id_, group in groups().items() if id_ not in JOINED)
