"""Whether a noun is concrete, as LiNT counts it.

*Concrete* are people, animals, plants, things, substances, food, places, times, measures and events that can be seen or
heard; *abstract* are organisations, ideas, feelings, illnesses, properties and other events. A noun with current senses
of both sorts is *undefined*: it counts among the nouns and not among the concrete ones.

The kind comes from ``data/nouns.txt`` (by hand) and ``data/kinds.txt.gz`` (FreeDict and English ratings, see
``build/concreteness.py``), for the noun itself, for what it is a plural or diminutive of, and for the last part of a
compound; then from its ending.
"""

import gzip
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from begrijpelijk.language.compounds import base_forms, split
from begrijpelijk.language.frequency import normalise

Kind = Literal["concrete", "abstract", "undefined"]

_DATA = Path(__file__).parent / "data"
SEED = _DATA / "nouns.txt"
KINDS = _DATA / "kinds.txt.gz"

_CODES: dict[str, Kind] = {"c": "concrete", "a": "abstract", "u": "undefined"}


_SUFFIXES: tuple[tuple[str, Kind], ...] = (
    # People, before the abstract endings that some of them share (leraarschap is not one, but wetenschapper is).
    ("loog", "concrete"), ("loge", "concrete"), ("kundige", "concrete"), ("arts", "concrete"), ("ist", "concrete"),
    ("iste", "concrete"), ("aar", "concrete"), ("aard", "concrete"), ("ster", "concrete"), ("eur", "concrete"),
    ("euse", "concrete"), ("trice", "concrete"), ("ier", "concrete"), ("iër", "concrete"), ("ling", "concrete"),
    ("graaf", "concrete"), ("peut", "concrete"), ("erd", "concrete"), ("icus", "concrete"), ("ica", "concrete"),
    ("man", "concrete"), ("vrouw", "concrete"), ("lieden", "concrete"), ("lui", "concrete"), ("ator", "concrete"),
    ("ant", "concrete"), ("ent", "concrete"), ("oor", "concrete"), ("enaar", "concrete"), ("ees", "concrete"),
    # Things and substances
    ("apparaat", "concrete"), ("machine", "concrete"), ("tuig", "concrete"), ("ine", "concrete"), ("meter", "concrete"),
    ("scoop", "concrete"), ("gram", "concrete"), ("kje", "concrete"), ("tje", "concrete"), ("pje", "concrete"),
    ("foon", "concrete"), ("theek", "concrete"), ("drome", "concrete"), ("ol", "concrete"), ("ide", "concrete"),
    # Properties, events, ideas
    ("heid", "abstract"), ("teit", "abstract"), ("tie", "abstract"), ("sie", "abstract"), ("xie", "abstract"),
    ("isme", "abstract"), ("schap", "abstract"), ("ing", "abstract"), ("nis", "abstract"), ("iek", "abstract"),
    ("logie", "abstract"), ("nomie", "abstract"), ("grafie", "abstract"), ("kunde", "abstract"), ("cratie", "abstract"),
    ("itis", "abstract"), ("ose", "abstract"), ("emie", "abstract"), ("pathie", "abstract"), ("ectomie", "abstract"),
    ("scopie", "abstract"), ("therapie", "abstract"), ("agie", "abstract"), ("age", "abstract"), ("ment", "abstract"),
    ("ance", "abstract"), ("ence", "abstract"), ("antie", "abstract"), ("entie", "abstract"), ("ode", "abstract"),
    ("iteit", "abstract"), ("dom", "abstract"), ("ij", "abstract"), ("asme", "abstract"), ("oom", "abstract"),
    ("ie", "abstract"), ("ade", "abstract"), ("uur", "abstract"), ("te", "abstract"), ("sel", "concrete"),
    ("er", "concrete"),
)  # fmt: skip

_SUFFIX_ORDER = sorted(_SUFFIXES, key=lambda rule: -len(rule[0]))


def read_seed(path: Path) -> dict[str, Kind]:
    """The hand-written nouns: a heading ``[kind category]`` holds for the words under it.

    A word that stands under concrete and abstract headings is undefined.
    """
    table: dict[str, Kind] = {}
    kind: Kind = "concrete"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line[1:].split()[0]
            kind = "concrete" if name == "concrete" else "abstract" if name == "abstract" else "undefined"
        elif not line.startswith("#"):
            for word in line.split():
                table[word] = kind if table.get(word, kind) == kind else "undefined"
    return table


@cache
def _table() -> dict[str, Kind]:
    lines = gzip.decompress(KINDS.read_bytes()).decode().splitlines() if KINDS.exists() else []
    table = {word: _CODES[code] for word, code in (line.split("\t") for line in lines)}
    return table | read_seed(SEED)


@cache
def _in_compounds() -> dict[str, Kind]:
    lines = SEED.read_text(encoding="utf-8").splitlines()
    heads: dict[str, Kind] = {}
    kind: Kind | None = None
    for line in lines:
        if line.startswith("["):
            kind = "abstract" if "abstract-in-compounds" in line else None
        elif kind:
            heads.update(dict.fromkeys(line.split(), kind))
    return heads


def kind(lemma: str, upos: str = "NOUN", form: str | None = None, entity: str | None = None) -> Kind | None:
    """Kind of a noun: concrete, abstract, undefined (it has senses of both) or None when it is not known.

    `lemma` may mark the parts of a compound with ``_``. For names (``PROPN``) `entity` is spaCy's type of the entity:
    names of people and places are concrete, names of organisations abstract, others not known. Without a type, a name
    in capitals (*UWV*) is taken for an organisation and others for people and places.

    >>> kind("bed"), kind("ziekenhuisbed"), kind("vrijheid")
    ('concrete', 'concrete', 'abstract')
    """
    if upos == "PROPN":
        return _name_kind(form or lemma, entity)
    if upos != "NOUN":
        return None
    return _noun_kind(lemma)


def _name_kind(name: str, entity: str | None) -> Kind | None:
    table = _table()
    plain = normalise(name.replace("_", ""))
    if plain in table:
        return table[plain]
    if entity:
        return {"PERSON": "concrete", "PER": "concrete", "GPE": "concrete", "LOC": "concrete", "ORG": "abstract"}.get(
            entity
        )  # type: ignore[return-value]
    return "abstract" if len(name) > 1 and name.isupper() else "concrete"


@lru_cache(maxsize=32768)
def _noun_kind(lemma: str) -> Kind | None:
    table = _table()
    word = normalise(lemma.replace("_", ""))
    if found := _direct(word, table):
        return found
    last = normalise(lemma.rsplit("_", 1)[-1]) if "_" in lemma else split(word)[-1]
    if last != word and (found := _direct(last, table)):
        # A compound settles the sense of its head: "munteenheid", "werkplaats".
        return _in_compounds().get(last, "concrete") if found == "undefined" else found
    return next((k for ending, k in _SUFFIX_ORDER if word.endswith(ending) and len(word) > len(ending) + 2), None)


@lru_cache(maxsize=16384)
def is_listed_thing(word: str) -> bool:
    """Whether a noun, or the head of a compound, is listed as concrete: nothing is guessed from its ending.

    >>> is_listed_thing("sojasaus"), is_listed_thing("kadaster")
    (True, False)
    """
    table = _table()
    form = normalise(word)
    found = _direct(form, table) or _direct(split(form)[-1], table)
    return found == "concrete"


def _direct(word: str, table: dict[str, Kind]) -> Kind | None:
    if word in table:
        return table[word]
    return next((table[base] for base in base_forms(word) if base in table), None)
