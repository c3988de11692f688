"""Where a setting stands in a TOML file: tomllib gives values without their lines, and an error should name one."""

import re
from collections.abc import Sequence

_HEADER = re.compile(r"\s*(\[\[?)([^\]#]+)\]")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([^.\s"']+)""")

Key = str | int
"""A name, or the number of a table in an array of tables."""


def _parts(dotted: str) -> list[str]:
    return ["".join(match.groups(default="")) for match in _PART.finditer(dotted)]


def line_of(text: str, path: Sequence[Key]) -> int | None:
    """The line (from 1) of the setting or table at `path`; None where it is written in another way."""
    wanted = tuple(path)
    current: tuple[Key, ...] = ()
    arrays: dict[tuple[Key, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            current = _resolve(_parts(header[2]), arrays, new=header[1] == "[[")
            if current[: len(wanted)] == wanted:
                return number
            continue
        name, equals, _ = line.partition("=")
        if equals and (*current, *_parts(name))[: len(wanted)] == wanted:
            return number
    return None


def _resolve(parts: list[str], arrays: dict[tuple[Key, ...], int], *, new: bool) -> tuple[Key, ...]:
    """The path of a header, with the number of each array of tables that it goes through."""
    path: tuple[Key, ...] = ()
    for position, part in enumerate(parts, 1):
        path = (*path, part)
        if new and position == len(parts):
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path = (*path, arrays[path])
    return path
