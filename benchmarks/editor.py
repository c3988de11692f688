"""How long an editor waits for its marks: ``python benchmarks/editor.py [--words 2000] [--keys 40]``.

Drives ``begrijpelijk taalserver`` with a real client. A key is typed in a random paragraph of a Markdown text; measured
is the time from didChange to publishDiagnostics of that version, with the pause that the server waits for more keys. In
the same run, in turns: a full check of the same text in this process, and how many paragraphs the incremental check
analyses again. Prints a table; ``--json`` writes it. No pass mark.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "editor"))
from editor_client import Editor

from begrijpelijk import plugins, sources
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.editor.work import PAUSE
from begrijpelijk.incremental import IncrementalChecker, ParseCache

TEXT = Path(__file__).parent / "data" / "b1-tekst.md"


def text_of(words: int) -> str:
    """The first paragraphs of the text, up to about so many words."""
    kept: list[str] = []
    for paragraph in TEXT.read_text(encoding="utf-8").split("\n\n"):
        kept.append(paragraph)
        if len(" ".join(kept).split()) >= words:
            break
    return "\n\n".join(kept) + "\n"


def keys(text: str, count: int) -> list[tuple[int, int, str]]:
    """(line, character, letter): keys at the end of random lines with text."""
    chance = random.Random(1)
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if line.strip()]
    return [(number := chance.choice(places), len(lines[number]), chance.choice("aenrt s")) for _ in range(count)]


def processor(process: int) -> float:
    """Seconds of processor time that a process has had: what the load of the machine does not change. Linux only."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    text = text_of(options.words)
    full = Checker(Config(), plugins.registry())
    again = IncrementalChecker(Checker(Config(), plugins.registry()), ParseCache())
    times: dict[str, list[float]] = {"server": [], "full": [], "incremental": []}
    analysed: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        editor = Editor(Path(folder))
        editor.start({"codeLens": False})
        began = time.perf_counter()
        uri = editor.open("tekst.md", text)
        editor.marks(uri)
        first = time.perf_counter() - began
        again.check(sources.read_string(text, "markdown"))
        full.check_text(text, "markdown")
        paragraphs = again.cache.parsed
        cpu = processor(editor.process.pid)
        for line, character, letter in keys(text, options.keys):
            began = time.perf_counter()
            version = editor.change(uri, (line, character, line, character, letter))
            editor.marks(uri, version)
            times["server"].append(time.perf_counter() - began)
            lines = text.split("\n")
            lines[line] = lines[line][:character] + letter + lines[line][character:]
            text = "\n".join(lines)
            before = again.cache.parsed
            began = time.perf_counter()
            again.check(sources.read_string(text, "markdown"))
            times["incremental"].append(time.perf_counter() - began)
            analysed.append(again.cache.parsed - before)
            began = time.perf_counter()
            full.check_text(text, "markdown")
            times["full"].append(time.perf_counter() - began)
        cpu = (processor(editor.process.pid) - cpu) / options.keys
        memory = resident(editor.process.pid)
        editor.leave()
        editor.stop()
    result = {
        "words": len(text.split()),
        "paragraphs": paragraphs,
        "paragraphs analysed again, most": max(analysed),
        "first marks (s)": round(first, 2),
        "pause (s)": PAUSE,
        "didChange to publishDiagnostics, median (s)": round(statistics.median(times["server"]), 3),
        "the same, 95th percentile (s)": round(statistics.quantiles(times["server"], n=20)[-1], 3),
        "processor time of the server for a key (s)": round(cpu, 3),
        "resident memory of the server (MB)": round(memory / 1e6),
        "incremental check, median (s)": round(statistics.median(times["incremental"]), 3),
        "full check, median (s)": round(statistics.median(times["full"]), 3),
        "incremental : full": round(statistics.median(times["incremental"]) / statistics.median(times["full"]), 3),
        "load of the machine": round(os.getloadavg()[0], 1),
    }
    for name, value in result.items():
        print(f"{name:50} {value}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
