"""The settings of a text in an editor: what the editor asks for, over the configuration file nearest to the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote, urlsplit

from begrijpelijk import config_file, plugins
from begrijpelijk.config import Config, Lang, load_config
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.model import Niveau

SECTION = "begrijpelijk"

Stamp = tuple[tuple[str, int, int], ...]
"""The files that settings hang on, with when they were changed and how large they are."""


@dataclass(frozen=True)
class Client:
    """What the editor asks for. None leaves a matter to the configuration file.

    `documentation` is the address of the page about a rule, with ``{rule}`` in it; `code_lens` and `status` say whether
    levels are shown above headings, and whether the custom notification of the state of a text is sent.
    """

    lang: Lang | None = None
    niveau: Niveau | None = None
    config: Path | None = None
    documentation: str | None = None
    code_lens: bool = True
    status: bool = True


def client(given: object, before: Client | None = None) -> tuple[Client, list[str]]:
    """The wishes of an editor, over what it asked `before`, and the names of those that cannot be."""
    wishes = given.get(SECTION, given) if isinstance(given, Mapping) else None
    result, unknown = before or Client(), []
    for name, value in (wishes or {}).items() if isinstance(wishes, Mapping) else ():
        parsed = _parsed(str(name), value)
        if parsed is None:
            unknown.append(str(name)[:60])
        else:
            result = replace(result, **parsed)
    return result, unknown


def _parsed(name: str, value: Any) -> dict[str, Any] | None:
    """A wish as a field of `Client`; None for one that does not exist."""
    if name in ("lang", "niveau", "config", "documentation") and value in (None, ""):
        return {name: None}
    if name == "lang":
        return {name: value} if value in get_args(Lang) else None
    if name == "niveau":
        return {name: value} if value in get_args(Niveau) else None
    if name == "config":
        return {name: Path(value).expanduser()} if isinstance(value, str) and "\0" not in value else None
    if name == "documentation":
        return {name: value} if isinstance(value, str) and value.startswith(("https://", "http://", "file:")) else None
    fields = {"codeLens": "code_lens", "status": "status"}
    return {fields[name]: value} if name in fields and isinstance(value, bool) else None


def path_of(uri: str) -> Path | None:
    """The file that a URI names; None for a text that is no file (``untitled:``, a remote one)."""
    try:
        parts = urlsplit(uri)
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if parts.scheme != "file" or not path or "\0" in path:
        return None
    if parts.netloc not in ("", "localhost"):
        return Path(f"//{parts.netloc}{path}")
    if len(path) > 2 and path[0] == "/" and path[2] == ":":  # file:///c:/...
        path = path[1:]
    return Path(path)


def name_of(uri: str) -> str:
    """What a text is called in its report: its path, or the last part of another URI."""
    path = path_of(uri)
    return str(path) if path is not None else unquote(uri.rsplit("/", 1)[-1].rsplit(":", 1)[-1]) or "-"


@dataclass
class Configs:
    """The configurations of the folders of open texts, each read again when one of its files changes.

    `folders` are those of the workspace. A setting that names a file names it from the one that the text is in; texts
    that are no file belong to the first.
    """

    folders: list[Path] = field(default_factory=list)
    _known: dict[tuple[Path | None, Client], tuple[Stamp, Config]] = field(default_factory=dict)

    def settled(self, uri: str, wishes: Client) -> tuple[Stamp, Config | str]:
        """The configuration for a text, or what is wrong in its file."""
        try:
            return self.of(uri, wishes)
        except BegrijpelijkError as error:
            return ((str(error), 0, -1),), str(error)

    def of(self, uri: str, wishes: Client) -> tuple[Stamp, Config]:
        """The configuration for a text. Raises `ConfigError` for what is wrong in the file."""
        path = path_of(uri)
        home = self._home(path)
        folder = home if path is None else path.parent
        file = wishes.config
        if file is not None and not file.is_absolute():
            file = (home or Path.cwd()) / file
        if file is None and folder is not None:
            file = config_file.find(folder)
        key = (file, wishes)
        known = self._known.get(key)
        if known is not None and known[0] == _stamp(file, known[1]):
            return known
        registry = plugins.registry()
        config = Config() if file is None else load_config(file, [], registry)
        config = config.changed(registry, lang=wishes.lang, niveau=wishes.niveau)
        if len(self._known) > 64:  # folders of a long day
            self._known.clear()
        self._known[key] = _stamp(file, config), config
        return self._known[key]

    def _home(self, path: Path | None) -> Path | None:
        """The folder of the workspace for a text: the deepest that it is in, else the first."""
        around = [folder for folder in self.folders if path is not None and path.is_relative_to(folder)]
        return max(around, key=lambda folder: len(folder.parts), default=self.folders[0] if self.folders else None)


def _stamp(file: Path | None, config: Config) -> Stamp:
    stamps = []
    for path in (file, config.baseline, *config.woordenlijsten):
        if path is not None:
            try:
                facts = path.stat()
                stamps.append((str(path), facts.st_mtime_ns, facts.st_size))
            except OSError:
                stamps.append((str(path), 0, -1))
    return tuple(stamps)
