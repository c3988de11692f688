"""What the server adds, in one run and in turns: ``python benchmarks/server.py [--rounds 20] [--requests 100]``.

(1) A check of a text of 1,000 words through REST against `check_text` in this process: a ratio of medians.
(2) The most memory that the server and its workers take, after one check and under many requests at once.
Starts a real server on the loopback address (Linux only: memory is read from /proc). No pass mark.
"""

import argparse
import collections
import json
import re
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import begrijpelijk
from begrijpelijk.sources import read_path

LEAFLETS = Path(__file__).parent.parent / "docs/voorbeelden"


def text_of(words: int) -> str:
    """Leaflets in a row, cut at so many words."""
    paragraphs: list[str] = []
    count = 0
    for path in sorted(LEAFLETS.glob("*/b1.html")):
        for block in read_path(path).blocks:
            paragraphs.append(block.text)
            count += len(block.text.split())
            if count >= words:
                return "\n\n".join(paragraphs)
    return "\n\n".join(paragraphs)


def ask(address: str, text: str) -> int:
    body = json.dumps({"text": text}).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}/api/v1/check/text", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=300) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def family(process: int) -> list[int]:
    """The process and its children."""
    found = [process]
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(status.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(status.parent.name))
        except OSError:
            continue
    return found


def peak(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--words", type=int, default=1000)
    options = parser.parse_args()
    text = text_of(options.words)
    command = [sys.executable, "-m", "begrijpelijk", "serve", "--geen-browser", "--poort", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert found is not None
        address = found[0]
        for _ in range(4):  # both workers, warm
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda _: ask(address, text), range(2)))
        begrijpelijk.check_text(text)
        times: dict[str, list[float]] = {"check_text": [], "REST": []}
        for _ in range(options.rounds):
            times["check_text"].append(timed(lambda: begrijpelijk.check_text(text)))
            times["REST"].append(timed(lambda: ask(address, text)))
        medians = {name: statistics.median(values) for name, values in times.items()}
        print(f"{len(text.split())} words, median of {options.rounds} rounds")
        for name, value in medians.items():
            print(f"{name:32}{value:10.3f} s")
        print(f"{'REST / check_text':32}{medians['REST'] / medians['check_text']:10.2f}")
        report("memory after these checks", server.pid)
        began = time.perf_counter()
        with ThreadPoolExecutor(options.requests) as pool:
            codes = collections.Counter(pool.map(lambda _: ask(address, text), range(options.requests)))
        print(f"{options.requests} at once in {time.perf_counter() - began:.1f} s, answers: {dict(codes)}")
        report(f"memory under {options.requests} at once", server.pid)
    finally:
        server.terminate()
        server.wait(20)


def report(what: str, process: int) -> None:
    own, *workers = family(process)
    shown = " + ".join(f"{peak(worker):.0f}" for worker in workers)
    print(f"{what:32}{peak(own):10.0f} MB in the server, {shown} MB in the workers")


if __name__ == "__main__":
    main()
