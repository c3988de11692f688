"""Word frequency on the scale of SUBTLEX-NL, which LiNT was fitted on and which may not be redistributed.

SUBTLEX counts subtitles, our list (`frequency`) a mix of everything written. The two differ in a regular way: everyday
verbs and short words are more frequent in speech, abstract nouns and adjectives in print. A linear model over what can
be seen from the word gives the one from the other; ``build/subtlex.py`` fits it and ``data/subtlex.json`` holds it.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

from begrijpelijk.language import compounds, concreteness, frequency

MODEL = Path(__file__).parent / "data" / "subtlex.json"
UNKNOWN = 1.359  # what LiNT counts for a word that SUBTLEX-NL does not have: one occurrence
# A regression draws every estimate towards the mean, and so the means of texts towards each other. This line sets their
# spread right again: fitted on the 95 texts in benchmarks/data (paren.yaml, b1-tekst.md), not on the example leaflets.
SPREAD, SHIFT = 1.2085, -0.861

HIGHEST = 6.3  # the most frequent content words of SUBTLEX-NL

_ENDINGS = (
    """ing ingen heid heden atie aties iteit isme schap eren eert eerd eerde lijk lijke isch ische ief ieve baar tie
    ties ment age ant ent aal ale eel iek je jes tje en t d de te er ers s elijk elijke end ende ig ige loos"""
).split()
_BEGINNINGS = "ge be ver ont her on aan af op uit in voor over door na toe bij mee om onder tegen weer".split()
_VERB_ENDINGS = "en t d de te den ten".split()


def features(form: str, upos: str) -> dict[str, float] | None:
    """What the model looks at in a content word, by name; None for a word without any known part."""
    word = form.lower()
    head = compounds.head(word) if upos == "NOUN" else word
    whole, last = frequency.zipf(word), frequency.zipf(head)
    known = whole if last is None else last
    if known is None or not any(char.isalpha() for char in word):
        return None
    verb, adjective, noun = upos == "VERB", upos == "ADJ", upos == "NOUN"
    compound = noun and head != word
    values: dict[str, float] = {
        "constant": 1.0,
        "zipf": known,
        "zipf squared": known * known,
        "verb": verb,
        "adjective": adjective,
        "verb zipf": verb * known,
        "adjective zipf": adjective * known,
        "unknown whole": whole is None,
        "length": len(word),
        "noun length": noun * len(word),
        "verb length": verb * len(word),
        "short": min(len(word), 6),
        "bare verb": verb and not word.endswith(("en", "t", "d", "de", "te")),
    }
    if compound:
        # A compound that is written often has a frequency of its own in SUBTLEX too; a rare one has its head's.
        own = 0.5 if whole is None else whole
        values |= {
            "compound": 1.0,
            "compound whole": own,
            "compound head": known,
            "compound both": own * known,
            "compound length": len(head),
        }
    values |= {f"-{ending}": 1.0 for ending in _ENDINGS if word.endswith(ending)}
    if not compound:
        values |= {f"{beginning}-": 1.0 for beginning in _BEGINNINGS if word.startswith(beginning)}
    if verb:
        values |= {f"verb -{ending}": 1.0 for ending in _VERB_ENDINGS if word.endswith(ending)}
    if noun:
        values[f"kind {concreteness.kind(head, 'NOUN', head)}"] = 1.0
    return {name: float(value) for name, value in values.items() if value}


@cache
def _coefficients() -> dict[str, float]:
    return dict(json.loads(MODEL.read_text(encoding="utf-8"))["coefficients"])


@lru_cache(maxsize=65536)
def subtlex_frequency(form: str, upos: str) -> float:
    """Estimated log10 frequency per billion words in SUBTLEX-NL of a content word with this UPOS.

    Between 1.359, which LiNT gives to a word that SUBTLEX does not have, and 6.3. A compound noun counts with the
    frequency of its head.
    """
    values = features(form, upos)
    if values is None:
        return UNKNOWN
    coefficients = _coefficients()
    estimate = sum(coefficients.get(name, 0.0) * value for name, value in values.items())
    return min(HIGHEST, max(UNKNOWN, SPREAD * estimate + SHIFT))
