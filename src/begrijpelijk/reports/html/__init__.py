"""The report as one HTML file: the text with its points explained beside it. It loads nothing and runs no script."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from begrijpelijk.model import SEVERITIES, DocumentReport, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import clean, count_by_severity, rule_title, rules, summary, worst_first
from begrijpelijk.reports.html.flow import FlowView
from begrijpelijk.reports.html.marks import Close, Open
from begrijpelijk.reports.html.pictures import ALL_BYTES, BYTES, pictures
from begrijpelijk.reports.html.view import DocumentView
from begrijpelijk.reports.html.wording import say
from begrijpelijk.reports.overview import rows, totals
from begrijpelijk.reports.wording import number, share, tally
from begrijpelijk.rules import Rule
from begrijpelijk.verdict import meets_level

FOLDER = Path(__file__).parent
DOCUMENTS = "teksten"
"""The folder with the pages of the documents, beside the overview."""
FULL_DOCUMENTS = 50  # of more documents only the worst are shown in full: a browser has to open the file as well


def write(report: Report, lang: str) -> str:
    """The whole page."""
    documents = worst_first(report.documents)
    shown = documents[:FULL_DOCUMENTS]
    return _page(report, lang, documents, shown, {id(each): f"#t{n}" for n, each in enumerate(shown, 1)})


def pages(report: Report, lang: str) -> Iterator[tuple[str, str]]:
    """A page for each document, in the folder of `DOCUMENTS`, and last the overview that leads to them."""
    documents = worst_first(report.documents)
    links: dict[int, str] = {}
    for document in documents:
        name = f"{DOCUMENTS}/{_file_name(document.source)}"
        links[id(document)] = name
        alone = report.model_copy(update={"documents": [document], "kenmerken": [], "errors": [], "flows": []})
        yield name, _page(alone, lang, [document], [document], {}, back="../index.html")
    yield "index.html", _page(report, lang, documents, [], links)


def _file_name(source: str) -> str:
    """A name for the page of a source: readable, the same in every run, and of no other source."""
    letters = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[-60:].strip("-")
    mark = hashlib.sha256(source.encode("utf-8", "backslashreplace")).hexdigest()[:8]
    return f"{readable or 'tekst'}-{mark}.html"


def _page(
    report: Report,
    lang: str,
    documents: Sequence[DocumentReport],
    shown: Sequence[DocumentReport],
    links: Mapping[int, str],
    back: str | None = None,
) -> str:
    """A page over `documents`, with those of `shown` in full. `links` lead to each, `back` to the overview."""
    known = rules()
    counts = Counter(finding.rule for document in shown for finding in document.findings)
    classes = {rule: f"r{index}" for index, (rule, _) in enumerate(counts.most_common())}
    many = len(documents) > 1 or not shown
    views = [DocumentView(d, f"t{n}", lang, known, classes, 4) for n, d in enumerate(shown, 1)]
    limit = min(BYTES, ALL_BYTES // max(len(views), 1))
    shown_pictures = {view.id: pictures(view, limit) for view in views}
    flow_views = _flows(report, documents, links, lang)
    style = _style(list(classes.values()))
    page = _environment().get_template("report.html.jinja").render(
        report=report,
        lang=lang if lang in ("nl", "en") else "nl",
        many=many,
        rows=rows(documents, known, lang) if many else [],
        flows=flow_views,
        pictures_of=lambda view: shown_pictures[view.id],
        has_pictures=any(shown_pictures.values()) or any(s.picture for flow in report.flows for s in flow.screens),
        totals=totals(documents, known, lang) if many else [],
        links=links,
        back=back,
        views=views,
        left_out=len(documents) - len(shown) if not links or shown else 0,
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


def _flows(report: Report, documents: Sequence[DocumentReport], links: Mapping[int, str], lang: str) -> list[FlowView]:
    by_source = {document.source: document for document in documents}
    to = {source: links[id(document)] for source, document in by_source.items() if id(document) in links}
    return [FlowView(flow, by_source, to, lang, f"stroom{number}") for number, flow in enumerate(report.flows, 1)]


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
    made.globals |= {
        "steps": _steps,
        "bound": _bound,
        "meets_level": meets_level,
        "severity_order": SEVERITIES,
        "key_of": id,
    }
    made.tests |= {
        "opening": lambda piece: isinstance(piece, Open),
        "closing": lambda piece: isinstance(piece, Close),
    }
    return made


REPORTER = Reporter("html", (".html", ".htm"), "text/html", write, pages=pages, needs="pictures")
