"""Testing a check with cases as data: the same code for our own checks and for those of a plugin.

A file of cases names a rule and gives texts with what must be found in them; anything that is not listed may not be
found. Half of the cases should be texts in which nothing is wrong::

    regel: lijdende-vorm
    gevallen:
      - tekst: De uitslag wordt morgen besproken.
        verwacht: [{citaat: wordt morgen besproken, ernst: waarschuwing}]
      - tekst: De dokter is naar huis gegaan.
        verwacht: []

`citaat` is the text of the finding and `ernst` its severity; both may be left out (``[{}]``: one finding, whatever it
is, as for a text as a whole). A case may have a `format` (plain,
markdown or html), `opties` of the rule, a `niveau`, and a `reden` for who reads it.

What a text cannot show, such as the letter size in a Word file, is tested on a file. In place of `tekst` a case then
has `bestand`: its name, seen from the folder of the file of cases::

      - bestand: bestanden/word-10-punt.docx
        verwacht: [{ernst: waarschuwing}]

    >>> from begrijpelijk.testing import Case, run_case
    >>> run_case(Case(tekst="Bel ons morgen."), "lijdende-vorm")
    []
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from begrijpelijk.errors import ConfigError
from begrijpelijk.model import Niveau, Severity

if TYPE_CHECKING:
    from begrijpelijk.checker import Checker
    from begrijpelijk.model import Finding
    from begrijpelijk.plugins import Registry

__all__ = ["Case", "Expected", "Outcome", "load_cases", "outcome", "run_case"]


@dataclass(frozen=True)
class Expected:
    """A finding that a case must have. None fits anything: for a finding about the text as a whole."""

    citaat: str | None = None
    ernst: Severity | None = None

    def __str__(self) -> str:
        return f"{'anything' if self.citaat is None else repr(self.citaat)} as {self.ernst or 'any severity'}"


@dataclass(frozen=True)
class Case:
    """A text, or the file `bestand`, and all that must be found in it."""

    tekst: str = ""
    verwacht: tuple[Expected, ...] = ()
    format: Literal["plain", "markdown", "html"] = "plain"
    opties: Mapping[str, Any] = field(default_factory=dict)
    niveau: Niveau = "B1"
    reden: str = ""
    bestand: Path | None = None

    def __post_init__(self) -> None:
        if bool(self.tekst) == (self.bestand is not None):
            raise TypeError("a case has either 'tekst' or 'bestand'")

    def __str__(self) -> str:
        words = self.bestand.name if self.bestand else " ".join(self.tekst.split())
        return words if len(words) <= 60 else f"{words[:59]}…"


@dataclass(frozen=True)
class Outcome:
    """What came of a case: what was found as expected, what was missed, and what was found too much."""

    found: tuple[Finding, ...]
    missed: tuple[Expected, ...]
    extra: tuple[Finding, ...]
    errors: tuple[str, ...] = ()

    @property
    def problems(self) -> list[str]:
        """A line for everything that is not as expected."""
        return [
            *(f"not found: {wanted}" for wanted in self.missed),
            *(f"found too much: {extra.excerpt!r} as {extra.severity}: {extra.message}" for extra in self.extra),
            *self.errors,
        ]


def run_case(case: Case, rule: str, registry: Registry | None = None) -> list[str]:
    """What is wrong with the findings of a rule in a case, a line each; nothing when all is as expected.

    `registry` is for a plugin that is not installed: ``plugins.load(extra=[("my plugin", module)])``.
    """
    return outcome(case, rule, registry).problems


def outcome(case: Case, rule: str, registry: Registry | None = None) -> Outcome:
    """Run one rule over a case and lay its findings beside the expected ones."""
    from begrijpelijk.plugins import registry as installed

    registry = installed() if registry is None else registry
    if rule not in registry.checks:
        told = "; ".join(f"{error.source}: {error.message}" for error in registry.errors)
        raise ConfigError(f"no check with the id {rule!r} is registered. {told}".strip())
    checker = _checker(rule, case.niveau, tuple(sorted(case.opties.items())), _Same(registry))
    if case.bestand is not None:
        report = checker.check([str(case.bestand)])
    else:
        report = checker.check_text(case.tekst, case.format)
    findings = [finding for document in report.documents for finding in document.findings]
    errors = tuple(f"{error.source}: {error.message}" for error in report.errors if error.kind != "plugin")
    return _compare(case.verwacht, findings, errors)


def load_cases(path: Path) -> tuple[str, list[Case]]:
    """The id of the rule and the cases in a YAML file. Raises `ConfigError` for a key that does not exist."""
    try:
        import yaml
    except ImportError as error:
        raise ConfigError("cases are read with PyYAML: pip install 'begrijpelijk[testing]'") from error
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict) or set(data) != {"regel", "gevallen"} or not isinstance(data["gevallen"], list):
        raise ConfigError("a file of cases has the keys 'regel' and 'gevallen', and nothing else", str(path))
    return str(data["regel"]), [_case(raw, number, path) for number, raw in enumerate(data["gevallen"], 1)]


def _case(raw: Any, number: int, path: Path) -> Case:
    try:
        expected = tuple(Expected(**wanted) for wanted in raw["verwacht"])
        file = path.parent / raw["bestand"] if "bestand" in raw else None
        return Case(**{**raw, "verwacht": expected, "bestand": file})
    except (TypeError, KeyError) as error:
        raise ConfigError(f"case {number}: {error}. It has 'tekst' or 'bestand', and 'verwacht'", str(path)) from error


class _Same:
    """A registry as a key: the same one, whatever is in it."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.registry is other.registry

    def __hash__(self) -> int:
        return id(self.registry)


@lru_cache(maxsize=64)
def _checker(rule: str, niveau: Niveau, options: tuple[tuple[str, Any], ...], registry: _Same) -> Checker:
    """A checker with one rule on."""
    from begrijpelijk.checker import Checker
    from begrijpelijk.config import Config

    opties = {rule: dict(options)} if options else {}
    return Checker(Config(regels=(rule,), niveau=niveau, opties=opties), registry.registry)


def _compare(expected: tuple[Expected, ...], findings: list[Finding], errors: tuple[str, ...]) -> Outcome:
    """Pair findings with what was expected: the most exact first, so that it gets its own."""
    left = list(findings)
    found: list[Finding] = []
    missed: list[Expected] = []
    for wanted in sorted(expected, key=lambda wanted: (wanted.citaat is None) + (wanted.ernst is None)):
        fitting = [finding for finding in left if _fits(wanted, finding)]
        if fitting:
            found.append(min(fitting, key=lambda finding: finding.excerpt != wanted.citaat))
            left.remove(found[-1])
        else:
            missed.append(wanted)
    return Outcome(tuple(found), tuple(missed), tuple(left), errors)


def _fits(wanted: Expected, finding: Finding) -> bool:
    """Whether the one quotation holds the other: authors differ on where a split verb or a sentence ends."""
    quote = wanted.citaat or ""
    return (quote in finding.excerpt or finding.excerpt in quote) and wanted.ernst in (None, finding.severity)
