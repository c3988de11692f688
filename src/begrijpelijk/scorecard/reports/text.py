"""The scorecard for a terminal: the colours in words, what to do, and what to rewrite."""

from __future__ import annotations

import textwrap

from begrijpelijk.reports.common import one_line
from begrijpelijk.scorecard.model import Scorecard
from begrijpelijk.scorecard.reports.view import Words
from begrijpelijk.scorecard.wording import day

WIDTH = 90
_MARKS = {"groen": "[+]", "oranje": "[~]", "rood": "[!]", "grijs": "[ ]"}


def write(card: Scorecard, width: int = WIDTH) -> str:
    """The scorecard in lines of at most `width` characters."""
    say = Words(card)
    lines = [say.title(), say("date", date=day(card.lang, card.date)), ""]
    lines += _wrapped(" ".join([*say.summary(), *say.counted()]), width)
    lines += [line for each in say.by_kind() for line in _wrapped(each, width, "  ", "    ")]
    for model in card.models[:1]:
        lines += ["", say("kenmerken"), ""]
        for each in model.characteristics:
            lines.append(f"  {_MARKS[each.status]} {each.number:>2}. {each.name}: {say.colour(each.status)}")
            parts = [(say("short_measured"), each.measured), (say("short_answered"), each.answered)]
            told = ", ".join(f"{name} {say.colour(status)}" for name, status in parts if status != "grijs")
            if told:
                lines.append(f"          {told}")
            if each.disagrees:
                lines += _wrapped(say("disagree"), width, "          ")
    lines += ["", say("actions"), ""]
    for number, action in enumerate(card.actions, 1):
        lines += _wrapped(f"{number}. {action.text} {say.action(action)}", width, "  ", "     ")
    if not card.actions:
        lines.append(f"  {say('actions_none')}")
    lines += ["", say("rewrite"), ""]
    for text in card.rewrite:
        readers = "" if text.readers is None else f", {say('column_readers').lower()}: {text.readers}"
        lines += _wrapped(
            f"{text.rank:>2}. {one_line(text.title, 100)} ({say.level(text)}{readers})", width, "  ", "      "
        )
        if text.title != text.source:
            lines.append(f"      {one_line(text.source, 200)}")
    if not card.rewrite:
        lines.append(f"  {say('rewrite_none')}")
    if card.comparison:
        both = card.comparison
        names = {key: day(card.lang, name) for key, name in (("before", both.before_name), ("after", both.after_name))}
        lines += ["", say("comparison", **names), ""]
        lines += _wrapped(f"{names['before']}: {say.share(both.before)}", width, "  ", "    ")
        lines += _wrapped(f"{names['after']}: {say.share(both.after)}. {say.verdict(both)}", width, "  ", "    ")
        for change in both.changes:
            if change.better is not None:
                lines.append(
                    f"  {change.code}. {change.name}: {say.change(change.better, change.before, change.after)}"
                )
    if card.departments:
        lines += ["", say("departments"), ""]
        lines += [f"  {one_line(part.name, 60)}: {say.share(part.target)}" for part in card.departments]
    if card.problems:
        lines += ["", say("problems"), ""]
        for problem in card.problems[:20]:
            lines += _wrapped(f"- {one_line(problem.source)}: {one_line(problem.message)}", width, "  ", "    ")
    return "\n".join(one_line(line) if not line.startswith(" ") else line.rstrip() for line in lines) + "\n"


def _wrapped(text: str, width: int, first: str = "", later: str | None = None) -> list[str]:
    indent = first if later is None else later
    return textwrap.wrap(one_line(text), width, initial_indent=first, subsequent_indent=indent, break_long_words=False)
