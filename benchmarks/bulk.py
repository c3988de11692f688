"""Very many pages: ``python benchmarks/bulk.py FOLDER ... [--pages N] [--json FILE]``.

The folders have HTML pages, such as those of the Debian packages gimp-help-nl and libreoffice-help-nl. They go through
`begrijpelijk bulk` as JSON Lines. Prints (1) two workers against one, as time and as processor time, without the start,
(2) what ten times the pages cost, and the memory of all processes together (shared pages once), (3) what became of the
pages, and (4) what half a million pages like these would take. No pass mark.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from many import PROGRAM, measured

CARE_WEBSITES = 500_000  # pages of all Dutch care websites together, as the project estimates them
SEED = 7


def write(path: Path, pages: list[Path]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for page in pages:
            text = page.read_text(encoding="utf-8", errors="replace")
            stream.write(json.dumps({"id": str(page), "text": text}, ensure_ascii=False) + "\n")


def run(source: Path, output: Path, processes: int) -> tuple[float, float, int]:
    options = ("--soort", "html", "--met", "scores", "--processen", str(processes), "--opnieuw")
    return measured(PROGRAM, "bulk", str(source), "--output", str(output), *options)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, help="at most so many, drawn at random")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    pages = sorted(page for folder in options.folders for page in folder.rglob("*.html") if page.is_file())
    random.Random(SEED).shuffle(pages)
    pages = pages[: options.pages]
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, tenth, one = folder / "all.jsonl", folder / "tenth.jsonl", folder / "one.jsonl"
        write(many, pages)
        write(tenth, pages[: len(pages) // 10])
        write(one, pages[:1])
        start = run(one, folder / "out.jsonl", 1)
        runs = {
            "tenth": run(tenth, folder / "out.jsonl", cores),
            "one worker": run(many, folder / "one-worker.jsonl", 1),
            "all cores": run(many, folder / "all-cores.jsonl", cores),
        }
        rows = [json.loads(line) for line in (folder / "all-cores.jsonl").read_text("utf-8").splitlines()]
        same = (folder / "all-cores.jsonl").read_bytes() == (folder / "one-worker.jsonl").read_bytes()
    words = sum(row["words"] or 0 for row in rows)
    print(f"{len(pages)} pages, {words} words, {cores} cores; the same rows from one worker as from {cores}: {same}")
    for label, (took, processor, most) in {"start": start, **runs}.items():
        print(f"{label:12}{took:8.1f} s{processor:8.1f} s of processor{most / 2**20:8.0f} MB at most")
    took = {label: value[0] - start[0] for label, value in runs.items()}
    worked = {label: value[1] - start[1] for label, value in runs.items()}
    ratios = {
        "all cores / one worker": took["one worker"] / took["all cores"],
        "cores in use": runs["all cores"][1] / runs["all cores"][0],
        "cost of ten times the pages": worked["all cores"] / worked["tenth"],
    }
    for label, value in ratios.items():
        print(f"{label:30}{value:8.2f}")
    told = Counter(row["error"] or "checked" for row in rows)
    for label, count in told.most_common():
        print(f"{count:6}  {label}")
    hours = worked["all cores"] / len(pages) * CARE_WEBSITES / 3600
    print(f"{CARE_WEBSITES} pages like these: {hours:.0f} core hours, {hours / cores:.0f} hours on this machine")
    if options.json:
        data = {"pages": len(pages), "words": words, "runs": runs, "start": start, "ratios": ratios, "told": told}
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    sys.exit(0 if len(rows) == len(pages) else 1)


if __name__ == "__main__":
    main()
