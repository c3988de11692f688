"""The pytest plugin: the fixture `begrijpelijk`, for browser tests and for texts.

    def test_afspraak(page, begrijpelijk):
        page.goto("http://127.0.0.1:8000/afspraak")
        begrijpelijk.check_page(page, niveau="B1")

On as soon as begrijpelijk is installed. This module and `options.py` are read in every run of pytest, so they import
nothing but pytest; the rest is imported in the first test that uses the fixture. See docs/playwright.md.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import pytest

from begrijpelijk.pytest_plugin import options
from begrijpelijk.pytest_plugin.options import MARK, SESSION, SOFT

if TYPE_CHECKING:
    from begrijpelijk.pytest_plugin.fixture import Begrijpelijk
    from begrijpelijk.pytest_plugin.session import Session

__all__ = ["begrijpelijk"]


@pytest.fixture
def begrijpelijk(request: pytest.FixtureRequest) -> Begrijpelijk:
    """Kijk of mensen een pagina, een vragenlijst of een tekst kunnen begrijpen (check_page, check_flow, check_text)."""
    from begrijpelijk.pytest_plugin.fixture import Begrijpelijk

    return Begrijpelijk(request, _session(request.config))


def _session(config: pytest.Config) -> Session:
    """What all tests of this process share."""
    if SESSION not in config.stash:
        from begrijpelijk.pytest_plugin.session import Session

        config.stash[SESSION] = Session(config)
    return config.stash[SESSION]


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the command line."""
    options.add(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark, and take away the reports of the run before this one."""
    config.addinivalue_line("markers", MARK)
    options.require(config)
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        options.clean(options.folder(config))
        if getattr(config.option, "xmlpath", None):
            from begrijpelijk.pytest_plugin.junit import Attachments

            config.pluginmanager.register(Attachments(config), "begrijpelijk-junit")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail at the end of a test with all that was collected in it (soft)."""
    return (yield from _with_collected(item, "call"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """The same for checks in what is done after a test."""
    return (yield from _with_collected(item, "teardown"))


def _with_collected(item: pytest.Item, when: str) -> Generator[None, Any, Any]:
    __tracebackhide__ = True
    try:
        result = yield
    except BaseException:
        collected = item.stash.get(SOFT, [])
        if collected:  # the test fails on something else: then this is told beside it
            item.add_report_section(when, "begrijpelijk", "\n\n".join(collected))
            collected.clear()
        raise
    collected = item.stash.get(SOFT, [])
    if collected:
        message = "\n\n".join(collected)
        collected.clear()
        pytest.fail(message, pytrace=False)  # where the test ends says nothing: each message names its own check
    return result


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the baseline, or hand what is to be in it to the process that gathers it."""
    config = session.config
    if SESSION in config.stash:
        config.stash[SESSION].finish()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of pytest-xdist accepted."""
    accepted = getattr(node, "workeroutput", {}).get(options.ACCEPTED)
    if accepted is not None:
        _session(node.config).take(accepted)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say where the reports are, and what was accepted."""
    files = {
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == options.REPORT
    }
    accepted = config.stash[SESSION].told if SESSION in config.stash else None
    if files or accepted:
        from begrijpelijk.pytest_plugin.message import summary

        terminalreporter.section("begrijpelijk")
        for line in summary(len(files), options.folder(config), accepted):
            terminalreporter.line(line)
