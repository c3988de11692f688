"""The work of checking an open page: it is measured and put back as it was; language and browser work side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any, TypeVar

from begrijpelijk import sources
from begrijpelijk.browser.measure import axe_findings
from begrijpelijk.browser.measure import steps as measuring
from begrijpelijk.browser.steps import Steps
from begrijpelijk.errors import SourceError

if TYPE_CHECKING:
    from begrijpelijk.checker import Checker
    from begrijpelijk.document import Document
    from begrijpelijk.model import Report

T = TypeVar("T")
EMPTY = "Op deze pagina is geen tekst te zien. Open eerst de pagina, en wacht tot die klaar is."
# Another window size may move what was scrolled, and a measurement may take the focus: both are put back.
_REMEMBER = """() => {
  const kept = { active: document.activeElement, at: [scrollX, scrollY], moved: [] };
  const walk = (root) => { for (const el of root.querySelectorAll("*")) {
    if (el.scrollTop || el.scrollLeft) kept.moved.push([el, el.scrollLeft, el.scrollTop]);
    if (el.shadowRoot) walk(el.shadowRoot);
  } };
  walk(document);
  const field = kept.active;
  try { if (field && field.selectionStart != null) kept.range = [field.selectionStart, field.selectionEnd]; } catch { }
  return kept;
}"""
_PUT_BACK = """(kept) => {
  for (const [el, x, y] of kept.moved) { el.scrollLeft = x; el.scrollTop = y; }
  if (kept.active && kept.active !== document.activeElement && kept.active.isConnected) {
    if (kept.active === document.body) document.activeElement && document.activeElement.blur();
    else kept.active.focus({ preventScroll: true });
    if (kept.range) try { kept.active.setSelectionRange(...kept.range); } catch { }
  }
  const [left, top] = kept.at;
  if (scrollX !== left || scrollY !== top) scrollTo({ left, top, behavior: "instant" });
}"""


def check(page: Any, checker: Checker, name: str | None, aside: Executor, waits: bool) -> Steps[Report]:
    """Measure and check an open page. `waits` says that the page is of the async interface.

    Raises `SourceError` for a page without text or in another language, `BrowserError` for one that takes too long.
    """
    looks = looks_at_page(checker)
    kept = yield page.evaluate_handle(_REMEMBER)
    try:
        document: Document = yield from measuring(page, screenshots=False, axe=False, views=looks, source=name)
        if not any(char.isalnum() for block in document.blocks for char in block.text):
            raise SourceError(EMPTY, document.source)
        sources.require_dutch(document)
        analysing = aside.submit(checker.analyse, document)
        if looks and document.page is not None:
            document.page.axe = yield from axe_findings(page)
    finally:
        yield page.evaluate(_PUT_BACK, kept)
        yield kept.dispose()
    analysis = (yield asyncio.wrap_future(analysing)) if waits else analysing.result()
    return (yield from beside(lambda: checker.check_analysis(analysis), aside, waits))


def looks_at_page(checker: Checker) -> bool:
    """Whether a check may need more than the text: not when all that were asked for are about words and sentences."""
    asked = checker.config.regels
    if asked is None:
        return True
    return any(checker.registry.checks[id_].rule.section not in ("words", "sentences") for id_ in asked)


def beside(work: Callable[[], T], aside: Executor, waits: bool) -> Steps[T]:
    """Work that would hold up an event loop, in the thread beside it."""
    return (yield asyncio.wrap_future(aside.submit(work))) if waits else work()
