"""The report as one HTML file: the text with its points explained beside it. It loads nothing and runs no script."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from begrijpelijk.model import SEVERITIES, DocumentReport, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import clean, count_by_severity, rule_title, rules, summary, worst_first
from begrijpelijk.reports.html.marks import Close, Open
from begrijpelijk.reports.html.view import DocumentView
from begrijpelijk.reports.html.wording import say
from begrijpelijk.reports.wording import number, share, tally
from begrijpelijk.rules import Rule
from begrijpelijk.verdict import meets_level

FOLDER = Path(__file__).parent
FULL_DOCUMENTS = 50  # of more documents only the worst are shown in full: a browser has to open the file as well


def write(report: Report, lang: str) -> str:
    """The whole page."""
    known = rules()
    documents = worst_first(report.documents)
    shown = documents[:FULL_DOCUMENTS]
    counts = Counter(finding.rule for document in shown for finding in document.findings)
    classes = {rule: f"r{index}" for index, (rule, _) in enumerate(counts.most_common())}
    many = len(documents) > 1
    views = [DocumentView(d, f"t{n}", lang, known, classes, 4) for n, d in enumerate(shown, 1)]
    style = _style(list(classes.values()))
    page = _environment().get_template("report.html.jinja").render(
        report=report,
        lang=lang if lang in ("nl", "en") else "nl",
        many=many,
        documents=documents,
        views=views,
        left_out=len(documents) - len(shown),
        filters=[(css, rule_title(known, rule, lang), counts[rule]) for rule, css in classes.items()],
        severities=count_by_severity(finding for document in shown for finding in document.findings),
        explanations=[(rule_title(known, rule, lang), _explanation(rule, known, shown, lang)) for rule in classes],
        meanings=_meanings(),
        names={kenmerk.nummer: kenmerk.naam for kenmerk in report.kenmerken},
        summary=summary(report, lang),
        style=Markup(style),
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        say=lambda key, **values: say(lang, key, **values),
        number=lambda value, digits=1: number(lang, value, digits),
        share=lambda adults: share(lang, adults),
        tally=lambda severity, count: tally(lang, severity, count),
    )  # fmt: skip
    return page.rstrip() + "\n"


def _explanation(rule: str, known: Mapping[str, Rule], documents: Sequence[DocumentReport], lang: str) -> str:
    """What a check is about in general; of a rule that is not installed here, or has values to fill in, its first."""
    general = known[rule].explanation.get(lang, known[rule].explanation["nl"]) if rule in known else "{"
    if "{" not in general:
        return general
    return next(f.explanation for document in documents for f in document.findings if f.rule == rule)


def _meanings() -> dict[int, str]:
    """What each characteristic asks, in plain Dutch, where the model is installed."""
    from begrijpelijk import plugins
    from begrijpelijk.kenmerken.model import TEN

    model = plugins.registry().kenmerken.get(TEN)
    return {kenmerk.nummer: kenmerk.betekenis for kenmerk in model.kenmerken} if model else {}


def _style(classes: list[str]) -> str:
    """The stylesheet, with the filters for these rules: an unticked box hides its points and their marks."""
    hidden = []
    for css in [*(f"s-{severity}" for severity in SEVERITIES), *classes]:
        off = f":root:has(#f-{css}:not(:checked))"
        hidden.append(f"{off} .punt.{css},{off} .woord.{css},{off} mark.{css}>.nr{{display:none}}")
        hidden.append(f"{off} mark.{css}{{all:unset}}")
    return "\n" + (FOLDER / "report.css").read_text(encoding="utf-8") + "\n".join(hidden) + "\n"


def _finalize(value: Any) -> Any:
    """Everything that is written goes through here: no control or direction character of a document comes out."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _steps(lint: float) -> str:
    """A LiNT score as a width in the picture, never so small that nothing is seen."""
    return f"{min(100.0, max(2.0, lint)):.1f}"


def _bound(niveau: str) -> float | None:
    from begrijpelijk.language.lint import CEFR_BOUNDS

    bounds: Mapping[str, float] = dict(CEFR_BOUNDS)
    return bounds.get(niveau)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.globals |= {"steps": _steps, "bound": _bound, "meets_level": meets_level, "severity_order": SEVERITIES}
    made.tests |= {
        "opening": lambda piece: isinstance(piece, Open),
        "closing": lambda piece: isinstance(piece, Close),
    }
    return made


REPORTER = Reporter("html", (".html", ".htm"), "text/html", write)
