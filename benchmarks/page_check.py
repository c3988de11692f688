"""What a full check of a page costs beside axe-core alone, on the same open page in the same browser.

    python benchmarks/page_check.py [ADDRESS or HTML file ...] [--rounds 7] [--cpu]

Without a page it takes four of its own. Prints for each page the middle time of axe-core alone (put into the page and
run, as axe-playwright-python does), of `begrijpelijk.browser.measure`, of the language checks on what it read, and the
ratio of the last two together to the first. The rounds take turns, so that a busy machine slows both alike. With
``--cpu`` the times are those of the processor, in this process, the driver and the browser together: on a machine that
does much else only they say anything (Linux only, in steps of 10 ms).
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from begrijpelijk.browser import measure, open_browser
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry


def own(parts: int) -> str:
    """A page with a menu and so many parts of about 65 words, with a list, a field and a button each."""
    inside = "".join(PART.format(number=number) for number in range(parts))
    menu = "".join(f'<a href="/{n}">Menu {n}</a> ' for n in range(30 if parts > 20 else 6))
    return f"""<!doctype html><html lang="nl"><head><title>Uw afspraak</title>
<meta name="viewport" content="width=device-width">
<style>body {{ font: 16px/1.5 sans-serif; max-width: 40em; margin: auto }}</style></head><body><header><nav>{menu}</nav>
</header><main><h1>Uw afspraak</h1>{inside}</main></body></html>"""


PART = """<section><h2>Deel {number}</h2><p>U krijgt een brief van het ziekenhuis. Daarin staat wanneer u komt. Neem de
    brief mee naar de balie. Bent u ziek? Bel dan met <a href="/contact">de polikliniek</a>. Wij maken samen met u een
    nieuwe afspraak.</p><ul><li>Uw pasje</li><li>Uw medicijnen</li><li>Een lijst met vragen</li></ul>
    <label>Vraag {number} <input name="v{number}"></label> <button>Bewaar</button></section>"""
OWN = {f"own page, {parts} parts": own(parts) for parts in (2, 4, 9, 60)}


def processor() -> float:
    """Seconds of processor time of this process and all that it started."""
    parents: dict[int, int] = {}
    times: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(fields[1])
        times[int(path.parent.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    mine, grown = {os.getpid()}, True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in mine} - mine
        mine |= more
        grown = bool(more)
    return sum(times[pid] for pid in mine)


def timed(work: Callable[[], Any], clock: Callable[[], float]) -> tuple[float, Any]:
    began = clock()
    result = work()
    return clock() - began, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cpu", action="store_true")
    options = parser.parse_args()
    middle = statistics.mean if options.cpu else statistics.median
    clock = processor if options.cpu else time.perf_counter
    checker = Checker(Config(), registry())
    with open_browser() as browser:
        for name in options.pages or OWN:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            if name in OWN:
                page.set_content(OWN[name])
            else:
                page.goto(name if "://" in name else Path(name).resolve().as_uri())
            times: dict[str, list[float]] = {"axe": [], "measure": [], "checks": []}
            for round_ in range(options.rounds + 1):
                alone, _ = timed(lambda page=page: Axe().run(page), clock)
                measured, document = timed(lambda page=page: measure(page, screenshots=False), clock)
                checked, report = timed(lambda document=document: checker.check_documents([document]), clock)
                if round_:  # the first warms everything up
                    for key, value in zip(times, (alone, measured, checked), strict=True):
                        times[key].append(value)
            axe, measured, checked = (middle(values) * 1000 for values in times.values())
            words = report.documents[0].words
            print(f"{name}, {words} words: axe alone {axe:.0f} ms, measure {measured:.0f} ms, checks {checked:.0f} ms, "
                  f"ratio {(measured + checked) / axe:.2f}")  # fmt: skip
            page.close()


if __name__ == "__main__":
    main()
