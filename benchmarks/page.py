"""How quickly the web page follows: from the last key to the new marks, and how long the page is busy while typing.

    python benchmarks/page.py [WORDS]

Starts `begrijpelijk serve` and a Chromium, types in a text of 1,000 words (or WORDS), and prints milliseconds: the
median and the worst of `ROUNDS` pauses in typing. Long tasks are those of over 50 ms in the page while keys come in.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

EXAMPLE = Path(__file__).parents[1] / "docs" / "voorbeelden"
ROUNDS = 10
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LAST = "medicatie"  # the last word that is typed: it is only marked by a check of the text as it then is
WATCH = """last => { window.tasks = []; window.marked = 0;
new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(each => each.duration)))
    .observe({type: 'longtask'});
const layer = document.querySelector('.onderlaag'), area = document.querySelector('#invoer');
new MutationObserver(() => { const line = layer.lastElementChild;
    if (line.lastElementChild?.textContent === last && line.lastElementChild.classList.contains('m'))
        window.marked ||= performance.now();
}).observe(layer, {childList: true, subtree: true});
area.addEventListener('keydown', () => { window.pressed = performance.now() }); }"""


def text(words: int) -> str:
    """A text of this many words, with the points of a real leaflet; no sentence twice, so that nothing is cached."""
    import begrijpelijk

    sentences = [
        sentence.text
        for path in sorted(EXAMPLE.glob("*/b2.html"))
        for sentence in begrijpelijk.check(path).documents[0].sentences
    ]
    chosen: list[str] = []
    count = 0
    for number, sentence in enumerate(sentences):
        if count >= words:
            break
        chosen.append(sentence + ("\n\n" if number % 4 == 3 else " "))
        count += len(sentence.split())
    return "".join(chosen)


def measure(page: Page, address: str, content: str) -> None:
    """Type in the page, and print how long it takes."""
    page.goto(address)
    page.wait_for_selector("html[data-klaar]")
    page.fill("#invoer", content)
    page.wait_for_selector(".onderlaag .m")
    page.wait_for_timeout(2000)
    page.evaluate(WATCH, LAST)
    page.locator("#invoer").press("Control+End")
    waits, busy = [], []
    for round_ in range(ROUNDS):
        page.evaluate("() => { window.marked = 0; window.tasks.length = 0 }")
        page.keyboard.type(f"\n\nOp dag {round_} krijgt u thuis deze {LAST}", delay=40)
        busy.append(max(page.evaluate("window.tasks"), default=0.0))
        page.wait_for_function("() => window.marked", timeout=20_000)
        waits.append(page.evaluate("window.marked - window.pressed"))
        page.wait_for_timeout(300)
    points = page.evaluate("document.querySelectorAll('.punt').length")
    print(f"{len(content.split())} words, {points} points")
    print(f"last key to new marks: median {statistics.median(waits):.0f} ms, worst {max(waits):.0f} ms")
    print(f"longest task while typing: median {statistics.median(busy):.0f} ms, worst {max(busy):.0f} ms (0: under 50)")


def main() -> None:
    """Start the server and a browser."""
    content = text(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    server = subprocess.Popen(
        [sys.executable, "-m", "begrijpelijk", "serve", "--poort", "0", "--geen-browser"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found, "the server did not start"
        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
            path = own if Path(own).exists() else shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            measure(browser.new_page(viewport={"width": 1280, "height": 900}), found[0], content)
            browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
