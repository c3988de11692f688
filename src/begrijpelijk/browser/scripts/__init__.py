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
    """The script that measures the page in one window."""
    return script("dom", "blocks", "controls", "views", "measure")


def fitting() -> str:
    """The part of it that only looks at how the page fits a window."""
    return script("dom", "views", "measure")
