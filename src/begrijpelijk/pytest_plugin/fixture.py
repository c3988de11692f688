"""The fixture `begrijpelijk`: what a test can ask for, in Playwright's sync and async interface alike."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack, overload

from begrijpelijk.browser.steps import Steps, run, run_async
from begrijpelijk.errors import UsageError
from begrijpelijk.pytest_plugin.options import SOFT

if TYPE_CHECKING:
    import pytest
    from playwright.async_api import Page as AsyncPage
    from playwright.sync_api import Page

    from begrijpelijk.browser.walk import Budget
    from begrijpelijk.checker import Checker
    from begrijpelijk.model import FailOn, Niveau, Report
    from begrijpelijk.pytest_plugin.choices import Choices
    from begrijpelijk.pytest_plugin.outcome import Outcome
    from begrijpelijk.pytest_plugin.session import Session


class Asked(TypedDict, total=False):
    """What every check can be asked.

    `niveau` is the level to meet, `rules` are the only rules to run, `exclude` rules to leave out, `fail_on` is the
    severity from which one finding is too many; `max_fout`, `max_waarschuwing` and `max_tip` allow so many findings of
    a severity, whatever `fail_on` says; `soft` goes on after a finding and lets the test fail at its end.
    """

    niveau: Niveau
    rules: Sequence[str]
    exclude: Sequence[str]
    fail_on: FailOn
    max_fout: int
    max_waarschuwing: int
    max_tip: int
    soft: bool


_IN_SETTINGS = {"rules": "regels", "exclude": "zonder"}  # as marks and the configuration call them


class Begrijpelijk:
    """Checks pages, flows and texts in a test. Get one with the fixture `begrijpelijk`.

    Every check gives the report, and raises `AssertionError` with the findings on which it fails. What is not asked
    (see `Asked`) comes from the marks of the test, the command line and `begrijpelijk.toml`, in that order. With
    ``--begrijpelijk-uit`` nothing is done and the report is empty. Every check raises `ConfigError` and `UsageError`
    for what cannot be asked.
    """

    def __init__(self, request: pytest.FixtureRequest, session: Session) -> None:
        self._request = request
        self._item: pytest.Item = request.node
        self._session = session

    @overload
    def check_page(self, page: Page, *, name: str | None = None, **asked: Unpack[Asked]) -> Report: ...
    @overload
    def check_page(
        self, page: AsyncPage, *, name: str | None = None, **asked: Unpack[Asked]
    ) -> Coroutine[Any, Any, Report]: ...
    def check_page(self, page: Any, *, name: str | None = None, **asked: Unpack[Asked]) -> Any:
        """Check a page as it stands open; it is left as it was. With a page of the async interface: await it.

        `name` is what to call it in the report, by default its address. Raises `SourceError` for a page without text
        or in another language, `BrowserError` without the extra ``[browser]``.
        """
        __tracebackhide__ = True
        given, waits = _given(asked), _is_async(page)

        def work() -> Steps[Outcome]:
            from begrijpelijk.pytest_plugin import outcome, page_steps, picture

            choices, checker = self._prepare(given, page.url)
            report = yield from page_steps.check(page, checker, name, self._session.pool, waits)
            result = outcome.judge(self._session, self._item, report, choices, outcome.page_key(name or page.url))
            if result.shown and self._session.folder is not None:
                result.picture((yield from picture.of_page(page, result.shown)))
            return result.told()

        return self._carry_out(work, waits)

    @overload
    def check_flow(
        self,
        page: Page,
        address: str,
        *,
        answers: Mapping[str, Any] | str | PathLike[str] | None = None,
        hosts: Sequence[str] = (),
        budget: Budget | None = None,
        **asked: Unpack[Asked],
    ) -> Report: ...
    @overload
    def check_flow(
        self,
        page: AsyncPage,
        address: str,
        *,
        answers: Mapping[str, Any] | str | PathLike[str] | None = None,
        hosts: Sequence[str] = (),
        budget: Budget | None = None,
        **asked: Unpack[Asked],
    ) -> Coroutine[Any, Any, Report]: ...
    def check_flow(
        self,
        page: Any,
        address: str,
        *,
        answers: Mapping[str, Any] | str | PathLike[str] | None = None,
        hosts: Sequence[str] = (),
        budget: Budget | None = None,
        **asked: Unpack[Asked],
    ) -> Any:
        """Walk the flow at an address, and check all of its screens. With a page of the async interface: await it.

        It is walked in a window of its own, with the cookies and the storage of `page`; `page` itself stays where it
        is. `address` may be a path. `answers` and `hosts` are those of `begrijpelijk.check_flow`: on another host than
        the loopback address nothing is filled in unless that host is named. `budget` bounds the walk. A flow of which
        no outcome was found fails. Raises `SourceError` for an address that may not or cannot be walked.
        """
        __tracebackhide__ = True
        given, waits = _given(asked), _is_async(page)

        def work() -> Steps[Outcome]:
            from begrijpelijk.pytest_plugin import flow_steps, outcome, picture

            window = flow_steps.window_of(self._request)
            whole = flow_steps.full_address(address, page, window)
            choices, checker = self._prepare(given, whole)
            flow, report = yield from flow_steps.check(
                page, checker, whole, window=window, answers=answers, hosts=hosts, budget=budget,
                aside=self._session.pool, waits=waits,
            )  # fmt: skip
            result = outcome.judge(self._session, self._item, report, choices, outcome.page_key(whole))
            if self._session.folder is not None:
                for screen, shown in result.by_screen(flow):
                    result.picture((yield from picture.of_screen(page, screen, shown)))
            return result.told()

        return self._carry_out(work, waits)

    def check_text(
        self,
        text: str | PathLike[str],
        format: Literal["plain", "markdown", "html"] = "plain",
        *,
        name: str | None = None,
        **asked: Unpack[Asked],
    ) -> Report:
        """Check a text in a format, or a file (given as a `Path`). Needs no browser. A file that cannot be read fails.

        `name` is what to call a text in the report.
        """
        __tracebackhide__ = True
        given = _given(asked)

        def work() -> Steps[Outcome]:
            from begrijpelijk.pytest_plugin import outcome

            if isinstance(text, str):
                choices, checker = self._prepare(given, name or "-")
                report, key = checker.check_text(text, format, name or "-"), outcome.text_key(self._item, name)
            else:
                choices, checker = self._prepare(given, fspath(text))
                report, key = checker.check([fspath(text)]), None
            return outcome.judge(self._session, self._item, report, choices, key).told()
            yield  # a step like the others, though there is nothing to wait for

        result: Report = self._carry_out(work, waits=False)
        return result

    def _prepare(self, given: Mapping[str, Any], source: str) -> tuple[Choices, Checker]:
        """What is asked of this check, and a checker that does it."""
        from begrijpelijk.checker import Checker
        from begrijpelijk.plugins import registry
        from begrijpelijk.pytest_plugin.choices import choose

        plugins = registry()
        choices = choose(self._item, self._session.settings(self._item), plugins, given)
        # The sections for paths are about the address; the name that a test gives would hide it.
        config = replace(choices.config.for_path(source), paden=())
        return replace(choices, config=config), Checker(config, plugins)

    def _carry_out(self, work: Callable[[], Steps[Outcome]], waits: bool) -> Any:
        """Do the work, or give what does it when it is awaited."""
        __tracebackhide__ = True
        if self._session.config.getoption("--begrijpelijk-uit"):
            return _later(_nothing) if waits else _nothing()
        if waits:
            return self._awaited(work())
        return self._end(run(work()))

    async def _awaited(self, work: Steps[Outcome]) -> Report:
        __tracebackhide__ = True
        return self._end(await run_async(work))

    def _end(self, outcome: Outcome) -> Report:
        """Fail now, or keep what to fail with for the end of the test."""
        __tracebackhide__ = True
        if outcome.message is not None:
            if not outcome.choices.soft:
                raise AssertionError(outcome.message)
            self._item.stash.setdefault(SOFT, []).append(outcome.message)
        return outcome.report


def _given(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What a call asks, by the names of the settings; nothing where it was not asked."""
    wrong = [name for name in asked if name not in Asked.__annotations__]
    if wrong:
        known = ", ".join(Asked.__annotations__)
        raise UsageError(f"dit kan niet worden gevraagd: {', '.join(wrong)}. Kies uit: {known}", "begrijpelijk")
    return {_IN_SETTINGS.get(name, name): value for name, value in asked.items()}


def _is_async(page: Any) -> bool:
    """Whether a page is of the async interface. Anything with the methods of a page will do, also of a look-alike."""
    evaluate = getattr(page, "evaluate", None)
    if evaluate is None or not hasattr(page, "set_viewport_size"):
        raise UsageError(f"geef een page van Playwright, geen {type(page).__name__}", "begrijpelijk")
    from begrijpelijk.browser.launch import require_extra

    require_extra()
    return inspect.iscoroutinefunction(evaluate)


def _nothing() -> Report:
    """The report of a check that was switched off."""
    from begrijpelijk.model import Report, Tool
    from begrijpelijk.version import __version__

    return Report(tool=Tool(version=__version__, pipeline=""), passed=True, documents=[])


async def _later(work: Callable[[], Report]) -> Report:
    return work()
