"""One pass over a document: sentences inside their blocks, their parse, and their features, shared by all checks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from begrijpelijk.document import RUNNING, Block, Document
from begrijpelijk.language import lint
from begrijpelijk.language.columns import Columns, columns

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    from begrijpelijk.browser.model import Page
    from begrijpelijk.config import Config
    from begrijpelijk.matching import Matches


@dataclass
class Sentence:
    """A sentence of a block. `start` and `end` are offsets in the document's text; `tokens` leave white space out.

    `columns` are the tokens of the whole block, white space included, as plain lists: quicker where many are looked at.
    `kept` is what others worked out from its words alone and may find again when the same text is checked once more.
    """

    block: Block
    span: Span
    tokens: list[Token]
    columns: Columns = field(compare=False, repr=False)
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def start(self) -> int:
        """Offset of the first character in the document's text."""
        return self.block.start + self.tokens[0].idx

    @cached_property
    def end(self) -> int:
        """Offset just after the last character in the document's text."""
        last = self.tokens[-1]
        return self.block.start + last.idx + len(last)

    @cached_property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.block.text[self.start - self.block.start : self.end - self.block.start]

    @cached_property
    def places(self) -> list[int]:
        """The places of its tokens in `columns`."""
        return [token.i for token in self.tokens]

    @cached_property
    def words(self) -> list[Token]:
        """Tokens that are words or numbers, no punctuation."""
        forms = self.columns.text
        return [token for token in self.tokens if (text := forms[token.i]).isalnum() or any(map(str.isalnum, text))]

    @cached_property
    def features(self) -> lint.SentenceFeatures:
        """LiNT's raw features."""
        return lint.sentence_features(self.columns, self.places)

    @cached_property
    def score(self) -> float | None:
        """LiNT score of the sentence alone; None where it is too short to score."""
        if len(self.words) < lint.SHORTEST_SENTENCE:
            return None
        return lint.sentence(self.features).score

    @property
    def is_running(self) -> bool:
        """Whether it is running text: no heading, cell, label or button, and with a finite verb or a final stop."""
        if self.block.kind not in RUNNING:
            return False
        known = self.columns
        return known.text[self.places[-1]] in ".!?…" or any(known.is_finite(place) for place in self.places)

    def offset(self, token: Token) -> int:
        """Where a token starts in the document's text."""
        return self.block.start + token.idx


@dataclass
class Analysis:
    """A document with its sentences. Made once per document and handed to every check."""

    document: Document
    sentences: list[Sentence]
    config: Config
    docs: list[tuple[Block, Doc]] = field(default_factory=list)
    shared: dict[str, Any] = field(default_factory=dict)

    @property
    def page(self) -> Page | None:
        """What a browser measured of the document; None for one that no browser showed."""
        return self.document.page

    @cached_property
    def running(self) -> list[Sentence]:
        """Sentences that count for the level."""
        return [sentence for sentence in self.sentences if sentence.is_running]

    @cached_property
    def words(self) -> int:
        """Number of words in the whole document."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def features(self) -> lint.Features:
        """LiNT's features of the document."""
        return lint.document(sentence.features for sentence in self.running)

    @cached_property
    def score(self) -> float | None:
        """LiNT score of the document; None where the text is too short to score."""
        if len(self.running) < lint.MINIMUM_SENTENCES or sum(len(s.words) for s in self.running) < lint.MINIMUM_WORDS:
            return None
        return self.features.score

    def meets(self, score: float) -> bool:
        """Whether a LiNT score is at or below the level that the text must meet."""
        return lint.meets(score, self.config.niveau)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset` of the text, if any."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def tokens(self) -> Iterator[tuple[Sentence, Token]]:
        """Every token with its sentence, in reading order."""
        for sentence in self.sentences:
            for token in sentence.tokens:
                yield sentence, token

    @cached_property
    def matches(self) -> Matches:
        """Where entries of the word lists stand, found once for all word checks."""
        from begrijpelijk.matching import find_matches

        return find_matches(self)


def analyse(documents: list[Document], nlp: Language, config: Config) -> Iterator[Analysis]:
    """Run the pipeline once over the blocks of all documents and gather each document's sentences."""
    blocks = [(number, block) for number, document in enumerate(documents) for block in document.blocks]
    docs = nlp.pipe((plain(block.text) for _, block in blocks), batch_size=256)
    gathered: list[list[tuple[Block, Doc]]] = [[] for _ in documents]
    for (number, block), doc in zip(blocks, docs, strict=True):
        gathered[number].append((block, doc))
    for document, parts in zip(documents, gathered, strict=True):
        sentences = [sentence for block, doc in parts for sentence in sentences_of(block, doc)]
        yield Analysis(document, sentences, config, parts)


def plain(text: str) -> str:
    """The text as the pipeline reads it: the same length, typographic quotes and spaces made plain."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\t": " ", "\u00ad": "-"}
)


def sentences_of(block: Block, doc: Doc) -> Iterator[Sentence]:
    """The sentences of a block; a line break in it always ends one, and signs alone go with what stands before them."""
    known = columns(doc)
    found: list[Sentence] = []
    for span in doc.sents:
        piece: list[Token] = []
        follows = True
        for token in span:
            text = known.text[token.i]
            if not text.isspace():
                piece.append(token)
            elif "\n" in text and piece:
                _add(found, Sentence(block, span, piece, known), follows)
                piece, follows = [], False
        if piece:
            _add(found, Sentence(block, span, piece, known), follows)
    yield from found


def _add(found: list[Sentence], sentence: Sentence, may_join: bool) -> None:
    """Add a sentence; the second sign of "Kom op tijd!!" is no sentence of its own."""
    if found and may_join and not sentence.words:
        found[-1].tokens += sentence.tokens
    else:
        found.append(sentence)
