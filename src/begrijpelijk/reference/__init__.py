"""A page about a rule, made from what the rule says about itself.

``begrijpelijk regels ID`` prints it, and ``python -m begrijpelijk.reference FOLDER`` writes it as Markdown. It lives in
the package, not in a script beside it, so that the two cannot drift apart and a plugin can make its own pages.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from begrijpelijk.kenmerken.model import TEN, load_model
from begrijpelijk.reference.wording import SECTIONS, WCAG, WORDS
from begrijpelijk.rules import Rule, Texts

__all__ = ["Page", "Part", "by_section", "opened", "page", "said"]


@dataclass(frozen=True)
class Part:
    """A part of a page: a heading, running text, and lines that each may have a label ("Niet zo")."""

    heading: str
    text: str = ""
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """All that there is to know about a rule, in the order in which it is read."""

    id: str
    title: str
    parts: tuple[Part, ...]


def said(texts: Texts, lang: str) -> str:
    """The text in a language, or in Dutch where it has none."""
    return texts.get(lang) or texts.get("nl", "")


def by_section(rules: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    """(section, its rules) for the sections that have any, in reading order; the rules as they were registered."""
    known = list(rules)
    for section in SECTIONS:
        members = [rule for rule in known if rule.section == section]
        if members:
            yield section, members


def page(rule: Rule, lang: str = "nl") -> Page:
    """The page about a rule."""
    words = WORDS[lang]
    parts = [
        Part(words["finds"], f"{said(rule.title, lang)}. {words['messages']}", tuple(_messages(rule, lang))),
        Part(words["why"], opened(said(rule.explanation, lang))),
        Part(words["action"], said(rule.action, lang)),
        Part(words["examples"], lines=tuple(_examples(rule, words))),
        Part(words["severity"], words.get(rule.severity, rule.severity)),
        _options(rule, lang),
        Part(words["belongs"], lines=tuple(("", line) for line in _belongs(rule, lang))),
    ]
    return Page(rule.id, said(rule.title, lang), tuple(part for part in parts if part.text or part.lines))


def _messages(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    for texts in (rule.message, *rule.variants.values()):
        yield "", opened(said(texts, lang))


def opened(message: str) -> str:
    """A message or explanation with dots where its values come."""
    try:
        pieces = [text + ("…" if name is not None else "") for text, name, _, _ in string.Formatter().parse(message)]
    except ValueError:  # a message with a brace too many
        return message
    return "".join(pieces)


def _examples(rule: Rule, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    for example in rule.examples:
        yield words["bad"], example.bad
        yield words["good"], example.good


def _options(rule: Rule, lang: str) -> Part:
    words = WORDS[lang]
    if not rule.options:
        return Part(words["options"])
    lines = []
    for name, option in rule.options.items():
        default = str(option.default).lower() if isinstance(option.default, bool) else option.default
        lines.append((name, words["option"].format(meaning=said(option.meaning, lang), default=default)))
    return Part(words["options"], words["option_file"].format(id=rule.id), tuple(lines))


def _belongs(rule: Rule, lang: str) -> Iterator[str]:
    """Where a rule has its place: the checklist, the characteristics, access and the criteria for the web."""
    words = WORDS[lang]
    if rule.item:
        *most, last = map(str, rule.item)
        values = f"{', '.join(most)}{words['and']}{last}" if most else last
        yield words["item"].format(values=values)
    names = {kenmerk.nummer: kenmerk.naam for kenmerk in load_model(TEN).kenmerken}
    for number in rule.kenmerken:
        yield words["kenmerken"].format(number=number, name=names.get(number, "?"))
    if rule.toegang:
        yield words["toegang"].format(values=", ".join(rule.toegang))
    for criterion in rule.wcag:
        name = said(WCAG.get(criterion, {}), lang)
        yield words["wcag"].format(number=criterion, name=name).removesuffix(": ")
