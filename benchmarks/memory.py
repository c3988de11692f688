"""Memory of a process after one full check beside the bare pipeline: ``python benchmarks/memory.py FILE ...``.

Every figure comes from fresh processes. "bare pipeline" has run the same blocks and has the Dutch frequencies of
*wordfreq* loaded (``pip install wordfreq``); "full check" has checked the documents with all rules. RSS is all memory
of the process, PSS counts what it shares with others by their number, private is its own alone. In MiB; Linux only. No
pass mark.

spaCy loads PyTorch and its like wherever they happen to be installed, and nothing here uses them: ``--with-all`` leaves
that as it is, without it they are kept out of both.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

UNUSED = ("torch", "tensorflow", "mxnet", "cupy")
FIGURES = ("rss", "pss", "private")


def resident() -> dict[str, float]:
    """Memory of this process in MiB."""
    found = {}
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]:
        name, value, *_ = line.split()
        found[name] = int(value) / 1024
    return {
        "rss": found["Rss:"],
        "pss": found["Pss:"],
        "private": found["Private_Clean:"] + found["Private_Dirty:"],
    }


def nothing(files: list[Path]) -> None:
    import spacy  # noqa: F401


def bare(files: list[Path]) -> None:
    from begrijpelijk.language.pipeline import load_pipeline

    blocks = json.loads(sys.stdin.read())
    for _ in load_pipeline().pipe(blocks):
        pass
    from wordfreq import zipf_frequency

    assert zipf_frequency("operatie", "nl") > 0


def check(files: list[Path]) -> None:
    from begrijpelijk.checker import Checker
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import load
    from begrijpelijk.sources import read_path

    registry = load()
    report = Checker(Config(), registry).check_documents(read_path(path, registry) for path in files)
    assert report.documents


WORKS: dict[str, Callable[[list[Path]], None]] = {"import spacy": nothing, "bare pipeline": bare, "full check": check}


def blocks_of(files: list[Path]) -> str:
    from begrijpelijk.plugins import load
    from begrijpelijk.sources import read_path

    registry = load()
    return json.dumps([block.text for path in files for block in read_path(path, registry).blocks])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--with-all", action="store_true", help="let spaCy load what it finds")
    parser.add_argument("--work", choices=list(WORKS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        if not options.with_all:
            sys.modules.update(dict.fromkeys(UNUSED))  # type: ignore[arg-type]
        WORKS[options.work](options.files)
        print(json.dumps(resident()))
        return
    blocks = blocks_of(options.files)
    measured: dict[str, dict[str, float]] = {}
    for name in WORKS:
        command = [sys.executable, __file__, *map(str, options.files), "--work", name]
        command += ["--with-all"] if options.with_all else []
        runs = [
            json.loads(subprocess.run(command, input=blocks, text=True, capture_output=True, check=True).stdout)
            for _ in range(options.rounds)
        ]
        measured[name] = {figure: statistics.median(run[figure] for run in runs) for figure in FIGURES}
    print(f"{len(options.files)} documents, median of {options.rounds} processes, MiB")
    print(f"{'':32}" + "".join(f"{figure:>10}" for figure in FIGURES))
    for name, values in measured.items():
        print(f"{name:32}" + "".join(f"{values[figure]:10.0f}" for figure in FIGURES))
    ratios = {figure: measured["full check"][figure] / measured["bare pipeline"][figure] for figure in FIGURES}
    print(f"{'full check / bare pipeline':32}" + "".join(f"{ratios[figure]:10.2f}" for figure in FIGURES))


if __name__ == "__main__":
    main()
