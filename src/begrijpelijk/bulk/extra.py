"""The packages of the extras `[bulk]` and `[cluster]`, imported when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from begrijpelijk.errors import UsageError


def need(module: str, extra: str = "bulk") -> Any:
    """The module. Raises `UsageError` with what to install where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        message = f"hiervoor is een extra onderdeel nodig; installeer het met: pip install 'begrijpelijk[{extra}]'"
        raise UsageError(message, module.partition(".")[0]) from error
