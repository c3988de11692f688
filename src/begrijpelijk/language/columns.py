"""A parsed text as plain lists. spaCy makes a new object for every token and every string that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_NAMES = 20_000
_names: dict[int, str] = {}
_NAMED = 7  # the first so many attributes that are asked for are keys of strings


class Columns(NamedTuple):
    """The tokens of a `Doc`, white space included: a list for each attribute, in which every token has its place.

    `head` is the place of a token's head (its own for a root) and `start` its offset in the text. The others are what
    spaCy calls ``text``, ``lower_``, ``lemma_``, ``pos_``, ``tag_``, ``morph``, ``dep_``, ``ent_type_``, ``is_punct``.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    morph: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    start: list[int]
    is_punct: list[int]

    def is_finite(self, place: int) -> bool:
        """Whether a token is a finite verb, auxiliaries included."""
        return self.tag[place].startswith("WW|pv") or "VerbForm=Fin" in self.morph[place]


def columns(doc: Doc) -> Columns:
    """The tokens of a document, read in one go."""
    from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, IS_PUNCT, LEMMA, MORPH, ORTH, POS, TAG

    table = doc.to_array([ORTH, LEMMA, POS, TAG, MORPH, DEP, ENT_TYPE, HEAD, IDX, IS_PUNCT])
    orth, lemma, pos, tag, morph, dep, entity = table[:, :_NAMED].T.tolist()
    head, start, is_punct = table[:, _NAMED:].astype("int64").T.tolist()
    names = _names_of({*orth, *lemma, *pos, *tag, *morph, *dep, *entity}, doc)
    text = [names[key] for key in orth]
    empty = doc.vocab.morphology.EMPTY_MORPH
    return Columns(
        text,
        [form.lower() for form in text],
        [names[key] for key in lemma],
        [names[key] for key in pos],
        [names[key] for key in tag],
        ["" if (name := names[key]) == empty else name for key in morph],
        [names[key] for key in dep],
        [names[key] for key in entity],
        [place + step for place, step in enumerate(head)],
        start,
        is_punct,
    )


def _names_of(keys: set[int], doc: Doc) -> dict[int, str]:
    """Strings by their keys, these among them. A key is a hash of its string, the same in every pipeline."""
    global _names
    names = _names
    if unknown := {key for key in keys if key not in names}:
        if len(names) > _MOST_NAMES:
            names = _names = {}  # a new one: another thread may be reading the old one
            unknown = keys
        strings = doc.vocab.strings
        names.update((key, strings[key]) for key in unknown)
    return names
