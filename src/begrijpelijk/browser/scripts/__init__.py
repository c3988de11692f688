"""The scripts that run inside a page. Each measurement is one call: the parts it needs joined into one function."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script(*names: str) -> str:
    """A function of JavaScript that takes `opts` and has these files in it, in this order."""
    folder = files(__name__)
    parts = "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in names)
    return f'async (opts) => {{\n"use strict";\n{parts}\n}}'


def measuring() -> str:
    """The script that measures the page on the phone."""
    return script("dom", "suspects", "blocks", "controls", "faults", "views", "phone")


def fitting() -> str:
    """The script that looks at how the page fits another window, after the phone."""
    return script("dom", "lines", "views", "windows")
