"""Choosing among forms that the rules allow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from begrijpelijk.language.frequency import zipf


class Form(NamedTuple):
    """An inflected form, and whether it is sure to exist."""

    text: str
    certain: bool


def best(candidates: Iterable[str]) -> Form:
    """The candidate that is used most; certain when it is in use at all. Without any in use, the first."""
    forms = list(dict.fromkeys(candidates))
    ranked = max(forms, key=lambda form: zipf(form) or 0.0)  # max keeps the first of equals
    return Form(ranked, zipf(ranked) is not None)
