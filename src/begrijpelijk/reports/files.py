"""How formats for code hosts name a file, so that the host finds it: by its path in the repository."""

import os
from pathlib import Path, PurePath
from urllib.parse import quote

from begrijpelijk.reports.common import clean

_URI_SAFE = ":/?#[]@!$&'()*+,;=%~"


# Where GitHub Actions and GitLab have the repository: a step may run in a folder of it.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def host_path(source: str) -> str:
    """A source as a path with slashes, from the top of what a pipeline checked out, else from the current folder.

    Addresses stay as they are, and so do paths that are elsewhere.
    """
    if source == "-":
        return "stdin"
    if "://" in source:
        return source
    path = PurePath(source)
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return path.as_posix()
    for root in (*(os.environ[name] for name in _ROOTS if os.environ.get(name)), str(here)):
        try:
            inside = PurePath(os.path.relpath(here / path, root))
        except ValueError:  # on another drive of Windows
            continue
        if inside.parts[:1] != (os.pardir,) and not inside.is_absolute():
            return inside.as_posix()
    return path.as_posix()


def uri(source: str) -> str:
    """A source as a URI: paths in the current folder stay relative."""
    path = host_path(source)
    if "://" in path:
        return quote(clean(path), safe=_URI_SAFE)
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri() if not any("\ud800" <= c <= "\udfff" for c in path) else f"file://{quote(clean(path))}"
    return quote(clean(path))
