"""The pass over a document that finds the entries of all lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from begrijpelijk.matching.compounds import compound
from begrijpelijk.matching.index import Index
from begrijpelijk.matching.rows import Found, keys, respelled, row, single
from begrijpelijk.matching.text import Word, words
from begrijpelijk.matching.verbs import phrase, separable, with_te
from begrijpelijk.wordlists.entry import Entry

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence
    from begrijpelijk.errors import WordListError
    from begrijpelijk.wordlists import WordList


@dataclass(frozen=True, slots=True)
class Match:
    """An entry in the text.

    `start` and `end` are offsets in the document's text. `parts` are the pieces that belong to it where other words
    stand between (*vindt* morgen *plaats*). `form` says how the term is inflected (``sg pl dim dim-pl``, ``base e comp
    sup``, ``inf first third past pasts part part-e ing te``), ``as is`` for a listed form, ``compound`` for a compound
    of which the term is a part. `verb` is the word of the text that carries the form, where the term has a verb.
    """

    entry: Entry
    sentence: Sentence
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    form: str
    words: tuple[Word, ...]

    @property
    def split(self) -> bool:
        """Whether other words stand between its parts."""
        return len(self.parts) > 1


@dataclass
class Matches:
    """All matches in a document in reading order, and the lists that have something wrong."""

    all: list[Match] = field(default_factory=list)
    errors: list[WordListError] = field(default_factory=list)

    def of(self, rule: str) -> list[Match]:
        """The matches of the lists of one rule."""
        return [match for match in self.all if match.entry.rule == rule]


def find_matches(analysis: Analysis) -> Matches:
    """Find the entries of all lists that are active for this document."""
    lists = active_lists(analysis)
    index = _index(lists)
    allowed = {word.casefold() for word in analysis.config.toegestaan}
    fresh = (sentence for sentence in analysis.sentences if not _is_known(sentence, index, allowed))
    for sentence, text in words(fresh):
        here = [match for match in _in_sentence(sentence, text, index) if not _otherwise(match, text)]
        sentence.kept["matches"] = _Kept(index, allowed, list(_clean(here, allowed)))
    found = [match for sentence in analysis.sentences for match in _placed(sentence)]
    found.sort(key=lambda match: (match.start, match.end, match.entry.rule))
    return Matches(found, [problem for wordlist in lists for problem in wordlist.problems])


@dataclass
class _Kept:
    """The matches in a sentence, with the words that were looked for and those that were allowed."""

    index: Index
    allowed: set[str]
    matches: list[Match]


def _is_known(sentence: Sentence, index: Index, allowed: set[str]) -> bool:
    """Whether the same was looked for in the same words before."""
    kept: _Kept | None = sentence.kept.get("matches")
    return kept is not None and kept.index is index and kept.allowed == allowed


def _placed(sentence: Sentence) -> list[Match]:
    """The matches of a sentence where it stands now."""
    kept: _Kept = sentence.kept["matches"]
    if kept.matches and kept.matches[0].sentence is not sentence:
        step = sentence.start - kept.matches[0].sentence.start
        kept.matches = [_moved(match, sentence, step) for match in kept.matches]
    return kept.matches


def _moved(match: Match, sentence: Sentence, step: int) -> Match:
    return replace(
        match,
        sentence=sentence,
        start=match.start + step,
        end=match.end + step,
        parts=tuple((start + step, end + step) for start, end in match.parts),
        words=tuple(word._replace(start=word.start + step, end=word.end + step) for word in match.words),
    )


def active_lists(analysis: Analysis) -> tuple[WordList, ...]:
    """The lists of all plugins, and those that the configuration adds."""
    from begrijpelijk.plugins import registry
    from begrijpelijk.wordlists import own_list

    given: Iterable[WordList] = analysis.shared.get("wordlists") or registry().wordlists.values()
    return (*(own_list(path) for path in analysis.config.woordenlijsten), *given)


@lru_cache(maxsize=4)
def _index(lists: tuple[WordList, ...]) -> Index:
    index = Index()
    for wordlist in lists:
        index.add(wordlist.entries)
    return index


def _in_sentence(sentence: Sentence, text: list[Word], index: Index) -> Iterator[Match]:
    present = {word.lower for word in text}
    for at, word in enumerate(text):
        found = [*_at(text, at, index, present)]
        for entry, form, members in found:
            yield _match(entry, sentence, form, members)
        if not found and (part := compound(word.text, index)) is not None:
            yield _match(part, sentence, "compound", [word])


def _at(text: list[Word], at: int, index: Index, present: set[str]) -> Iterator[Found]:
    """All that begins at a place, or has its most telling word there; `present` are the words of the sentence."""
    word = text[at]
    opens = index.openings(keys(word))
    if opens is not None:
        yield from single(text, at, opens)
    yield from respelled(word, index)
    if opens is not None:
        yield from row(text, at, opens)
        yield from separable(text, at, opens)
    if word.lower in index.phrases:
        yield from phrase(text, at, index, present)
    if word.lower in index.with_te:
        yield from with_te(text, at, index)


def _otherwise(match: Match, text: list[Word]) -> bool:
    """Whether the words of the sentence say that the term has another meaning here."""
    entry = match.entry
    if not entry.not_with and not entry.only_with:
        return False
    others = [word for word in text if word not in match.words]
    if entry.not_with and any(key in entry.not_with for word in others for key in keys(word)):
        return True
    return bool(entry.only_with) and not any(_is_one_of(word, entry.only_with) for word in others)


def _is_one_of(word: Word, wanted: tuple[str, ...]) -> bool:
    """Whether a word is one of these, or a compound that ends in one: *werkstraf* for *straf*."""
    return any(key in wanted or key.endswith(tuple(w for w in wanted if len(w) > 3)) for key in keys(word))


def _match(entry: Entry, sentence: Sentence, form: str, members: list[Word]) -> Match:
    parts: list[tuple[int, int]] = []
    text, shift = sentence.block.text, sentence.block.start
    for word in sorted(members, key=lambda word: word.start):
        if parts and not text[parts[-1][1] - shift : word.start - shift].strip():
            parts[-1] = (parts[-1][0], word.end)
        else:
            parts.append((word.start, word.end))
    return Match(entry, sentence, parts[0][0], parts[-1][1], tuple(parts), form, tuple(members))


def _clean(found: list[Match], allowed: set[str]) -> Iterable[Match]:
    """The matches that count: no allowed words, and none inside a longer one.

    *ten gevolge van* is one thing, not also *gevolg*; figures of speech stand beside the rest.
    """
    kept: list[Match] = []
    for match in sorted(found, key=_rank):
        if match.entry.term.casefold() in allowed or _surface(match) in allowed:
            continue
        apart = match.entry.rule == "beeldspraak"
        if not any(_inside(match, other) for other in kept if (other.entry.rule == "beeldspraak") == apart):
            kept.append(match)
    return kept


def _rank(match: Match) -> tuple[int, bool, bool]:
    """Longest first; of the same words the term itself, then a form that the rules know."""
    size = sum(end - start for start, end in match.parts)
    return -size, _surface(match) != match.entry.term.casefold(), match.form in ("compound", "as is")


def _surface(match: Match) -> str:
    return " ".join(word.lower for word in sorted(match.words, key=lambda word: word.start))


def _inside(match: Match, other: Match) -> bool:
    """Whether a match lies in another that is longer, or that is the same words for the same rule.

    A word that is a term by itself is no form of another: *voldoende* is not of *voldoen*.
    """
    covered = all(any(a <= start and end <= b for a, b in other.parts) for start, end in match.parts)
    if not covered:
        return False
    own = _surface(other) == other.entry.term.casefold() and _surface(match) != match.entry.term.casefold()
    return match.parts != other.parts or match.entry.rule == other.entry.rule or own
