"""The setting BEGRIJPELIJK of a Django project, all of it optional.

BEGRIJPELIJK = {"niveau": "B1", "config": BASE_DIR / "begrijpelijk.toml", "publiceren": "vraag"}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

Publish = Literal["vraag", "melding", "niets"]
HEADINGS = (
    *("title", "titel", "heading", "heading_text", "subheading", "header", "subtitle"),
    *("kop", "kopje", "tussenkop", "ondertitel", "vraag", "question"),
)


@dataclass(frozen=True)
class Options:
    """What a project can set.

    `niveau`, `regels`, `zonder` and `config` are those of begrijpelijk itself; without `config` the file
    ``begrijpelijk.toml`` is looked for in BASE_DIR and above it. `velden` names the fields to check per model
    (``{"home.HomePage": ["intro", "body"]}``), `zonder_velden` fields and blocks that are never checked, `koppen` the
    fields and blocks that hold a heading. `publiceren` is what happens when a page that misses its level is published:
    ``vraag`` asks first, ``melding`` says it afterwards, ``niets`` does nothing. `tijd` is the number of seconds that
    a request waits for a check.
    """

    niveau: str | None = None
    regels: Sequence[str] | None = None
    zonder: Sequence[str] = ()
    config: str | Path | None = None
    velden: Mapping[str, Sequence[str]] = field(default_factory=dict)
    zonder_velden: Sequence[str] = ()
    koppen: Sequence[str] = HEADINGS
    publiceren: Publish = "vraag"
    tijd: float = 30.0


def options() -> Options:
    """The settings as they are now. Raises `ImproperlyConfigured` for a name or value that does not exist."""
    given = getattr(settings, "BEGRIJPELIJK", {})
    wrong = _wrong(given)
    if wrong:
        raise ImproperlyConfigured(wrong[0])
    return Options(**given)


def check_settings(**kwargs: Any) -> list[checks.CheckMessage]:
    """Django's system check: every wrong setting is named before the site runs."""
    found = [checks.Error(message, id="begrijpelijk.E001") for message in _wrong(getattr(settings, "BEGRIJPELIJK", {}))]
    if found:
        return found
    if not any(getattr(settings, "BEGRIJPELIJK", {}).get(name) for name in ("config", "regels", "zonder")):
        return []  # nothing that begrijpelijk itself must look at: do not load it for every command
    from begrijpelijk.errors import BegrijpelijkError
    from begrijpelijk_wagtail.judge import configuration

    try:
        configuration("nl", None)
    except BegrijpelijkError as error:
        return [checks.Error(f"BEGRIJPELIJK: {error}", id="begrijpelijk.E002")]
    return []


def _wrong(given: Any) -> list[str]:
    from begrijpelijk.verdict import LEVELS

    if not isinstance(given, Mapping):
        return ["BEGRIJPELIJK must be a dictionary."]
    known = {each.name for each in fields(Options)}
    result = [
        f"BEGRIJPELIJK: there is no setting '{name}'.{_nearest(name, known)}" for name in given if name not in known
    ]
    if given.get("niveau") not in (None, *LEVELS):
        result.append(f"BEGRIJPELIJK: 'niveau' must be one of {', '.join(LEVELS)}.")
    if given.get("publiceren", "vraag") not in get_args(Publish):
        result.append(f"BEGRIJPELIJK: 'publiceren' must be one of {', '.join(get_args(Publish))}.")
    for name in ("regels", "zonder", "zonder_velden", "koppen"):
        value = given.get(name, ())
        if isinstance(value, str) or not isinstance(value, (list, tuple, set, type(None))):
            result.append(f"BEGRIJPELIJK: '{name}' must be a list.")
    velden = given.get("velden", {})
    if not isinstance(velden, Mapping) or any(isinstance(names, str) for names in velden.values()):
        result.append("BEGRIJPELIJK: 'velden' must have a list of fields for each model.")
    tijd = given.get("tijd", 1)
    if isinstance(tijd, bool) or not isinstance(tijd, (int, float)) or tijd <= 0:
        result.append("BEGRIJPELIJK: 'tijd' must be a number of seconds above 0.")
    return result


def _nearest(name: Any, known: set[str]) -> str:
    import difflib

    close = difflib.get_close_matches(str(name), sorted(known), n=1, cutoff=0.5)
    return f" Did you mean '{close[0]}'?" if close else ""
