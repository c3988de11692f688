"""begrijpelijk: tells Dutch health-care organisations whether people can understand and use what they publish.

    >>> import begrijpelijk
    >>> report = begrijpelijk.check_text("U wordt morgen door de arts geopereerd.")
    >>> report.passed
    True

Everything that is not named here is private and may change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.version import __version__

if TYPE_CHECKING:
    from os import PathLike

    from spacy.language import Language

    from begrijpelijk.config import Config
    from begrijpelijk.model import DocumentReport, Niveau, Report

__all__ = [
    "__version__",
    "annotate",
    "check",
    "check_flow",
    "check_text",
    "hookimpl",
    "load_pipeline",
    "word_difficulty",
]


def check(
    source: str | PathLike[str],
    *,
    rules: Sequence[str] | None = None,
    exclude: Sequence[str] = (),
    niveau: Niveau | None = None,
    config: Config | str | PathLike[str] | None = None,
    browser: bool | None = None,
) -> Report:
    """Check a file, folder, glob or http(s) address.

    `rules` are the only rules to run and `exclude` rules to leave out, by id; `niveau` is the level to meet (B1 unless
    the configuration says otherwise); `config` is a `Config`, or the path of a file; without it the file is looked for
    from the source upwards. `browser` says whether a page is shown in a browser first (None: an address is, where the
    extra ``[browser]`` and a Chromium are there; True: an HTML file too). A source that cannot be read is named in
    `Report.errors`. Raises `ConfigError` for a wrong configuration or an unknown rule.

        report = begrijpelijk.check("folder.docx")
        report.documents[0].scores.lint
    """
    checker = _checker(source, rules, exclude, niveau, config, browser=browser)
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


def annotate(
    source: str | PathLike[str],
    output: str | PathLike[str],
    *,
    lang: Literal["nl", "en"] | None = None,
    config: Config | str | PathLike[str] | None = None,
) -> DocumentReport:
    """Check a file or http(s) address and write a copy with a remark at every finding; gives the report of it.

    A Word file (.docx, .docm) gets comments and a PDF gets highlights with notes; of anything else a new Word file is
    made. `output` is the file to write, never the source itself; `lang` the language of the remarks (that of the
    configuration when None), `config` as in `check`. Raises `SourceError` for a source that cannot be read or takes no
    remarks, `UsageError` for an output that cannot be written, `ConfigError` for a wrong configuration.

        begrijpelijk.annotate("folder.docx", "folder-opmerkingen.docx")
    """
    from pathlib import Path

    from begrijpelijk.annotation.file import annotate_file

    return annotate_file(_checker(source, None, (), None, config, lang), str(source), Path(output))


def check_flow(
    address: str,
    *,
    answers: Mapping[str, Any] | str | PathLike[str] | None = None,
    hosts: Sequence[str] = (),
    rules: Sequence[str] | None = None,
    exclude: Sequence[str] = (),
    niveau: Niveau | None = None,
    config: Config | str | PathLike[str] | None = None,
) -> Report:
    """Walk a digital triage or another series of questions in a browser, and check every screen and the whole.

    `answers` is a file, or a mapping of a part of a question to the answers to give; `hosts` are other hosts than the
    loopback address that may be visited; the other arguments are those of `check`. Needs the extra ``[browser]``.
    Raises `SourceError` for an address that may not or cannot be walked, `ConfigError` for a wrong configuration.

        report = begrijpelijk.check_flow("http://127.0.0.1:8000/", answers={"hoe oud": [30, 70]})
        report.flows[0].share
    """
    from pathlib import Path

    from begrijpelijk.browser.flow_report import check_address

    given = answers if answers is None or isinstance(answers, Mapping) else Path(answers)
    checker = _checker(None, rules, exclude, niveau, config)
    return check_address(checker, address, answers=given, hosts=hosts)


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
    lang: str | None = None,
    browser: bool | None = None,
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
    if lang is not None:
        changes["lang"] = lang
    return Checker(config.changed(plugins, browser=browser, **changes), plugins)
