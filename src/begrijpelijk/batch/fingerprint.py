"""What the outcome of a check hangs on besides the source: the settings, and every piece of code and data behind it."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry

# Settings that say where things are, or that work on the report afterwards; what they lead to is in the others.
_ELSEWHERE = frozenset({"file", "paden", "overrides", "baseline", "cache", "woordenlijsten", "flows", "afdelingen"})
# What reads, tags and counts. Another version of any other package does not change what is said of a text.
_PACKAGES = ("spacy", "numpy", "lxml", "markdown-it-py", "pypdfium2", "python-docx", "charset-normalizer", "py3langid",
             "pyphen", "openpyxl", "pillow", "playwright")  # fmt: skip


def of_settings(config: Config) -> str:
    """A fingerprint of the settings for one source, with the content of the word lists that they name."""
    settings = {each.name: getattr(config, each.name) for each in fields(config) if each.name not in _ELSEWHERE}
    lists = [[path.name, of_content(path)] for path in config.woordenlijsten]
    return _hash(json.dumps([settings, lists], sort_keys=True, default=str))


def of_installation(registry: Registry, pipeline: str | None) -> str:
    """A fingerprint of begrijpelijk, the plugins, the word lists, the pipeline and the packages that do the work."""
    parts: list[str] = [sys.version, platform.machine()]
    parts += [f"{name} {_version(name)}" for name in _PACKAGES]
    for kind in ("checks", "wordlists", "sources"):
        table: dict[str, Any] = getattr(registry, kind)
        parts += [f"{kind} {name} {registry.origins.get((kind, name), '')}" for name in table]
    parts += [f"{check.rule!r}" for check in registry.checks.values()]
    parts += [
        f"{wordlist.name} {wordlist.rule} {of_content(wordlist.path)}" for wordlist in registry.wordlists.values()
    ]
    for folder in sorted(_folders(registry)):
        parts += _stamps(folder)
    if pipeline is not None:
        parts += [pipeline, *_pipeline(pipeline)]
    return _hash("\n".join(parts))


def of_code(registry: Registry, config: Config) -> str:
    """A fingerprint by which machines compare themselves: the same for the same code, data and settings on each."""
    parts = [f"{sys.version_info.major}.{sys.version_info.minor}", of_settings(config)]
    parts += [f"{name} {_version(name)}" for name in (*_PACKAGES, *filter(None, [config.pipeline]))]
    parts += [f"{name} {of_content(each.path)}" for name, each in sorted(registry.wordlists.items())]
    for folder in sorted(_folders(registry), key=lambda place: place.name):
        parts += [f"{folder.name} {path.relative_to(folder)} {of_content(path)}" for path in _files(folder)]
    return _hash("\n".join(parts))


def of_content(path: Path) -> str:
    """A fingerprint of what is in a file; the same for all files that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "-"


def _folders(registry: Registry) -> set[Path]:
    """Where the code is that reads and checks: our own package, and the packages of plugins."""
    found = {Path(__file__).parents[1]}
    functions: Iterable[Any] = (
        *(check.find for check in registry.checks.values()),
        *(reader.read for reader in registry.sources.values()),
    )
    for name in {getattr(function, "__module__", None) or "" for function in functions}:
        top = sys.modules.get(name.partition(".")[0])
        file = getattr(top, "__file__", None)
        if file and not name.startswith("begrijpelijk."):
            path = Path(file)
            found.add(path.parent if path.name == "__init__.py" else path)
    return found


def _stamps(place: Path) -> Iterator[str]:
    """Name, size and time of every file: a file that somebody works on changes without a new version."""
    for path in _files(place):
        state = path.stat()
        yield f"{path} {state.st_size} {state.st_mtime_ns}"


def _files(place: Path) -> list[Path]:
    paths = [place] if place.is_file() else sorted(place.rglob("*"))
    return [path for path in paths if "__pycache__" not in path.parts and path.is_file()]


def _pipeline(name: str) -> Iterator[str]:
    if Path(name).is_dir():
        yield from _stamps(Path(name))
        return
    yield _version(name)
    try:
        found = util.find_spec(name)
    except (ImportError, ValueError):
        return
    if found is not None and found.origin:
        yield from _stamps(Path(found.origin).parent)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):
        return "-"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
