"""The words that people read: Dutch for who uses Wagtail in Dutch, English for all others. They stand in ``texts/``."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from django.utils.functional import lazy
from django.utils.translation import get_language

Lang = Literal["nl", "en"]


def language() -> Lang:
    """The language of whoever is logged in; English where none is active, as in ``makemigrations``."""
    return "nl" if (get_language() or "").split("-")[0] == "nl" else "en"


def text(key: str, **values: Any) -> str:
    """The text of a key with its values filled in. With `count`, the text for one is that of ``key_one``."""
    words = _texts(language())
    if values.get("count") == 1 and f"{key}_one" in words:
        key = f"{key}_one"
    return words[key].format(**values)


lazy_text = lazy(text, str)
"""As `text`, in the language of the moment that it is shown."""


def number(value: float) -> str:
    """A number with one digit, as people write it."""
    return f"{value:.1f}".replace(".", "," if language() == "nl" else ".")


@lru_cache(maxsize=2)
def _texts(lang: Lang) -> dict[str, str]:
    path = Path(__file__).parent / "texts" / f"{lang}.json"
    return cast("dict[str, str]", json.loads(path.read_text(encoding="utf-8")))
