"""The packages of extras such as `[browser]`, asked for when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from begrijpelijk.errors import UsageError


def missing(extra: str) -> str:
    """What to say where the packages of an extra are not there."""
    return f"Hiervoor is nog een deel nodig. Installeer het met: pip install 'begrijpelijk[{extra}]'"


def need(module: str, extra: str, about: str | None = None) -> Any:
    """The module. Raises `UsageError` with what to install where it is not there, `about` what was asked for."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(missing(extra), about or module.partition(".")[0]) from error
