"""Many documents: ``python benchmarks/many.py [--files 100] [--words 1000]``.

Makes Word files from docs/voorbeelden and checks them with the real program. Prints (1) all cores against one, as time
and as processor time over time ("cores in use", which also says something on a busy machine), (2) the memory of all its
processes together at a quarter, a half and all of the files, shared pages counted once, and (3) a second run from the
cache against the first. No pass mark.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from html import unescape
from itertools import cycle
from pathlib import Path

from docx import Document

EXAMPLES = Path(__file__).parent.parent / "docs" / "voorbeelden"
PROGRAM = str(Path(sys.executable).with_name("begrijpelijk"))


def paragraphs() -> list[str]:
    found: list[str] = []
    for path in sorted(EXAMPLES.glob("*/*.html")):
        text = path.read_text(encoding="utf-8").partition("<body")[2]
        found += [
            " ".join(unescape(re.sub("<[^>]+>", " ", p)).split()) for p in re.findall("<p[^>]*>(.*?)</p>", text, re.S)
        ]
    return [text for text in found if len(text.split()) > 8]


def make(folder: Path, files: int, words: int) -> None:
    source = cycle(paragraphs())
    for number in range(files):
        document = Document()
        document.add_heading(f"Folder {number}", 1)
        count = 0
        while count < words:
            text = next(source)
            document.add_paragraph(text)
            count += len(text.split())
        document.save(str(folder / f"folder-{number:03}.docx"))


def family(pid: int) -> list[int]:
    found = [pid]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                found += family(int(stat.parent.name))
        except OSError:
            continue
    return found


def memory(pid: int) -> int:
    """Proportional set size of a process and its children, in bytes."""
    total = 0
    for each in family(pid):
        try:
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        except OSError:
            continue
        total += 1024 * int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1])
    return total


def run(*arguments: object) -> tuple[float, float, int]:
    """Time, processor time and the most memory of a run that writes its report nowhere."""
    return measured(PROGRAM, "check", *map(str, arguments), "--output", os.devnull)


def measured(*command: str) -> tuple[float, float, int]:
    """Time, processor time and the most memory of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(command)
    most = 0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        time.sleep(0.5)  # looking more often would take a good part of a core from what is measured
    took = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--format", default="csv")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "folders"
        folder.mkdir()
        make(folder, options.files, options.words)
        form = ("--format", options.format)
        paths = sorted(folder.iterdir())
        start = run(paths[0], *form)
        one = run(folder, *form, "--processen", 1)
        every = run(folder, *form)
        print(f"{options.files} files of {options.words} words, {len(os.sched_getaffinity(0))} cores")
        for label, (took, processor, _) in (("one file", start), ("one worker", one), ("all cores", every)):
            print(f"{label:14}{took:8.1f} s{processor:8.1f} s of processor{processor / took:8.2f} cores in use")
        print(f"all cores, with the start    {one[0] / every[0]:.2f} times as fast")
        print(f"all cores, without the start {(one[0] - start[0]) / (every[0] - start[0]):.2f} times as fast")
        for part in (4, 2, 1):
            chosen = paths[: options.files // part]
            print(f"{len(chosen):4} files {run(*chosen, *form)[2] / 2**20:8.0f} MB at most")
        cache = ("--cache", Path(name) / "cache")
        first, second = run(folder, *form, *cache), run(folder, *form, *cache)
        print(f"first run with cache {first[0]:.1f} s, second {second[0]:.1f} s: {first[0] / second[0]:.1f} times")
        print(f"the same as processor time: {first[1] / second[1]:.1f} times")


if __name__ == "__main__":
    main()
