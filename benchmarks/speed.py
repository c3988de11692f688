"""Speed as ratios, in one run and in turns: ``python benchmarks/speed.py FILE ... [--rounds 5]``.

(1) A full check with all rules against the bare pipeline on the same texts (reading the files counts for neither).
(2) ``begrijpelijk --help`` and ``begrijpelijk check`` on one leaflet against ``python -c "import spacy"``.
Prints a table of medians; ``--json`` writes them. No pass mark. Times are CPU time, of this process and of
those it starts: on a machine that others use, the clock on the wall says nothing.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import load
from begrijpelijk.sources import read_path


def timed(work: Callable[[], object]) -> float:
    began = spent()
    work()
    return spent() - began


def spent() -> float:
    """CPU seconds of this process and of those that it started and that ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def in_turns(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each, run one after the other so that a busy machine slows all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(timed(work))
    return {name: statistics.median(values) for name, values in times.items()}


def run(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    registry = load()
    checker = Checker(Config(), registry)
    documents = [read_path(path, registry) for path in options.files]
    words = sum(len(document.text.split()) for document in documents)
    blocks = [block.text for document in documents for block in document.blocks]
    checker.check_documents(documents)  # warm
    times = in_turns(
        {
            "bare pipeline": lambda: list(checker.nlp.pipe(blocks, batch_size=256)),
            "full check": lambda: checker.check_documents(documents),
        },
        options.rounds,
    )
    program = str(Path(sys.executable).with_name("begrijpelijk"))
    times |= in_turns(
        {
            "import spacy": run(sys.executable, "-c", "import spacy"),
            "--help": run(program, "--help"),
            "one leaflet": run(program, "check", str(options.files[0])),
        },
        options.rounds,
    )
    ratios = {
        "full check / bare pipeline": times["full check"] / times["bare pipeline"],
        "--help / import spacy": times["--help"] / times["import spacy"],
        "one leaflet / import spacy": times["one leaflet"] / times["import spacy"],
    }
    print(f"{len(documents)} documents, {words} words, median of {options.rounds} rounds")
    for name, value in times.items():
        speed = f"{words / value:10.0f} words a second" if name in ("bare pipeline", "full check") else ""
        print(f"{name:32}{value:10.3f} s{speed}")
    for name, value in ratios.items():
        print(f"{name:32}{value:10.2f}")
    if options.json:
        options.json.write_text(json.dumps({"words": words, "times": times, "ratios": ratios}, indent=1) + "\n")


if __name__ == "__main__":
    main()
