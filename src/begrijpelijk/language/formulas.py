"""The counting formulas, from textstat: for those who ask for them, never the verdict."""

from __future__ import annotations

import contextlib


def counting_formulas(text: str) -> dict[str, float]:
    """Flesch-Douma, LIX and others of a running text; empty for a text without words.

    Flesch-Douma (Douma 1960) is 206.84 - 0.93 * words per sentence - 77 * syllables per word, higher is easier; LIX
    (Björnsson 1968) and RIX count long words and sentences, higher is harder.
    """
    if not any(char.isalpha() for char in text):
        return {}
    from textstat import textstat

    textstat.set_lang("nl")
    formulas = {
        "flesch_douma": textstat.flesch_reading_ease,
        "lix": textstat.lix,
        "rix": textstat.rix,
        "coleman_liau": textstat.coleman_liau_index,
        "ari": textstat.automated_readability_index,
    }
    result = {}
    for name, formula in formulas.items():
        with contextlib.suppress(ZeroDivisionError, ValueError):
            result[name] = round(float(formula(text)), 1)
    return result
