"""The way through the house: sources in, one analysis each, every check over it, a `Report` out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from begrijpelijk import outline, sources
from begrijpelijk.analysis import Analysis, analyse
from begrijpelijk.batch.outcome import TOO_LARGE, Outcome, gather
from begrijpelijk.document import Document
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.findings import find, wanted
from begrijpelijk.garbage import patient
from begrijpelijk.language import lint
from begrijpelijk.language.formulas import counting_formulas
from begrijpelijk.language.pipeline import load_pipeline, pipeline_name
from begrijpelijk.model import (
    DocumentReport,
    ErrorReport,
    Features,
    Finding,
    PictureReport,
    Report,
    Scores,
    SentenceReport,
)
from begrijpelijk.plugins import Registry
from begrijpelijk.verdict import passes

if TYPE_CHECKING:
    from begrijpelijk.config import Config

BATCH_CHARACTERS = 200_000  # text of documents that goes through the pipeline together; bounds the memory

Progress = Callable[[str, int, int], None]
"""Called before each source with its name, its number (from 1) and how many there are."""


class Checker:
    """Checks sources with one configuration. Nothing of a text is kept after the report is made."""

    def __init__(self, config: Config, registry: Registry) -> None:
        self.config = config
        self.registry = registry
        self.nlp = load_pipeline(config.pipeline)
        self._problems: dict[tuple[str, str], ErrorReport] = {}

    @patient()
    def check(self, names: Sequence[str], progress: Progress | None = None, with_text: bool = False) -> Report:
        """Check files, folders, globs, addresses and ``-``. What cannot be read is named in `Report.errors`."""
        items = sources.collect(names, self.registry)
        errors: list[ErrorReport] = []

        def readable() -> Iterator[Document]:
            for number, item in enumerate(items, 1):
                if progress:
                    progress(item.name, number, len(items))
                read = self._read(item)
                if isinstance(read, ErrorReport):
                    errors.append(read)
                else:
                    yield read

        documents = [report for batch in _batches(readable()) for report in self._reports(batch, with_text)]
        return self._report(documents, errors)

    @patient()
    def check_item(self, item: sources.Item, with_text: bool = False, pictures: bool = False) -> Outcome:
        """Check one source, with `pictures` of a page in a browser. What cannot be read is the error of its outcome."""
        read = self._read(item, pictures)
        if isinstance(read, ErrorReport):
            return Outcome(error=read)
        (analysis,) = analyse([read], self.nlp, self.config)
        analysis.config = self.config.for_path(read.source)
        document, problems = self.judge(analysis, with_text)
        return Outcome(document=document, problems=tuple(problems), pipeline=pipeline_name(self.nlp))

    @patient()
    def check_documents(self, documents: Iterable[Document], with_text: bool = False) -> Report:
        """Check documents that have been read already."""
        reports = [report for batch in _batches(documents) for report in self._reports(batch, with_text)]
        return self._report(reports, [])

    def check_text(
        self,
        text: str,
        format: Literal["plain", "markdown", "html"] = "plain",
        name: str = "-",
        with_text: bool = False,
    ) -> Report:
        """Check a string in a format: plain, markdown or html."""
        return self.check_documents([sources.read_string(text, format, name)], with_text)

    def analyse(self, document: Document) -> Analysis:
        """The analysis that checks get, for those who want more than the report."""
        return next(iter(analyse([document], self.nlp, self.config.for_path(document.source))))

    @patient()
    def check_analysis(self, analysis: Analysis, with_text: bool = False) -> Report:
        """Check a document by its analysis: the outcome of `analyse`."""
        return self._report([self._found(analysis, with_text)], [])

    def _reports(self, documents: list[Document], with_text: bool) -> Iterator[DocumentReport]:
        for analysis in analyse(documents, self.nlp, self.config):
            analysis.config = self.config.for_path(analysis.document.source)
            yield self._found(analysis, with_text)

    def judge(self, analysis: Analysis, with_text: bool = False) -> tuple[DocumentReport, list[ErrorReport]]:
        """The report about one document by its analysis, and the checks and word lists that failed."""
        findings, problems = find(analysis, self.registry)
        return self._document_report(analysis, findings, with_text), problems

    def _found(self, analysis: Analysis, with_text: bool) -> DocumentReport:
        document, problems = self.judge(analysis, with_text)
        for problem in problems:
            self._problems.setdefault((problem.source, problem.message), problem)
        return document

    def _read(self, item: sources.Item, pictures: bool = False) -> Document | ErrorReport:
        try:
            document = self.document(item, pictures)
            sources.require_dutch(document)
        except BegrijpelijkError as error:
            message = sources.in_language(error.message, self.config.lang)
            return ErrorReport(source=error.source or item.name, message=message)
        except (MemoryError, RecursionError):
            return ErrorReport(source=item.name, message=TOO_LARGE)
        return document

    def document(self, item: sources.Item, pictures: bool = False) -> Document:
        """The document of one source, as a browser shows it where the settings say so. Raises `SourceError`."""
        return self._shown(item, pictures) or item.read(self.registry)

    def _shown(self, item: sources.Item, pictures: bool) -> Document | None:
        """The page as a browser shows it; None for what is no page or is not to be shown."""
        config = self.config.for_path(item.name)
        if item.error is not None or not config.shows(item.url, item.path):
            return None
        from begrijpelijk.browser.launch import BrowserError, is_installed

        if config.browser is None and not is_installed():
            return None
        from begrijpelijk.browser.render import NotAPage, render

        try:
            return render(
                item.url or str(item.path),
                hosts=config.hosts,
                screenshots=pictures,
                name=item.name,
                **wanted(self.registry, config)._asdict(),
            )
        except NotAPage:
            return None
        except BrowserError:
            if config.browser:
                raise
            return None  # nobody asked for a browser, and there is none

    def _document_report(self, analysis: Analysis, findings: list[Finding], with_text: bool) -> DocumentReport:
        document, config = analysis.document, analysis.config
        report = DocumentReport(
            source=document.source,
            title=document.title,
            media_type=document.media_type,
            words=analysis.words,
            sentences_count=len(analysis.running),
            scores=scores(analysis),
            sentences=[_sentence_report(s.text, s.start, s.end, s.score) for s in analysis.running],
            findings=findings,
            passed=False,
            niveau=config.niveau,
            fail_on=config.fail_on,
            notes=document.notes,
            text=document.text if with_text else None,
            blocks=outline.blocks(analysis),
            sections=outline.sections(analysis),
            pictures=_pictures(document, findings),
        )
        return report.model_copy(update={"passed": passes(report)})

    def _report(self, documents: list[DocumentReport], errors: list[ErrorReport]) -> Report:
        problems = list(self._problems.values())
        return gather(documents, errors, problems, self.registry, self.config, pipeline_name(self.nlp))


def _pictures(document: Document, findings: list[Finding]) -> list[PictureReport]:
    if document.page is None:
        return []
    from begrijpelijk.browser.pictures import pictures

    return pictures(document.page, findings)


def scores(analysis: Analysis) -> Scores:
    """The scores of a document; LiNT's are null where the text is too short."""
    score = analysis.score
    features = analysis.features
    formulas = counting_formulas(" ".join(s.text for s in analysis.running))
    values = Features() if score is None else Features(
        word_frequency=_rounded(features.word_frequency, 3),
        dependency_length=_rounded(features.dependency_length, 3),
        content_words_per_clause=_rounded(features.content_words_per_clause, 3),
        concrete_nouns=_rounded(features.concrete_nouns, 3),
    )  # fmt: skip
    return Scores(
        lint=_rounded(score, 1),
        level=None if score is None else lint.level(score),
        adults_struggling=None if score is None else lint.adults_struggling(score),
        cefr_indication=None if score is None else lint.cefr_indication(score),
        flesch_douma=formulas.get("flesch_douma"),
        features=values,
        formulas=formulas,
    )


def _sentence_report(text: str, start: int, end: int, score: float | None) -> SentenceReport:
    return SentenceReport(
        text=text,
        start=start,
        end=end,
        lint=_rounded(score, 1),
        level=None if score is None else lint.level(score),
    )


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in groups that go through the pipeline together."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        length = len(document.text)
        if batch and size + length > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += length
    if batch:
        yield batch
