"""The settings of a check: from a file, per path, and from the command line, in that order.

config = load_config(None, ["folder.docx"], registry).changed(registry, niveau="A2")
config.for_path("brieven/uitnodiging.txt").niveau
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from begrijpelijk.files import relative_name
from begrijpelijk.globs import matches

if TYPE_CHECKING:
    from begrijpelijk.model import FailOn, Niveau
    from begrijpelijk.plugins import Registry
    from begrijpelijk.rules import Rule

Lang = Literal["nl", "en"]
Doelgroep = Literal["u", "je"]
Settings = Mapping[str, Any]
"""Fields of `Config` by name, as far as they are set."""


@dataclass(frozen=True)
class PathSection:
    """Settings for the documents whose path fits one of the patterns."""

    patterns: tuple[str, ...]
    settings: Settings


@dataclass(frozen=True)
class FlowPlan:
    """A flow that an audit walks: where it starts, a file with answers, and other hosts that it may visit."""

    address: str
    answers: Path | None = None
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Config:
    """All settings, with their defaults.

    `regels` are the only rules to run (None for all), `zonder` the rules to leave out, `opties` settings per rule,
    `toegestaan` words that are never flagged, `doelgroep` whether readers are called *u* or *je* (None: as the text
    mostly does). `browser` says whether a browser shows pages (None: addresses, where there is one) and `hosts` to
    which other hosts it may talk. `cache` is the folder in which reports are remembered (None: they are not).
    `flows` are what an audit walks besides, `afdelingen` patterns of paths and addresses by the name of a department.
    `file` is where the settings came from, `overrides` are those of a command line or a caller.
    """

    niveau: Niveau = "B1"
    fail_on: FailOn = "fout"
    regels: tuple[str, ...] | None = None
    zonder: tuple[str, ...] = ()
    lang: Lang = "nl"
    doelgroep: Doelgroep | None = None
    pipeline: str | None = None
    woordenlijsten: tuple[Path, ...] = ()
    toegestaan: tuple[str, ...] = ()
    opties: Mapping[str, Settings] = field(default_factory=dict)
    baseline: Path | None = None
    browser: bool | None = None
    hosts: tuple[str, ...] = ()
    cache: Path | None = None
    afdelingen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flows: tuple[FlowPlan, ...] = ()
    file: Path | None = None
    paden: tuple[PathSection, ...] = ()
    overrides: Settings = field(default_factory=dict)

    def enabled(self, rule: str) -> bool:
        """Whether a rule is to run."""
        return rule not in self.zonder and (self.regels is None or rule in self.regels)

    def options(self, rule: Rule) -> dict[str, Any]:
        """The options of a rule, with the defaults filled in."""
        return {name: option.default for name, option in rule.options.items()} | dict(self.opties.get(rule.id, {}))

    def shows(self, url: str | None, path: Path | None) -> bool:
        """Whether a browser is to show a source: an address unless told otherwise, an HTML file only when asked to."""
        if self.browser is False:
            return False
        is_page = path is not None and path.suffix.lower() in (".html", ".htm", ".xhtml")
        return url is not None or (bool(self.browser) and is_page)

    def for_path(self, path: str) -> Config:
        """The settings for one source: those of its path sections over the file's, the command line's over all."""
        fitting = [s.settings for s in self.paden if any(self._fits(path, pattern) for pattern in s.patterns)]
        if not fitting:
            return self
        config = self
        for settings in fitting:
            config = _merged(config, settings)
        return _overridden(config, self.overrides)

    def changed(self, registry: Registry, **changes: Any) -> Config:
        """The settings with some set by a command line or a caller; these win from a file and its path sections.

        None means not set. Raises `ConfigError` for a rule that does not exist.
        """
        from begrijpelijk.config_file import check_rules

        given = {name: value for name, value in changes.items() if value is not None}
        check_rules(given.get("regels", ()), registry, "--regel")
        check_rules(given.get("zonder", ()), registry, "--zonder")
        return _overridden(self, {**self.overrides, **given})

    def _fits(self, path: str, pattern: str) -> bool:
        """Whether a source fits a pattern. Of an address the path will do, or the route after the #: ``mijn/**``."""
        if matches(self._relative(path), pattern):
            return True
        if "://" not in path:
            return False
        try:
            address = urlsplit(path)
        except ValueError:
            return False
        route = address.fragment.lstrip("!")
        names = [address.path, route] if route.startswith("/") else [address.path]
        return any(matches(name.lstrip("/"), pattern.removeprefix("/")) for name in names)

    def _relative(self, path: str) -> str:
        """The path as patterns see it: from the folder of the settings, with slashes."""
        if path == "-" or "://" in path:
            return path
        folder = self.file.parent if self.file else Path.cwd()
        return relative_name(path, folder)


def _merged(config: Config, settings: Settings) -> Config:
    """Settings over others: lists of rules to skip and words to allow grow, the rest is replaced."""
    changes = dict(settings)
    for name in ("zonder", "toegestaan", "woordenlijsten"):
        if name in changes:
            changes[name] = tuple(dict.fromkeys((*getattr(config, name), *changes[name])))
    if "opties" in changes:
        old, new = config.opties, changes["opties"]
        changes["opties"] = {rule: {**old.get(rule, {}), **new.get(rule, {})} for rule in (*old, *new)}
    return replace(config, **changes)


def _overridden(config: Config, overrides: Settings) -> Config:
    """What the command line says over everything; a rule that it asks for by name runs, whatever a file says."""
    merged = _merged(config, overrides)
    asked = set(overrides.get("regels") or ()) - set(overrides.get("zonder", ()))
    return replace(merged, zonder=tuple(rule for rule in merged.zonder if rule not in asked), overrides=overrides)


def load_config(file: Path | None, sources: Sequence[str], registry: Registry) -> Config:
    """The settings of `file`, or else of the file found from the first source upwards, or else the defaults.

    Raises `ConfigError` for what is wrong in the file.
    """
    from begrijpelijk import config_file  # reads the models: not needed for a Config that is made by hand

    found = file or config_file.find(_start(sources))
    return Config() if found is None else replace(_merged(Config(), config_file.read(found, registry)), file=found)


def _start(sources: Sequence[str]) -> Path:
    """The folder to look from: that of the first source, or where the user is."""
    first = next(iter(sources), "-")
    if first == "-" or "://" in first:
        return Path.cwd()
    path = Path(first).absolute()
    while not path.is_dir() and path != path.parent:
        path = path.parent
    return path
