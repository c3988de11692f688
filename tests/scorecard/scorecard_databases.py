"""Databases of audits with a known content, written with the audit's own writer."""

import itertools
from dataclasses import dataclass, field

from begrijpelijk.audit.records import Signal, StoredFinding, StoredProblem
from begrijpelijk.audit.store import Store
from begrijpelijk.audit.writing import Judgement, Reading, Task, Writer, transaction

_NUMBERS = itertools.count()
SITE = "https://www.ziekenhuis.example"


def finding(rule, severity="fout", kenmerken=(3,), toegang=("begrijpelijkheid",), wcag=(), count=1):
    return StoredFinding(rule, severity, "Bericht.", "citaat", kenmerken, toegang, wcag, count=count)


@dataclass
class Doc:
    """A document of an audit; `text` is the same for documents that are doubles."""

    source: str
    passed: bool = True
    findings: list = field(default_factory=list)
    signals: tuple = ("contact", "datum")
    words: int = 200
    level: int | None = 1
    cefr: str | None = "B1"
    struggling: float | None = 0.05
    kind: str = "page"
    media_type: str = "text/html"
    title: str | None = None
    text: str = ""
    rendered: bool = False
    judged: bool = True
    pages: int = 1


def hard(source, struggling=0.4, **more):
    """A document that misses its level."""
    found = [finding("taalniveau"), finding("vakterm", "waarschuwing")]
    given = {"passed": False, "findings": found, "level": 4, "cefr": "C1", "struggling": struggling} | more
    return Doc(source, **given)


def easy(source, **more):
    return Doc(source, **more)


def write(path, docs, date="2026-03-31T10:00:00+00:00", targets=(SITE,), problems=(), finish=True):
    """Add an audit to a database."""
    with Store.open(path, create=True) as store:
        writer, _ = Writer.begin(store, targets, "B1", "begrijpelijk 0.0", "{}", fresh=True)
        writer.set_pipeline("eigen")
        with transaction(store):
            for number, doc in enumerate(docs):
                _put(writer, doc, f"{number}-{next(_NUMBERS)}")
            writer.count_duplicates()
            writer.judge_duplicates()
            for source, message, kind in problems:
                writer.add_problem(StoredProblem(source, message, kind))
        if finish:
            writer.finish()
        store.connection.execute("UPDATE run SET started = ? WHERE id = ?", (date, writer.run))
    return path


def _put(writer, doc, key):
    signals = tuple(Signal(name.partition(":")[0], name.partition(":")[2], "woorden") for name in doc.signals)
    reading = Reading(
        key=key, media_type=doc.media_type, title=doc.title or doc.source.rsplit("/", 1)[-1], language="nl",
        dutch=doc.judged, words=doc.words, text=doc.text or key, signals=signals, rendered=doc.rendered,
    )  # fmt: skip
    writer.put_reading(reading)
    if doc.judged:
        writer.put_judgement(
            Judgement(
                key=key, reading=key, settings="{}", words=doc.words, sentences=doc.words // 10,
                lint=None if doc.level is None else 20.0 * doc.level, level=doc.level, struggling=doc.struggling,
                cefr=doc.cefr, niveau="B1", passed=doc.passed, findings=tuple(doc.findings),
            )
        )  # fmt: skip
    task = Task(doc.source, SITE, doc.kind)
    writer.put_document(task, doc.kind, key, judgement=key if doc.judged else None, pages=doc.pages)
