"""begrijpelijk: tells Dutch health-care organisations whether people can understand and use what they publish.

    >>> import begrijpelijk
    >>> report = begrijpelijk.check_text("U wordt morgen door de arts geopereerd.")
    >>> report.passed
    True

Everything that is not named here is private and may change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.version import __version__

if TYPE_CHECKING:
    from os import PathLike

    from spacy.language import Language

    from begrijpelijk.config import Config
    from begrijpelijk.model import Niveau, Report

__all__ = ["__version__", "check", "check_text", "hookimpl", "load_pipeline", "word_difficulty"]


def check(
    source: str | PathLike[str],
    *,
    rules: Sequence[str] | None = None,
    exclude: Sequence[str] = (),
    niveau: Niveau | None = None,
    config: Config | str | PathLike[str] | None = None,
) -> Report:
    """Check a file, folder, glob or http(s) address.

    `rules` are the only rules to run and `exclude` rules to leave out, by id; `niveau` is the level to meet (B1 unless
    the configuration says otherwise); `config` is a `Config`, or the path of a file; without it the file is looked for
    from the source upwards. A source that cannot be read is named in `Report.errors`. Raises `ConfigError` for a wrong
    configuration or an unknown rule.

        report = begrijpelijk.check("folder.docx")
        report.documents[0].scores.lint
    """
    checker = _checker(source, rules, exclude, niveau, config)
    return checker.check([str(source)])  # type: ignore[no-any-return]


def check_text(
    text: str,
    format: Literal["plain", "markdown", "html"] = "plain",
    *,
    rules: Sequence[str] | None = None,
    exclude: Sequence[str] = (),
    niveau: Niveau | None = None,
    config: Config | str | PathLike[str] | None = None,
) -> Report:
    """Check a string. `format` is ``plain``, ``markdown`` or ``html``; the other arguments are those of `check`.

    report = begrijpelijk.check_text("# Uw afspraak\\n\\nBel 088 123 45 67.", format="markdown")
    """
    return _checker(None, rules, exclude, niveau, config).check_text(text, format)  # type: ignore[no-any-return]


def load_pipeline(name: str | None = None) -> Language:
    """The spaCy pipeline in use: the embedded one, or by name an installed one such as ``nl_core_news_lg``.

    doc = begrijpelijk.load_pipeline()("De arts bekijkt uw knie.")
    """
    from begrijpelijk.language.pipeline import load_pipeline as load

    return load(name)


def word_difficulty(word: str) -> float:
    """How likely it is that Dutch adults do not know a word: 0.0 everybody knows it, 1.0 nobody does.

    begrijpelijk.word_difficulty("cholesterolverlager")
    """
    from begrijpelijk.language.familiarity import word_difficulty as difficulty

    return difficulty(word)


def _checker(
    source: str | PathLike[str] | None,
    rules: Sequence[str] | None,
    exclude: Sequence[str],
    niveau: Niveau | None,
    config: Config | str | PathLike[str] | None,
) -> Any:
    """A checker with these settings over those of the configuration."""
    from pathlib import Path

    from begrijpelijk.checker import Checker
    from begrijpelijk.config import Config, load_config
    from begrijpelijk.plugins import registry

    plugins = registry()
    if not isinstance(config, Config):
        config = load_config(None if config is None else Path(config), [] if source is None else [str(source)], plugins)
    changes: dict[str, Any] = {}
    if rules is not None:
        changes["regels"] = tuple(rules)
    if exclude:
        changes["zonder"] = (*config.zonder, *exclude)
    if niveau is not None:
        changes["niveau"] = niveau
    return Checker(config.changed(plugins, **changes), plugins)
