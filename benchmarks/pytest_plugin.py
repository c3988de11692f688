"""What `check_page` costs in a browser test: beside axe-core alone, the first time and later, and where it is not used.

    python benchmarks/pytest_plugin.py [--rounds 7]

Runs pytest-playwright in a folder of its own. Prints the middle time of axe-core alone on a page (put into it and run,
as axe-playwright-python does) and of `check_page` on the same page, with their ratio; the first check of a run beside
the second; and the time that the plugin adds to a run of pytest that does not use it. The rounds take turns, so that a
busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONFTEST = """
import pytest
from begrijpelijk.browser.launch import arguments, system_chromium

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = system_chromium()
    own = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **own, "args": arguments(None)}
"""
TEST = """
import json, time
import pytest
from pathlib import Path
from axe_playwright_python.sync_playwright import Axe

PAGES = json.loads(Path("pages.json").read_text())

@pytest.mark.parametrize("number", range(len(PAGES)))
def test_page(page, begrijpelijk, number):
    times = {"axe": [], "check": []}
    for _ in range(ROUNDS + 1):
        page.set_content(PAGES[number])
        began = time.perf_counter()
        begrijpelijk.check_page(page, fail_on="nooit", exclude=["taalniveau"])
        times["check"].append(time.perf_counter() - began)
        page.set_content(PAGES[number])
        began = time.perf_counter()
        Axe().run(page)
        times["axe"].append(time.perf_counter() - began)
    Path(f"times{number}.json").write_text(json.dumps(times))
"""
SECTION = """<section><h2>Deel {number}</h2><p>U krijgt een brief van het ziekenhuis. Daarin staat wanneer u komt. Neem
de brief mee naar de balie. Bent u ziek? Bel dan met <a href="/contact">de polikliniek</a>. Wij maken samen met u een
nieuwe afspraak.</p><ul><li>Uw pasje</li><li>Uw medicijnen</li></ul>
<label>Vraag {number} <input name="v{number}"></label><button>Bewaar</button></section>"""
PAGE = """<!doctype html><html lang="nl"><head><title>Uw afspraak</title>
<meta name="viewport" content="width=device-width"><style>body {{ font: 16px/1.5 sans-serif; max-width: 40em }}</style>
</head><body><header><nav>{menu}</nav></header><main><h1>Uw afspraak</h1>{parts}</main></body></html>"""
SIZES = {"a screen": (5, 3), "a page": (15, 12), "a long page": (30, 60)}  # links in the menu, sections


def page(links: int, sections: int) -> str:
    menu = "".join(f'<a href="/{n}">Menu {n}</a> ' for n in range(links))
    return PAGE.format(menu=menu, parts="".join(SECTION.format(number=n) for n in range(sections)))


def pytest(folder: Path, *arguments: str) -> float:
    """Seconds that a run takes."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conftest.py").write_text(CONFTEST)
        (folder / "pages.json").write_text(json.dumps([page(*size) for size in SIZES.values()]))
        (folder / "test_pages.py").write_text(TEST.replace("ROUNDS", str(options.rounds)))
        pytest(folder)
        for number, title in enumerate(SIZES):
            times = json.loads((folder / f"times{number}.json").read_text())
            axe, check = (statistics.median(times[key][1:]) * 1000 for key in ("axe", "check"))
            print(f"{title}: axe alone {axe:.0f} ms, check_page {check:.0f} ms, ratio {check / axe:.2f}")
            if number == 0:
                first, second = (seconds * 1000 for seconds in times["check"][:2])
                print(f"first check {first:.0f} ms, second {second:.0f} ms, ratio {second / first:.2f}")
        (folder / "test_pages.py").write_text("def test_nothing():\n    pass\n")
        (folder / "conftest.py").unlink()
        runs: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(options.rounds):
            runs["with"].append(pytest(folder, "-p", "no:playwright"))
            runs["without"].append(pytest(folder, "-p", "no:playwright", "-p", "no:begrijpelijk"))
        with_, without = (statistics.median(runs[key]) * 1000 for key in ("with", "without"))
        print(f"a run that does not use it: {with_:.0f} ms, without the plugin {without:.0f} ms")


if __name__ == "__main__":
    main()
