"""Walking the test sites: the share of screens and outcomes that is reached, and the time for each screen.

    python benchmarks/flows.py [SITE ...]

`s` is time by the clock, `cpu` the processor time of this program and of the browser together, without starting it: on
a busy machine only the last says something (Linux only).

The sites are those of tests/flows/sites, whose screens and outcomes are known. Needs the extra [browser].
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "flows" / "sites"))

import server
from begrijpelijk.browser.guard import host_of
from begrijpelijk.browser.launch import open_browser
from begrijpelijk.browser.walk import walk

# Site, page, screens, outcomes.
SITES = {
    "formulieren": (server.Triage, "", 8, 4),
    "twintig": (server.Twenty, "", 20, 6),
    "een-pagina": (server.Files, "spa.html", 8, 3),
    "shadow-dom": (server.Files, "shadow.html", 7, 3),
    "gesprek": (server.Files, "chat.html", 7, 3),
    "lichaam": (server.Files, "body.html", 11, 4),
    "onthoudt": (server.Files, "remembers.html", 6, 3),
    "langzaam": (server.Files, "slow.html", 6, 2),
    "vreemd": (server.Files, "odd.html", 13, 2),
}


def spent() -> float:
    """Processor time of this process and all below it, in seconds; 0 where that cannot be read."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = path.read_text().rpartition(")")
        except OSError:
            continue
        fields = rest.split()
        parents[int(number.split()[0])] = int(fields[1])
        used[int(number.split()[0])] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    family = {os.getpid()}
    while more := {number for number, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(used.get(number, 0.0) for number in family)


def main(names: list[str]) -> None:
    print(f"{'site':12} {'screens':>9} {'outcomes':>9} {'paths':>9} {'steps':>6} {'s':>7} {'s/screen':>9} {'cpu':>6}")
    for name in names or SITES:
        made, page, screens, outcomes = SITES[name]
        with server.serve(made()) as address, open_browser([host_of(address)]) as browser:
            opened = browser.new_page(viewport={"width": 360, "height": 740})
            began, before = time.perf_counter(), spent()
            flow = walk(opened, address + page)
            took, cpu = time.perf_counter() - began, spent() - before
        met = f"{len(flow.screens)}/{screens}"
        ends = f"{len(flow.outcomes)}/{outcomes}"
        ways = f"{flow.finished}/{flow.paths}"
        each = took / len(flow.screens)
        print(f"{name:12} {met:>9} {ends:>9} {ways:>9} {len(flow.steps):6} {took:7.1f} {each:9.2f} {cpu:6.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
