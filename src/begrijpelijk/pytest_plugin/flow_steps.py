"""The work of checking a flow from a test: walked in a window of its own, in the browser of the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from begrijpelijk.browser.flow_report import check_flow
from begrijpelijk.browser.steps import Steps
from begrijpelijk.browser.walk import Answers, Budget, walk_steps
from begrijpelijk.browser.walk import hosts as allowed
from begrijpelijk.errors import UsageError
from begrijpelijk.pytest_plugin.page_steps import beside

if TYPE_CHECKING:
    import pytest

    from begrijpelijk.browser.model import Flow
    from begrijpelijk.checker import Checker
    from begrijpelijk.model import Report

_WINDOW = {"viewport": {"width": 360, "height": 740}, "locale": "nl-NL", "bypass_csp": True}
_NO_BROWSER = "geef de page van een gewone browser; deze heeft geen browser om een nieuw venster in te openen"


def check(
    page: Any,
    checker: Checker,
    address: str,
    *,
    window: Mapping[str, Any],
    answers: Any,
    hosts: Sequence[str],
    budget: Budget | None,
    aside: Executor,
    waits: bool,
) -> Steps[tuple[Flow, Report]]:
    """Walk the flow at an address with the cookies and the storage of `page`, which itself stays where it is.

    `window` are the settings of a new window (those of pytest-playwright's `browser_context_args`).
    """
    # What is wrong with the address or the answers is said before a window is opened.
    allowed.require(address, hosts)
    given = Answers.of(answers)
    browser = page.context.browser
    if browser is None:
        raise UsageError(_NO_BROWSER, "check_flow")
    state = yield page.context.storage_state()
    context = yield browser.new_context(**{**window, **_WINDOW, "storage_state": state})
    try:
        other = yield context.new_page()
        flow = yield from walk_steps(other, address, answers=given, hosts=hosts, budget=budget)
    finally:
        yield context.close()
    report = yield from beside(lambda: check_flow(checker, flow), aside, waits)
    return flow, report


def window_of(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The settings of a window as pytest-playwright has them for this test, without what would record it."""
    import pytest

    try:
        args = dict(request.getfixturevalue("browser_context_args"))
    except pytest.FixtureLookupError:
        args = {}
    for mark in reversed(list(request.node.iter_markers("browser_context_args"))):
        args.update(mark.kwargs)
    unwanted = ("record_video_dir", "record_video_size", "record_har_path", "user_agent", "no_viewport")
    return {name: value for name, value in args.items() if name not in unwanted}


def full_address(address: str, page: Any, window: Mapping[str, Any]) -> str:
    """The address of a flow: a path counts from the base address of the tests, or else from the page."""
    base = window.get("base_url") or (page.url if page.url.startswith("http") else "")
    return urljoin(base, address) if base else address
