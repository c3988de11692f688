"""A verdict as the panel shows it: every sentence and figure ready, for the template to put in its place."""

from __future__ import annotations

import json
from typing import Any

from begrijpelijk_wagtail.judge import SEVERITIES, Point, Verdict
from begrijpelijk_wagtail.wording import text
from begrijpelijk_wagtail.workflow import points as points_in_words
from begrijpelijk_wagtail.workflow import share

FIRST = 15  # points that are shown at once; the others come on request
MOST = 200  # points that are shown at all: a browser is slow with thousands, and nobody reads them
SHORT = 70  # characters of a quotation


def shown(verdict: Verdict) -> dict[str, Any]:
    """The context of ``verdict.html``."""
    order = {severity: number for number, severity in enumerate(SEVERITIES)}
    whole = sorted((point for point in verdict.points if not point.path), key=lambda point: order[point.severity])
    points = [*whole, *(point for point in verdict.points if point.path)]
    items = [_item(point) for point in points[:MOST]]
    adults = share(verdict.struggling)
    return {
        "verdict": verdict,
        "sentence": _sentence(verdict, adults),
        "adults": _capital(adults) if verdict.met else "",
        "target": text(
            {None: "target_unknown", True: "target_met", False: "target_missed"}[verdict.met], niveau=verdict.niveau
        ),
        "counts": [
            (severity, text(f"{severity}_count", count=verdict.count(severity)))
            for severity in SEVERITIES
            if verdict.count(severity)
        ],
        "first": items[:FIRST],
        "rest": items[FIRST:],
        "cut": text("cut", count=MOST) if len(points) > MOST else "",
        "points_text": points_in_words(verdict) if items else text("points_none"),
        "ask": text("ask_text", niveau=verdict.niveau, share=adults) if verdict.met is False else "",
    }


def _sentence(verdict: Verdict, adults: str) -> str:
    if verdict.met is None:
        return text("verdict_short")
    if verdict.met:
        return text("verdict_good", niveau=verdict.niveau)
    easy = verdict.level is not None and verdict.level <= 2
    return text("verdict_above" if easy else "verdict_hard", niveau=verdict.niveau, share=adults)


def _item(point: Point) -> dict[str, Any]:
    words = " ".join(point.words.split())
    change = point.change
    return {
        "point": point,
        "quote": words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …",
        "go": json.dumps({"path": point.path, "words": point.words, "nth": point.nth}) if point.path else "",
        "change": json.dumps({"path": point.path, "words": change.words, "nth": change.nth, "into": change.replacement})
        if change
        else "",
        "change_text": _change_text(point),
        "others": point.suggestions[1:] if change else point.suggestions,
    }


def _change_text(point: Point) -> str:
    if point.change is None:
        return ""
    into = point.change.replacement.strip()
    return text("change_into", words=into) if into else text("leave_out")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
