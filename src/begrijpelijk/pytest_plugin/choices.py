"""What is asked of one check: by the configuration, the command line, the marks of the test, and the call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from begrijpelijk.errors import UsageError
from begrijpelijk.model import SEVERITIES, Finding, Severity
from begrijpelijk.pytest_plugin.options import FAIL_ON, LEVELS, marks
from begrijpelijk.verdict import LEVEL_RULE, heavy

if TYPE_CHECKING:
    import pytest

    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry

_LISTS = ("regels", "zonder")
_CHOICES = {"niveau": LEVELS, "fail_on": FAIL_ON}
_LIMITS: Mapping[str, Severity] = {f"max_{severity}": severity for severity in SEVERITIES}


@dataclass(frozen=True)
class Choices:
    """The settings of one check, how many findings of a severity are allowed, and whether to fail at the end only."""

    config: Config
    limits: Mapping[Severity, int]
    soft: bool

    def failing(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings on which a test fails, heaviest first: a missed level, too heavy ones, and too many of a kind.

        Of a severity with a number (`max_fout`) up to that many are allowed, whatever `fail_on` says.
        """
        counted = {finding.severity for finding in heavy(findings, self.config.fail_on)}
        result = [finding for finding in findings if finding.rule == LEVEL_RULE]
        for severity in SEVERITIES:
            found = [finding for finding in findings if finding.severity == severity]
            limit = self.limits.get(severity)
            if len(found) > limit if limit is not None else severity in counted:
                result += [finding for finding in found if finding.rule != LEVEL_RULE]
        return result


def choose(item: pytest.Item, base: Config, registry: Registry, given: Mapping[str, Any]) -> Choices:
    """The choices for one check. Raises `UsageError` and `ConfigError` for what cannot be asked."""
    line = {name: item.config.getoption(f"--begrijpelijk-{name.replace('_', '-')}") for name in (*_CHOICES, "soft")}
    asked: dict[str, Any] = {}
    left_out = list(base.zonder)
    for source in (line, marks(item), given):
        for name, value in source.items():
            if value is None:
                continue
            if name in _LISTS:
                value = (value,) if isinstance(value, str) else tuple(value)
            if name == "zonder":
                left_out += value
            asked[name] = _right(name, value)
    limits = {severity: asked.pop(name) for name, severity in _LIMITS.items() if name in asked}
    soft = bool(asked.pop("soft", False))
    if asked.get("zonder"):
        asked["zonder"] = tuple(dict.fromkeys(left_out))
    return Choices(base.changed(registry, **asked), limits, soft)


def _right(name: str, value: Any) -> Any:
    """The value, where it is one that can be."""
    if name in _CHOICES and value not in _CHOICES[name]:
        raise UsageError(f"{value!r} kan niet; kies uit {', '.join(_CHOICES[name])}", name)
    if name in _LIMITS and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise UsageError(f"{value!r} kan niet; geef een heel getal, 0 of meer", name)
    return value
