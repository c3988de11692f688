"""Loading plugins: the built-in parts and everybody's register through the same hooks. See docs/plugins.md."""

from __future__ import annotations

import contextlib
import inspect
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module, metadata
from typing import Any

import pluggy

from begrijpelijk import hookspecs
from begrijpelijk.errors import told
from begrijpelijk.model import ErrorReport
from begrijpelijk.registration import KINDS, identity, problem

ENTRY_POINT_GROUP = "begrijpelijk"
SLOW_IMPORT = 5.0  # seconds after which a plugin's import is worth a remark
BUILTIN = (
    "begrijpelijk.sources",
    "begrijpelijk.checks",
    "begrijpelijk.wordlists",
    "begrijpelijk.reports",
    "begrijpelijk.kenmerken",
)


@dataclass
class Registry:
    """Everything that plugins registered, by id, and what went wrong on the way.

    `origins` has the plugin of everything that is not ours, by (kind, id).
    """

    checks: dict[str, Any] = field(default_factory=dict)
    wordlists: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)
    reports: dict[str, Any] = field(default_factory=dict)
    kenmerken: dict[str, Any] = field(default_factory=dict)
    errors: list[ErrorReport] = field(default_factory=list)
    origins: dict[tuple[str, str], str] = field(default_factory=dict)


def load(extra: Iterable[tuple[str, object]] = ()) -> Registry:
    """A fresh registry of the built-in parts, of installed plugins, and of `extra` (name, module) pairs.

    A plugin that cannot be imported, that raises, uses an unknown hook or registers an id twice is named in
    `Registry.errors`; the others are loaded. Of an id that is there twice the first counts, and ours come first.
    """
    registry = Registry()
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    for builtin in BUILTIN:
        manager.register(import_module(builtin), builtin)
    for name, plugin in (*extra, *_installed(registry.errors)):
        _admit(manager, name, plugin, registry.errors)
    for kind in KINDS:
        for name, thing in _registered(manager, f"register_{kind}", registry.errors):
            _add(registry, kind, name, thing)
    for wordlist in registry.wordlists.values():
        if wordlist.rule not in registry.checks and (origin := registry.origins.get(("wordlists", wordlist.name))):
            message = f"de woordenlijst {wordlist.name} is voor de regel '{wordlist.rule}', en die bestaat niet"
            registry.errors.append(_failure(origin, message))
    return registry


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry of this process, loaded at first use."""
    return load()


def _installed(errors: list[ErrorReport]) -> Iterator[tuple[str, object]]:
    """(name, module) of the plugins that are installed, in the order of their entry points."""
    points = sorted(metadata.entry_points(group=ENTRY_POINT_GROUP), key=lambda point: (point.name, point.value))
    names = [_plugin_name(point) for point in points]
    for point, name in zip(points, names, strict=True):
        # A package may have several; then the package alone says too little.
        unique = name if names.count(name) == 1 else f"{name} ({point.name})"
        began = time.monotonic()
        try:
            plugin = point.load()
        except (Exception, SystemExit) as error:
            errors.append(_failure(unique, f"kan niet worden geladen: {told(error)}"))
            continue
        if time.monotonic() - began > SLOW_IMPORT:
            errors.append(_failure(unique, f"laden duurt langer dan {SLOW_IMPORT:.0f} seconden. Meld het de maker."))
        yield unique, plugin


def _plugin_name(point: metadata.EntryPoint) -> str:
    """The name a user can look for: the package and its version, or the entry point where there is no package."""
    return f"{point.dist.name} {point.dist.version}" if point.dist else str(point.name)


def _admit(manager: pluggy.PluginManager, name: str, plugin: object, errors: list[ErrorReport]) -> None:
    """Register a plugin whole or not at all, and name its functions that do nothing."""
    if manager.has_plugin(name):
        errors.append(_failure(name, "er is nog een plug-in met deze naam; de eerste blijft gelden"))
        return
    if manager.is_registered(plugin):
        errors.append(_failure(name, "deze plug-in is al aangemeld met een andere naam"))
        return
    try:
        remarks = list(_idle_functions(plugin))
        manager.register(plugin, name)
    except Exception as error:
        errors.append(_failure(name, f"kan niet worden aangemeld: {told(error)}"))
        with contextlib.suppress(Exception):
            manager.unregister(name=name)
        return
    errors.extend(_failure(name, remark) for remark in remarks)


def _idle_functions(plugin: object) -> Iterator[str]:
    """What is to be said about functions that are marked but no hook, or named as a hook but not marked."""
    known = {name for name, _ in inspect.getmembers(hookspecs, inspect.isfunction)}
    for name, value in inspect.getmembers(plugin, inspect.isroutine):
        mark = getattr(value, f"{hookspecs.PROJECT}_impl", None)
        hook = (mark or {}).get("specname") or name
        if mark is not None and hook not in known:
            from begrijpelijk.config_file import nearest

            yield f"onbekende haak {hook}: die doet niets.{nearest(hook.replace('_', '-'), _with_hyphens(known))}"
        elif mark is None and name in known:
            yield f"boven {name} ontbreekt @hookimpl: die doet niets"


def _with_hyphens(names: Iterable[str]) -> list[str]:
    return [name.replace("_", "-") for name in names]


def _registered(manager: pluggy.PluginManager, hook: str, errors: list[ErrorReport]) -> Iterator[tuple[str, Any]]:
    """(plugin name, thing) for all that the plugins give for a hook, in the order in which they were admitted."""
    order = [name for name, _ in manager.list_name_plugin()]
    for implementation in sorted(getattr(manager.hook, hook).get_hookimpls(), key=lambda i: order.index(i.plugin_name)):
        name = implementation.plugin_name
        try:
            things = list(implementation.function())
        except (Exception, SystemExit) as error:  # a stranger's code may raise anything; the others go on
            errors.append(_failure(name, f"de functie {hook} geeft een fout: {told(error)}"))
            continue
        for thing in things:
            yield name, thing


def _add(registry: Registry, kind: str, plugin: str, thing: object) -> None:
    """Put a thing in its table, or say why not."""
    wrong = problem(kind, thing)
    if wrong:
        registry.errors.append(_failure(plugin, wrong))
        return
    id_ = identity(kind, thing)
    table = getattr(registry, kind)
    if id_ in table:
        registry.errors.append(_failure(plugin, f"{id_} bestaat al; de eerste blijft gelden"))
        return
    table[id_] = thing
    if plugin not in BUILTIN:
        registry.origins[kind, id_] = plugin


def _failure(plugin: str, message: str) -> ErrorReport:
    return ErrorReport(source=f"plug-in {plugin}", message=message, kind="plugin")
