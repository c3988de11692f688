"""``begrijpelijk plugin-maken``: write a new plugin that works, to change from there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path
from string import Template

from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import print_text
from begrijpelijk.errors import UsageError
from begrijpelijk.files import write_refusal
from begrijpelijk.version import __version__

PREFIX = "begrijpelijk-"
OURS = ("zorg", "digitaal")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40
_SUFFIX = ".tpl"  # so that no tool takes the templates for code of ours


def run(name: str, folder: Path) -> ExitCode:
    """Make the plugin in a folder and say where it is."""
    target = make(name, folder)
    print_text(f"De plug-in staat in {target}.\nLees {target / 'README.md'} om verder te gaan.\n")
    return ExitCode.PASSED


def make(name: str, folder: Path) -> Path:
    """Write the package ``begrijpelijk-NAME`` in a folder. Raises `UsageError` for a wrong name or what is there."""
    short = name.removeprefix(PREFIX)
    _check_name(short, name)
    package = PREFIX + short
    target = folder / package
    values = {
        "naam": short,
        "package": package,
        "module": package.replace("-", "_"),
        "version": __version__,
    }
    if target.exists():
        raise UsageError("dit is er al; kies een andere naam of een andere map", str(target))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.mkdir()
    except OSError as error:
        raise UsageError(write_refusal(error), str(target)) from error
    try:
        for path, template in _templates(files("begrijpelijk") / "template"):
            place = target / path.replace("module", values["module"], 1).removesuffix(_SUFFIX)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(Template(template).substitute(values), encoding="utf-8", newline="\n")
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)  # half a plugin is of no use, and would be in the way next time
        raise UsageError(write_refusal(error), str(target)) from error
    return target


def _check_name(short: str, name: str) -> None:
    if not _NAME.fullmatch(short) or len(short) > _LONGEST:
        raise UsageError("gebruik alleen kleine letters, cijfers en streepjes, zoals 'mijn-ziekenhuis'", name)
    if short in OURS or short == "begrijpelijk":
        raise UsageError("deze naam is al van begrijpelijk zelf; kies een andere", name)


def _templates(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, text) of the template files."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _templates(item, f"{path}{item.name}/")
        elif item.name.endswith(_SUFFIX):
            yield path + item.name, item.read_text(encoding="utf-8")
