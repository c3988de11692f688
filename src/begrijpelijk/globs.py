"""Patterns for paths: ``*`` and ``?`` stay in a folder, ``**`` goes through folders."""

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    # "*.md" means a name in any folder, as in .gitignore.
    expression = "" if "/" in pattern else "(?:.*/)?"
    for piece in re.split(r"(\*\*/|\*\*|\*|\?)", pattern):
        expression += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece) or re.escape(piece)
    return re.compile(expression)


def matches(path: str, pattern: str) -> bool:
    """Whether a path, with slashes, fits a pattern."""
    return _compiled(pattern).fullmatch(path) is not None
