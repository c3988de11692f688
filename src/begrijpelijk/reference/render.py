"""A page as Markdown for the manual, or as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from begrijpelijk.reference import Page, by_section, said
from begrijpelijk.reference.wording import WORDS
from begrijpelijk.rules import Rule


def markdown(page: Page) -> str:
    """The page as Markdown."""
    pieces = [f"# {page.title}", f"`{page.id}`"]
    for part in page.parts:
        pieces.append(f"## {part.heading}")
        if part.text:
            pieces.append(_escaped(part.text))
        if any(label for label, _ in part.lines) and any("\n" in text or " " in text for _, text in part.lines):
            pieces += [_labelled(label, text) for label, text in part.lines]
        elif part.lines:
            pieces.append("\n".join(f"- {_escaped(text)}" for _, text in part.lines))
    return "\n\n".join(pieces) + "\n"


def _labelled(label: str, text: str) -> str:
    """An example or an option; an example of more than a line keeps its lines."""
    if "\n" not in text:
        return f"**{_escaped(label)}**: {_escaped(text)}"
    quoted = "\n".join(f"    {line}".rstrip() for line in text.splitlines())
    return f"**{_escaped(label)}**:\n\n{quoted}"


def _escaped(text: str) -> str:
    """Text in which nothing is mark-up; a dose with * and a name with _ stay what they are."""
    return "".join(f"\\{char}" if char in "*_`<|\\" else char for char in text).replace("](", "]\\(")


def index(rules: Iterable[Rule], lang: str = "nl") -> str:
    """The list of all pages, by section."""
    words = WORDS[lang]
    pieces = [f"# {words['index']}"]
    for section, members in by_section(rules):
        rows = [f"| [{rule.id}]({rule.id}.md) | {_escaped(said(rule.title, lang))} |" for rule in members]
        head = [f"| {words['rule']} | {words['about']} |", "| --- | --- |"]
        pieces += [f"## {words[section]}", "\n".join([*head, *rows])]
    return "\n\n".join(pieces) + "\n"


def plain(page: Page, columns: int) -> str:
    """The page for a terminal of so many columns."""
    lines = [f"{page.id}: {page.title}", ""]
    for part in page.parts:
        lines.append(wrapped(part.heading, columns))
        if part.text:
            lines.append(wrapped(part.text, columns, "  ", "  "))
        for label, text in part.lines:
            lines.append(wrapped(text, columns, f"  {label}: " if label else "  - ", "    "))
        lines.append("")
    return "\n".join(lines)


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> str:
    """Text in lines of at most so many columns."""
    return textwrap.fill(" ".join(text.split()), columns, initial_indent=first, subsequent_indent=rest)


def overview(rules: Iterable[Rule], lang: str, columns: int) -> str:
    """All rules by section, a line each, for a terminal."""
    known = list(rules)
    if not known:
        return WORDS[lang]["none"] + "\n"
    longest = max(len(rule.id) for rule in known)
    lines: list[str] = []
    for section, members in by_section(known):
        lines += [WORDS[lang][section], ""]
        for rule in members:
            title = said(rule.title, lang)
            if columns >= longest + 40:
                lines.append(wrapped(title, columns, f"  {rule.id:<{longest}}  ", " " * (longest + 4)))
            else:
                lines += [f"  {rule.id}", wrapped(title, columns, "    ", "    ")]
        lines.append("")
    return "\n".join([*lines, wrapped(WORDS[lang]["hint"], columns), ""])
