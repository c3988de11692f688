"""The scorecard as one HTML page for a board: it loads nothing, runs no script, and prints well."""

from __future__ import annotations

import hashlib
import textwrap
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from begrijpelijk.reports import html as report_html
from begrijpelijk.reports.common import clean
from begrijpelijk.scorecard.model import Scorecard
from begrijpelijk.scorecard.reports.pictures import CHART_HEIGHT, CHART_WIDTH, SIZE, chart, circle
from begrijpelijk.scorecard.reports.view import Words
from begrijpelijk.scorecard.wording import day, decimal, percent

FOLDER = Path(__file__).parent


def write(card: Scorecard) -> str:
    """The whole page."""
    words = Words(card)
    style = _style()
    page = _environment().get_template("scorecard.html.jinja").render(
        card=card,
        say=words,
        sections=_sections(card, words),
        circle=circle(card.models[0]) if card.models else [],
        middle=textwrap.wrap(words("circle_middle"), 16),
        size=SIZE,
        chart=chart(card.trend),
        chart_width=CHART_WIDTH,
        chart_height=CHART_HEIGHT,
        style=Markup(style),
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        percent=percent,
        decimal=lambda value: decimal(card.lang, value),
        day=lambda date: day(card.lang, date),
        named=lambda name: day(card.lang, name),
    )  # fmt: skip
    return page.strip() + "\n"


def _sections(card: Scorecard, words: Words) -> list[tuple[str, str]]:
    """The way through the page: an anchor with the heading that stands there."""
    keys = [("overzicht", "circle_title"), ("verbeteren", "actions"), ("herschrijven", "rewrite"), ("verloop", "trend")]
    found = [(anchor, words(key)) for anchor, key in keys]
    if card.comparison:
        found.append(("vergelijking", words("sheet_comparison")))
    if card.departments:
        found.append(("afdelingen", words("departments")))
    found.append(("kenmerken", words("kenmerken")))
    found += [(f"m{place}", model.name) for place, model in enumerate(card.models[1:], 1)]
    found.append(("regels", words("rules")))
    return [*found, ("fouten", words("problems"))] if card.problems else found


@cache
def _style() -> str:
    """The stylesheet of the reports, with what only a scorecard has after it."""
    shared = (Path(report_html.__file__).parent / "report.css").read_text(encoding="utf-8")
    return "\n" + shared + (FOLDER / "scorecard.css").read_text(encoding="utf-8")


def _finalize(value: Any) -> Any:
    """Everything that is written goes through here: no control or direction character of a document comes out."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
