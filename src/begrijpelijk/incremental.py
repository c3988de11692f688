"""Checking a text again after every change: only the paragraphs that changed go through the pipeline.

    checker = IncrementalChecker(Checker(config, registry), ParseCache())
    report, problems = checker.check(document)

The outcome is that of a full check. What is kept between two checks is the parse of a paragraph by its text, with what
was measured on its sentences; every check looks at the whole text, so rules about all of it stay right.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from begrijpelijk.analysis import Analysis, Sentence, plain, sentences_of
from begrijpelijk.rules import Check

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from begrijpelijk.checker import Checker
    from begrijpelijk.document import Block, Document
    from begrijpelijk.model import DocumentReport, ErrorReport

CHARACTERS = 500_000
"""Text of which the parse is kept: about 85,000 words."""

_BATCH = 20_000  # characters that go through the pipeline between two looks at whether to stop
_MEASURED = ("places", "words", "features", "score")
"""What a `Sentence` works out once and which hangs on its words alone, not on its place in the document."""


class Stopped(BaseException):
    """The check is no longer wanted. No `Exception`: a check that fails is caught by those, this must go through."""


@dataclass
class _Paragraph:
    """The parse of a text, and its sentences as they were last used."""

    doc: Doc
    sentences: list[Sentence]


class ParseCache:
    """Parses by the text of a paragraph, the latest used kept. Not for several threads at once.

    `parsed` counts the paragraphs that went through the pipeline.
    """

    def __init__(self, characters: int = CHARACTERS) -> None:
        self.parsed = 0
        self._limit = characters
        self._size = 0
        self._nlp: Language | None = None
        self._known: OrderedDict[str, _Paragraph] = OrderedDict()

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
        self._size = 0

    def analyse(self, document: Document, checker: Checker, stop: Callable[[], bool]) -> Analysis:
        """The analysis of a document, as `Checker.analyse` makes it. Raises `Stopped` as soon as `stop` says so."""
        if self._nlp is not checker.nlp:
            self.clear()
            self._nlp = checker.nlp
        texts = dict.fromkeys(block.text for block in document.blocks)
        here = {text: self._known[text] for text in texts if text in self._known}
        for batch in _batches(text for text in texts if text not in here):
            if stop():
                raise Stopped
            for text, doc in zip(batch, checker.nlp.pipe(map(plain, batch), batch_size=256), strict=True):
                here[text] = self._known[text] = _Paragraph(doc, [])
                self._size += len(text)
            self.parsed += len(batch)
        sentences: list[Sentence] = []
        parts: list[tuple[Block, Doc]] = []
        placed: set[str] = set()
        for block in document.blocks:
            paragraph = here[block.text]
            parts.append((block, paragraph.doc))
            sentences += _sentences(paragraph, block, first=block.text not in placed)
            placed.add(block.text)
        self._forget(texts)
        return Analysis(document, sentences, checker.config.for_path(document.source), parts)

    def _forget(self, used: Iterable[str]) -> None:
        """Let the texts go that were used longest ago. Those of this document stay: they come back in a moment."""
        for text in used:
            self._known.move_to_end(text)
        kept = set(used)
        while self._size > self._limit and (oldest := next(iter(self._known))) not in kept:
            del self._known[oldest]
            self._size -= len(oldest)


class IncrementalChecker:
    """A checker that remembers the parse of paragraphs, in a cache that several checkers may share."""

    def __init__(self, checker: Checker, cache: ParseCache) -> None:
        self.cache = cache
        self._checker = checker
        self._stop: Callable[[], bool] = _never
        # Between two checks is the place to stop: none of them knows how.
        checks = {id_: replace(check, find=self._guarded(check)) for id_, check in checker.registry.checks.items()}
        checker.registry = replace(checker.registry, checks=checks)

    def check(
        self, document: Document, stop: Callable[[], bool] | None = None
    ) -> tuple[DocumentReport, list[ErrorReport]]:
        """The report about a document with its text in it, and the checks that failed.

        The report is that of `Checker.check_documents`. Raises `Stopped` when `stop` says so underway.
        """
        self._stop = stop or _never
        analysis = self.cache.analyse(document, self._checker, self._stop)
        return self._checker.judge(analysis, with_text=True)

    def _guarded(self, check: Check) -> Callable[..., Iterable[Any]]:
        def find(*arguments: Any) -> Iterable[Any]:
            if self._stop():
                raise Stopped
            return check.find(*arguments)

        return find


def _never() -> bool:
    return False


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _sentences(paragraph: _Paragraph, block: Block, *, first: bool) -> list[Sentence]:
    """The sentences of a block, with what was measured on them when the same text was here before.

    What others keep with a sentence moves along with it and cannot be in two places: of a text that stands in a
    document more than once only the `first` has it.
    """
    if not paragraph.sentences:
        paragraph.sentences = list(sentences_of(block, paragraph.doc))
        return paragraph.sentences
    made = []
    for old in paragraph.sentences:
        sentence = Sentence(block, old.span, old.tokens, old.columns, old.kept if first else {})
        sentence.__dict__.update({name: old.__dict__[name] for name in _MEASURED if name in old.__dict__})
        made.append(sentence)
    if first:
        paragraph.sentences = made  # the ones to copy from next time: they will know what this check measures
    return made
